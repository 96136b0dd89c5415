/**
 * Notes of the evening before and of the first day, as peers typed them. Head line: session, author's slot, theme, kind, source
 * category, the finding it stands behind or `-`. No note names anybody who was listened to.
 */
export const NOTES_DAY_ONE = `
s01 lead leadership question documents -
Read the self-assessment twice on the train. It is unusually frank about waits and money, and almost silent about carers: four
lines in 31 pages. Ask why.

s01 senior-officer working-with-people consideration data f4
Return shows 41% of people with a service not reviewed in the last 12 months, up from 33% a year ago. Was 27% before the new case
system. Is it reviewing or recording?

s01 health partnership-transformation question data f8
Discharge data in the pack: 64% go straight home, which is decent. But the 36% includes a lot going to short stay beds and I can't
see what happens to them at day 42. Someone must know.

s01 member leadership neutral documents f10
Counted the strategies in the pack. Nine that touch adult social care, four of them called "our vision for". Would like one
frontline worker to tell me which one they use.

s01 lived-experience working-with-people strength documents f1
Rang the public number at 4.40 on Thursday as a test before we came. Answered in 50 seconds by a person with a name. No menu. She
asked what a good week looked like. I have never been asked that by a council.

s02 challenge-manager leadership strength senior-officers -
Opening presentation had two people who use services presenting alongside the officers, and they corrected a slide in front of
everyone. Nobody flinched. Tells us something about the place.

s02 member leadership neutral members -
Leader stayed for the whole session, not just the welcome. Spoke about his mother's care without making it the point. Politically
this service matters here, across groups by the look of the room.

s02 health partnership-transformation consideration senior-officers f8
Slide on integration was all structure: boards, sub-groups, section 75s. The one example of it helping an actual person came from
the resident, not from a partner.

s03 lead leadership strength senior-officers f10
Director knows her numbers without papers and knows where they hurt. Named reviews, OTs in the dale and DoLS as the three things that
wake her up. Same three I'd have picked from the data.

s03 lead providing-support consideration senior-officers f3
Dale homecare: one provider handed back 210 hours in spring. Brought in-house in 11 days, still there eight months on. Works, costs
about 34% more an hour. No decision yet on what it is for the long term.

s03 health partnership-transformation strength senior-officers f8
Says she and the hospital's chief operating officer talk most days, and have a rule: no e-mail after 6 about a bed, ring. Small, but
the hub people quoted the same rule without being asked.

s03 lead leadership consideration senior-officers f10
Asked how many change programmes are running. She said seven. The service plan says eleven. She laughed, then wrote it down.

s03 health leadership neutral senior-officers -
£4.2m overspend forecast, mostly older people's placements and two very large packages for young adults. Recovery plan relies on £1.1m
from reviews. The reviews they can't staff. Pick up with finance.

s04 senior-officer working-with-people strength senior-officers f1
Practice framework is two sides of A4 and everyone we've met so far calls it "the good conversation". Written by 14 practitioners,
not bought in. Audit form uses the same five headings, so it joins up.

s04 senior-officer working-with-people consideration senior-officers f4
420 overdue reviews are risk-rated by a manager reading the last entry. Good instinct. But the last entry can be 20 months old, so the
ones nobody has heard from look the safest.

s04 lived-experience working-with-people neutral senior-officers f9
Asked who wrote the letter people get before an assessment. Long pause. "It's the system letter." It has "eligible unmet need" in the
second line.

s04 senior-officer workforce strength senior-officers f2
Social work vacancies 6%, was 19% three years ago. Grow-your-own route: 12 support workers through the degree, 11 still here. Protected
Thursday mornings that directors are not allowed to book over.

s04 lived-experience working-with-people strength senior-officers f1
They pay people who've had assessments to sit on the practice panel. £16 an hour and travel, by vouchers or into the bank, your choice.
Someone thought about benefits rules. That's rare.

s05 member leadership strength members -
Portfolio holder does a half day a month out with a team, not announced in the newsletter. Two different officers told me what she'd
asked them. She carries a notebook with actions and they come back.

s05 member leadership consideration members f10
Cabinet gets a 40 page performance pack each quarter. Asked what she'd cut: "about 38 of them". She uses a one page note from the
director instead, which scrutiny never sees.

s05 challenge-manager providing-support consideration members f3
Rurality comes up in the first two minutes. Everyone knows the dale is different; there isn't yet an agreed position on what people
there can fairly expect. "We say equal, we mean the same, and it isn't either."

s05 member safety neutral members f5
Clear on her own role in safeguarding and on when to stay out. Gets a fortnightly alert of anything serious. Couldn't say what the
board's three priorities are this year.

s06 lead leadership strength senior-officers -
Chief exec and 151 officer in the same room, finishing each other's sentences in a good way. Corporate centre treats adults as the
council's business, not a hole in the budget. I've seen the opposite.

s06 lead leadership consideration senior-officers f4
Put the £1.1m review saving to them. Accepted that it's a number that was needed rather than one that was built. No equality or risk
look at reviewing people in order to spend less. To their credit they didn't argue.

s06 health partnership-transformation consideration senior-officers f8
Pooled fund is £23m and both sides describe it as "ours". Underspend of £600k on the community equipment line two years running, while
OTs tell people eight weeks for a rail.

s06 lead workforce neutral senior-officers -
Pay benchmark done in summer. They're mid-table for social workers, bottom quarter for team managers. Retention payment for managers is
with the HR committee in January.

s07 lived-experience working-with-people strength frontline f1
Sat with a headset for 40 minutes. Nine calls. Not one was "put through". Heard a worker stay on the line while a man went to check
whether his wife's tablets were in the blue box. They were.

s07 senior-officer working-with-people strength frontline f1
Contact centre screen shows community offers by postcode, updated weekly by a real person in the library team. Worker found a Tuesday
lunch club 600m from the caller. Took 20 seconds.

s07 senior-officer working-with-people consideration frontline f3
Same search for a dale postcode: three results, one of them closed since June. Worker knew it had closed, apologised, and gave the
caller her own list from a drawer.

s07 lived-experience working-with-people neutral frontline -
Call 6, daughter in tears, clearly the fifth service she'd rung that day. Brilliantly handled. Worker then had 90 seconds before the
next. Asked what happens after a call like that. "You make a tea quicker than normal."

s07 senior-officer safety strength frontline f5
A possible financial abuse concern came in on call 4. Worker asked what the person herself wanted to happen before anything else, and
wrote it down in her words. Textbook, and she didn't know we'd both stopped writing.

s07 senior-officer working-with-people consideration data f3
Wallboard: 38% of contacts resolved at first conversation, good. But 112 people in "awaiting allocation" and the board doesn't say for
how long. The longest, when they looked for us, 17 weeks, OT, dale.

s08 member leadership consideration members f9
Scrutiny members work hard and read everything. They have not heard directly from a person who uses services since the pandemic. One
said "we get case studies, and they always end well".

s08 member leadership neutral members -
Task and finish on hospital discharge, cross party, five recommendations, all accepted. Asked what happened next. Three different
answers. There is a tracker; it's not public and they hadn't seen it.

s08 challenge-manager leadership strength members -
Chair is from the opposition and nobody thinks that odd. Pre-meets are shared across parties. Questions to officers are sharp but
about the service.

s08 member providing-support consideration members f6
Two members have relatives on direct payments. Both said the same: getting the money took months, nobody to ring, and then a letter
asking for receipts. They hadn't told the service because "it felt like using the position".

s09 health partnership-transformation strength frontline f8
Transfer of care hub is the real thing. One table, one list, social worker, therapist, nurse, voluntary sector and a housing officer.
10am huddle done in 22 minutes for 31 patients. I'd send my own people to watch.

s09 health partnership-transformation consideration frontline f11
By 4pm on a Friday the same table defaults to "bed, then see". Four of nine decisions last Friday. Ward staff said it kindly: "we're
not deciding, we're running out of day".

s09 lead partnership-transformation strength partners f8
Housing officer in the hub two days a week. Has a key-safe, clean and clear budget of £40k and no form over half a page. Says it moved
61 people last year who'd otherwise have waited.

s09 lead providing-support consideration frontline f11
Short stay beds: booked for up to 6 weeks. Therapy input to the two homes is one visit a week. People told us nobody expects to go home
after week three, and the numbers bear them out. 44% stay for good.

s09 health partnership-transformation neutral frontline -
Hospital system and council system still don't talk. They have a shared spreadsheet with colours. It works because of who keeps it.
She's retiring in March.

s10 senior-officer working-with-people strength frontline f1
Eight first contact workers, 61 years' service between them. They're trusted to agree small things up to £300 without asking. Last year
they used £19k between them. Manager: "I've never turned one down after."

s10 lived-experience working-with-people strength frontline f2
Asked them to name something they'd changed themselves. Six had an answer straight away. One moved the whole "how did you hear of us"
question to the end because people were crying at the start.

s10 senior-officer working-with-people consideration frontline f10
They find out about new initiatives from the public. Nobody told them about the falls bus until a caller asked to be on it.

s10 senior-officer working-with-people consideration frontline f4
Around one in five calls now is someone asking when their review or assessment will be. They've no screen that tells them, so they send
an e-mail to the team and promise a call. Promise isn't always kept, and they take the second call.

s10 lived-experience working-with-people neutral frontline f7
Carers ring about the person, never themselves. Workers are told to offer a carer's assessment. They say the words "carer's assessment"
put people off and they'd rather ask "how are you sleeping?". They do, but there is nowhere to put the answer.
`;
