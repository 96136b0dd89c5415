import type { IsoDate } from '#kernel/dates';
import type { ReportFinding } from '#modules/findings';
import type { OutlineSection } from '#modules/programmes';
import type { Bullet, Slide, SlidesModel } from '#platform/documents/model';
import { type ComputedParts, spokenToSentence } from './content.ts';
import { readMarkup } from './markup.ts';
import { type OutlineFacts, prefilled, unfoldOutline } from './outline.ts';

/** What slides are made from. */
export type SlideFacts = OutlineFacts & {
  readonly parts: ComputedParts;
  readonly title: string;
  readonly date: IsoDate;
};

/** The slides of the last day, by the programme's outline: a title, then what there is to say; a part with nothing to say has none. */
export function planSlides(outline: readonly OutlineSection[], facts: SlideFacts): SlidesModel {
  const parts = unfoldOutline(outline, facts.themes);
  return {
    title: facts.title,
    subtitle: facts.parts.scope.programmeName,
    language: 'en-GB',
    date: facts.date,
    slides: [{ type: 'title' }, ...parts.flatMap((part) => slideFor(part, facts))],
  };
}

type Part = ReturnType<typeof unfoldOutline>[number];

function slideFor({ source, heading, theme, about }: Part, facts: SlideFacts): Slide[] {
  const bullets = (points: readonly Bullet[]): Slide[] =>
    points.length === 0 ? [] : [{ type: 'bullets', title: heading, bullets: [...points], notes: about }];
  switch (source) {
    case 'theme-findings':
      return themeSlide(
        heading,
        about,
        facts.findings.filter((finding) => finding.themeId === theme?.id),
      );
    case 'key-messages':
      return bullets(facts.findings.filter((finding) => finding.isKeyMessage).map((finding) => finding.title));
    case 'recommendations':
      return bullets(facts.parts.recommendations.map(({ number, title }) => `${number}. ${title}`));
    case 'who-we-spoke-to':
      return [spokenToSlide(heading, about, facts)];
    case 'scope-and-team':
      return bullets([
        `Thank you to everybody at ${facts.hostName} who gave us their time`,
        'We are critical friends: this is not an inspection and there is no rating',
        ...(facts.parts.scope.themes.length > 0 ? [{ text: 'We looked at', items: facts.parts.scope.themes }] : []),
      ]);
    case 'next-steps':
      return bullets(
        readMarkup(prefilled('next-steps', null, facts)).flatMap((block) =>
          block.type === 'paragraph' ? [block.text] : [],
        ),
      );
    case 'good-practice':
    case 'written':
      return [];
  }
}

/** Strengths beside areas for consideration; a theme that has only one of them has no empty column for the other. */
function themeSlide(title: string, notes: string, findings: readonly ReportFinding[]): Slide[] {
  if (findings.length === 0) return [];
  const of = (kind: ReportFinding['kind']) =>
    findings.filter((finding) => finding.kind === kind).map((finding) => finding.title);
  const [left, right] = [of('strength'), of('consideration')];
  if (right.length === 0) return [{ type: 'bullets', title: `${title}: strengths`, bullets: left, notes }];
  if (left.length === 0)
    return [{ type: 'bullets', title: `${title}: areas for consideration`, bullets: right, notes }];
  return [
    { type: 'twoColumns', title, leftTitle: 'Strengths', left, rightTitle: 'Areas for consideration', right, notes },
  ];
}

function spokenToSlide(title: string, notes: string, { parts }: SlideFacts): Slide {
  const says = spokenToSentence(parts.spokeTo);
  if (parts.spokeTo.bySourceCategory.length === 0) return { type: 'bullets', title, bullets: [says], notes };
  return {
    type: 'table',
    title,
    caption: says,
    head: ['Who spoke', 'People', 'Sessions'],
    rows: parts.spokeTo.bySourceCategory.map((row) => [row.label, String(row.people), String(row.sessions)]),
    notes,
  };
}
