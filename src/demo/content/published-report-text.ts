/** The words of Port Wenlow's report. A block's head line says what it is and which findings it stands on. */

export const PORT_WENLOW_SUMMARY = `
Port Wenlow likes to say that it faces outwards. It has a container port, a naval hospital, the youngest population on the Eastern
Shore and a habit, which we enjoyed, of telling visitors what is wrong with the place before they have taken off their coats.

The council asked six of us, from other councils, to come for four days and say what we saw. It wanted to know whether its new plan
will make a difference to people’s lives, whether its money will last, and whether it is trying to do too much. We were given every
document we asked for and several we did not know to ask for. Nobody tried to steer us.

We found a council that has become steadier, kinder and more ambitious in three years, and whose staff and partners can feel the
change. It now has to choose. There is more good work under way in Port Wenlow than two thousand people can carry, and the next
three budgets will be harder than the last three. Most of what follows is about choosing well, and about letting more people help
to make the choice.

None of this is a judgement or a mark. It is what colleagues noticed, offered in the hope that it is useful.`;

export const PORT_WENLOW_KEY_MESSAGES = `
p1 p4
People trust this council more than they did. Residents helped to write its plan, partners pick up the telephone, and staff told us
that it is safe to say when something has gone wrong. That was hard won and it is worth protecting.

p3 p13
Port Wenlow is trying to do too much at once. With 61 measures and 143 projects, people at every level work hard on things that the
council has not decided are the most important. Choose fewer, say which, and stop the rest kindly.

p9 p10
The council has good control of this year’s money and does not yet have a plan for the next three. The gap is £11.8 million. Nearly
two thirds of the savings meant to close it have no named owner. The time to decide is before the summer.

p7 p11
More councillors could help. Scrutiny meets often and reads a great deal, but usually after the decision has been taken.

p8
The people who lead the council do not yet look like the city that it serves. Staff have said so with patience and good ideas.

p2 p12 p14
Some of what we saw deserves to be copied: the family hub in the old chandlery, repairs booked by text, and an honest habit of asking
afterwards whether something worked.`;

export const PORT_WENLOW_RECOMMENDATIONS = `
r1 p3 p13 | Choose the few things that matter most, in order
Agree, with residents and partners, no more than twelve outcomes for the rest of the plan’s life, and put them in order. Use the order
when money, people or members’ time are short, and be seen to use it.

r2 p13 | Stop, pause or finish a third of the projects
Go through all 143 projects with the people who do the work. Close those that are finished in all but name, pause those that do not
serve the chosen outcomes, and thank the people who gave their time to them.

r3 p10 | Give every saving an owner, a date and a test
Before the summer, see that each saving in the medium-term plan has one named owner, a date, a sign by which to tell that it is
working, and a note of what it will mean for the people who use the service.

r4 p10 p2 | Treat temporary housing as the whole council’s cost
Bring housing, children’s services, adult social care and finance together round one plan for families in temporary housing, with one
shared figure for what it costs and one for how long they stay.

r5 p7 p11 | Bring scrutiny in before the decision
Agree a forward plan that shows what will be decided six months ahead, and let scrutiny choose four subjects a year to work on before
cabinet makes up its mind.

r6 p11 | Help all councillors to read the money
Offer every councillor, whatever their group, a short and regular briefing on the budget and the building programme in plain words, and
ask them afterwards what was not clear.

r7 p8 | Change who gets to lead
Work with the staff networks to agree what will be different in two years about who applies for, and is appointed to, the council’s two
hundred most senior posts. Begin with acting-up and secondments, which nobody advertises at present.

r8 p5 | Make the partnership bigger than its founders
Ask partners to lead half of the City Partnership’s work, give it a small shared staff, and write down the agreements that now rest on
the goodwill of a few people.`;

export const PORT_WENLOW_SECTIONS: { theme: string; heading: string; text: string }[] = [
  {
    theme: 'priorities-outcomes',
    heading: 'What the council is trying to do, and whether it makes a difference',
    text: `
strength p1
The city plan begins with a photograph of a bus stop, and with what was overheard there. That is how it was made. Over five months,
4,100 people told the council what they wanted the city to be like in ten years, at bus stops, in the sixth form, at the seamen’s mission
and in the queue for the naval hospital’s car park. Half of them were under thirty, in a city where half of everybody is. When we asked
residents about the plan, several quoted it, and some could point to their own sentence.

strength p2
The difference can be seen. In the old ship’s chandlery on Cable Street, midwives, a speech therapist, debt advisers and a very patient
librarian now share one front door. Families come for the warm room and stay for the rest. Three years ago 54 children in a hundred started
school with the language that they needed; last year it was 63, and in the three wards nearest the hub it was more. Parents told us that they had come in to get out of the rain.
Between them they now run the Saturday group.

strength p2 p14
We liked how the council talks about this. It does not claim the whole of the change for itself. The public health team has set out, on two
pages, what else was going on and how sure it is. That kind of honesty is rarer than it should be, and it makes the claim stronger.

consideration p3
The plan is loved, and it is long. It has six ambitions, 24 promises and 61 measures, and nothing says which come first. Each is reported
each quarter, in the same size of type. Managers told us that one
service may appear on eleven of the pages, and that they no longer knew which of them anybody would miss. Cabinet members were open about this: when the plan was written, adding a promise was easier than refusing one.

consideration p3
This matters because choices are being made anyway. They are made by whoever is busiest, or by which grant is closing, or in the order in which
things were begun. People in the north of the city believe that they come last, and the council could not show us that they do not. A short list,
in order, would let the council explain itself, and would let staff say no to good ideas without feeling that they were letting somebody down.`,
  },
  {
    theme: 'leadership',
    heading: 'Leading the organisation and the place',
    text: `
strength p4
The leader and the chief executive trust each other, and it shows further down. They disagree in private, they use the same words in public, and
neither keeps a separate diary of the other’s promises. Officers know what is theirs to decide. Members told us that they get straight advice,
including advice that they would rather not have. Opposition councillors are less sure about the plan, but not about that.

strength p4
Partners noticed the change before we asked. The port, the hospital trust, the college and the two largest employers described a council that
rings before it writes. When a shipping line left the year before last and 340 jobs went with it, the council, the college and the port had a desk
in the terminal by the Monday. All but 29 people were in work or training by the end of the year. Each of the three told us that it was the other two
who had made it happen.

strength p4 p6
We would like to mention something small. Every cabinet member spends one morning a month with a front-line team, without an agenda or a
photographer. Refuse loaders told us who had been good company and who had been good at lifting. Both lists had several names on them.

consideration p5
The partnership rests on a handful of people. Most of what works between organisations in Port Wenlow works because four or five leaders have known
each other for a long time. Three of them expect to retire within two years. The City Partnership has no staff of its own, its minutes are kept by
the council, and its six groups are all led by council officers. Partners said, warmly, that they are invited to meetings rather than asked to
lead them.

consideration p5
The voluntary sector is where this is felt most. There are more than 600 charities and community groups in the city, many of them tiny and very
good. They meet the council in eleven different forums and told us that they have to guess which of those matters. Some had added up the hours. We think that a bolder offer, in which partners hold the pen and share the cost, would be met more than half way.`,
  },
  {
    theme: 'governance-culture',
    heading: 'How decisions are made, and how it feels to work here',
    text: `
strength p6
It is safe to speak up in Port Wenlow. We heard this from care workers, planners, gardeners and people on the evening shift of the contact centre,
in nearly the same words, and we did not hear the opposite. Every Wednesday at noon, any member of staff can ask the senior team anything, and
the questions and answers are put up the same day with nothing left out. We read a year of them. Some are uncomfortable. Several began with
“I was wrong about this last month.”

strength p6
When something does go wrong the council looks for the reason before it looks for the person. After last winter’s gritting failure it published what
happened within nine days, changed the rota, and asked the crews who had raised the alarm to help to rewrite the procedure. They had expected
disciplinary letters.

consideration p7
Scrutiny works hard and arrives late. Last year its three committees held 31 meetings and considered 118 reports. In 97 of those the decision had been
taken. Members of all parties told us that they would rather do less, earlier. The forward plan looks six weeks ahead at best, so it is hard to
choose a subject in time. The one exception, a cross-party group on damp and mould, changed the council’s policy, and everybody who took part
spoke of it with pride.

consideration p7
Some of the ordinary machinery needs oil. The constitution has been amended 44 times in nine years and is not easy to follow. Two audit
recommendations about delegated decisions are more than a year old. Nothing that we saw was improper. But good governance is partly a matter of making
the right thing the easy thing, and at present people rely on knowing whom to ask.

consideration p8
Port Wenlow is one of the most varied cities on this coast, and the council’s front line looks like it. Further up it does not. Of its two hundred most
senior posts, 19 are held by people from a minority ethnic background, in a city where that describes more than a third of residents of working age.
Staff networks have set out why, thoughtfully: acting-up goes to whoever is nearby, interview panels look alike, and nobody is told why they were not
appointed. They have had sympathy. They would like a date.`,
  },
  {
    theme: 'finance',
    heading: 'Money, and planning for it',
    text: `
strength p9
The council knows where its money is. Four years ago it did not, and it is candid about how close it came to serious difficulty. Since then budgets have
been balanced three times without unplanned use of reserves, accounts have been signed on time, and forecasts made in July have come within half a per cent of
what was spent. Budget holders told us that finance staff sit with them, know their service and tell them the truth early.

strength p9
We were struck by the Monday spending board. It could have been a place where managers are made to feel small. Instead it lasts forty minutes, is
chaired in turn by directors, and asks one question of each request: what would happen if we waited? About one in five requests is withdrawn by
the person who made it. Several managers said that they had learned more there about the rest of the council than anywhere else.

consideration p10
Control of this year is not a plan for the next three. The medium-term plan has a gap of £11.8 million, and £7.4 million of the savings that are meant to
close it have no named owner. Some are called “transformation” and have been carried forward twice. Reserves stand at just above five per cent of net spending, which
leaves little room for a bad winter. Officers and the cabinet know all this. What we did not find was the conversation in which hard options are laid
side by side, with what each would mean for people, while there is still time to prepare.

consideration p10
Temporary housing is the clearest example. There are 612 families in it, up from 340 three years ago, at a cost of £6.9 million. Housing sees a supply
problem, children’s services sees missed school, adult social care sees carers parted from those they care for, and finance sees a line that is over budget. All
are right. Nobody is responsible for the whole, and the families we met could each name at least four officers.

consideration p11
Councillors outside the cabinet find the money hard to follow. The budget papers ran to 412 pages last year and were published six days before the meeting. The building
programme has slipped by 41 per cent on average in three years, for reasons that are mostly understandable, but the reports move the money forward without
saying what people will now have to wait for. A swimming pool that is two years late is a line in a table. In the ward, it is the only thing that anybody asks about.`,
  },
  {
    theme: 'capacity-improvement',
    heading: 'People, change and learning',
    text: `
strength p12
People come to work here and stay. The council has 148 apprentices, from arborists to an apprentice lawyer, and nine in ten are still with it two years after they
finish. It pays them a proper wage, gives each of them a mentor from a different service, and lets them choose the mentor. Directors told us that theirs had
taught them how the council’s own website works.

strength p12
Where the council has redesigned a service with the people who use it, it has done it very well. Tenants can now book a repair by text in four
messages, in nine languages, and be told who is coming. Missed appointments have halved. The team that built it was made up of two developers, a plumber, a tenant and a
call handler, and took eleven weeks. It has since been asked to speak in four other cities, and has gone by train on the cheap tickets.

strength p14
The council asks afterwards whether something worked. Every project above £100,000 ends with two pages called “What we know now”, written by somebody who
did not run it. We read nineteen of them. Seven say plainly that the project did not do what was hoped, and no one seems to have come to harm by saying so.

consideration p13
There are 143 projects on the council’s list, and several that are not on the list. The same sixty or so people, by our count, are named in more than half of them.
They are proud of what they do and they are tired. They spoke of “a queue in which everyone has a priority pass”. Sickness
in the corporate teams has risen for five quarters, and exit interviews mention the number of initiatives more often than pay.

consideration p13
Starting is easier than stopping. A project needs one signature to begin and, as far as we could discover, a meeting of three boards to end. Six projects have not
spent anything or met for a year and are still reported as green. We suggest that the council gives stopping the same honour as starting. Its own two-page
reviews show that it has the courage. It could use them sooner.`,
  },
];

export const PORT_WENLOW_GOOD_PRACTICE = `
p2 | The Chandlery: one front door for families
Midwives, speech and language therapy, debt advice and a library in one building, with one welcome desk and no appointment needed.

p12 | A repair in four text messages
Built in eleven weeks by developers, a plumber, a tenant and a call handler; nine languages; missed appointments halved.

p14 | What we know now
Two honest pages at the end of every large project, written by somebody who did not run it.`;

export const PORT_WENLOW_NEXT_STEPS = `
We shared these findings with the council on the last day of our visit, and with more than sixty members, staff and partners that afternoon. The
questions they asked were better than some of ours.

The council will publish its own action plan. It decides what goes into it. Some of us have offered to help: with a members’ workshop on scrutiny, and
by lending a finance director for two days to talk about savings plans. About ten months after our visit two of us will come back for a day, look
at each recommendation with the council, and publish a short note of what has changed.

We thank everyone who made time for us, and particularly the young people’s forum, who kept us to time, and the contact centre’s evening shift, who shared a
birthday cake. We take several ideas home.`;
