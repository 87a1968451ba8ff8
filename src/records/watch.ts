/** What may be watched: a story, a claim or a source by its id, an outlet by name, words by what statements hold. */
export const WATCH_KINDS = ['story', 'claim', 'source', 'outlet', 'words'] as const;
export type WatchKind = (typeof WATCH_KINDS)[number];

/** What somebody wants to be told of. */
export interface Watch {
  /** `w:` and a hash of kind and what is watched: the same watch added twice is one. */
  readonly id: string;
  readonly kind: WatchKind;
  /** Id of the story, claim or source; name of the outlet; the words. */
  readonly of: string;
  /** How it is called in lists: a title or name as it was when the watch was added. */
  readonly name: string;
  /** Address that events are posted to; null for none. */
  readonly webhook: string | null;
  /** Let the webhook be at a private address. */
  readonly allowPrivate: boolean;
  /** Folder that gets a mail file for each event; null for none. */
  readonly mail: string | null;
  /** File that holds the newest events as a feed, Atom or, with a name in `.json`, JSON Feed; null for none. */
  readonly feed: string | null;
  /** ISO time at which it was added. */
  readonly since: string;
  /** Nothing is told while it is: what happens meanwhile is known to it, like what was so when it was added. */
  readonly paused: boolean;
}

/**
 * What may happen. `disputed`: sources surely stand on two sides of a claim now. `stance`: a source surely took the other side. `figure`:
 * a newer count of the same thing. `named`: the first source with a name for what was told without one. `origin`: reports of several
 * outlets rest on one copied or credited text. `withdrawn`: a newer version of an article no longer has what the older one told.
 */
export const WATCH_EVENT_KINDS = ['disputed', 'stance', 'figure', 'named', 'origin', 'withdrawn'] as const;
export type WatchEventKind = (typeof WATCH_EVENT_KINDS)[number];

/** What happened, before it is known whether anybody watches it. */
export interface Happening {
  readonly kind: WatchEventKind;
  /** What it is, in ids: the same where the same happened. */
  readonly key: string;
  /** Each names it too: a happening that shares one with another is that one, under whatever id its claim goes by then. */
  readonly marks: readonly string[];
  readonly claim: string;
  readonly title: string;
  /** One sentence. */
  readonly text: string;
  /** Statements that it rests on. */
  readonly statements: readonly string[];
  /** Texts whose words or sources it tells of. */
  readonly articles: readonly string[];
  /** ISO date of the latest of these statements that bears one; null without. */
  readonly date: string | null;
}

/** An event of one watch, as it is told. */
export interface WatchEvent {
  /** `ev:` and a hash of the watch, of what happened and of how often that had ended before, not of when: who is told twice is told the same id. */
  readonly id: string;
  readonly watch: string;
  readonly kind: WatchEventKind;
  readonly claim: string;
  /** Title of the claim as it was then. */
  readonly title: string;
  readonly text: string;
  readonly statements: readonly string[];
  /** ISO date of the latest of these statements that bears one; null without. */
  readonly date: string | null;
  /** ISO time at which the ledger found it. */
  readonly found: string;
}

/** Where an event goes: printed by `hearsay watch run`, posted to a webhook, written as a mail file. */
export const WAYS = ['print', 'webhook', 'mail'] as const;
export type Way = (typeof WAYS)[number];

/** An event that is not accepted yet on one of its ways. */
export interface Waiting {
  readonly event: WatchEvent;
  readonly watch: Watch;
  readonly way: Way;
  /** Key of the signature of webhooks; null without one. */
  readonly secret: string | null;
  /** Tries that failed. */
  readonly tries: number;
  /** Milliseconds since 1970 from which it is to be tried. */
  readonly due: number;
  /** Why the last try failed; null before any did. */
  readonly failure: string | null;
}
