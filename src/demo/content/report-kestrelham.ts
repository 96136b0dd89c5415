import type { ReportSource } from './report-shape.ts';

/** Kestrelham's report, as the host has it to check its facts. */
export const KESTRELHAM_REPORT: ReportSource = {
  challenge: 'kestrelham',
  status: 'fact-check',
  publishedDaysAgo: null,
  summary: `
Kestrelham is a university city with no majority and a written agreement. Three groups signed it two years ago, on the steps of the museum, in the rain. It has outlasted forecasts. The council
asked us whether it helps residents, or only those who signed it.

It helps both, in our view. Decisions are calmer, officers give advice to everyone, and the city’s climate plan has survived an election. The agreement is better at keeping the peace than at
choosing, and the choices are now becoming harder.`,
  keyMessages: `
p1 p2
Governing by agreement has made the council steadier. Residents notice that it no longer argues about bins.

p3 p5
Hard choices wait for the next meeting. Money will not wait as long.

p4 p8
Good work on the climate is done by a few. It needs to become everybody’s.`,
  recommendations: `
r1 p3 | Add to the agreement how you will disagree
Write down what happens when the three groups cannot agree by a certain day, and try it on something that matters but will not break you.

r2 p5 | Decide the shape of the council’s buildings this year
Bring the eleven decisions about buildings into one, with its costs and its people, and take it by the autumn.

r3 p8 | Put carbon where the money is
Give each budget holder a carbon figure beside the money, and the help to understand it.

r4 p6 | Let students be residents
Work with the university’s and the college’s unions on how a fifth of the city can be heard between elections.`,
  sections: [
    {
      theme: 'priorities-outcomes',
      heading: 'Priorities and what comes of them',
      text: `
strength p1
The agreement fits on two sides of paper and lists nine things. Seven have been done. Residents whom we met in the covered market could name four. The page hangs there, beside the price of
trout. Waste collections, which took up a third of full council’s time for three years, were settled in two meetings.

consideration p6
A fifth of Kestrelham’s people are students. They rent, volunteer, work in its kitchens and, for the most part, do not appear in its surveys. The council speaks of students as a
planning matter. The students whom we met spoke about buses, damp and where to find a dentist, like everybody else.`,
    },
    {
      theme: 'leadership',
      heading: 'Leadership',
      text: `
strength p2
The three leaders meet each Monday at eight with one officer and no papers. They have missed two Mondays in two years. They say what they could not sell to their own group before it reaches
the newspaper.

consideration p3
What works for nine things does not work for the tenth. When the groups disagree, a paper is “deferred for further work”. We counted 23 deferrals in a year. For some, more work was needed. For most, officers told us, there was
none to do.`,
    },
    {
      theme: 'governance-culture',
      heading: 'Governance and culture',
      text: `
strength p2
Officers give the same advice to all three groups and to the opposition, and are thanked for it. Scrutiny is chaired by a member of a group outside the agreement, and its members get whatever they ask for, “usually with a biscuit”.

consideration p3
Deferral has a cost that is not recorded. A youth centre lost its grant while the decision about its lease was put off for the third time. Nobody wanted that.`,
    },
    {
      theme: 'finance',
      heading: 'Finance',
      text: `
strength p7
The finance team is trusted, its forecasts are good, and the budget has been agreed on the first night two years running. The reserves are sound.

consideration p5
They are sound today. The plan assumes £3.4 million from buildings that the council has not yet decided to sell, share or close. There are eleven separate reports on them in preparation. Each is sensible. Together
they will arrive too late for the budget that depends on them.`,
    },
    {
      theme: 'capacity-improvement',
      heading: 'Capacity to improve',
      text: `
strength p4
The climate team of six has done what teams of thirty elsewhere have not. Emissions from the council’s own buildings have fallen by 38 per cent in five years, and its street-by-street retrofit with the
college has trained 112 people, most of whom grew up on those streets.

consideration p8
It is still six people. Other services admire them and wait to be told what to do. Some managers say, with candour, that the climate is “upstairs”. Bringing it down the stairs is the next step.`,
    },
  ],
  goodPractice: `
p4 | Retrofit, street by street
A college, a council and a row of terraced houses: 112 people trained on homes in the streets where they grew up.`,
  nextSteps: `
The council is now checking our facts. When it has answered we will settle each point with it, sign the report and publish it.`,
  findings: `
p1 | strength | priorities-outcomes | Nine promises on two sides of paper, seven of them kept
p2 | strength | leadership | Three leaders, one officer, every Monday
p3 | consideration | governance-culture | Hard choices are deferred
p4 | strength | capacity-improvement | Six people have done the work of thirty
p5 | consideration | finance | The plan rests on buildings that nobody has decided about
p6 | consideration | priorities-outcomes | A fifth of the city is seldom asked
p7 | strength | finance | Forecasts that can be trusted
p8 | consideration | capacity-improvement | The climate is upstairs`,
  notes: `
q02 lead strength residents p1
Covered market. Fishmonger has the agreement next to the trout. Can do four of the nine, "and I don't vote for any of them".

q03 member strength members p1
Bins: two meetings. It used to be a third of full council. They all bring it up, like a family story.

q04 lead strength members p2
Monday at eight. Missed two in two years. No papers. One of them brings the rolls.

q05 challenge-manager strength middle-managers p2
Officers say the advice is the same whoever asks. Checked with three services and the opposition. Yes.

q06 second-member consideration members p3
23 deferrals, counted from the minutes. Asked what further work was done on each. Silence, then laughter, then a proper conversation.

q07 officer consideration partners p3
Youth centre: third deferral, grant gone. Nobody's fault and everybody knew.

q08 officer consideration senior-officers p5
£3.4m in the plan from buildings. 11 reports. I drew them on one line; they land after the budget.

q08 officer strength senior-officers p7
Forecast out by 0.3%. Two budgets on the first night. I'd hire this team.

q09 specialist strength frontline p4
112 trained. Met a plasterer who'd done her own nan's house.

q10 specialist consideration middle-managers p8
"Climate is upstairs." It is, literally, third floor.

q11 second-member consideration residents p6
Students: buses, damp, dentists. One had lived here six years and never been asked anything by the council.`,
  sessions: `
q01 | senior-officers | 5 | Welcome and overview
q02 | residents | 9 | Traders and shoppers in the covered market
q03 | members | 4 | Members of the three groups
q04 | members | 3 | The three leaders
q05 | middle-managers | 8 | Heads of service
q06 | members | 5 | Scrutiny members
q07 | partners | 6 | Charities and youth organisations
q08 | senior-officers | 2 | Section 151 officer and head of property
q09 | frontline | 7 | Retrofit apprentices
q10 | middle-managers | 5 | Service managers
q11 | residents | 8 | Students
q12 | partners | 4 | University, college and hospital
q13 | data | 2 | Performance and carbon data`,
};

/** What the host says is not so: theme of the section | what the report says | what it should say | source | answer | reason. */
export const KESTRELHAM_FACT_POINTS = `
priorities-outcomes | Seven have been done. | Eight have been done; the playing pitches opened on the Saturday after the visit. | Cabinet report, item 6 | accepted | It was seven when we were there. We have said so, and that the eighth has been done since.
priorities-outcomes | A fifth of Kestrelham’s people are students. | 17.4 per cent. | Census table and university returns | accepted | We have changed it to “about one in six”.
leadership | We counted 23 deferrals in a year. | 21; two were withdrawn by their authors. | Committee minutes | accepted | We have read the minutes again and agree.
governance-culture | A youth centre lost its grant while the decision about its lease was put off for the third time. | The grant was lost for several reasons. | Note by the head of property | declined | The funder’s letter, which you shared with us, gives the lease as its reason. We have left the sentence and added the date.
finance | The plan assumes £3.4 million from buildings. | The figure is £3.1 million since the quarter two monitoring. | Quarter two monitoring, table 4 | - | -
capacity-improvement | Some managers say, with candour, that the climate is “upstairs”. | Please take this out, as staff feel that it is unkind. | Staff forum | - | -`;
