import { newId } from '#kernel/ids';
import type { Role } from '#platform/access/roles';
import type { Queryable, Transacting } from '#platform/database/connect';

/** What somebody is asked to do: one person, or whoever holds a role on the challenge. */
export type NewTask = {
  readonly challengeId: string | null;
  /** What kind of asking, such as `answer-offer`: with `subject`, at most one is open for the same addressee. */
  readonly kind: string;
  readonly subject?: string;
  readonly for: { readonly role: Role } | { readonly personId: string };
  /** Begins with a verb, without the challenge’s name, which is shown beside it: `Agree the scope`. */
  readonly title: string;
  readonly path: string;
  readonly dueOn?: string | null;
};

/** Asks; asking again while it is open changes its words, path and date and asks nothing twice. */
export async function openTask(trx: Transacting, task: NewTask, now: Date): Promise<void> {
  const values = {
    id: newId(now.getTime()),
    challenge_id: task.challengeId,
    kind: task.kind,
    subject: task.subject ?? '',
    for_role: 'role' in task.for ? task.for.role : null,
    for_person_id: 'personId' in task.for ? task.for.personId : null,
    title: task.title,
    path: task.path,
    due_on: task.dueOn ?? null,
    opened_at: now,
  };
  const open = await trx
    .updateTable('tasks')
    .set({ title: values.title, path: values.path, due_on: values.due_on })
    .where('kind', '=', values.kind)
    .where('subject', '=', values.subject)
    .where('challenge_id', values.challenge_id === null ? 'is' : '=', values.challenge_id)
    .where('for_role', values.for_role === null ? 'is' : '=', values.for_role)
    .where('for_person_id', values.for_person_id === null ? 'is' : '=', values.for_person_id)
    .where('done_at', 'is', null)
    .where('dropped_at', 'is', null)
    .executeTakeFirst();
  if (open.numUpdatedRows === 0n) await trx.insertInto('tasks').values(values).execute();
}

type Which = { challengeId: string | null; kind: string; subject?: string };

/** Marks what was asked as done, for everybody it was asked of. */
export async function settleTask(trx: Transacting, which: Which, by: string | null, now: Date): Promise<void> {
  await openOnes(trx, which).set({ done_at: now, done_by: by }).execute();
}

/** Takes back what was asked: it is no longer needed. */
export async function dropTask(trx: Transacting, which: Which, now: Date): Promise<void> {
  await openOnes(trx, which).set({ dropped_at: now }).execute();
}

/** Takes back everything that is still asked for on a challenge: it has ended. */
export async function dropAllTasks(trx: Transacting, challengeId: string, now: Date): Promise<void> {
  await trx
    .updateTable('tasks')
    .set({ dropped_at: now })
    .where('challenge_id', '=', challengeId)
    .where('done_at', 'is', null)
    .where('dropped_at', 'is', null)
    .execute();
}

/** A task that is still open, with the person it is for where it is for one. */
export type OpenTask = {
  readonly kind: string;
  readonly title: string;
  readonly path: string;
  readonly dueOn: string | null;
  readonly forRole: string | null;
  readonly forPersonId: string | null;
  readonly forPerson: string | null;
};

/** What is asked on a challenge now, soonest first. */
export async function openTasks(db: Queryable, challengeId: string): Promise<OpenTask[]> {
  return await db
    .selectFrom('tasks as task')
    .leftJoin('people as person', 'person.id', 'task.for_person_id')
    .select(['task.kind', 'task.title', 'task.path', 'task.due_on as dueOn', 'task.for_role as forRole'])
    .select(['task.for_person_id as forPersonId', 'person.name as forPerson'])
    .where('task.challenge_id', '=', challengeId)
    .where('task.done_at', 'is', null)
    .where('task.dropped_at', 'is', null)
    .orderBy('task.due_on', (order) => order.asc().nullsLast())
    .orderBy('task.opened_at')
    .limit(100)
    .execute();
}

function openOnes(trx: Transacting, { challengeId, kind, subject }: Which) {
  const query = trx
    .updateTable('tasks')
    .where('kind', '=', kind)
    .where('challenge_id', challengeId === null ? 'is' : '=', challengeId)
    .where('done_at', 'is', null)
    .where('dropped_at', 'is', null);
  return subject === undefined ? query : query.where('subject', '=', subject);
}
