/** Northdale's view of itself, by the prompts of the adult social care programme. Its reviewers found it frank. */
export const NORTHDALE_SELF_ASSESSMENT: Record<string, string> = {
  people: `
Some 318,000 people live in Northdale. About 5,900 draw on care and support that we arrange, two thirds of them over sixty-five. The number has grown slowly. What has changed is how much each person
needs: the average package of home care has grown by a fifth in four years, and fourteen young adults now need support that costs more than £4,000 a week.

Nine in ten people live in Aldbeck, Redlea, Harthwaite or close by. The rest live in Corledale, which is forty miles long and has one road.

We suspect that we miss three groups: farmers, who ask for nothing; families who arrange care themselves and run out of money; and people from our Kurdish and Romanian communities, who are one in
thirty of our residents and one in two hundred of those we support.`,
  'working-with-people': `
Somebody who rings us speaks to a person within two minutes, nearly always. We stopped transferring calls three years ago. Thirty-eight in a hundred people have what they need after the first conversation, and few of
them ring again within a month.

Our practice framework, “The good conversation”, was written by fourteen of our own practitioners. Audits use the same five headings. People whom we asked last autumn said that they felt listened to; some said that they
then heard nothing.

Waits are not where they should be. 112 people are waiting for somebody to be given their case. The longest waits are for occupational therapy, and are in the dale. We have more to do on direct payments, which 17 in a hundred people use.

We offer carers an assessment of their own. Take-up is low.`,
  'providing-support': `
Reablement is our strongest service: 71 in a hundred people need less or nothing afterwards, and we check again at three months.

Home care is steady in the towns. In the dale, a provider gave back 210 hours in the spring with four weeks’ notice. We took the work in-house in eleven days. It costs more and is liked.

Thirty-six of our 44 care homes are judged good or better by the regulator. We have more residential places than we need and fewer nursing places.

Short stay beds help people to leave hospital. We are not sure that they help them to go home.`,
  safety: `
Concerns have risen by a quarter in two years and enquiries have fallen, because more is settled in the first conversation. We think that this is right and have not tested it.

People say what they want at the beginning of an enquiry in 92 cases in a hundred. We meet it, wholly or partly, in 88.

Young people who move from children’s services to ours meet us at seventeen. Their parents tell us that it should be earlier. We agree, and have one worker for 61 families.

212 requests to authorise deprivation of liberty are waiting. We see to the most urgent first.`,
  leadership: `
The director has been here for four years and the cabinet member for six. Members of all groups take an interest, and the leader speaks about care in public.

We see performance monthly, by area and age. The cabinet sees a longer pack each quarter. They do not always agree, and we know it.

Eleven programmes of change are under way.`,
  money: `
The net budget is £118 million. We expect to spend £4.2 million more. The two reasons are older people’s placements, and two packages for young adults.

The recovery plan counts on £1.1 million from reviews. We have not had the people to do them.

Nothing has been closed. What people have felt is slowness: it takes longer to agree anything out of the ordinary, and they notice.`,
  workforce: `
Six in a hundred social work posts are vacant; three years ago it was nineteen. Twelve of our support workers have taken the degree with us and eleven have stayed.

Thursday mornings are kept for learning. Nobody may book over them, the director included.

Our managers carry wide teams. Sickness among them went up last year when everybody else’s went down.`,
  partnership: `
The transfer of care hub at Northdale General has been one team for two years. Our pooled fund is £23 million.

We pay people who help us to change things, and there are twenty-six on our list. About a dozen are active.

Health is reorganising, and two of the people we rely on do not yet know where they will be.`,
  'not-going-well': `
Reviews. Four people in ten have not had one in a year. We have tried overtime, an agency team and a letter that asks people whether they are all right. The agency team did 300, and a hundred of those had to be done again. The
letter was a mistake.

The dale. We keep mending it and have not decided what we think is fair.`,
  learning: `
The regional review two years ago said that we were kind and slow. We printed that on a card. We answered the telephone faster and wrote the framework. We did not make the middle of the journey any quicker.`,
  questions: `
What would you stop, if you were us?

How have others agreed with their residents what people far from town can fairly expect?

Are we right that more is now settled at the first conversation, or are we turning people away politely?`,
};
