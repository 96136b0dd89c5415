import { z } from 'zod';
import type { FieldErrors, Typed } from '#design/form';
import { html } from '#design/html';
import { isRefusal } from '#kernel/result';
import type { ProgrammeDefinition } from '#modules/programmes';
import { type Context, type Outcome, redirect, signedIn, theChallenge, turnBack } from '#platform/http/context';
import { parseForm, requiredText, revision } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { agreeScope, askForScopeChange, type Side } from '../../application/agree-scope.ts';
import { saveScope } from '../../application/save-scope.ts';
import { challengeLife } from '../../store/challenge-life.ts';
import { readScope, type SavedScope } from '../../store/scope.ts';
import { challengeDefinition, challengeNav } from '../navigation/challenge-nav.ts';
import { scopeEditPage } from './edit-view.ts';
import { readScopeForm, typedOfScope } from './form.ts';
import { unsavedScope } from './unsaved-scope.ts';
import { scopePage, scopeParts } from './view.ts';

/** What host and challenge manager agree: read it, change it, agree to it. */
export const scopeRoutes = [
  get('/challenges/:challenge/scope', 'scope.see', (context) => show(context)),
  post('/challenges/:challenge/scope', 'scope.edit', save),
  get('/challenges/:challenge/scope/edit', 'scope.edit', (context) => edit(context)),
  post('/challenges/:challenge/scope/manager-agreement', 'scope.agree-as-manager', (context) =>
    agree(context, 'manager'),
  ),
  post('/challenges/:challenge/scope/host-agreement', 'scope.agree-as-host', (context) => agree(context, 'host')),
  post('/challenges/:challenge/scope/change-requests', 'scope.agree-as-host', askForChange),
];

const pathOf = (context: Context) => `/challenges/${theChallenge(context).reference}/scope`;

async function show(context: Context, typed: Typed = {}, errors: FieldErrors = {}): Promise<Outcome> {
  const head = theChallenge(context);
  const { db } = context.services;
  const [definition, saved, life, navigation] = await Promise.all([
    challengeDefinition(context),
    readScope(db, head.id),
    challengeLife(db, head.id),
    challengeNav(context, 'scope'),
  ]);
  const main = html`${navigation}${scopePage({
    reference: head.reference,
    csrf: context.csrf,
    definition,
    saved,
    locked: saved.closed || !life.reached.has('opened') || life.reached.has('on-site-started'),
    mayEdit: context.may('scope.edit'),
    mayAgreeAsManager: context.may('scope.agree-as-manager'),
    mayAgreeAsHost: context.may('scope.agree-as-host'),
    seesFee: context.may('team.form') || context.may('scope.agree-as-host'),
    typed,
    errors,
  })}`;
  return context.show({ title: 'Scope', caption: head.title, width: 'wide', errors, main });
}

type Again = { typed: Typed; errors: FieldErrors; theirs?: SavedScope };

async function edit(context: Context, again?: Again): Promise<Outcome> {
  const head = theChallenge(context);
  const { db } = context.services;
  const [definition, saved, life] = await Promise.all([
    challengeDefinition(context),
    again?.theirs ?? readScope(db, head.id),
    challengeLife(db, head.id),
  ]);
  if (saved.closed || !life.reached.has('opened') || life.reached.has('on-site-started')) {
    const why = 'The scope cannot be changed at this stage.';
    return again ? tooLate(context, definition, again.typed, why) : redirect(pathOf(context), why);
  }
  // A form shown again keeps the revision it was made from, but where the other person's text is shown it moves on to theirs.
  const version = again && !again.theirs ? Number(again.typed.version) : saved.version;
  const errors = again?.errors ?? {};
  const main = scopeEditPage({
    reference: head.reference,
    csrf: context.csrf,
    definition,
    version: Number.isInteger(version) ? version : saved.version,
    typed: again?.typed ?? typedOfScope(definition, saved.scope),
    errors,
    teamOpen: !life.reached.has('scope-agreed'),
    agreed: saved.managerAgreed !== null || saved.hostAgreed !== null,
    theirs: again?.theirs ? scopeParts(definition, again.theirs.scope) : [],
  });
  const status = again?.theirs ? 409 : undefined;
  return context.show(
    { title: 'Change the scope', caption: head.title, width: 'narrow', back: pathOf(context), errors, main },
    status,
  );
}

/** What was typed into a scope that could be changed when its form was opened, and cannot any more. */
function tooLate(context: Context, definition: ProgrammeDefinition, typed: Typed, why: string): Outcome {
  const page = { title: 'The scope is not saved', caption: theChallenge(context).title, width: 'narrow' as const };
  const main = html`${unsavedScope(definition, typed)}`;
  return context.show({ ...page, back: pathOf(context), errors: { scope: why }, main }, 409);
}

async function save(context: Context): Promise<Outcome> {
  const head = theChallenge(context);
  const definition = await challengeDefinition(context);
  const form = readScopeForm(definition, context.body);
  if (!form.ok) return await edit(context, { typed: { ...form.typed }, errors: { ...form.errors } });
  const saved = await saveScope(context.services, { head, ...form.value }, signedIn(context).personId);
  const typed = { ...context.body };
  if (isRefusal(saved)) return tooLate(context, definition, typed, saved.why);
  if ('errors' in saved) return await edit(context, { typed, errors: saved.errors });
  if ('stale' in saved) return await edit(context, { typed, errors: {}, theirs: saved.stale });
  if (saved.changes.length === 0) return redirect(pathOf(context), 'Nothing was changed.');
  const again = saved.cleared ? ' It had been agreed: both sides agree again.' : '';
  return redirect(pathOf(context), `The scope is saved (${saved.changes.join(', ')}).${again} ${saved.told}`);
}

const agreeing = z.object({ version: revision() });

async function agree(context: Context, side: Side): Promise<Outcome> {
  const form = parseForm(agreeing, context.body);
  if (!form.ok) return redirect(pathOf(context), 'That page had gone stale. Read the scope again before you agree.');
  const head = theChallenge(context);
  const agreed = await agreeScope(
    context.services,
    { head, side, version: form.value.version },
    signedIn(context).personId,
  );
  if (isRefusal(agreed)) return turnBack(pathOf(context), agreed.why);
  const outcome = agreed.both
    ? 'The scope is agreed. The team can now be formed.'
    : 'You have agreed the scope. It is settled when the other side has agreed too.';
  return redirect(pathOf(context), `${outcome} ${agreed.told}`.trim());
}

const asking = z.object({ words: requiredText('Say what should change', 2000) });

async function askForChange(context: Context): Promise<Outcome> {
  const form = parseForm(asking, context.body);
  if (!form.ok) return await show(context, { ...form.typed }, { ...form.errors });
  const head = theChallenge(context);
  const { words } = form.value;
  const { told } = await askForScopeChange(context.services, { head, words }, signedIn(context).personId);
  return redirect(pathOf(context), `The challenge manager is asked to change the scope. ${told}`);
}
