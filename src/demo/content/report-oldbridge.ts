import type { ReportSource } from './report-shape.ts';

/** Oldbridge and Weir's report: published more than a year ago, acted on, and closed. */
export const OLDBRIDGE_REPORT: ReportSource = {
  challenge: 'oldbridge-and-weir',
  status: 'published',
  publishedDaysAgo: 352,
  summary: `
Nearly one in twelve people in Oldbridge and Weir is over eighty. Many came to the river as young families and have no wish to leave it. The
borough asked us to look at what happens between the first call for help and a settled life at home, and to say what we would do first.

We met people who are proud of a kind service and worried about a thin one. The kindness is real. So is the wait. What moved us most was how much is
already done by neighbours, wardens and the Tuesday ferry, and how little of it the council had counted.`,
  keyMessages: `
p1
The first conversation is warm and useful, and people who have had one speak well of it.

p2
What comes next takes too long and is too quiet. People can bear a wait better than a silence.

p3 p4
Homecare is stretched because it is bought in slices. The home carers themselves know how it could be put together again.`,
  recommendations: `
r1 p2 | Never let a wait be silent
Give everybody who waits a named person and a call at least once a month, beginning with those who live alone.

r2 p3 | Buy homecare by the neighbourhood
Move from separate visits to small teams that look after one neighbourhood, plan their own rounds and know one another.

r3 p4 | Let carers write their own plan
Offer each carer a short plan of their own, written by them if they wish, with what would happen if they were ill on its first line.

r4 p5 | Bring people who draw on care into more rooms
Begin with the panels that appoint managers. Pay people, brief them and tell them what changed.`,
  sections: [
    {
      theme: 'working-with-people',
      heading: 'Working with people',
      text: `
strength p1
The telephone in Weir Street is answered by people who have time. We listened to eleven calls. Each began with the person and not with the form, and
in seven of them something had been arranged before the call was over: a key safe, a lift to the lunch club, a word with the housing
association. People in their nineties told us that they had been asked what they were looking forward
to. They had to think, they said, and then they thought about it all week.

strength p1
Social workers write well. In the case files that we read, people sound like themselves. More than one assessment begins in a kitchen, because that
is the room in which the person wished to go on living.

consideration p2
After the first conversation comes a wait of eleven weeks, on average, for an assessment. In itself that is not unusual. What struck us was the silence.
Of fourteen people whom we asked, nine had heard nothing since the letter, and five had rung again to ask whether they had been
forgotten. Staff know that the silence troubles people. They have no way to see who has been waiting without a word, and so those who ring
are helped first.

consideration p4
Carers are invited to the assessment of somebody else. We met seventeen, and hardly any had a plan of their own. Several had made private arrangements for
what should happen if they fell ill: a note on the fridge, a key with the baker. The council could learn from the notes on those fridges.`,
    },
    {
      theme: 'providing-support',
      heading: 'Providing support',
      text: `
strength p6
The borough’s eleven sheltered housing wardens are among its best ideas, and two other services told us that they could not work without them. They know who
has not drawn the curtains. Last winter they arranged 214 small repairs and, by their own modest count, prevented some forty falls.

consideration p3
Homecare is bought in slices of fifteen minutes from twenty-three companies. On one short street we counted carers from six of them on one morning.
They waved at one another. People who use the service had met an average of nine carers in a month. The carers told us how they would do it: eight or ten people
for each neighbourhood, on foot, with a shared kettle. They drew us the map. It was better than ours.

consideration p3
The council has been cautious about this because it fears that small companies will be lost. That is a fair worry. We think that the greater risk is that
carers leave altogether. Forty in a hundred did so last year, and most of them said that the travelling, which is not paid, was the reason.`,
    },
    {
      theme: 'partnership-transformation',
      heading: 'Changing together',
      text: `
strength p6
General practice, the hospice and the council meet each Thursday in a room above the ferry office, and have done for four years. They talk about people by
name and need no terms of reference. Between them they have helped 31 people to die at home this year who wished to.

consideration p5
People who draw on care are asked for their views often, and late. Three told us that they had been shown a strategy with the photographs already in
it. They would like to be in the room when a manager is appointed or a contract is written. The borough has done that once, for the head of reablement,
and everyone who took part said that it had led to a better choice.`,
    },
  ],
  goodPractice: `
p6 | Above the ferry office
One hour each Thursday in which a family doctor, a nurse, a warden and a social worker speak of the people they are most worried about.`,
  nextSteps: `
The borough has published its action plan, and two of us came back ten months later. Each of the four recommendations had been acted on, and one of them in a way that was
better than we had proposed. We thank the wardens in particular.`,
  findings: `
p1 | strength | working-with-people | First conversations that begin with the person
p2 | consideration | working-with-people | A long wait, and a silent one
p3 | consideration | providing-support | Homecare in slices
p4 | consideration | working-with-people | Carers without a plan of their own
p5 | consideration | partnership-transformation | Asked often, and late
p6 | strength | providing-support | Wardens, and an hour above the ferry office`,
  notes: `
q02 senior-officer strength frontline p1
11 calls. 7 had something fixed before the phone went down. Worker had a drawing of the lunch club on her desk, from a lunch club.

q03 lived-experience strength residents p1
91. "She asked me what I was looking forward to. At my age!" She's now going to the sea with her niece.

q03 lived-experience consideration residents p2
Nine of fourteen have heard nothing since the letter. One thought she'd been turned down.

q04 lead consideration data p2
Average 11 weeks. Can't show last contact date. So the order is who rings.

q05 senior-officer consideration frontline p3
Six companies on one street, one morning. They share the good parking space by text.

q06 member consideration partners p3
Providers: 40% leave. Ask why and it's the unpaid hour between visits. They'd join a neighbourhood rota tomorrow.

q07 lived-experience consideration residents p4
17 carers, one plan. The fridge note: "RING PAT. Cat in airing cupboard. He takes the blue ones first."

q08 health consideration senior-officers p4
They know. Carer assessments 212 last year, plans 9.

q09 member consideration residents p5
"There were already photos in it. One was me."

q10 lead strength frontline p6
Wardens. 214 repairs. They keep the count in a school exercise book.

q11 health strength partners p6
Thursday hour. No minutes, one whiteboard, wiped at the end. 31 deaths at home. I'm moved, frankly.`,
  sessions: `
q01 | senior-officers | 5 | Welcome and overview
q02 | frontline | 6 | The Weir Street line
q03 | residents | 14 | People who have asked for help
q04 | data | 2 | Waits, walked through
q05 | frontline | 9 | Home carers on their round
q06 | partners | 8 | Homecare companies
q07 | residents | 17 | Unpaid carers
q08 | senior-officers | 3 | Director and heads of service
q09 | residents | 6 | Co-production group
q10 | frontline | 7 | Sheltered housing wardens
q11 | partners | 5 | The Thursday meeting
q12 | members | 4 | Cabinet member and scrutiny
q13 | documents | 0 | Twelve case files`,
};
