import type { ReportSource } from './report-shape.ts';

/** Castle Dunmere's report, published seven months ago; its progress review is in `action-plans.ts`. */
export const CASTLE_DUNMERE_REPORT: ReportSource = {
  challenge: 'castle-dunmere',
  status: 'published',
  publishedDaysAgo: 228,
  summary: `
Castle Dunmere is a cathedral that became a city and then a conurbation. For nine years no party has had a majority. People here are good at getting by, and asked us whether they had
become so good at it that they had stopped wanting more.

We think that they had, and that they have begun to want more again. There is a great deal to build on: a loyal workforce, patient partners, tenants with long memories and a sense of humour.
What has been missing is an agreement about what the city is for.`,
  keyMessages: `
p1
Staff and partners stayed with the council through hard years. That loyalty is its greatest asset.

p2 p3
The three groups can stop one another. They have not yet agreed what they would start.

p4 p5
Reserves are thin, and the council’s own homes need care that has been put off. The two belong in one conversation.`,
  recommendations: `
r1 p2 | Write down how you will govern together
Agree, sign and publish how the three groups will decide, share out the work and part company if they must.

r2 p3 | Say what the city is for
With the university, the cathedral and the market, agree one short account of the centre’s future, and use it.

r3 p4 | Rebuild reserves on purpose
Set a level and a date, and keep one-off sums out of the count.

r4 p5 | Look at every home
Inspect every block for damp and fire safety, publish what is found, and tell tenants first.

r5 p6 | Open scrutiny’s door
Hear from a resident at every meeting, and make it easy to come.

r6 p7 | One way in for residents
Bring three customer systems down to one, beginning with what residents use most.`,
  sections: [
    {
      theme: 'priorities-outcomes',
      heading: 'Priorities and what comes of them',
      text: `
strength p1
People in Castle Dunmere give the council the benefit of the doubt, which few councils can say. They do so because of those who work for it. We met school crossing staff who have seen
three generations of the same families over the road, and planners who are known among developers for saying no politely.

consideration p3
We asked thirty people what the city centre would be like in ten years. We had thirty answers, among them “much the same” and “under water”. The university is building northwards, the cathedral looks after its close, and the market
sits in between and wonders. None of them has been asked to one table.`,
    },
    {
      theme: 'leadership',
      heading: 'Leadership',
      text: `
strength p1
The managing director and her predecessors kept services steady through six changes of leader. Partners know whom to ring, and are rung back.

consideration p2
Three groups share power by custom. The custom is that each may say no. It keeps the worst from happening and, too often, the best as well. Officers prepare papers in three versions. They call it being “fluent in maybe”.`,
    },
    {
      theme: 'governance-culture',
      heading: 'Governance and culture',
      text: `
strength p8
The council publishes its mistakes. Its page of ombudsman findings, with what was done about each, is among the most visited on its website, and among the most honest that we have read.

consideration p6
Scrutiny meets in a beautiful room on the second floor behind two locked doors. In the past year four residents had found the way. Those who did were heard with courtesy. Members would like more of them.`,
    },
    {
      theme: 'finance',
      heading: 'Finance',
      text: `
strength p8
Accounts are on time, and budget reports say plainly what is not known.

consideration p4
Reserves are at 4.9 per cent of net spending, from nine per cent six years ago. Each fall had a reason, and no year had a plan to put it back.`,
    },
    {
      theme: 'capacity-improvement',
      heading: 'Capacity to improve',
      text: `
strength p1
Half of the council’s managers began in its front line, and it shows in how they speak of residents.

consideration p5 p7
Twelve thousand homes, in 212 blocks and many streets, belong to the council. Repairs are quick when they are asked for. What nobody has done for some years is look. Tenants showed us damp that had been painted over twice. They report it
in one system, complain in another and pay their rent in a third.`,
    },
  ],
  goodPractice: `
p8 | What we got wrong
A public page of mistakes with what was done about each, written so that the person concerned would recognise it.`,
  nextSteps: `
The council has published its action plan. Two of us will return about ten months after the visit.`,
  findings: `
p1 | strength | leadership | Loyalty that has outlasted six leaders
p2 | consideration | leadership | Three groups that can stop one another
p3 | consideration | priorities-outcomes | Thirty answers about one city centre
p4 | consideration | finance | Thin reserves and no plan to rebuild them
p5 | consideration | capacity-improvement | Homes that nobody has looked at for years
p6 | consideration | governance-culture | Scrutiny behind two locked doors
p7 | consideration | capacity-improvement | Three systems for one resident
p8 | strength | governance-culture | A council that publishes its mistakes`,
  notes: `
q02 lead strength frontline p1
Lollipop man, 31 years. Crossed a girl, her mother and her gran. Got a card from all three.

q03 lead strength partners p1
Dean, vice-chancellor and the market's chair all have the MD's mobile number. All three said she rings back the same day.

q04 member consideration members p2
Asked each group what they'd start if the others said yes. Long pauses. One asked if he could come back to me.

q05 officer consideration middle-managers p2
Three versions of each paper. "I'm fluent in maybe."

q03 lead consideration partners p3
None of the three has met the other two about the centre. They all thought the others had.

q06 second-member consideration residents p3
Asked 30 people. 30 answers. Two said under water, separately.

q07 officer consideration data p4
9 to 4.9 in six years. Each year has its own good reason, in its own colour.

q08 specialist consideration residents p5
Damp painted over twice. She's kept the tins. Dates on the lids.

q09 specialist consideration frontline p5
Repairs crews: quick when asked, nobody sends them to look. They'd like to.

q10 second-member consideration members p6
Four residents in a year. I got lost myself on the way up.

q08 challenge-manager consideration residents p7
Three log-ins for rent, repairs, complaints. One is her daughter's e-mail.

q11 challenge-manager strength documents p8
Ombudsman page. Plain, kind, ends with what they did. 4,000 visits a month.

q07 officer strength data p8
Budget report has a box headed "What we do not know". Pinched for home.`,
  sessions: `
q01 | senior-officers | 6 | Welcome and overview
q02 | frontline | 9 | Front-line staff, all services
q03 | partners | 3 | The dean, the vice-chancellor and the market
q04 | members | 6 | Group leaders and deputies
q05 | middle-managers | 8 | Heads of service
q06 | residents | 30 | A morning in the market
q07 | data | 3 | Finance and performance, walked through
q08 | residents | 7 | Tenants’ forum
q09 | frontline | 5 | Repairs crews
q10 | members | 5 | Scrutiny members
q11 | documents | 0 | Ombudsman findings and complaints
q12 | partners | 5 | Charities and faith groups`,
};
