import type { Claim } from '../records/claim.ts';
import type {
  Bucket,
  LedgerSource,
  LedgerStatement,
  Linkable,
  StatementBuckets,
  TextFacts,
} from '../records/ledger.ts';

/** Tells cheaply of most pairs of statements that nothing links them. What it keeps of a statement follows from its record and that of its text. */
export interface Sift {
  has(row: number): boolean;
  /** Keeps a statement, by its row: a whole number from 0 on, of which there are not many more than statements. */
  keep(row: number, statement: Linkable): void;
  /** False only where two statements surely have no edge; null where it does not keep both. */
  mayLink(a: number, b: number): boolean | null;
  forget(row: number): void;
  forgetText(article: string): void;
  clear(): void;
}

/** What the store is told of linking, which it does not know itself. */
export interface Linking {
  /**
   * The claim of a statement that stands alone. Where the claim put in is equal to it, it is not stored but made again on reading:
   * most statements stand alone. Null: all claims are stored.
   */
  readonly single: ((statement: Linkable) => Claim) | null;
  /**
   * Names of the buckets of a statement: what shares one of `copies` is a candidate, one of `lasting` where it is among the
   * `lastingMost` nearest. The store keeps hashes of them, and asks again when it takes a statement out.
   */
  readonly keys: (statement: LedgerStatement) => StatementBuckets;
  /**
   * Names of the buckets of a text, likewise: all statements of the `nearTexts` texts that share most of them within `nearDays` of publication
   * are candidates, and those of the text itself.
   */
  readonly nearKeys: (text: TextFacts) => readonly Bucket[];
  /** Makes what holds back candidates that are surely not linked, so that they need not be unpacked; null: all candidates are given out. */
  readonly sift: (() => Sift) | null;
  readonly nearDays: number;
  readonly nearTexts: number;
  /** Candidates out of one bucket, at most: those of the nearest days, of equals those of the least ids. */
  readonly bucketMost: number;
  readonly lastingMost: number;
  /** Names under which a source of one article may be found from another; of two that are one by what they are called at least one is shared. */
  readonly sourceNames: (source: LedgerSource) => readonly string[];
  /** False of two sources that share such a name and that nothing joins for it, whatever else is known. */
  readonly namesFit: (a: LedgerSource, b: LedgerSource) => boolean;
  /** Names of the keys of an article's story: who shares one within `storyDays` of publication is a candidate; the store keeps hashes of them. */
  readonly storyKeys: (text: Pick<TextFacts, 'story'>) => readonly string[];
  readonly storyDays: number;
  /** Candidates of one article, at most. */
  readonly storyMost: number;
  /** Articles out of one key of stories, at most. */
  readonly storyKeyMost: number;
  /** Whether a link between what two sources say may show that they are one; `isSaid`: both are told to have said the same words. */
  readonly mayJoin: (a: LedgerSource, b: LedgerSource, isSaid: boolean) => boolean;
}
