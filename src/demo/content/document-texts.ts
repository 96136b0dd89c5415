/**
 * What hosts have shared. Head line: challenge, the programme's request, who may read it, minutes to read, place in the pack or `-`,
 * pages of the original, then the title. The body is the beginning of the text.
 */
export const DOCUMENT_BLOCKS = `
northdale self-evaluation team 12 1 31 | How we think we are doing: self-evaluation of adult social care
Prepared by the department and read by the cabinet member, scrutiny and eleven people who draw on care. We are proud of the first conversation, of reablement and of the people who work here. We
are worried about reviews, about the dale and about what happens after the first conversation has ended. Part one says what people told us, part two what the figures say, and part three where the two disagree.

northdale performance-pack team 8 2 40 | Performance pack for cabinet, second quarter
Forty measures on forty pages. First conversations that settle the matter: 38 per cent. People not reviewed in a year: 41 per cent. People using direct payments: 17 per cent. Home after hospital with
reablement and still there at 91 days: 66 per cent. Pages 31 to 40 repeat the measures of pages 1 to 10 with last year’s targets.

northdale waiting-lists team 6 3 4 | Who is waiting, for what and where
Waiting for somebody to be given their case: 112. Of these, over twelve weeks: 23, of whom 19 are in Corledale. Occupational therapy, weeks: Aldbeck 5, Redlea 6, Corledale 14. Packages agreed and without a carer: 6
on the system. Authorisations of deprivation of liberty: 212, the oldest 16 months.

northdale practice-framework team 3 4 2 | The good conversation: two sides of paper
One: what does a good week look like? Two: who and what is already there? Three: what is in the way? Four: what could we try, for how long, and how will we know? Five: what shall we do if it stops working? Written by
fourteen practitioners. Please do not add to it.

northdale discharge-figures team 5 5 6 | Leaving hospital: figures for twelve months
Of people who left Northdale General with new needs, 64 in a hundred went straight home, 14 went home with reablement first, 17 went to a short stay bed and 5 to a care home. Of those in short stay beds at the end of six weeks, 44 in a
hundred stayed in a care home. By weekday: the share who go to a bed is 11 per cent on Tuesdays and 29 per cent on Fridays.

northdale audit-summary team 4 6 5 | What we learned from 96 case audits
The person’s voice is clear in 89 of 96. Risk is written down in 84. A carer is named in 71 and has a plan in 6. In 22 the last review was more than a year ago. Auditors wrote “would be happy for my mother” on
61, a phrase that we did not ask for and have decided to keep.

northdale carers-strategy team 4 7 18 | Carers’ strategy and survey
The strategy ends this year. It promised every carer an offer of an assessment and a break. Of 1,140 carers who answered the survey, 29 in a hundred felt that they had as much contact with other people as they would like. In the dale it was 17.

northdale market-statement team 3 - 22 | Market position statement
This statement was approved five years ago and is being rewritten. It describes what Northdale expected to buy: less residential care, more extra care housing and home care that is paid for by result. Two of the five
extra care schemes have been built.

northdale safeguarding-report team 4 - 28 | Safeguarding adults board: annual report
The board has three priorities: self-neglect, money taken by people one knows, and moving from childhood to adult life. There were 2,310 concerns and 531 enquiries. The number of concerns that became enquiries has gone from
41 to 23 in a hundred in two years.

northdale budget team 5 - 12 | Budget and recovery plan for adult social care
Forecast: £4.2 million over. Recovery: £1.1 million from reviews, £0.6 million from equipment, £0.5 million from moving two young adults nearer home, £0.4 million from vacancies. Risk: “the reviews need reviewers”.

northdale workforce-figures team 3 - 3 | Workforce: two years of figures
Social work vacancies 6 per cent, from 19 three years ago. Agency 9 posts. Sickness 4.1 per cent; among team managers 6.3. Eleven posts are held vacant towards savings and are not counted as vacancies.

northdale case-files challenge-manager 60 - 74 | Ten case files, drawn by lot
Made anonymous by the quality team, with consent. Kept in the reading room of Aldbeck Town Hall, in paper, for the afternoon of the second day.

northdale co-production team 3 - 4 | Two changes made with people
The Tannery’s timetable, redrawn round the bus. The letter that goes out before a safeguarding meeting, rewritten by four people who had each received the old one.

ambershire department-plan team 6 1 24 | Living Well Together: programme plan
Nine workstreams, 31 milestones, three of them passed. Workstream six, equipment, has delivered everything it promised and has no project manager. The plan has been approved four times, each time with a new date.

ambershire budget team 4 2 9 | Budget for adult social care and use of reserves
Net budget £241 million. Balanced in each of seven years. £14 million has come from the care reserve, which will have £3 million left in March.

ambershire workforce-figures team 3 3 3 | Vacancies, turnover and what leavers say
Vacancies 15 per cent, turnover 18. Of 62 who left and told us why, 9 mentioned pay and 34 “not knowing what is coming”.

ambershire performance-pack team 5 4 16 | Performance in one place
People waiting for an assessment: 640. Median wait: seven weeks. People who say that they have control over their daily life: 77 in a hundred, above the average for county councils.

ambershire integration-agreement team 4 - 30 | Joint strategy with health
Signed by five bodies, two of which no longer exist. The successor bodies have said that they consider themselves bound by it “in spirit”.

ambershire co-production team 3 - 3 | The equipment van
How two people, a van and a shed brought the wait for a bath seat from nine weeks to four days. Told by Len, who drives it.

linden-hill council-plan team 5 1 8 | Six aims
One page for each aim and one for each thing that will stop. The six are homes that are dry, streets that are safe, a fair start, care close by, clean air and a council that answers.

linden-hill medium-term-plan team 6 2 14 | The money, three years
Gap £9.6 million. Reserves £21 million. Temporary housing £13.1 million and growing at a tenth a year. Options are set out in three columns: what it saves, whom it touches, and what would have to be true.

linden-hill governance-statement team 4 3 10 | Annual governance statement
Nine actions, four closed. The one on who must see a paper before it is published has been open for two years.

linden-hill workforce-plan team 4 4 12 | Staff survey, in full
Response 68 per cent. “I am proud to work here” 81. “I know where we are going” 39. Comments fill forty pages. The chief executive has answered each of them, in a different colour.

linden-hill savings-tracker team 3 - 2 | Savings: promised and delivered
Last year 88 per cent of £7.1 million. Most of what was missed was in repairs.

linden-hill last-challenge team 4 - 19 | The last challenge and what came of it
Twelve recommendations, nine done, two overtaken and one, on succession among directors, returned to this year.

cwm-derwen council-plan team 5 - 20 | Corporate plan
Our plan is written in Welsh and English side by side, and the two were written together. Five aims, each with one number.

cwm-derwen medium-term-plan team 6 - 18 | Four years of money
We need £16 million more than we shall have. Nine has been found. The rest is set out as questions that we ask of residents in the spring.

cwm-derwen resident-survey team 3 - 9 | What residents told us
4,212 replies, a tenth of them in Welsh and eleven in verse. Roads first, then the baths.
`;
