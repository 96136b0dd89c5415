import { z } from 'zod';
import { unsaved } from '#design/components/unsaved';
import { html } from '#design/html';
import { isId, newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { challengeDefinition, challengeNav, toldWords } from '#modules/challenges';
import {
  type Context,
  notFound,
  type Outcome,
  redirect,
  signedIn,
  theChallenge,
  turnBack,
} from '#platform/http/context';
import {
  choice,
  type FieldErrors,
  formId,
  optionalText,
  parseForm,
  requiredText,
  type Typed,
} from '#platform/http/forms';
import { get, type PageRoute, post } from '#platform/http/routes';
import { pointingWarning } from '../../application/check-phrases.ts';
import { submitFactCheck } from '../../application/fact-check.ts';
import { answerFactPoint, raiseFactPoint, removeFactPoint } from '../../application/fact-points.ts';
import { computedParts } from '../../application/read-report.ts';
import { composeReport, withoutEmpty } from '../../domain/content.ts';
import { reportOf, sectionsOf } from '../../store/draft.ts';
import { factPointsOf } from '../../store/fact-points.ts';
import { answersMain, factCheckMain } from './view.ts';

const HERE = '/challenges/:challenge/fact-check';
const POINTS = '/challenges/:challenge/report/fact-points';

/** The host checks facts; the manager answers each point. */
export const factCheckRoutes: readonly PageRoute[] = [
  get(HERE, 'report.check-facts', (context) => showFactCheck(context, {})),
  post(`${HERE}/points`, 'report.check-facts', takePoint),
  post(`${HERE}/points/:point/removal`, 'report.check-facts', takeRemoval),
  post(`${HERE}/submission`, 'report.check-facts', takeSubmission),
  get(POINTS, 'report.see-draft', (context) => showAnswers(context, {})),
  post(`${POINTS}/:point`, 'report.answer-facts', takeAnswer),
];

type Shown = { errors?: FieldErrors; typed?: Typed; status?: number; mayKeepAnyway?: string };

const hereOf = (context: Context) => `/challenges/${theChallenge(context).reference}/fact-check`;
const baseOf = (context: Context) => `/challenges/${theChallenge(context).reference}/report`;

/** The host sees the draft once it was sent, never before. */
async function showFactCheck(context: Context, shown: Shown): Promise<Outcome> {
  const head = theChallenge(context);
  const { db } = context.services;
  const definition = await challengeDefinition(context);
  const report = await reportOf(db, head.id);
  if (!report?.factCheckDueOn) return notFound;
  const sections = await sectionsOf(db, head.id);
  const content = withoutEmpty(composeReport(sections, await computedParts(db, head, definition)));
  const typedId = shown.typed?.id;
  const typed = shown.typed ?? {};
  const heading = sections.find(({ key }) => key === typed.section)?.heading;
  const lost = [
    ['Section', heading],
    ['The draft says', typed.says],
    ['It should say', typed['should-say']],
    ['Where this can be seen', typed.source],
  ] as const;
  const main = factCheckMain({
    lost: report.status === 'fact-check' || !shown.typed ? null : unsaved('says', lost),
    here: hereOf(context),
    csrf: context.csrf,
    report,
    content,
    sections,
    points: report.points > 0 ? await factPointsOf(db, head.id) : [],
    pointId: isId(typedId) ? typedId : newId(context.now.getTime()),
    typed,
    errors: shown.errors ?? {},
  });
  const page = { title: 'Check the facts', caption: head.title, errors: shown.errors, width: 'narrow' as const };
  return context.show({ ...page, main: html`${await challengeNav(context, 'report')}${main}` }, shown.status);
}

const pointForm = z.object({
  id: formId(),
  section: requiredText('Choose the section that it is in'),
  says: requiredText('Say what the draft says', 5000),
  'should-say': requiredText('Say what it should say', 5000),
  source: optionalText(500),
});

async function takePoint(context: Context): Promise<Outcome> {
  const parsed = parseForm(pointForm, context.body);
  if (!parsed.ok) return await showFactCheck(context, parsed);
  const { id, section, says, 'should-say': shouldSay, source } = parsed.value;
  const point = { id, sectionKey: section, says, shouldSay, source, challengeId: theChallenge(context).id };
  const result = await raiseFactPoint(context.services, point, signedIn(context));
  if (isRefusal(result)) {
    const shown: Shown =
      result.code === 'missing' ? { errors: { section: result.why } } : { errors: { says: result.why }, status: 409 };
    return await showFactCheck(context, { ...shown, typed: context.body });
  }
  return redirect(hereOf(context), 'The point is added. Hand your points in when you are done.');
}

async function takeRemoval(context: Context): Promise<Outcome> {
  const id = context.params.point ?? '';
  if (!isId(id)) return notFound;
  const result = await removeFactPoint(
    context.services,
    { challengeId: theChallenge(context).id, id },
    signedIn(context),
  );
  return isRefusal(result)
    ? turnBack(hereOf(context), result.why)
    : redirect(hereOf(context), 'The point is taken back.');
}

async function takeSubmission(context: Context): Promise<Outcome> {
  const definition = await challengeDefinition(context);
  const result = await submitFactCheck(context.services, theChallenge(context), definition, signedIn(context));
  if (isRefusal(result)) return await showFactCheck(context, { errors: { says: result.why }, status: 409 });
  const words = result.points === 0 ? 'You had nothing to correct.' : 'Your points are handed in.';
  return redirect(hereOf(context), `${words} ${toldWords(result.told)}`);
}

async function showAnswers(context: Context, shown: Shown): Promise<Outcome> {
  const head = theChallenge(context);
  const report = await reportOf(context.services.db, head.id);
  if (!report) return notFound;
  const main = answersMain({
    base: baseOf(context),
    csrf: context.csrf,
    points: await factPointsOf(context.services.db, head.id),
    mayAnswer: context.may('report.answer-facts') && report.status === 'answering',
    mayKeepAnyway: shown.mayKeepAnyway ?? null,
    typed: shown.typed ?? {},
    errors: shown.errors ?? {},
  });
  const page = { title: 'The host’s fact points', caption: head.title, errors: shown.errors, back: baseOf(context) };
  return context.show({ ...page, main, width: 'narrow' }, shown.status);
}

async function takeAnswer(context: Context): Promise<Outcome> {
  const id = context.params.point ?? '';
  if (!isId(id)) return notFound;
  const [answer, reason] = [`answer-${id}`, `reason-${id}`];
  const schema = z.object({
    [answer]: choice(['accepted', 'declined'], 'Accept the point or decline it'),
    [reason]: requiredText('Give the reason', 5000),
    before: optionalText(5000),
    anyway: optionalText(3),
  });
  const parsed = parseForm(schema, context.body);
  if (!parsed.ok) return await showAnswers(context, parsed);
  const given = {
    challengeId: theChallenge(context).id,
    id,
    answer: parsed.value[answer] as 'accepted' | 'declined',
    reason: String(parsed.value[reason]),
    before: String(parsed.value.before),
  };
  const warning = parsed.value.anyway
    ? null
    : await pointingWarning(context.services.db, given.challengeId, given.reason);
  if (warning)
    return await showAnswers(context, { errors: { [reason]: warning }, typed: context.body, mayKeepAnyway: id });
  const result = await answerFactPoint(context.services, given, signedIn(context));
  if (isRefusal(result) && result.code === 'missing') return notFound;
  if (isRefusal(result))
    return await showAnswers(context, { errors: { [reason]: result.why }, typed: context.body, status: 409 });
  return redirect(
    `${baseOf(context)}/fact-points`,
    'Your answer is kept. The host reads it when you hand the report over.',
  );
}
