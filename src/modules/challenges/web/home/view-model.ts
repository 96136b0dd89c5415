import type { ClockView } from '#design/components/clock';
import type { StageView } from '#design/components/stage-timeline';
import { dateRange, type IsoDate, londonDate, longDate, mediumDate, shortDate } from '#kernel/dates';
import { managerName, OWNER_LABELS, type ProgrammeDefinition } from '#modules/programmes';
import type { Permission } from '#platform/access/permissions';
import { ROLES, type Role } from '#platform/access/roles';
import type { ChallengeHead } from '#platform/http/context';
import { mayOpenPage } from '../../domain/challenge-pages.ts';
import { type ClockState, clockStates, clockWords } from '../../domain/clock-states.ts';
import { MILESTONE_PAGES } from '../../domain/milestone-pages.ts';
import { isAskedOf } from '../../domain/owner-roles.ts';
import { isTheirMove, type Move, whoseMove } from '../../domain/whose-move.ts';
import type { ChallengeLife } from '../../store/challenge-life.ts';
import type { ChallengePerson } from '../../store/challenge-people.ts';
import type { OpenTask } from '../../store/tasks.ts';

export type HomeView = {
  reference: string;
  lead: string;
  facts: { label: string; value: string }[];
  move: MoveView | null;
  otherMoves: MoveView[];
  ended: string | null;
  /** The day has come and the team is confirmed: the manager may say that it is on site. */
  mayStart: boolean;
  /** The team is there today, and this reader may see the timetable. */
  onSiteNow: boolean;
  /** Pages that have no place in the navigation. */
  links: { text: string; href: string }[];
  stages: StageView[];
  clocks: { name: string; whose: string; clock: ClockView | null; words: string; href: string }[];
  groups: { name: string; people: { name: string; role: string; note?: string }[]; more: number }[];
  /** `href` null where the page is closed to the viewer. */
  tasks: { title: string; href: string | null; whom: string; due: string }[];
};
export type MoveView = { mine: boolean; who: string; title: string; due: string | undefined; href: string };

export type HomeFacts = {
  head: ChallengeHead;
  definition: ProgrammeDefinition;
  life: ChallengeLife;
  people: readonly ChallengePerson[];
  tasks: readonly OpenTask[];
  roles: readonly Role[];
  viewerId: string;
  today: IsoDate;
  may: (permission: Permission) => boolean;
};

/** Everything the page of a challenge says, in the order in which it says it. */
export function homeView(facts: HomeFacts): HomeView {
  const { head, definition, life, today, roles } = facts;
  const clocks = clockStates(definition, life.reached, life.anchors, today);
  const moves = (life.closedAt ? [] : whoseMove(definition, life.reached, clocks, head.stage)).map((move) =>
    moveView(move, facts),
  );
  // Among several moves the viewer's own comes first: it is the one they came for.
  const first = moves.find((move) => move.mine) ?? moves[0] ?? null;
  return {
    reference: head.reference,
    lead: definition.summary,
    facts: headFacts(head, definition, life),
    move: first,
    otherMoves: moves.filter((move) => move !== first),
    ended: life.closedAt ? endedWords(life) : null,
    mayStart: mayStart(facts),
    onSiteNow: onSiteNow(facts),
    links: moreLinks(facts),
    stages: definition.stages.map((stage) => stageView(stage, facts, clocks)),
    clocks: clocks.map((state) => ({
      name: state.clock.name,
      whose: OWNER_LABELS[state.clock.whose],
      clock: clockView(state, today),
      words: clockWords(state, today),
      href: `/challenges/${head.reference}/${MILESTONE_PAGES[state.clock.doneWhen]}`,
    })),
    groups: peopleGroups(facts.people),
    tasks: tasksToShow(facts).map((task) => ({
      title: task.title,
      href: mayOpenPage(task.path, facts.may) ? task.path : null,
      whom: whomOf(task, facts.viewerId, roles),
      due: task.dueOn ? mediumDate(task.dueOn) : 'No date',
    })),
  };
}

function headFacts(head: ChallengeHead, definition: ProgrammeDefinition, life: ChallengeLife) {
  const stage = definition.stages.find((each) => each.key === head.stage);
  const dates = head.onSiteFrom && head.onSiteUntil ? dateRange(head.onSiteFrom, head.onSiteUntil) : 'Not agreed yet';
  return [
    { label: 'Host', value: head.hostName },
    { label: 'Programme', value: definition.name },
    { label: 'On site', value: dates },
    { label: 'Stage', value: life.closedAt ? 'Ended' : (stage?.name ?? head.stage) },
    { label: 'Reference', value: head.reference },
  ];
}

function mayStart({ head, life, today, may }: HomeFacts): boolean {
  const come = head.onSiteFrom !== null && head.onSiteFrom <= today;
  const ready = life.reached.has('team-confirmed') && !life.reached.has('on-site-started') && life.closedAt === null;
  return come && ready && may('challenge.manage');
}

function onSiteNow({ head, life, today, may }: HomeFacts): boolean {
  const { onSiteFrom: from, onSiteUntil: until } = head;
  const there = from !== null && until !== null && from <= today && today <= until;
  return there && life.reached.has('on-site-started') && life.closedAt === null && may('timetable.see');
}

function moreLinks({ head, definition, life, may }: HomeFacts) {
  const path = `/challenges/${head.reference}`;
  const opened = life.reached.has('opened');
  const calls = definition.clocks.some((clock) => clock.doneWhen === 'team-call-held');
  return [
    ...(calls && opened && may('pack.read') ? [{ text: 'The team call', href: `${path}/team-call` }] : []),
    ...(opened && !life.closedAt && may('challenge.hand-over')
      ? [{ text: 'Hand this challenge over to somebody else', href: `${path}/manager` }]
      : []),
    ...(opened && !life.closedAt && may('challenge.close')
      ? [{ text: 'Close this challenge', href: `${path}/close` }]
      : []),
  ];
}

function endedWords(life: ChallengeLife): string {
  const when = life.closedAt ? ` on ${mediumDate(londonDate(life.closedAt))}` : '';
  const how = life.reached.has('closed') ? 'This challenge was closed' : 'This enquiry was declined';
  return `${how}${when}.${life.endedReason ? ` ${life.endedReason}` : ''}`;
}

function moveView(move: Move, { head, roles, people, definition }: HomeFacts): MoveView {
  const runs = managerName(definition).toLowerCase();
  const mine = isTheirMove(move, roles);
  const manager = people.find((person) => person.role === 'challenge-manager')?.name;
  const who = {
    host: head.hostName,
    'challenge-manager': manager ? `${manager}, ${runs}` : `The ${runs}`,
    team: 'The peer team',
    'programme-body': 'The programme manager',
  }[move.owner];
  return {
    mine,
    who,
    title: move.title,
    due: move.due ? `${move.state === 'late' ? 'was due' : 'by'} ${longDate(move.due)}` : undefined,
    href: `/challenges/${head.reference}/${MILESTONE_PAGES[move.milestone]}`,
  };
}

function stageView(
  stage: ProgrammeDefinition['stages'][number],
  { head, definition, life, today }: HomeFacts,
  clocks: readonly ClockState[],
): StageView {
  const keys = definition.stages.map((each) => each.key as string);
  const doneOn = life.reached.get(stage.milestone);
  const state = doneOn ? 'done' : keys.indexOf(stage.key) === keys.indexOf(head.stage) ? 'now' : 'next';
  // Of a stage's clocks the one that will be late first speaks for it.
  const open = clocks
    .filter((each) => each.clock.stage === stage.key && each.due !== null && each.state !== 'done')
    .sort((a, b) => String(a.due).localeCompare(String(b.due)))[0];
  const onSite = stage.milestone === 'findings-presented' && head.onSiteFrom && head.onSiteUntil;
  return {
    label: stage.name,
    state,
    ...(onSite
      ? { date: `${shortDate(head.onSiteFrom!)} to ${shortDate(head.onSiteUntil!)}` }
      : doneOn
        ? { date: shortDate(doneOn) }
        : {}),
    // The days on site say it already; beside them a clock would say the same twice.
    ...(open && !onSite && !life.closedAt && state !== 'done' ? { clock: shortClock(open, today) } : {}),
  };
}

/** On the timeline there is room for a day only. */
function shortClock(state: ClockState, today: IsoDate): ClockView {
  const text = state.state === 'late' ? clockWords(state, today) : `Due ${shortDate(state.due as string)}`;
  return { state: state.state as ClockView['state'], text };
}

function clockView(state: ClockState, today: IsoDate): ClockView | null {
  return state.state === 'waiting' ? null : { state: state.state, text: clockWords(state, today) };
}

/** A body's office can be large: the first few are enough to know whom to ring. */
const OFFICE_SHOWN = 4;
const GROUPS: readonly { name: string; roles: readonly Role[]; most?: number }[] = [
  { name: 'Runs it', roles: ['challenge-manager'] },
  { name: 'Host', roles: ['host-sponsor', 'host-coordinator'] },
  { name: 'Peer team', roles: ['team-peer'] },
  { name: 'Programme body', roles: ['programme-manager', 'placement-officer'], most: OFFICE_SHOWN },
];

function peopleGroups(people: readonly ChallengePerson[]) {
  return GROUPS.map(({ name, roles, most }) => {
    const all = roles.flatMap((role) => people.filter((person) => person.role === role));
    const shown = all.slice(0, most ?? all.length).map((person) => ({
      name: person.name,
      role: person.slot ?? ROLES[person.role].label,
      note: noteOf(person),
    }));
    return { name, people: shown, more: all.length - shown.length };
  });
}

/** The job and where it is; nothing that the role beside it says already. */
function noteOf({ jobTitle, authority, slot, role }: ChallengePerson): string | undefined {
  const job = jobTitle.toLowerCase() === (slot ?? ROLES[role].label).toLowerCase() ? '' : jobTitle;
  return [job, authority].filter(Boolean).join(', ') || undefined;
}

const SEES_ALL_TASKS: readonly Role[] = ['programme-manager', 'placement-officer', 'challenge-manager'];

/** What one named person is asked, such as to answer an offer, is between them and the office. */
function tasksToShow({ tasks, roles, viewerId }: HomeFacts): readonly OpenTask[] {
  if (roles.some((role) => SEES_ALL_TASKS.includes(role))) return tasks;
  return tasks.filter((task) => task.forPersonId === null || task.forPersonId === viewerId);
}

function whomOf(task: OpenTask, viewerId: string, roles: readonly Role[]): string {
  if (task.forPersonId) return task.forPersonId === viewerId ? 'You' : (task.forPerson ?? 'Somebody');
  const role = task.forRole as Role;
  return isAskedOf({ kind: task.kind, forRole: role }, roles) ? 'You' : ROLES[role].label;
}
