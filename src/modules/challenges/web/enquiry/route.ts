import type { FieldErrors, Typed } from '#design/form';
import { html } from '#design/html';
import { londonDate } from '#kernel/dates';
import { newId } from '#kernel/ids';
import { isRefusal } from '#kernel/result';
import { bodiesOf } from '#platform/access/roles';
import { type Context, notFound, type Outcome, redirect, signedIn } from '#platform/http/context';
import { parseForm } from '#platform/http/forms';
import { get, post } from '#platform/http/routes';
import { openEnquiry } from '../../application/open-enquiry.ts';
import { toldWords } from '../../application/write-to.ts';
import { findHosts, type Host, hostsById } from '../../store/hosts.ts';
import { programmeOffers } from '../../store/programme-offers.ts';
import { enquiryForm } from './form.ts';
import { enquiryFields, hostSearch } from './view.ts';

/** Two ways in: the programme manager opens a challenge for a host that is due, or the host asks for one. */
export const enquiryRoutes = [
  get('/challenges/new', 'challenge.open', (context) => showForOffice(context)),
  post('/challenges/new', 'challenge.open', (context) => open(context, 'office')),
  get('/enquiry', 'enquiry.make', (context) => showForHost(context)),
  post('/enquiry', 'enquiry.make', (context) => open(context, 'host')),
];

type Again = { typed: Typed; errors: FieldErrors };
const fresh: Again = { typed: {}, errors: {} };

async function showForOffice(context: Context, again: Again = fresh): Promise<Outcome> {
  const { db } = context.services;
  const today = londonDate(context.now);
  const chosen = String(again.typed.host ?? context.query.host ?? '');
  const hosts = chosen ? await hostsById(db, [chosen], today) : [];
  const title = 'Open a challenge';
  if (hosts.length === 0) {
    const typed = (context.query.q ?? '').slice(0, 100);
    const found = typed.trim() ? await findHosts(db, typed, today) : null;
    return context.show({
      title,
      width: 'narrow',
      back: '/challenges',
      errors: again.errors,
      main: hostSearch(typed, found),
    });
  }
  const bodies = officeBodies(context);
  return context.show({
    title,
    width: 'narrow',
    back: { href: '/challenges/new', text: 'Choose another host' },
    errors: again.errors,
    main: enquiryFields({
      ...(await shared(context, hosts, bodies, again)),
      action: '/challenges/new',
      whyLabel: 'Why now?',
      button: 'Open the enquiry and tell the host',
    }),
  });
}

async function showForHost(context: Context, again: Again = fresh): Promise<Outcome> {
  const hosts = await hostsById(context.services.db, ownAuthorities(context), londonDate(context.now));
  if (hosts.length === 0) return notFound;
  return context.show({
    title: 'Ask for a challenge',
    width: 'narrow',
    back: '/challenges',
    errors: again.errors,
    main: html`<p class="govuk-body">Colleagues from other authorities spend a few days with you, listen, and tell you what is strong and what could be better. It is not an inspection and gives no rating. The programme manager answers you.</p>${enquiryFields(
      {
        ...(await shared(context, hosts, null, again)),
        action: '/enquiry',
        whyLabel: 'Why would you like a challenge?',
        button: 'Ask for the challenge',
      },
    )}`,
  });
}

async function shared(context: Context, hosts: readonly Host[], bodies: readonly string[] | null, again: Again) {
  return {
    csrf: context.csrf,
    id: String(again.typed.id ?? newId(context.now.getTime())),
    hosts,
    programmes: await programmeOffers(context.services.db, bodies),
    today: londonDate(context.now),
    ...again,
  };
}

async function open(context: Context, from: 'office' | 'host'): Promise<Outcome> {
  const showAgain = from === 'office' ? showForOffice : showForHost;
  const form = parseForm(enquiryForm, context.body);
  if (!form.ok) return await showAgain(context, { typed: { ...form.typed }, errors: { ...form.errors } });
  const { id, host: hostId, programme: programmeKey, why, months } = form.value;
  // A host asks for its own authority only, and the office offers its own body's programmes.
  if (from === 'host' && !ownAuthorities(context).includes(hostId)) return notFound;
  const bodies = from === 'host' ? null : officeBodies(context);
  const offered = await programmeOffers(context.services.db, bodies);
  const opened = offered.some((offer) => offer.key === programmeKey)
    ? await openEnquiry(
        context.services,
        { id, hostId, programmeKey, why, wishedMonths: [...months].sort(), askedByHost: from === 'host' },
        signedIn(context).personId,
      )
    : null;
  if (opened === null || isRefusal(opened)) {
    const why = opened?.why ?? 'Choose a programme from the list';
    const field = opened?.code === 'no-host' ? 'host' : 'programme';
    return await showAgain(context, { typed: { ...context.body }, errors: { [field]: why } });
  }
  const notice = `The enquiry ${opened.reference} is open. ${toldWords(opened.told)}`;
  return redirect(`/challenges/${opened.reference}${from === 'office' ? '/take-up' : ''}`, notice);
}

function officeBodies(context: Context): string[] {
  return bodiesOf(signedIn(context), ['programme-manager']);
}

function ownAuthorities(context: Context): string[] {
  return signedIn(context).grants.flatMap((grant) =>
    (grant.role === 'host-coordinator' || grant.role === 'host-sponsor') && grant.authorityId
      ? [grant.authorityId]
      : [],
  );
}
