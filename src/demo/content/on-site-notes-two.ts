/** Notes of the second day. The head line is read as in `on-site-notes-one.ts`. */
export const NOTES_DAY_TWO = `
s12 lead leadership consideration middle-managers f10
Six heads of service, asked each for the top priority. Got: reviews, budget, inspection, "people", the new system, budget. All reasonable. Not
one mentioned home first, which is priority one in the plan.

s12 health partnership-transformation consideration middle-managers f11
Two heads disagree, politely, about who owns the short stay beds. One thinks commissioning, one thinks operations. Contract's in a third
name, of someone who left.

s12 lead workforce strength middle-managers f2
Every one of them was promoted from inside or came back after working elsewhere. Asked why come back: "you can ring anyone".

s12 lead working-with-people consideration middle-managers f4
A team reorganised itself in May to pair one reviewer with one support worker. Cleared 140 reviews in a quarter. Nobody in the other
localities in this room had heard how.

s12 health leadership neutral middle-managers -
New case system is nine months in. Views split by building rather than by role. Redlea people like it. Redlea had the trainers for a
fortnight, Aldbeck for two days.

s13 lived-experience providing-support strength residents f9
The Tannery is lovely. Woodwork, kiln, a café that the public really use. A man showed me his payslip from the café. He's framed it. His
key worker has asked him what's after the café.

s13 lived-experience working-with-people consideration residents f6
Four of nine use direct payments. They like the freedom and dread the returns. One keeps every receipt in a biscuit tin in case she's
"done". Nobody has ever asked her for more than the quarterly form.

s13 senior-officer working-with-people consideration residents f6
Woman waited 13 weeks between "yes you can have a direct payment" and the money. Used her savings, then her sister. Was told it was
audit's rule. Audit rule in the pack says 15 working days.

s13 senior-officer safety strength residents f5
Young man told us about a meeting after his neighbour took money from him. He chaired it. He chose the biscuits. He said "they kept
asking is this what you want and it got annoying". Best evaluation of making it personal I've heard.

s13 lived-experience leadership consideration residents f9
Asked who goes to the partnership board. Same three hands as went up for the panel and the interview panels. They're good, they're tired,
and one said "we're the council's disabled people".

s14 member leadership strength members -
Three opposition leaders, separately critical of the budget and all three generous about the adults team. One said he'd had a straight
answer to every question he'd asked in two years "including ones I'd rather not have had".

s14 member leadership consideration members f10
None of them could find the dashboard that officers say all members can see. We tried together on a phone. It needs the council network.

s14 challenge-manager providing-support neutral members f3
Dale member says people choose to live there and know what that means. Town member says nobody chooses to be 88. Both got a nod. There's a
real conversation here that the council hasn't had.

s15 lead providing-support strength partners -
Providers like the council. Paid on day 12 on average, open book on fuel since last winter, a real person on the end of the phone.
Eleven in the room, nobody arrived with a list.

s15 lead providing-support consideration partners f3
Homecare is bought by the hour and by postcode. Dale rate is 9% above town. Two providers had worked out what it truly costs: 26 to 30%.
They've told the council. They think it was heard as bargaining.

s15 health providing-support consideration partners f11
Care home managers say the assessment they get on a Friday differs from the person who arrives. Two have stopped taking new people after
2pm. The hub thinks it's because of staffing. It isn't.

s15 lead providing-support neutral partners -
Fair cost figures published, market statement isn't, or not for five years. Providers quote the old one when it helps and nobody can say
they're wrong.

s15 health safety strength partners f5
Two homes talked about a provider concern last year. Council came with an offer of help on the first visit and the hard letter on the
second. "It was still a hard letter." They've both asked for the same nurse to come back as training.

s16 lived-experience working-with-people consideration residents f7
Twelve carers. Eleven have never had anything written down about themselves. The twelfth has a carer's plan from before the pandemic, in her handbag.

s16 lived-experience working-with-people consideration residents f7
"If I'm ill he goes in a home. That's the plan. I don't need it in writing." Said with a laugh, then she cried. Others knew to leave it a
minute. They look after each other better than any of us are.

s16 senior-officer working-with-people neutral residents f7
Contradicts what managers told us: they say carers don't want assessments. These carers didn't know they'd been offered one. Asked what
the letter looked like. "Oh, that. I thought it was about him."

s16 senior-officer providing-support strength residents f7
The Thursday drop-in at Harthwaite is run by the carers' charity for £14k a year. It is full. They've a waiting list for a room with a kettle.
Two told me that it is the reason they're still caring.

s16 lived-experience providing-support consideration residents f3
Sitting service can't reach the dale. So the carers who are furthest from help get the least. One drives her husband 22 miles to day
care, waits in the car, drives back. She's 79.

s17 member partnership-transformation strength partners -
Small grants fund decided by a panel of residents, £75k, average £900. Turned round in three weeks. Charities rate it above things ten
times the size because "no one makes you pretend it's transformation".

s17 member partnership-transformation consideration partners f9
The bigger charities are asked to co-produce and given nine working days. One brought the e-mail. It was sent on a Friday before a bank
holiday.

s17 challenge-manager partnership-transformation consideration partners f10
Seven chief officers named five different council strategies that they're delivering against. Two of those were superseded last year.

s17 member working-with-people strength partners f1
They send people to the first contact line with confidence, and they hear back what happened. "It used to be a black hole. Now it's a
person called back on Wednesday."

s18 lead providing-support strength frontline -
Reablement: 71% need nothing or less afterwards, and they measure again at 91 days, which hardly anyone does. Still 66%. They can tell you
about the ones who didn't do well, too, by type.

s18 lead providing-support consideration frontline f3
OT wait: 5 weeks in Aldbeck, 6 in Redlea, 14 in the dale. One OT covers the dale, 18.5 hours, excellent, on leave when we asked. No
cover for leave. It isn't on the risk register.

s18 health partnership-transformation consideration frontline f8
Hospital OTs and council OTs do the same home visit a week apart. Everyone in the room knew. They've a draft trusted assessor agreement
that's waiting for two signatures since February.

s18 health workforce strength frontline f2
Students fight to come here. Reablement worker now halfway through an OT apprenticeship, team rearranged the rota around her college day
without being asked. I'd like to bottle that.

s18 lead working-with-people neutral frontline f11
Home first, asked what they understand by it. Reablement: "try home, with us, for two weeks". Hub yesterday: "don't decide about the
future in a hospital bed". Heads this morning: nothing. Three versions, all fine, not the same.

s19 senior-officer working-with-people strength documents f1
10 files. Voice of the person in 9, in quotation marks, sometimes very funny. Could picture every one of them. Two had a photo chosen by
the person. Best recording I've read in a peer challenge.

s19 senior-officer working-with-people consideration documents f4
4 of 10 had an overdue review. In two of those something important had changed (a death, a fall) and was in the case notes from
providers, but nobody had joined it up.

s19 senior-officer safety strength documents f5
All three safeguarding files ask for and record the outcome wanted, and go back to it at the end. One honestly says "not achieved".

s19 senior-officer safety consideration documents -
Mental capacity: two of four assessments were about a general ability, "lacks capacity around finances", not about a decision. Other two were
model answers. Same team. So it's not training, it's whoever reads it last.

s19 lived-experience working-with-people consideration documents f7
Looked for carers in each file. Named in eight. Asked how they are in three. A plan of their own in none.

s19 lived-experience working-with-people neutral documents f6
One support plan had a budget of £312.40 a week to the penny, and underneath, in the person's words, "I want to go to the match". Nothing
joined the two. He hadn't been to the match.

s20 member partnership-transformation strength partners f8
Health partners described the council as "the grown-up in the room", and then told us about something they'd got wrong themselves. You
don't do that unless there is trust.

s20 challenge-manager partnership-transformation consideration partners f8
ICB reorganisation means two of the four people on this call don't know whether they'll be in post in April. The section 75 is with a
named person. No one has planned for that name to change.

s20 challenge-manager partnership-transformation neutral partners f11
Trust says short stay beds were the council's idea, council says they were the trust's. The minutes (read tonight) say it was four
winters ago and that it was for twelve weeks.

s20 member partnership-transformation consideration partners f3
Community nursing in the dale was reorganised by GP practice, social care by valley. They cross over in the middle. One lane has a nurse
from the north, carers from the south and an OT from neither.
`;
