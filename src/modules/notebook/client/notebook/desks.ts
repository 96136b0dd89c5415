import { type Clerk, hireClerk } from './clerk.ts';
import { type Desk, type DeskParts, openDesk } from './desk.ts';
import type { DraftOwner } from './draft-row.ts';
import type { DeviceStore } from './ports.ts';
import type { NoteRows } from './shelf-notes.ts';

/** The page's own desk, and the clerk's in its place once there is a clerk. */
export type Desks = Desk &
  DeviceStore & {
    /** Puts a clerk to work, where this browser has any. Answered once there is one, or will be none. */
    hire(): Promise<void>;
    /** The notebook is locked or wiped: nothing more is asked of the clerk. */
    dismiss(): void;
    /** When what was kept last had reached the disk, in milliseconds since the page was opened. */
    keptAt(): number;
  };

type About = DeskParts & { readonly owner: DraftOwner; readonly clerkAddress: string | undefined };

export function openDesks(about: About, first: NoteRows): Desks {
  const { shelf, key, device, owner, clerkAddress } = about;
  const own = openDesk(about, first);
  let clerk: Clerk | null = null;
  let keptAt = 0;
  const desk = (): Desk => clerk?.desk() ?? own;
  return {
    read: own.read,
    async append(...asked) {
      const of = desk();
      const kept = await of.append(...asked);
      keptAt = of === own ? performance.now() : (clerk?.doneAt() ?? 0);
      return kept;
    },
    operationsAfter: (...asked) => desk().operationsAfter(...asked),
    settle: (...asked) => desk().settle(...asked),
    // A page that is about to go has no time to tell anybody, unless what it tells would else come after.
    keepDraft: (draft) => (document.hidden && !clerk?.isBusy() ? own : desk()).keepDraft(draft),
    keepBundle: (...asked) => desk().keepBundle(...asked),
    keepStanding: (...asked) => desk().keepStanding(...asked),
    async hire() {
      if (!clerkAddress || clerk || typeof Worker === 'undefined') return;
      clerk = hireClerk(clerkAddress, { name: shelf.name, key, device }, owner);
      await clerk.settled;
    },
    dismiss: () => clerk?.dismiss(),
    keptAt: () => Math.min(keptAt, performance.now()),
  };
}
