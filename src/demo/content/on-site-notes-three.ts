/** Notes of the third morning, which is today. The head line is read as in `on-site-notes-one.ts`. */
export const NOTES_DAY_THREE = `
s22 lead workforce strength frontline f2
Ten locality social workers. Caseload average 17, manager checks at 22. They asked US what ours were and went quiet. They know it's good
here.

s22 lead workforce consideration frontline f2
Not everybody's story: two agency workers in the room, both past 14 months, both wanted to convert, both told there is no post. 6% vacancy
rate doesn't count the posts held for savings. Ask for that number.

s22 health working-with-people strength frontline f1
They can tell the practice framework back to you in their own words, with a case each. One said it gave her permission to leave something
alone.

s22 lead working-with-people consideration frontline f4
Reviews are what gives when the week gets full. Everyone agrees it is wrong. "You never get a complaint about a review you didn't do."

s22 health partnership-transformation consideration frontline f11
When someone goes from hospital to a short stay bed they stay with the hub for 6 weeks, then come to the locality. Workers say they meet
people on day 43. By then the flat's been given up in some cases.

s22 lead leadership consideration frontline f10
Asked about the strategy. Long silence. Then one read it out off her lanyard. Then another said his lanyard has the old one.

s22 health safety strength frontline f5
Monthly learning circle on safeguarding: one real story, a police officer and a nurse in the room, no slides, 45 minutes. All ten had been to
at least one. Two had brought their own mistakes.

s22 lead working-with-people question frontline f6
Asked about direct payments. Half offer them early, half "when it's simple". Nobody was sure who does the first three months' support since
the contract changed in September.

s23 senior-officer providing-support consideration frontline f3
Dale team: seven people, one bungalow, a board with every person they know about on magnets. Told us of 19 people with a package agreed and
nobody to provide it. System says 6. System counts only where brokerage has "closed unsuccessful".

s23 lived-experience providing-support strength frontline f3
Village agent scheme: six part time agents, each lives where she works. Last winter they had a flask, a phone and a gritter's number.
Found 31 people no service knew.

s23 senior-officer providing-support strength frontline f3
In-house dale care started as a rescue. Carers on salaries, paid for travel, 4x4s shared with highways. Sickness 2.1%. Nobody has left. If it
costs a third more, someone should count what it saves too.

s23 lived-experience working-with-people neutral frontline f9
They do co-production up here, they just don't call it that. The day service timetable was redrawn round the bus because the people who came
said so, over soup.

s23 senior-officer working-with-people consideration frontline f4
Overdue reviews 28 in the dale, lowest of any team. They do them when they're passing. But not all "passing" visits are on the system, so
they're probably better than the data and can't prove it.

s23 senior-officer workforce consideration frontline f3
Signal. Worker writes up at the top of the pass, in the car, before she loses the last bar. Two have lost whole assessments. They now write
on paper and type at night.

s23 lived-experience working-with-people neutral frontline f3
Asked what they'd want from Aldbeck. Not money first. "Come and do the meeting here once." The last director's visit was three years ago; there was a
photo on the wall, so they were pleased about it.

s24 member safety strength partners f5
Independent chair and board manager both say that the council brings its own bad news first. Board has dropped from 14 priorities to 3 and
everyone can list them (unlike our members).

s24 challenge-manager safety consideration partners -
Conversion of concerns to enquiries has gone from 41% to 23% in two years. The explanation (better first conversation) is plausible and
fits what we heard on the phones. Nobody has sampled the ones that were turned away.

s24 member safety consideration partners -
DoLS: 212 waiting, oldest 16 months. Screened, and the riskiest done. Board gets it as a number every quarter. It has been within ten of
that number for six quarters, so it has become furniture.

s24 challenge-manager safety strength partners f5
Reviews end in one page for staff called "What we'd do tomorrow". Read three. Would use them at home.

s24 member safety neutral partners f9
Board's user group is four people, two of whom we met yesterday. Chair raised it before we did.

s25 challenge-manager leadership strength data -
Analysts are first class. Three people, plain language, chart titles that are sentences. They've built a "who's waiting" page with age,
area and why, refreshed daily.

s25 challenge-manager leadership consideration data f10
There are two dashboards. The one above, used by 31 people, and the corporate one, used by cabinet, four weeks later and on different
definitions. Overdue reviews: 420 on one, 506 on the other, today.

s25 member leadership consideration data f4
Asked to see overdue reviews by what happens when they're done. 38% end in a change, up as often as down. So the £1.1m saving and the risk are
in the same pile and nobody is looking at it as one thing.

s25 challenge-manager providing-support consideration data f11
Analyst traced 50 people who went into short stay beds in Q1, by hand, because she was curious. 22 still in a care home. 9 of those had been
recorded as "home" at the hospital. It's in a file on her desktop.

s25 member leadership neutral data f3
By postcode: people in the dale are 4% of those with a service and 17% of those waiting over 12 weeks. Simple enough chart that I understood
it. It has been to no committee.

s25 challenge-manager working-with-people strength data f1
Repeat contact within 28 days of a resolved first conversation: 11%, was 24% before the new line. So "resolved" mostly means resolved.

s26 lead workforce strength middle-managers f2
Nine team managers. Supervision happens, is protected, and is checked by asking the worker and not the form. One told of being supervised through a
death on her caseload. She stayed because of it.

s26 lead workforce consideration middle-managers f2
It is the managers who are running hot. Average span 11, one has 16. Six of nine worked on at least one day of their last leave. They're
proud of shielding their teams and it shows on them.

s26 health leadership consideration middle-managers f10
They counted for us: 14 regular returns, 5 of them asking for the number of overdue reviews, on different days. "By Friday I know exactly
how many I haven't done."

s26 lead working-with-people consideration middle-managers f4
Asked what'd help with reviews. Not more people. "Let a support worker do the ones where nothing's changed, and let providers tell us when
something has." Aldbeck did it in May. It isn't forbidden. It's just not been said.

s26 health partnership-transformation strength middle-managers f8
Hub manager's weekly round to the three community teams costs her half a day. All three team managers named it as the reason handovers
work at all.

s26 lead leadership neutral middle-managers -
What are you proudest of: eight of the nine named a person on their team. Ninth named a duck pond. (There is a story. Ask at dinner.)
`;
