import type { ReportSource } from './report-shape.ts';

/** Whinmouth's report, as its first draft stands. */
export const WHINMOUTH_REPORT: ReportSource = {
  challenge: 'whinmouth',
  status: 'draft',
  publishedDaysAgo: null,
  summary: `
Two safeguarding reviews in three years told Whinmouth much the same thing about people who neglect themselves: that many services had known a part, and that nobody had
held the whole. The council and its board asked us why it had to be said twice.

We think that the first answer was heard and was turned into a procedure. What people at the front line needed was time, and someone to think with. Where they now have
both, practice in Whinmouth is as good as any that we know.`,
  keyMessages: `
p1 p5
People who are harmed are listened to, and staff learn from one another when they are given the room to.

p2
The pathway for self-neglect is on paper. It ends at a panel that most practitioners try to avoid.

p3 p4
Concerns come in faster than they can be thought about, and partners do not always hear what became of them.`,
  recommendations: `
r1 p2 | Turn the panel into a place to think
Replace the referral form and the panel by a weekly hour to which anybody may bring somebody they are worried about, and leave with one next step.

r2 p3 | Sample what is turned away
Read twenty concerns a month that did not become an enquiry, with a partner in the room, and publish to staff what was learnt.

r3 p4 | Tell people what happened
Let each person who raises a concern know within five days what was decided and why.

r4 p6 | Hear from people who were there
Ask each person, at the end and again three months later, whether they feel safer, and bring what they say to the board in their words.`,
  sections: [
    {
      theme: 'outcomes-experience',
      heading: 'What it is like for people',
      text: `
strength p1
People told us that they had been believed. Some had been robbed by somebody they thought of as a friend, and had been asked,
before anything else, whether they would miss the company. They would, and the plan began there. In the ten files that we read, nine say what the person wanted and six return to it at the end.

consideration p6
What the board sees is a percentage. It is a high one. We could find nobody who is asked three months later, when life has gone on, and advocates told us that this is when some people
would have something to say. [Check with the board manager: are any follow-up calls made by the advocacy service?]`,
    },
    {
      theme: 'leadership-strategy',
      heading: 'Leading and planning',
      text: `
strength p5
Leaders came to our feedback having read the two reviews again, and said so. The chief executive, the police commander and the board’s chair share a short list of three
priorities and each could tell us what they had done about them since the summer.

consideration p2
Self-neglect is one of the three. The answer so far has been a pathway of eleven pages with a panel at its end. Practitioners described preparing for the panel as preparing for an exam.
Of 47 people who met its threshold last year, 19 were brought to it. [Lead to say more here on what the other 28 received.]`,
    },
    {
      theme: 'practice',
      heading: 'Practice',
      text: `
strength p5
On the second floor of the old customs house, on Wednesdays, there is a circle of chairs. Social workers, a housing officer, a firefighter and a district nurse bring the person they lay awake over. Nobody
takes minutes. It began without permission and now has a waiting list. We think that the answer to the question we were asked is in that room.

consideration p3
Concerns have risen by 62 per cent in two years. The team that receives them has grown by one post. About a quarter become enquiries, which may well be right, but nobody reads the others, and
staff are not sure that they would all decide alike. They would welcome a way to find out that does not feel like being marked.`,
    },
    {
      theme: 'working-together',
      heading: 'Working together',
      text: `
strength p1
The fire service visits at home within two days of being asked, fits what is needed and rings back to say what else it saw. Several people owe their lives to this, by the account of those who sent the
firefighters. It deserves to be better known.

consideration p4
Ambulance crews, care homes and the two hostels send most of the concerns. They seldom hear what happened. A manager told us that she goes on sending them “like letters to Father Christmas”.
Where they do hear, they send fewer and better ones.`,
    },
    {
      theme: 'quality-learning',
      heading: 'Learning',
      text: `
strength p5
Learning from the second review was taken to staff as a story, told by the family, with their consent and in their words. Everybody who was there remembered it.

consideration p3
Audits are many and small, and each agency reads its own. One audit a quarter, read together, would tell the board more than the fourteen that it receives.`,
    },
  ],
  goodPractice: `
p5 | The Wednesday circle
An hour each week in which anybody may bring the person they lay awake over, with a firefighter, a nurse and a housing officer in the room.`,
  nextSteps: `
This is a draft for the team’s comments. The next step is a check of facts by the council and its board.`,
  findings: `
p1 | strength | outcomes-experience | People are believed, and asked what they want
p2 | consideration | leadership-strategy | A pathway that ends at a panel people avoid
p3 | consideration | practice | Concerns come faster than they can be thought about
p4 | consideration | working-together | Those who raise concerns do not hear what happened
p5 | strength | practice | Room to think together, where it exists
p6 | consideration | outcomes-experience | Nobody asks three months later`,
  notes: `
q02 lead strength residents p1
"She asked if I'd miss him." The plan starts from there. He does miss him. He goes to the boxing club on Thursdays instead.

q03 practice strength documents p1
10 files. Outcome wanted in 9, returned to in 6. The three without aren't bad, they just stop.

q04 practice consideration frontline p2
Nobody likes the panel. "You need 14 attachments to say you're frightened for someone."

q05 lead consideration data p2
47 met the threshold, 19 went. Asked where the 28 are. Nobody could say without opening 28 files.

q06 practice strength frontline p5
Wednesday circle. A firefighter knew the house by the smell of the stairwell. Plan in nine minutes.

q07 member strength senior-officers p5
Three leaders, one list, same order. They'd re-read both reviews before we came.

q08 partner consideration frontline p3
Front desk team: 62% up, one post more. They take calls at lunch in turns, one sandwich between two.

q05 member consideration data p3
About a quarter convert. Fine, perhaps. No one samples the rest. Told three times that it's on the plan for spring.

q09 partner consideration partners p4
Hostels: "letters to Father Christmas". Still send them. 11 last month, heard back on 2.

q10 partner consideration partners p4
Ambulance lead has a folder of concerns she never heard about. Doesn't blame anyone. Keeps the folder.

q11 member consideration partners p6
Advocates: month three is when people talk. Nobody rings in month three.

q02 lead neutral residents p6
Asked four people if anyone had been back to ask. One said the milkman.`,
  sessions: `
q01 | senior-officers | 6 | Welcome by the board and the council
q02 | residents | 4 | People who have been through safeguarding
q03 | documents | 0 | Ten case files
q04 | frontline | 8 | Locality practitioners
q05 | data | 3 | Concerns and enquiries, walked through
q06 | frontline | 9 | The Wednesday circle
q07 | senior-officers | 3 | Chief executive, police commander and board chair
q08 | frontline | 5 | The team that receives concerns
q09 | partners | 4 | Hostels and housing associations
q10 | partners | 5 | Ambulance, fire and hospital
q11 | partners | 3 | Advocates
q12 | members | 4 | Cabinet member and health scrutiny`,
};
