/** What stands behind Port Wenlow's report: findings (key | kind | theme | title), notes, and the sessions they came from. */

export const PORT_WENLOW_FINDING_TABLE = `
p1 | strength | priorities-outcomes | A plan that residents helped to write, and can quote
p2 | strength | priorities-outcomes | Families and children can feel the difference
p3 | consideration | priorities-outcomes | Sixty-one measures and no order
p4 | strength | leadership | Leaders who trust one another, and a council that rings before it writes
p5 | consideration | leadership | The partnership rests on a handful of people
p6 | strength | governance-culture | It is safe to speak up
p7 | consideration | governance-culture | Scrutiny works hard and arrives late
p8 | consideration | governance-culture | Senior posts do not yet look like the city
p9 | strength | finance | The council knows where its money is
p10 | consideration | finance | The next three years are not yet decided
p11 | consideration | finance | Many councillors cannot follow the money
p12 | strength | capacity-improvement | People grow here, and redesign services with those who use them
p13 | consideration | capacity-improvement | More projects than people to carry them
p14 | strength | capacity-improvement | An honest habit of asking what worked`;

/** Head line: session, slot, kind, source category, finding. */
export const PORT_WENLOW_NOTES = `
q02 lead strength senior-officers p4
CX and leader answered the same question separately, an hour apart. Same answer, different examples. Neither had been coached, they
were too grumpy about the coffee.

q05 member strength members p4
Cabinet members know where officers' decisions begin. One: "I ask what, I ask why, and I bite my tongue about how."

q06 second-member neutral members p4
Opposition leader thinks the plan is "a wish list with photographs" but says officers treat him the same as the cabinet. Would have said otherwise
four years ago.

q07 second-member consideration members p7
Scrutiny chairs brought their own tally: 118 reports, 97 after the event. They'd done it themselves, nobody had asked.

q07 member consideration members p11
Showed us the pool in the capital report. £3.1m moved to next year in a footnote. She's been asked about it in the Co-op every week since.

q08 second-member strength members p7
Damp and mould group: five members, three parties, visited 40 flats. Policy changed in 14 weeks. "Best thing I've done since I was elected."

q09 officer strength senior-officers p9
S151 drew me the cash position on a napkin, then showed me the report. They matched to the nearest £100k.

q09 officer consideration senior-officers p10
Added up the savings without an owner with her: £7.4m of £11.8m. She'd done it already and had the page in her bag. Hadn't been asked for it.

q10 officer strength middle-managers p9
Sat in on the Monday board. 40 minutes, 23 requests, 5 withdrawn by the people who'd made them. There was laughing.

q11 officer consideration middle-managers p10
Budget holders say "transformation" saving in adults has rolled twice. They call it the ghost. Everyone has one.

q12 specialist strength residents p2
Cable Street hub. Father came in from the rain two years ago, runs Saturdays now. Twins do the biscuit rota.

q13 specialist strength frontline p2
Speech therapist: used to get referrals at 4, now meets them at 18 months at singing. Waiting list for her room has gone from 31 weeks to 6.

q14 officer strength data p2
School readiness 54 to 63. Nearest three wards 51 to 66. Public health paper says plainly that a third of that might be the new nursery offer.

q14 specialist strength data p14
Two pages on "what else was going on and how sure we are". Analyst said the director had asked her to make it less flattering.

q15 specialist strength residents p1
Bus stop photo in the plan. Met the woman who was quoted. She has the page on her fridge.

q15 lead strength residents p1
Young people's forum knew four of the six ambitions by heart and had views on the two they'd forgotten ("if we forgot them they're not ambitions").

q16 lead consideration residents p3
North of the ring road: "we come last". Asked the council for spend by area. They're working on it. They weren't embarrassed, but they couldn't do it.

q17 challenge-manager consideration middle-managers p3
Head of service found herself on eleven pages of the performance report. Crossed out the ones she'd miss. Three left.

q18 challenge-manager consideration documents p3
Counted: 6 ambitions, 24 promises, 61 measures. 44 amber. When everything is amber it's just a colour.

q19 member strength frontline p6
Refuse crew know which cabinet members can lift. They gave me a ranking and I'm taking it home to my own group.

q20 specialist strength frontline p6
Gritter driver who raised the alarm last winter expected a disciplinary. Got asked to rewrite the procedure. Still can't quite believe it.

q21 lead strength documents p6
Read a year of Wednesday questions. Someone asked the CX whether she reads them. She'd answered "not in August, sorry".

q22 lead consideration frontline p8
Staff networks, seven people for four networks. Precise and patient. 19 of 200. "We've been listened to beautifully." Nobody laughed.

q23 specialist consideration frontline p8
Acting-up: asked all four how they heard of theirs. Three were "nearby". One was on a list.

q24 second-member consideration senior-officers p8
Monitoring officer and HR both say there's no barrier in the rules. Agreed. It's everything that isn't in the rules.

q25 lead strength partners p4
Port director: when the line pulled out, the council had a desk in the terminal by the Monday. College says it was the port's idea. Port says college's.

q26 lead consideration partners p5
Three of the five people who hold this together retire within two years. All three mentioned it themselves, none has talked to the others.

q27 member consideration partners p5
Charities: 11 forums. Chair has a spreadsheet of hours, 1,340 last year, unpaid. "We're asked to come. We're never asked to lead."

q28 officer consideration residents p10
Families in temporary housing could each name four officers or more. One knew seven. None knew who decides.

q29 officer consideration data p10
340 to 612 families in three years. £6.9m. Each service has its own sheet and they're all right.

q30 member consideration members p11
Budget book 412 pages, published six days before. Backbencher weighed it on the kitchen scales. 1.9 kilos.

q31 specialist strength frontline p12
Apprentices: 148 of them. They choose their mentor. One mentors a director back about the website, and it's not for show.

q32 specialist strength residents p12
Tenant who helped to build the repairs texts: "they changed it while I was still talking". Four messages, nine languages. Tried it in Polish. Works.

q33 challenge-manager consideration middle-managers p13
143 on the list. Matched names by hand tonight: 61 people are in more than half. One is named in 19. I'd like her to have a holiday.

q34 challenge-manager consideration middle-managers p13
Needs one signature to start and three boards to stop. Six have had no meeting and no spend for a year. All green.

q35 officer strength documents p14
19 of the two-page reviews. Seven say "no, it didn't". Written by someone from another service each time. Taking this home.

q36 second-member neutral documents p7
Constitution amended 44 times. Found two versions of the same scheme of delegation. Both on the website, one newer than the other by a comma.`;

/** The 52 sessions: key | source category | people | title. */
export const PORT_WENLOW_SESSION_TABLE = `
q01 | senior-officers | 4 | Welcome by the leader and the chief executive
q02 | senior-officers | 1 | Chief executive
q03 | senior-officers | 5 | Corporate management team
q04 | members | 1 | Leader of the council
q05 | members | 5 | Cabinet
q06 | members | 3 | Leaders of the other groups
q07 | members | 3 | Scrutiny chairs
q08 | members | 5 | The damp and mould group
q09 | senior-officers | 1 | Section 151 officer
q10 | middle-managers | 4 | The Monday spending board
q11 | middle-managers | 4 | Budget holders
q12 | residents | 5 | Families at the Chandlery
q13 | frontline | 3 | The Chandlery’s staff
q14 | data | 1 | Public health: how we know
q15 | residents | 6 | Young people’s forum
q16 | residents | 5 | North Harbour residents’ association
q17 | middle-managers | 5 | Heads of service
q18 | documents | 0 | Reading the performance reports
q19 | frontline | 5 | Refuse and recycling, 5.45am
q20 | frontline | 3 | Highways depot
q21 | documents | 0 | Reading a year of Wednesday questions
q22 | frontline | 7 | Staff networks
q23 | frontline | 4 | People who have acted up
q24 | senior-officers | 2 | Monitoring officer and head of people
q25 | partners | 2 | The port and the college
q26 | partners | 3 | City Partnership leaders
q27 | partners | 5 | Charities and community groups
q28 | residents | 4 | Families in temporary housing
q29 | data | 2 | Housing and finance analysts
q30 | members | 4 | Councillors outside the cabinet
q31 | frontline | 4 | Apprentices
q32 | residents | 3 | Tenants who built the repairs service
q33 | middle-managers | 3 | Project managers
q34 | middle-managers | 2 | The portfolio office
q35 | documents | 0 | Reading “What we know now”
q36 | documents | 0 | Reading the constitution
q37 | senior-officers | 1 | Director of children’s services
q38 | senior-officers | 1 | Director of adult social care
q39 | senior-officers | 1 | Director of place
q40 | senior-officers | 1 | Director of public health
q41 | partners | 2 | Naval hospital trust and integrated care board
q42 | partners | 1 | Divisional commander of police
q43 | partners | 2 | Chamber of commerce and the container terminal
q44 | frontline | 4 | Contact centre, evening shift
q45 | frontline | 3 | Planning and building control
q46 | middle-managers | 3 | Communications and engagement
q47 | members | 2 | Audit committee chair and independent member
q48 | partners | 1 | External auditor
q49 | partners | 2 | Trade unions
q50 | residents | 3 | Parish and neighbourhood forums
q51 | members | 1 | Leader of the council, second conversation
q52 | senior-officers | 1 | Chief executive, second conversation`;
