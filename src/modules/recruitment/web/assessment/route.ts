import { z } from 'zod';
import { isId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { type Context, notFound, type Outcome, redirect, signedIn } from '#platform/http/context';
import { type FieldErrors, optionalText, parseForm, revision, sentRevision, type Typed } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { recordEvidence } from '../../application/record-evidence.ts';
import { COMPETENCIES, competenciesMissing, type Evidence, SEEN_KEYS } from '../../domain/competencies.ts';
import { assessmentsBy, evidenceIn, type OwnAssessment, ownAssessment } from '../../store/assessments.ts';
import { assessmentsView, assessmentView } from './view.ts';

export const assessmentRoutes = [
  get('/assessments', 'assessment.record', showList),
  get('/assessments/:assessment', 'assessment.record', (context) => showOne(context, {})),
  post('/assessments/:assessment', 'assessment.record', save),
];

async function showList(context: Context): Promise<Outcome> {
  const rows = await assessmentsBy(context.services.db, signedIn(context).personId);
  return context.show({ title: 'Assessments', width: 'narrow', main: assessmentsView(rows) });
}

async function own(context: Context): Promise<OwnAssessment | null> {
  const id = context.params.assessment ?? '';
  return isId(id) ? await ownAssessment(context.services.db, id, signedIn(context).personId) : null;
}

type Again = { typed?: Typed; errors?: FieldErrors; status?: number; isStale?: boolean };

async function showOne(context: Context, { typed, errors, status, isStale = false }: Again): Promise<Outcome> {
  const assessment = await own(context);
  // Whoever has typed something into one they were released from sees their words; others find no such page.
  if (!assessment || (assessment.status === 'released' && !typed)) return notFound;
  const evidence = await evidenceIn(context.services.db, assessment.id);
  // Words that came back were written on what was saved then; once the other window is told of, they stand on the newest.
  const version = typed && status !== 409 ? sentRevision(typed) : assessment.version;
  const page = {
    title: `What did you see of ${assessment.name}?`,
    caption: 'Assessment',
    width: 'narrow' as const,
    back: { href: '/assessments', text: 'Assessments' },
    ...(errors ? { errors } : {}),
    main: assessmentView({ assessment, evidence, csrf: context.csrf, version, typed, isStale, errors: errors ?? {} }),
  };
  return status ? context.show(page, status) : context.show(page);
}

const texts = z.object({
  version: revision(),
  ...Object.fromEntries(COMPETENCIES.map(({ key }) => [`evidence-${key}`, optionalText(5000)])),
});

async function save(context: Context): Promise<Outcome> {
  const assessment = await own(context);
  if (!assessment) return notFound;
  const form = parseForm(texts, context.body);
  if (!form.ok) return await showOne(context, form);
  const value = form.value as Record<string, unknown>;
  const evidence: Evidence[] = COMPETENCIES.map(({ key }) => ({
    competency: key,
    seen: SEEN_KEYS.find((each) => each === context.body[`seen-${key}`]) ?? null,
    evidence: String(value[`evidence-${key}`] ?? ''),
  }));
  const finish = context.body.do === 'finish';
  const done = await recordEvidence(context.services, {
    assessmentId: assessment.id,
    assessorId: signedIn(context).personId,
    version: form.value.version,
    evidence,
    finish,
  });
  if (isRefusal(done)) {
    const isStale = done.code === 'stale';
    return await showOne(context, { typed: context.body, errors: { form: done.why }, status: 409, isStale });
  }
  if (done.finished)
    return redirect('/assessments', `Finished: what you saw of ${assessment.name} is with the office. Thank you.`);
  if (!finish) return redirect(`/assessments/${assessment.id}`, 'Saved. You can go on with it at any time.');
  return await showOne(context, { errors: missingErrors(evidence) });
}

/** What is still missing, each message at its field. What was typed is saved by then. */
function missingErrors(evidence: readonly Evidence[]): FieldErrors {
  return Object.fromEntries(
    competenciesMissing(evidence).flatMap(({ key, label }): [string, string][] => {
      const given = evidence.find((each) => each.competency === key);
      return [
        ...(given?.seen
          ? []
          : [[`seen-${key}`, `Say whether it was seen: ${label.toLowerCase()}`] as [string, string]]),
        ...(given?.evidence.trim()
          ? []
          : [[`evidence-${key}`, `Write what you saw or heard: ${label.toLowerCase()}`] as [string, string]]),
      ];
    }),
  );
}
