/** A live session's attendance, as it was taken on the day. */
export type Attendance = {
  readonly sessionId: string;
  readonly sourceCategory: string | null;
  readonly othersAttended: number;
  /** The named interviewees who came. */
  readonly came: readonly { readonly id: string; readonly sourceCategory: string }[];
};

/** The figures of “we spoke to 143 people in 52 sessions”. */
export type WhoWeSpokeTo = {
  readonly people: number;
  readonly sessions: number;
  readonly bySourceCategory: readonly SpokenTo[];
};

/** `category` is null for people of sessions that say nothing of who speaks. */
export type SpokenTo = {
  readonly category: string | null;
  readonly label: string;
  readonly people: number;
  readonly sessions: number;
};

/**
 * Adds attendance up. Somebody named counts once however often they came; people without names count once a session, for nobody
 * can tell whether they came twice. A session counts where somebody came. A category's sessions are those in which at least one
 * of its people spoke, so that categories may add up to more sessions than there were, never to more people.
 */
export function addUpAttendance(
  attendance: readonly Attendance[],
  labels: Readonly<Record<string, string>>,
): WhoWeSpokeTo {
  const named = new Map<string, string>();
  const others = new Map<string | null, number>();
  const sessions = new Map<string | null, Set<string>>();
  const heard = new Set<string>();
  const hear = (category: string | null, sessionId: string) => {
    heard.add(sessionId);
    sessions.set(category, (sessions.get(category) ?? new Set()).add(sessionId));
  };
  for (const session of attendance) {
    for (const person of session.came) {
      named.set(person.id, person.sourceCategory);
      hear(person.sourceCategory, session.sessionId);
    }
    if (session.othersAttended > 0) {
      others.set(session.sourceCategory, (others.get(session.sourceCategory) ?? 0) + session.othersAttended);
      hear(session.sourceCategory, session.sessionId);
    }
  }
  const people = (category: string | null) =>
    (others.get(category) ?? 0) + [...named.values()].filter((each) => each === category).length;
  const row = (category: string | null, label: string): SpokenTo => ({
    category,
    label,
    people: people(category),
    sessions: sessions.get(category)?.size ?? 0,
  });
  const rows = [...Object.entries(labels).map(([key, label]) => row(key, label)), row(null, 'Not said')];
  const bySourceCategory = rows.filter((each) => each.people > 0);
  return {
    people: bySourceCategory.reduce((sum, each) => sum + each.people, 0),
    sessions: heard.size,
    bySourceCategory,
  };
}
