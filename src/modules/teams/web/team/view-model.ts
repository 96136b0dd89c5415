import { type IsoDate, londonDate, mediumDate } from '#kernel/dates';
import type { ChallengeTheme } from '#modules/challenges';
import { confirmedWords } from '#modules/pool';
import {
  type ProgrammeDefinition,
  SKILL_LEVEL_LABELS,
  SKILL_LEVELS,
  TOPIC_LABELS,
  type Topic,
} from '#modules/programmes';
import { slotRequirement } from '../../application/challenge-facts.ts';
import { mayObject, objectionEnds } from '../../domain/host-window.ts';
import type { HostView } from '../../store/host-views.ts';
import type { Placed, TeamSlot } from '../../store/team.ts';

/** Who looks: the office and the manager form the team; the host says whether it is content; a peer sees colleagues. */
export type Audience = 'office' | 'host' | 'peer';

export type SlotCard = {
  readonly slotId: string;
  readonly name: string;
  readonly requirement: string;
  readonly note: string;
  readonly optional: boolean;
  readonly isManager: boolean;
  readonly days: number;
  readonly person: PersonInSlot | null;
  /** Names of those on its reserve list, in order; empty for everybody but the office. */
  readonly reserves: readonly string[];
};

export type PersonInSlot = {
  readonly placementId: string;
  readonly peerId: string;
  readonly name: string;
  readonly role: string;
  readonly brings: string;
  readonly status: Placed['status'];
  readonly words: string;
  /** The last day to object, in words; null where it is not running. */
  readonly objectUntil: string | null;
  readonly mayObject: boolean;
  readonly objection: HostView | null;
  /** How old the profile is, in words; empty for everybody but the office. */
  readonly confirmed: string;
  /** How many things have come up that nobody has looked at; 0 for everybody but the office. */
  readonly alarms: number;
  readonly waivers: readonly {
    readonly conflict: string;
    readonly reason: string;
    readonly by: string;
    readonly on: string;
  }[];
};

export type TeamModel = {
  readonly audience: Audience;
  readonly cards: readonly SlotCard[];
  readonly cover: Cover;
  /** Every place that must be filled is accepted, and somebody manages. */
  readonly complete: boolean;
  readonly toConfirm: number;
  /** Objections to whoever holds a place, which wait for an answer. */
  readonly openObjections: readonly HostView[];
  /** Whom the host objected to and who left before anybody answered, since the host was last content. */
  readonly leftObjections: readonly HostView[];
  readonly contentOn: string | null;
  /** The day after which the office may go on without the host's answer; null: may already, or nothing to confirm. */
  readonly hostHasUntil: string | null;
};

/** The team against the focus: for each theme, how deep each person goes in one of its topics (0 to 3). */
export type Cover = {
  readonly people: readonly string[];
  readonly themes: readonly { readonly name: string; readonly levels: readonly number[] }[];
  readonly says: string;
};

type Facts = {
  readonly audience: Audience;
  readonly slots: readonly TeamSlot[];
  readonly themes: readonly ChallengeTheme[];
  readonly definition: ProgrammeDefinition;
  readonly managerName: string | null;
  readonly views: readonly HostView[];
  readonly today: IsoDate;
};

/** What this reader sees of the team. Conflicts, waivers and days are the office's alone; a peer sees only who has said yes. */
export function teamModel(facts: Facts): TeamModel {
  const { audience, slots, views, definition, today } = facts;
  const shown = slots.map((slot) => (seen(slot.placement, audience) ? slot : { ...slot, placement: null }));
  const volunteers = slots.filter((slot) => !slot.isManager);
  const must = volunteers.filter((slot) => !slot.isOptional);
  const toConfirm = volunteers.filter(({ placement }) => placement?.status === 'accepted');
  const ends = toConfirm
    .map(({ placement }) => objectionEnds(dayOf(placement?.answeredAt), definition.team.objectionDays) ?? '')
    .sort()
    .at(-1);
  const content = views.find((view) => view.view === 'content');
  const unanswered = views.filter((view) => view.view === 'objects' && view.answeredAt === null);
  return {
    audience,
    cards: shown.map((slot) => slotCard(slot, facts)),
    cover: coverOf(shown, facts),
    complete:
      must.length > 0 && must.every(({ placement }) => isTaken(placement?.status)) && facts.managerName !== null,
    toConfirm: toConfirm.length,
    openObjections: unanswered.filter((view) => !view.peerHasLeft),
    leftObjections: unanswered.filter((view) => view.peerHasLeft && !(content && content.givenAt >= view.givenAt)),
    contentOn: content ? mediumDate(londonDate(content.givenAt)) : null,
    hostHasUntil: ends && today <= ends ? mediumDate(ends) : null,
  };
}

function seen(placement: Placed | null, audience: Audience): boolean {
  return placement !== null && (audience !== 'peer' || isTaken(placement.status));
}

function isTaken(status: string | undefined): boolean {
  return status === 'accepted' || status === 'confirmed' || status === 'served';
}

function slotCard(slot: TeamSlot, facts: Facts): SlotCard {
  const { name, days, isManager } = slot;
  return {
    slotId: slot.id,
    name,
    requirement: slotRequirement(slot),
    note: slot.need.note ?? '',
    optional: slot.isOptional,
    isManager,
    days,
    reserves: facts.audience === 'office' ? slot.reserves.map((each) => each.name) : [],
    person: slot.placement ? personInSlot(slot.placement, facts) : isManager ? managing(facts.managerName) : null,
  };
}

function managing(name: string | null): PersonInSlot | null {
  if (name === null) return null;
  const none = { objectUntil: null, mayObject: false, objection: null, confirmed: '', alarms: 0, waivers: [] };
  return {
    placementId: '',
    peerId: '',
    name,
    role: 'Manages this challenge',
    brings: '',
    status: 'confirmed',
    words: '',
    ...none,
  };
}

function personInSlot(placed: Placed, { audience, definition, views, today }: Facts): PersonInSlot {
  const acceptedOn = isTaken(placed.status) ? dayOf(placed.answeredAt) : null;
  const ends = objectionEnds(acceptedOn, definition.team.objectionDays);
  return {
    placementId: placed.id,
    peerId: placed.peerId,
    name: placed.name,
    role: [placed.role, placed.authority].filter(Boolean).join(', '),
    brings: knowsText(placed.skills),
    status: placed.status,
    words: statusWords(placed, audience),
    objectUntil: ends && today <= ends && placed.status !== 'served' ? mediumDate(ends) : null,
    mayObject: mayObject(placed.status, acceptedOn, definition.team.objectionDays, today),
    objection: views.find((view) => view.placementId === placed.id && view.view === 'objects') ?? null,
    confirmed: audience === 'office' ? confirmedWords(placed.lastConfirmed, today) : '',
    alarms: audience === 'office' ? placed.alarms.length : 0,
    waivers:
      audience === 'office'
        ? placed.waivers.map(({ conflict, reason, by, at }) => ({
            conflict,
            reason,
            by,
            on: mediumDate(londonDate(new Date(at))),
          }))
        : [],
  };
}

function statusWords({ status, offerEnds, answeredAt }: Placed, audience: Audience): string {
  const answered = answeredAt ? ` on ${mediumDate(londonDate(new Date(answeredAt)))}` : '';
  if (status === 'proposed') return audience === 'office' ? 'Proposed, not asked yet' : 'Proposed';
  if (status === 'offered') {
    return audience === 'office' && offerEnds
      ? `Asked; the offer ends on ${mediumDate(offerEnds)}`
      : 'Asked, waiting for an answer';
  }
  if (status === 'accepted') return `Said yes${answered}`;
  return status === 'served' ? 'Served' : 'Confirmed';
}

/** The three topics somebody goes deepest in, in a few words for a card: `Knows finance, housing and workforce`. */
function knowsText(skills: Readonly<Partial<Record<Topic, number>>>): string {
  const deepest = Object.entries(skills).sort(([, a], [, b]) => (b ?? 0) - (a ?? 0));
  const topics = deepest.slice(0, 3).map(([topic]) => (TOPIC_LABELS[topic as Topic] ?? topic).toLowerCase());
  const last = topics.pop();
  if (last === undefined) return '';
  return topics.length === 0 ? `Knows ${last}` : `Knows ${topics.join(', ')} and ${last}`;
}

/** The words for a stored depth from 1 to 3. */
export function depthWords(level: number): string {
  const key = SKILL_LEVELS[level - 1];
  return key ? SKILL_LEVEL_LABELS[key] : 'Not recorded';
}

/** A theme is covered where somebody has led one of its topics. Local themes have no topics of their own and are left out. */
function coverOf(slots: readonly TeamSlot[], { themes, definition }: Facts): Cover {
  const placed = slots.flatMap(({ placement }) => (placement ? [placement] : []));
  const rows = themes.flatMap((theme) => {
    const topics = definition.themes.find((each) => each.key === theme.key)?.topics ?? [];
    if (topics.length === 0) return [];
    return [
      {
        name: theme.name,
        levels: placed.map(({ skills }) => Math.max(0, ...topics.map((topic) => skills[topic] ?? 0))),
      },
    ];
  });
  const thin = rows.filter(({ levels }) => !levels.some((level) => level >= 2)).map(({ name }) => name);
  return { people: placed.map(({ name }) => name), themes: rows, says: coverSays(placed.length, rows.length, thin) };
}

function coverSays(people: number, themes: number, thin: readonly string[]): string {
  if (people === 0) return 'Nobody is in the team yet.';
  if (thin.length === 0) return `Somebody on the team has led work in each of the ${themes} themes.`;
  return `Somebody has led work in ${themes - thin.length} of ${themes} themes. Still thin: ${thin.join(', ')}.`;
}

function dayOf(at: string | null | undefined): IsoDate | null {
  return at ? londonDate(new Date(at)) : null;
}
