import { isRefusal } from '#kernel/result';
import { challengeDefinition } from '#modules/challenges';
import { type Context, notFound, type Outcome, redirect, signedIn, theChallenge } from '#platform/http/context';
import { type FieldErrors, parseForm } from '#platform/http/forms';
import { readSelfAssessment } from '../../application/read-self-assessment.ts';
import { saveAnswer } from '../../application/save-answer.ts';
import { challengePage } from '../shell.ts';
import { answerForm } from './form.ts';
import { promptView } from './view.ts';
import { overviewOf } from './view-model.ts';

type Again = { errors?: FieldErrors; stale?: boolean; status?: number };

/** One question with its answer so far. After handing in there is nothing to write. */
export async function showPrompt(context: Context): Promise<Outcome> {
  return await promptPage(context, {});
}

/** Saves the answer; on to the next question, or back to the list. */
export async function savePrompt(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const definition = await challengeDefinition(context);
  const promptKey = context.params.prompt ?? '';
  const loaded = await readSelfAssessment(context.services.db, head, definition);
  const at = loaded?.prompts.findIndex((prompt) => prompt.key === promptKey) ?? -1;
  if (!loaded || at < 0) return notFound;
  const sent = parseForm(answerForm, context.body);
  if (!sent.ok) return await promptPage(context, { errors: sent.errors });
  const { text, version, go } = sent.value;
  const by = signedIn(context).personId;
  const saved = await saveAnswer(context.services, { challengeId: head.id, promptKey, text, version, by });
  if (isRefusal(saved)) return await promptPage(context, { errors: { text: saved.why }, status: 409 });
  if (saved !== 'saved') return await promptPage(context, { stale: true, status: 409 });
  const base = `/challenges/${head.reference}/self-assessment`;
  const next = loaded.prompts[at + 1];
  return go === 'on' && next ? redirect(`${base}/${next.key}`, 'Saved.') : redirect(base, 'Saved.');
}

async function promptPage(context: Context, { errors = {}, stale = false, status }: Again): Promise<Outcome> {
  const head = theChallenge(context);
  const definition = await challengeDefinition(context);
  const loaded = await readSelfAssessment(context.services.db, head, definition);
  const base = `/challenges/${head.reference}/self-assessment`;
  const isShownAgain = status !== undefined || Object.keys(errors).length > 0;
  if (loaded?.status === 'submitted' && !isShownAgain) return redirect(base);
  const view = loaded && overviewOf(loaded, definition.selfAssessment.wordsAdvised);
  const at = view?.lines.findIndex((line) => line.key === context.params.prompt) ?? -1;
  const line = view?.lines[at];
  if (!view || !line) return notFound;
  const saved = loaded.answers.get(line.key)?.version ?? 0;
  // After a clash the form stands on what is saved now: saving it again is a decision made with both texts in sight.
  const version = isShownAgain && !stale ? Number(context.body.version ?? saved) : saved;
  return await challengePage(
    context,
    'self-assessment',
    {
      title: line.question,
      heading: false,
      back: { href: base, text: definition.selfAssessment.name },
      errors: stale ? { text: 'Somebody else saved this answer while you were writing' } : errors,
      main: promptView({
        action: `${base}/${line.key}`,
        back: base,
        csrf: context.csrf,
        line,
        version: Number.isInteger(version) ? version : saved,
        advisedEach: view.advisedEach,
        previous: view.lines[at - 1],
        next: view.lines[at + 1],
        typed: isShownAgain ? context.body : { text: line.text },
        errors: stale ? { text: 'Somebody else saved this answer while you were writing' } : errors,
        other: stale ? { text: line.text, saved: line.saved } : undefined,
      }),
    },
    status,
  );
}
