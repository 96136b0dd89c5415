import type { FieldErrors } from '#design/form';
import { isId, newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { namingWarning, notesById } from '#modules/notebook';
import { type Context, notFound, type Outcome, redirect, theChallenge } from '#platform/http/context';
import { sentRevision } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { changeFinding } from '../../application/change-finding.ts';
import { type FindingRefusal, makeFinding } from '../../application/make-finding.ts';
import { FINDING_KIND_LABELS } from '../../domain/finding.ts';
import { commonKind, commonTheme } from '../../domain/most-common.ts';
import { type Finding, findingById } from '../../store/findings.ts';
import { finderOf } from '../finder.ts';
import { evidenceWords } from '../finding-card.ts';
import { either, idOfForm, REMOVED, savedNow, takeForm } from '../form-again.ts';
import { showForm } from './edit-form.ts';
import { readFindingChange, readNewFinding } from './form.ts';

export const findingEditRoutes = [
  get('/challenges/:challenge/findings/new', 'findings.edit', showNew),
  post('/challenges/:challenge/findings', 'findings.edit', make),
  get('/challenges/:challenge/findings/:finding/change', 'findings.edit', showChange),
  post('/challenges/:challenge/findings/:finding', 'findings.edit', change),
];

/** Ids in an address: `?note=A&note=B` arrives as `A,B`. */
function idsIn(text: string | undefined): string[] {
  return [...new Set((text ?? '').split(',').filter(isId))].slice(0, 100);
}

async function showNew(context: Context): Promise<Outcome> {
  const notes = await notesById(context.services.db, theChallenge(context).id, idsIn(context.query.note));
  const typed = { kind: commonKind(notes), theme: commonTheme(notes), note: notes.map((note) => note.id) };
  return await showForm(context, { id: newId(context.now.getTime()), typed, errors: {}, notes });
}

async function showChange(context: Context): Promise<Outcome> {
  const finding = await theFinding(context);
  if (!finding) return notFound;
  const typed = {
    kind: finding.kind,
    theme: finding.themeId,
    title: finding.title,
    body: finding.body,
    key: finding.isKeyMessage ? 'yes' : undefined,
    note: [...finding.noteIds, ...idsIn(context.query.note)],
    document: finding.documents.length > 0 ? finding.documents.map(({ id }) => id) : undefined,
    reason: finding.without?.reason,
  };
  return await showForm(context, { finding, typed, errors: {} });
}

/** The finding of this address, or null. */
export async function theFinding(context: Context): Promise<Finding | null> {
  const id = context.params.finding;
  return isId(id) ? await findingById(context.services.db, theChallenge(context).id, id) : null;
}

async function make(context: Context): Promise<Outcome> {
  const { id: challengeId, reference } = theChallenge(context);
  return await takeForm(context, readNewFinding(context.body), {
    warningOf: (wanted) => warningOf(context, wanted),
    async save(wanted) {
      const made = await makeFinding(context.services, { challengeId, ...wanted }, finderOf(context));
      if (isRefusal(made)) return made;
      return redirect(`/challenges/${reference}/findings/${made.id}`, 'The finding is saved. Only the team sees it.');
    },
    again: (errors, more) => showForm(context, { id: idOfForm(context), typed: context.body, errors, ...more }),
    errorOf,
  });
}

async function change(context: Context): Promise<Outcome> {
  const { id: challengeId, reference } = theChallenge(context);
  const finding = await theFinding(context);
  if (!finding) return await showRemoved(context);
  const { id } = finding;
  const version = sentRevision(context.body);
  return await takeForm(context, readFindingChange(context.body), {
    warningOf: (wanted) => warningOf(context, wanted),
    async save(wanted) {
      const changed = await changeFinding(context.services, { challengeId, id, ...wanted }, finderOf(context));
      if (isRefusal(changed)) return changed;
      return redirect(`/challenges/${reference}/findings/${id}`, 'The finding is changed.');
    },
    again: (errors, more) => showForm(context, { finding, version, typed: context.body, errors, ...more }),
    errorOf,
    stale: (why) => showStale(context, why),
    removed: () => showRemoved(context),
  });
}

/** What was typed into a finding that a colleague has removed meanwhile, as a new one. */
async function showRemoved(context: Context): Promise<Outcome> {
  if (!isId(context.params.finding)) return notFound;
  const id = newId(context.now.getTime());
  return await showForm(context, { id, typed: context.body, errors: { title: REMOVED }, status: 409 });
}

/** What was typed below what a colleague has saved meanwhile. What either chose is ticked: nobody's evidence goes unseen. */
async function showStale(context: Context, why: string): Promise<Outcome> {
  const finding = await theFinding(context);
  if (!finding) return await showRemoved(context);
  const { body } = context;
  const typed = {
    ...body,
    note: either(body.note, finding.noteIds),
    document: either(
      body.document,
      finding.documents.map(({ id }) => id),
    ),
  };
  const about = [
    FINDING_KIND_LABELS[finding.kind],
    finding.themeName,
    finding.isKeyMessage && 'a key message',
    finding.without ? `stands by a reason: ${finding.without.reason}` : `stands on ${evidenceWords(finding)}`,
  ];
  const ticked = 'Notes and documents that either of you chose are ticked below: untick what does not belong.';
  return await showForm(context, {
    ...{ finding, typed, errors: { title: why }, status: 409 },
    above: savedNow({ ...finding, about: about.filter(Boolean).join(' · '), ticked }),
  });
}

/** What goes to the host may not lead to one person: names of those who were in the sessions that the notes come from count in parts. */
async function warningOf(
  context: Context,
  wanted: { title: string; body: string; noteIds: readonly string[] },
): Promise<string | null> {
  const { db } = context.services;
  const { id } = theChallenge(context);
  const notes = await notesById(db, id, wanted.noteIds);
  return await namingWarning(
    db,
    id,
    notes.flatMap((note) => note.sessionId ?? []),
    `${wanted.title}\n${wanted.body}`,
  );
}

function errorOf(refused: FindingRefusal): FieldErrors {
  const at = { theme: 'theme', 'no-evidence': 'note', 'no-override': 'note' } as const;
  return { [at[refused.code as keyof typeof at] ?? 'title']: refused.why };
}
