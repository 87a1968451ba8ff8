import type { Parse } from '../records/parse.ts';
import type { ReadArticle } from '../records/read-article.ts';

/** An article that was read, with its sentences, tokens and quotations. */
export interface Text {
  readonly read: ReadArticle;
  readonly parse: Parse;
}

/** Words and outlets of the house. */
export interface House {
  /** Verbs of saying that are loaded here too, as they are written in the past: "thundered". */
  readonly loaded: ReadonlySet<string>;
  /** Words that no rule about words finds: "claimed". */
  readonly allowed: ReadonlySet<string>;
  /** Names of outlets beside those of the register. */
  readonly outlets: readonly string[];
}

export const NO_HOUSE: House = { loaded: new Set(), allowed: new Set(), outlets: [] };

/** What the rules look at: a draft, the house, and the documents that it is held against. */
export interface Draft extends Text {
  readonly house: House;
  readonly against: readonly Text[];
}
