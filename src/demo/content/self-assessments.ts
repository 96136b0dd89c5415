import { NORTHDALE_SELF_ASSESSMENT } from './self-assessment-northdale.ts';
import { paragraphs } from './table.ts';

/** A host's own view of itself, as far as it has got. */
export type DemoSelfAssessment = {
  challenge: string;
  /** How many days ago it was handed in; null while the host is still writing. */
  submittedDaysAgo: number | null;
  /** Paragraphs by the key of the programme's prompt. Prompts without an answer are left out. */
  answers: Record<string, string[]>;
};

const LINDEN_HILL: Record<string, string> = {
  context: `
Linden Hill has 265,000 residents, one underground line and a ring road that most of our inequality lies along. In May nobody won. Twenty-one of our sixty-three councillors are new, and for the first time the council has no majority.`,
  priorities: `
The new administration has published six aims for four years. They replace forty-one. Officers were asked what should go, and most of what they named has gone.`,
  leadership: `
The leader, her deputy and the chief executive meet twice a week. They are learning one another’s handwriting. Two posts of director are held by people who are acting up.`,
  governance: `
Full council now ends before ten. Scrutiny has chairs from three groups. Some papers still come late because nobody is sure who must see them first.`,
  culture: `
Staff were anxious in the summer and are less so now. Our last survey had the best response for years and the second worst result on “I know where we are going”.`,
  finance: `
We have a gap of £9.6 million over three years and reserves of £21 million. Temporary housing is the pressure. Members have had three evenings on the budget and have asked for a fourth.`,
  capacity: `
We can do about half of what we have promised in the time that we have promised it. We would value help in saying which half.`,
  'not-going-well': `
Repairs to our own homes. The contractor changed in April and calls trebled. We have learnt to apologise quickly, which is not the same as mending the roof.`,
  'last-time': `
Four years ago peers told us to trust our partners more. We opened the library buildings to eleven charities. Nine are still there and two have outgrown us.`,
  questions: `
What do councils without a majority do in their first year that they are glad of in their third?

Where would you already worry, if you were us?`,
};

const AMBERSHIRE: Record<string, string> = {
  people: `
Ambershire has 613,000 residents and supports about 9,800 of them. We are older than the country and growing older faster.`,
  leadership: `
The executive director took over in the spring, the fourth in seven years. Members are patient and have begun to count.`,
  money: `
We have balanced each year. To do so we have used £14 million from a reserve that will be empty in two.`,
  workforce: `
Fifteen in a hundred social work posts are vacant. Those who leave say that they do not know what the service will look like next year. We could not always tell them.`,
  partnership: `
“Living Well Together” is the third name of a programme that began as “Better Lives” and became “One Ambershire”. It has nine workstreams. The one about equipment works, and is run by two people and a van.`,
  'not-going-well': `
We announce changes well and finish them badly. We have tried a programme office, consultants and a different programme office.`,
  questions: `
Which parts of the programme would you keep?

How do you finish something?`,
};

const CWM_DERWEN: Record<string, string> = {
  context: `
Three valleys, 178,000 people and the youngest chief executive in Wales. We own a lido, which is open, and a swimming bath, which is not.`,
  finance: `
We will have £16 million less to spend in four years than we need for what we do now. We have found nine.`,
  questions: `
Are we ready for ten more years of less?`,
};

/** Every self-assessment of the demo: handed in for three challenges, half-written for one. */
export const SELF_ASSESSMENTS: readonly DemoSelfAssessment[] = [
  { challenge: 'northdale', submittedDaysAgo: 40, answers: inParagraphs(NORTHDALE_SELF_ASSESSMENT) },
  { challenge: 'linden-hill', submittedDaysAgo: 26, answers: inParagraphs(LINDEN_HILL) },
  { challenge: 'ambershire', submittedDaysAgo: 19, answers: inParagraphs(AMBERSHIRE) },
  { challenge: 'cwm-derwen', submittedDaysAgo: null, answers: inParagraphs(CWM_DERWEN) },
];

function inParagraphs(answers: Record<string, string>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(answers).map(([prompt, text]) => [prompt, paragraphs(text)]));
}
