import type { SourceCategory } from '#modules/programmes';
import type { NoteBody } from './contract.ts';
import type { Phrase } from './domain/named-people.ts';

/** What a device hears that asks for a bundle: all of it, or, where nothing of it has changed, how things stand now. */
export type BundleNews = Bundle | { readonly unchanged: Pick<Bundle, 'now' | 'csrf' | 'closed' | 'knows'> };

/** Everything a device needs for a day without a network. Made by the server, kept on the device under its key. */
export type Bundle = {
  readonly now: string;
  /** Names what is in it, the time and the tokens excepted. */
  readonly version: string;
  /** For forms that the device sends; bound to this browser. */
  readonly csrf: string;
  readonly challenge: { readonly id: string; readonly reference: string; readonly title: string };
  readonly personId: string;
  readonly closed: boolean;
  /** As people were told of them; as they are planned where nobody has been told of anything. */
  readonly sessions: readonly BundleSession[];
  /** Nobody has been told of anything yet: all of it may still change. Left out by an earlier version. */
  readonly isDraft?: boolean;
  readonly themes: readonly BundleTheme[];
  readonly sources: readonly { readonly key: SourceCategory; readonly label: string }[];
  readonly readings: readonly { readonly title: string; readonly note: string; readonly minutes: number }[];
  readonly names: BundleNames;
  /** Of the whole team, newest first. */
  readonly notes: readonly BundleNote[];
  /** Operations of the asking device that the server had when it made this. */
  readonly knows: number;
  /** What files have brought of the person's refused notes, whatever became of it since. Left out by an earlier version. */
  readonly brought?: readonly BundleBrought[];
  /** One's own photographs that the team has no small version of. Left out by an earlier version. */
  readonly withoutSmall?: readonly string[];
};

/** Of words that were refused under that name first, a file has brought those of that number on their device, or newer ones. */
export type BundleBrought = { readonly name: string; readonly sequence: number };

export type BundleSession = {
  readonly id: string;
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string;
  readonly sourceCategory: SourceCategory | null;
  readonly themeIds: readonly string[];
  readonly mine: boolean;
  /**
   * `untold`: nobody has been told yet that it is on. `off`: it is cancelled. Left out where it is as people were told, and in a bundle that
   * was taken along by an earlier version.
   */
  readonly standing?: 'untold' | 'off';
  /** What the team brings to ask in it. A bundle that was taken along by an earlier version has none. */
  readonly prompts?: readonly BundlePrompt[];
};

export type BundlePrompt = {
  readonly id: string;
  readonly text: string;
  readonly raisedBy: string;
  readonly asked: boolean;
};

export type BundleTheme = { readonly id: string; readonly name: string; readonly probes: readonly string[] };

/** Names to warn of, as hashes with a salt of this bundle: the names themselves are not on the device. */
export type BundleNames = {
  readonly salt: string;
  readonly everywhere: readonly Phrase[];
  /** Parts of names, which count in the session of their bearer only. */
  readonly inSession: readonly { readonly sessionId: string; readonly phrases: readonly Phrase[] }[];
};

export type BundleNote = {
  readonly id: string;
  readonly revision: string;
  readonly body: NoteBody;
  readonly beside: string | null;
  readonly mine: boolean;
  readonly author: string;
  readonly photographs: readonly string[];
};
