import { challengeDefinition } from '#modules/challenges';
import { mediaTypeLabel } from '#platform/files/media-types';
import { type Context, type Outcome, redirect, signedIn, theChallenge } from '#platform/http/context';
import type { FieldErrors, Typed } from '#platform/http/forms';
import { SELF_ASSESSMENT_ITEM, savePack } from '../../application/save-pack.ts';
import { countWords } from '../../domain/prompts.ts';
import { minutesForWords, minutesText, suggestMinutes } from '../../domain/reading-time.ts';
import { listDocuments, type SharedDocument } from '../../store/documents.ts';
import { findPack, listPackItems, type PackItem } from '../../store/packs.ts';
import { findSelfAssessment, type SelfAssessment } from '../../store/self-assessments.ts';
import { challengePage } from '../shell.ts';
import { contentsView, itemText } from './contents-view.ts';
import { readPackForm } from './form.ts';

/** The pack’s contents, to be chosen and put in order. */
export async function showContents(context: Context): Promise<Outcome> {
  return await contentsPage(context, {}, false);
}

/** Saves the pack; where somebody else changed it meanwhile, shows both. */
export async function saveContents(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const sent = readPackForm(context.body);
  if (!sent.ok) return await contentsPage(context, sent.errors, false);
  const saved = await savePack(context.services, head, { ...sent.value, by: signedIn(context).personId });
  if (saved === 'stale') return await contentsPage(context, {}, true);
  const base = `/challenges/${head.reference}/pre-reading`;
  const added = sent.value.add.length > 0;
  if (saved === 'unchanged') return redirect(base, 'Nothing was changed.');
  // What was just put in has a guessed time and no reason yet: that is the next thing to do.
  return added
    ? redirect(`${base}/contents`, 'Saved. Say why each is there, and check the minutes.')
    : redirect(base, 'The pack is saved.');
}

async function contentsPage(context: Context, errors: FieldErrors, stale: boolean): Promise<Outcome> {
  const head = theChallenge(context);
  const { db } = context.services;
  const { selfAssessment } = await challengeDefinition(context);
  const pack = await findPack(db, head.id);
  const rows = await listPackItems(db, head.id);
  const items = rows.map((row) => ({ ...row, title: row.title ?? selfAssessment.name }));
  const again = stale || Object.keys(errors).length > 0;
  const typed: Typed = again ? { ...savedFields(items), ...context.body } : savedFields(items);
  const version = stale || !again ? (pack?.version ?? 1) : Number(context.body.version);
  const base = `/challenges/${head.reference}/pre-reading`;
  const named = { name: selfAssessment.name, own: await findSelfAssessment(db, head.id) };
  const main = contentsView({
    base,
    csrf: context.csrf,
    version: Number.isInteger(version) ? version : 1,
    items,
    choices: choicesOf(rows, await listDocuments(db, head.id), named),
    typed,
    errors,
    other: stale ? items.map(itemText) : null,
  });
  const page = { title: 'What the team reads', back: { href: base, text: 'Pre-reading' }, main };
  const clash = { add: 'Somebody else changed the pack while you did' };
  return await challengePage(
    context,
    'pre-reading',
    { ...page, errors: stale ? clash : errors },
    stale ? 409 : undefined,
  );
}

function savedFields(items: readonly PackItem[]): Typed {
  return Object.fromEntries(
    items.flatMap((item, index) => [
      [`place-${item.id}`, String(index + 1)],
      [`minutes-${item.id}`, String(item.minutes)],
      [`note-${item.id}`, item.note],
    ]),
  );
}

function choicesOf(
  items: readonly PackItem[],
  documents: readonly SharedDocument[],
  { name, own }: { name: string; own: SelfAssessment | null },
) {
  const there = new Set(items.map((item) => item.documentId ?? SELF_ASSESSMENT_ITEM));
  const words = [...(own?.answers.values() ?? [])].reduce((sum, { text }) => sum + countWords(text), 0);
  const state = own?.status === 'submitted' ? '' : ' Not handed in yet.';
  const itself = {
    value: SELF_ASSESSMENT_ITEM,
    text: name,
    hint: `About ${minutesText(minutesForWords(words))}.${state}`,
  };
  const others = documents
    .filter((each) => each.removedAt === null && each.visibleTo !== 'manager')
    .map((each) => ({
      value: each.id,
      text: each.title,
      hint: `${mediaTypeLabel(each.mediaType)}, about ${minutesText(suggestMinutes(each))}`,
    }));
  return [itself, ...others].filter((each) => !there.has(each.value));
}
