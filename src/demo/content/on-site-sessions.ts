/** The places of the on-site days: key | name | site | seats | how to find it. */
export const ON_SITE_PLACE_TABLE = `
moorside | Moorside Room | Aldbeck Town Hall | 16 | First floor, past the clock. The team's base all week; the door has a code.
committee-1 | Committee Room 1 | Aldbeck Town Hall | 40 | Ground floor, step-free, hearing loop.
committee-2 | Committee Room 2 | Aldbeck Town Hall | 14 | First floor by the lift, quiet side.
redlea | Redlea Community Hub | Redlea | 20 | Upstairs from the library; ask for the contact team. Parking behind the baths.
hospital | Seminar Room 4 | Northdale General Hospital | 12 | Level 2, follow the green line from the main entrance.
tannery | The Tannery | Harthwaite | 24 | Day centre with a café. Forty minutes from Aldbeck, fifty when the sheep are moved.
video | Video call | | 12 | The link is in the invitation; it opens ten minutes before.`;

/** How many minutes it takes from one site to another, by car: one | other | minutes. To a video call nobody travels. */
export const ON_SITE_JOURNEY_TABLE = `
Aldbeck Town Hall | Harthwaite | 40
Aldbeck Town Hall | Northdale General Hospital | 20
Aldbeck Town Hall | Redlea | 25
Harthwaite | Northdale General Hospital | 45
Harthwaite | Redlea | 55
Northdale General Hospital | Redlea | 30`;

/**
 * Forty sessions: key | day, 0 today | from | until | place | kind | sub-team | source category | themes | people listened to |
 * title | who. The people listened to may be more than those named.
 */
export const ON_SITE_SESSION_TABLE = `
s01 | -3 | 18:00 | 20:00 | moorside | team-meeting | all | - | - | 0 | Evening before: who we are, what we have read, lines to pursue | -
s02 | -2 | 09:00 | 09:45 | moorside | meeting | all | senior-officers | leadership | 7 | Welcome, and Northdale in the host's own words | Helen Ollerton, Director of adult social care; Robert Tansley, Chief executive; Cllr Denise Harker, Leader of the council
s03 | -2 | 10:00 | 11:00 | committee-2 | interview | A | senior-officers | leadership, workforce | 1 | Director of adult social care | Helen Ollerton, Director of adult social care
s04 | -2 | 10:00 | 11:00 | moorside | interview | B | senior-officers | working-with-people, workforce | 2 | Principal social worker and head of practice | Marian Lowther, Principal social worker; Osagie Ehigie, Head of practice development
s05 | -2 | 10:00 | 11:00 | committee-1 | interview | C | members | leadership, safety | 1 | Cabinet member for adults and health | Cllr Parveen Akhtar, Cabinet member for adults and health
s06 | -2 | 11:15 | 12:15 | committee-2 | interview | A | senior-officers | leadership | 2 | Chief executive and section 151 officer | Robert Tansley, Chief executive; Yvette Noakes, Section 151 officer
s07 | -2 | 11:45 | 13:00 | redlea | observation | B | frontline | working-with-people, safety | 4 | Listening in on the first contact line | Dawn Petty, First contact worker; Ikram Yusuf, First contact worker
s08 | -2 | 11:15 | 12:15 | committee-1 | focus-group | C | members | leadership | 6 | Members of the people scrutiny committee | Cllr Anthony Brear, Chair of people scrutiny; Cllr Joyce Ellerby, Vice-chair
s09 | -2 | 13:30 | 15:00 | hospital | site-visit | A | frontline | partnership-transformation, providing-support | 9 | A walk through the transfer of care hub | Louise Cragg, Hub manager; Dr Femi Ajayi, Consultant geriatrician; Paul Stobbs, Housing options officer
s10 | -2 | 14:00 | 15:15 | redlea | focus-group | B | frontline | working-with-people | 8 | First contact workers | Dawn Petty, First contact worker; Ikram Yusuf, First contact worker; Steph Ord, Senior contact worker
s11 | -2 | 17:30 | 18:30 | moorside | team-meeting | all | - | - | 0 | Team review: what surprised us | -
s12 | -1 | 09:00 | 10:15 | committee-2 | focus-group | A | middle-managers | leadership, workforce | 6 | Heads of service | Carl Bainbridge, Head of localities; Reena Solanki, Head of commissioning; Tim Askew, Head of provided services
s13 | -1 | 09:30 | 11:00 | tannery | focus-group | B | residents | working-with-people, providing-support | 9 | People who use day opportunities and direct payments | Invited by The Tannery members' group
s14 | -1 | 09:30 | 10:30 | committee-1 | interview | C | members | leadership | 3 | Opposition group leaders | Cllr Margaret Fawcett, Conservative group leader; Cllr Owen Dacre, Liberal Democrat group leader; Cllr Bill Raine, Independent group leader
s15 | -1 | 11:00 | 12:15 | committee-2 | focus-group | A | partners | providing-support, safety | 11 | Homecare and care home providers | Nadia Hussain, Registered manager, homecare; Trevor Milner, Owner, two care homes
s16 | -1 | 11:30 | 12:45 | tannery | focus-group | B | residents | working-with-people, providing-support | 12 | Unpaid carers | Invited by Northdale Carers Together
s17 | -1 | 11:00 | 12:00 | committee-1 | focus-group | C | partners | partnership-transformation, working-with-people | 7 | Chief officers of local charities | Bridie Kehoe, Northdale Carers Together; Stan Okafor, Dale Community Transport
s18 | -1 | 13:30 | 14:45 | committee-2 | focus-group | A | frontline | providing-support, workforce | 8 | Occupational therapists and reablement | Hannah Sayer, Senior occupational therapist; Mick Thwaite, Reablement co-ordinator
s19 | -1 | 14:00 | 15:30 | moorside | case-file-review | B | documents | working-with-people, safety | 0 | Ten case files, drawn by lot | -
s20 | -1 | 14:00 | 15:00 | video | call | C | partners | partnership-transformation | 4 | Integrated care board and community trust | Alan Whitby, Place director, integrated care board; Sister Joan Fairley, Matron, community trust
s21 | -1 | 17:30 | 18:30 | moorside | team-meeting | all | - | - | 0 | Team review: first findings on the wall | -
s22 | 0 | 09:00 | 10:15 | committee-2 | focus-group | A | frontline | working-with-people, workforce, safety | 10 | Locality social workers, Aldbeck and Redlea | Ellie Tindall, Social worker; Kamal Deen, Social worker; Ros Pickard, Senior practitioner
s23 | 0 | 09:30 | 11:00 | tannery | site-visit | B | frontline | providing-support, working-with-people, the-dale | 7 | The dale team and its village agents | Sheila Metcalf, Dale team manager; Jonty Alder, Village agent
s24 | 0 | 09:00 | 10:00 | committee-1 | interview | C | partners | safety | 2 | Safeguarding adults board: independent chair and manager | Dame Hilary Quaye, Independent chair; Lee Farrar, Board manager
s25 | 0 | 10:45 | 11:45 | committee-1 | meeting | C | data | leadership, working-with-people | 3 | The data, walked through by those who make it | Bex Holliday, Lead analyst; Arun Pillai, Analyst
s26 | 0 | 10:45 | 12:00 | committee-2 | focus-group | A | middle-managers | workforce, leadership | 9 | Team managers | Gary Umpleby, Team manager, Redlea; Faith Mwangi, Team manager, Aldbeck
s27 | 0 | 12:00 | 13:00 | tannery | observation | B | residents | providing-support | 14 | Soup lunch at The Tannery | Whoever comes for soup
s28 | 0 | 14:15 | 15:30 | redlea | focus-group | B | residents | working-with-people, providing-support | 8 | People with experience of mental ill health | Invited by the Redlea Recovery Café
s29 | 0 | 14:00 | 15:00 | committee-2 | focus-group | A | middle-managers | providing-support | 5 | Commissioning and brokerage | Reena Solanki, Head of commissioning; Jade Coulson, Brokerage team leader
s30 | 0 | 14:00 | 15:00 | committee-1 | focus-group | C | frontline | working-with-people | 6 | Direct payment advisers and personal assistants | Vic Hendry, Direct payments adviser; Blessing Obi, Personal assistant
s31 | 0 | 17:30 | 18:30 | moorside | team-meeting | all | - | - | 0 | Team review: strengths and areas for consideration | -
s32 | 1 | 09:30 | 10:30 | hospital | interview | A | frontline | partnership-transformation, providing-support | 6 | Hospital discharge team | Joanne Akers, Team manager, hospital discharge; Petra Simms, Social worker, hospital discharge
s33 | 1 | 09:30 | 10:30 | committee-1 | interview | C | senior-officers | partnership-transformation | 2 | Public health and housing | Dr Leila Anwar, Director of public health; Craig Yardley, Head of housing
s34 | 1 | 10:00 | 11:15 | redlea | focus-group | B | residents | safety, working-with-people | 7 | Young adults and families: growing up and moving on | Invited by the parent carer forum
s35 | 1 | 11:30 | 12:30 | committee-1 | focus-group | C | partners | safety | 4 | Police, probation, fire and ambulance on safeguarding | Det Insp Karen Moss, Police; Gwil Rees, Probation
s36 | 1 | 11:45 | 12:30 | committee-2 | interview | A | senior-officers | leadership | 1 | Director of adult social care: what we think we are hearing | Helen Ollerton, Director of adult social care
s37 | 1 | 13:15 | 14:30 | committee-2 | focus-group | B | frontline | workforce | 9 | Newly qualified social workers, students and apprentices | Tariq Noor, Newly qualified social worker; Amy Lund, Apprentice
s38 | 1 | 15:30 | 18:30 | moorside | team-meeting | all | - | - | 0 | Agreeing what we will say, and how | -
s39 | 2 | 09:00 | 10:00 | moorside | meeting | lead, challenge-manager | senior-officers | leadership | 2 | A preview for the sponsor and the chief executive | Helen Ollerton, Director of adult social care; Robert Tansley, Chief executive
s40 | 2 | 11:00 | 12:00 | committee-1 | feedback | all | senior-officers | leadership | 32 | Feedback presentation | Everyone who took part is invited`;

/** The findings so far: key | kind | theme | title. What stands behind each is in the notes. */
export const ON_SITE_FINDING_TABLE = `
f1 | strength | working-with-people | The first conversation is a good one, from the telephone to the case file
f2 | strength | workforce | People stay, and can say why; the strain has moved to team managers
f3 | consideration | providing-support | Where you live decides how long you wait, most of all in the dale
f4 | consideration | working-with-people | Overdue reviews hold risk and money in the same pile, and nobody looks at both
f5 | strength | safety | Safeguarding begins with what the person wants, and learning travels as stories
f6 | consideration | working-with-people | Direct payments are offered with a smile and delivered with a form
f7 | consideration | working-with-people | Carers are known to everybody and planned for by nobody
f8 | strength | partnership-transformation | The transfer of care hub is one team round one table, and trust is the reason it works
f9 | consideration | partnership-transformation | The same few voices are asked to speak for everyone
f10 | consideration | leadership | There are more plans, dashboards and returns than the front line can hold
f11 | consideration | providing-support | People leave hospital well on a Tuesday morning and less well on a Friday afternoon`;

/** The first draft of what each finding will say, in the team's words. */
export const ON_SITE_FINDING_TEXTS: Record<string, string> = {
  f1: 'Callers reach a person who asks what a good week looks like. The same five headings run through the framework, the audit form and the files we read, and repeat contact has halved.',
  f2: 'Vacancies are low, apprentices stay and supervision is real. Team managers carry the cost: wide spans, work on leave and fourteen regular returns.',
  f3: 'People in the dale are a small share of those with a service and a large share of those who wait. The dale team’s own answers, village agents and salaried carers, are among the best things we saw.',
  f4: 'Four people in ten have not been reviewed in a year. Savings are planned from reviews that cannot be staffed, while changes in people’s lives go unseen. One team has found a way and nobody has been told.',
  f5: 'People chair their own meetings, outcomes are asked for and checked at the end, and monthly learning circles bring real stories to staff.',
  f6: 'People value the freedom. They wait months for the money, fear the returns and do not know whom to ring.',
  f7: 'Carers are named in the files and seldom asked how they are. Managers believe that carers decline assessments; carers told us they did not know that one had been offered.',
  f8: 'Daily huddles, a housing officer with a small budget and a habit of picking up the telephone get people home. Much rests on a few people and one spreadsheet.',
  f9: 'Those who take part are paid, prepared and listened to. They are also the same few people, and they are tired. In the dale it happens over soup without the name.',
  f10: 'Seven programmes or eleven, two dashboards with two answers, strategies read from a lanyard. A shorter list would be easier to share.',
  f11: 'Short stay beds were a twelve-week answer to one winter. Therapy is thin, ownership is unclear and many who go in do not go home.',
};
