import type { ReportSource } from './report-shape.ts';

/** Dunfarran's report, which the host wrote itself with its reviewers. */
export const DUNFARRAN_REPORT: ReportSource = {
  challenge: 'dunfarran',
  status: 'published',
  publishedDaysAgo: 150,
  summary: `
We are Dunfarran City Council, and this is our own account. We asked three councils like ours to help us with one question: why do four in ten families who could have free school meals, a clothing
grant and help with council tax not claim all three?

We had thought that the answer was knowledge. It was mostly us. Our reviewers sat beside parents while they filled in our forms, and then they asked us to do the same. It took our directors the best part of an hour.`,
  keyMessages: `
p1
Our staff know the families and would do anything for them. Families told us so.

p2
We ask the same questions three times, in three ways, and forgive a mistake in none of them.

p3
People claim when somebody they already trust brings it up. That is rarely us.`,
  recommendations: `
r1 p2 | One form
Bring three applications into one that can be done on a telephone in eight minutes.

r2 p3 | Go where people are
Put a welfare rights adviser in each of the four health centres one day a week.

r3 p4 | Find the families who do not ask
Agree with schools how to use what we both already know, lawfully and kindly.`,
  sections: [
    {
      theme: 'focus-and-purpose',
      heading: 'Our question',
      text: `
strength p1
Everybody whom the reviewers met could say our question in one sentence and had a story of why it matters. Schools keep drawers of shoes, which are restocked by people who will not say who
they are.

consideration p4
We did not know the size of it. We had figures for those who claim, and an estimate for everyone else that was three years old. Our family group had better ones, and showed us how.`,
    },
    {
      theme: 'people-served',
      heading: 'What families told us',
      text: `
strength p1
Families spoke warmly of the people in our two offices. Some go in when they have nothing to ask, because of the plant.

consideration p2
They spoke of the forms in another tone. Twenty-six pages, three log-ins and one proof of address each, none of which may be a photograph of the other. Six of eleven parents had begun and given up. Four thought
they had been refused.`,
    },
    {
      theme: 'how-we-work',
      heading: 'How we work',
      text: `
strength p1
Our teams want this to change and had tried. A small group in benefits had already drafted a single form, in their lunch hours, and kept it in a drawer. It is, very nearly, the one we now use.

consideration p3
We advertise on buses. Families hear of help from a health visitor, a barber or another parent at the gate. Our reviewers’ councils put an adviser in the health centre and let the word go round.`,
    },
    {
      theme: 'making-it-stick',
      heading: 'Making it stick',
      text: `
strength p1
Members of all groups have asked to see the figure twice a year, by school.

consideration p4
Sharing names with schools is lawful and makes people uneasy. We will take the unease seriously, and publish what we share.`,
    },
  ],
  goodPractice: `
p1 | The form in the drawer
A single application designed by those who answer the questions about it.`,
  nextSteps: `
Our reviewers come back in the autumn. We thank them, and we thank the parents who filled in our forms in front of us.`,
  findings: `
p1 | strength | how-we-work | Staff who know the families and had begun to mend it
p2 | consideration | people-served | Three forms, and no forgiveness
p3 | consideration | how-we-work | Help is heard of from people one trusts
p4 | consideration | focus-and-purpose | We do not know who does not ask`,
  notes: `
q02 reviewer-one strength partners p1
Head teacher's shoe drawer. Sizes 10 to 5. She's told not to ask where they come from.

q03 reviewer-two strength residents p1
"I go in for the plant." Staff water it and give cuttings away.

q03 reviewer-two consideration residents p2
26 pages. 6 of 11 gave up. 4 think they were refused; they never got as far as sending it.

q04 reviewer-three consideration senior-officers p2
Director did the form. 51 minutes, one tear, and she used to be a bursar.

q05 reviewer-one strength frontline p1
The form in the drawer. It's good. Dated two years ago.

q05 reviewer-three consideration frontline p3
Bus adverts cost £18k. Nobody in the room had met a family who came from a bus.

q02 reviewer-one consideration partners p3
Health visitor is who they hear it from. She has no leaflet and doesn't want one.

q06 facilitator consideration data p4
Estimate is three years old. Family group uses council tax and school roll, refreshed each term. They offered the method over lunch.

q06 reviewer-two consideration data p4
Schools uneasy on names. Reasonable. The two who do share wrote to parents first and had three objections in nine hundred.`,
  sessions: `
q01 | senior-officers | 4 | Our question, and why
q02 | partners | 7 | Head teachers and health visitors
q03 | residents | 11 | Parents, with the forms
q04 | senior-officers | 3 | Directors, with the forms
q05 | frontline | 9 | Benefits and welfare rights
q06 | data | 4 | What the family group counts
q07 | members | 5 | Members of all groups`,
};
