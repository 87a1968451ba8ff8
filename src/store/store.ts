import type { Stance } from '../records/attribution.ts';
import type { Claim, Evidence } from '../records/claim.ts';
import type {
  Component,
  Decision,
  Edge,
  LedgerEntry,
  LedgerFigure,
  LedgerSource,
  LedgerStatement,
  Linkable,
  Publication,
  ShownStatement,
  SourceRecord,
} from '../records/ledger.ts';
import type { ReadArticle } from '../records/read-article.ts';
import type { StatementGrade } from '../records/statement-grade.ts';
import type { Story, StorySummary } from '../records/story.ts';
import type { Happening, Waiting, Watch, WatchEvent, Way } from '../records/watch.ts';
import type { Page, PageOptions } from './page.ts';
import type { StoryComponent, StoryLink, StoryMembers } from './story-links.ts';

export type { Page, PageOptions, StoryComponent, StoryLink, StoryMembers };

export const CLAIM_SORTS = ['disputed', 'reported', 'fewest-origins', 'newest'] as const;
export type ClaimSort = (typeof CLAIM_SORTS)[number];

/** What statements are filtered by. */
export interface StatementFilter extends PageOptions {
  /** Words that they hold. */
  readonly query?: string | null;
  /** Id, or a name in any letters, of their source. */
  readonly source?: string | null;
  readonly outlet?: string | null;
  readonly grade?: StatementGrade | null;
  readonly stance?: Stance | null;
  /** ISO dates, both included: they were published between them. */
  readonly from?: string | null;
  readonly to?: string | null;
  /** Id of a story that their article belongs to. */
  readonly story?: string | null;
}

/** What claims are filtered by: one of their statements is such a one, and they are as asked for themselves. */
export interface ClaimFilter extends StatementFilter {
  /** ISO 3166-1 alpha-2 of an outlet's country. */
  readonly country?: string | null;
  /** Whether sources surely stand on two sides. */
  readonly disputed?: boolean | null;
  /** Also claims that are not worth a place in a list or not understood alone (`listable`); else they are left out. */
  readonly all?: boolean | null;
  /** Least number of articles; 1 gives all. Unless said, the board: what two articles or more tell, and what is disputed within one. */
  readonly articles?: number | null;
  /** Only these, by their ids of today. */
  readonly among?: readonly string[];
  /** Only claims that persons have hidden, which are in no other list. */
  readonly hidden?: boolean | null;
  readonly sort?: ClaimSort;
}

export interface StoryFilter extends PageOptions {
  /** ISO date: an article of the story appeared on this day or later. */
  readonly since?: string | null;
}

/** A statement as search shows it. */
export interface StatementHit {
  readonly statement: ShownStatement;
  readonly publications: readonly Publication[];
  readonly sourceId: string | null;
  readonly sourceName: string | null;
  readonly claim: string;
}

/** A figure as lists show it. */
export interface FigureHit extends Pick<StatementHit, 'publications'> {
  readonly figure: LedgerFigure;
  readonly hit: StatementHit | null;
}

export interface Facets {
  readonly outlets: readonly { readonly name: string; readonly count: number }[];
  readonly sources: readonly { readonly id: string; readonly name: string; readonly count: number }[];
  readonly grades: readonly { readonly name: StatementGrade; readonly count: number }[];
  readonly stances: readonly { readonly name: Stance; readonly count: number }[];
}

export interface Stats {
  readonly articles: number;
  readonly publications: number;
  readonly statements: number;
  readonly sources: number;
  readonly figures: number;
  /** Claims of two statements and more. */
  readonly claims: number;
  readonly disputed: number;
  readonly edges: number;
  readonly decisions: number;
  readonly removed: number;
  /** Size of the database in bytes; of it the texts. */
  readonly bytes: number;
  readonly textBytes: number;
  readonly schema: number;
}

export interface Problem {
  readonly where: string;
  readonly what: string;
  readonly hint: string;
}

export interface SourceSummary {
  readonly source: SourceRecord;
  readonly articles: number;
  readonly statements: number;
  readonly asserts: number;
  readonly denies: number;
}

/** Who publishes, with the number of its publications. */
export interface OutletSummary {
  readonly name: string;
  /** Key into the outlet register. */
  readonly outletId: string | null;
  readonly country: string | null;
  readonly articles: number;
}

/**
 * Some of the sources asked for, those elsewhere that names and linked statements lead to, and on from those, with the
 * publications of all their articles. A tie is an edge between statements of two sources, in one stance, who may be one.
 */
export interface NearSources {
  readonly mentions: readonly {
    readonly article: string;
    readonly source: LedgerSource;
    readonly publications: readonly Pick<Publication, 'id' | 'outlet' | 'outletId'>[];
    /** Of a joint source the records that its members are in by now, by their ids in the article. */
    readonly memberIds?: ReadonlyMap<string, string>;
    /** Whether all that it leads to is among these. */
    readonly isFollowed: boolean;
  }[];
  readonly ties: readonly { readonly a: LocalId; readonly b: LocalId; readonly why: readonly Evidence[] }[];
  /** Sources that a person said are one, by the id of the decision. */
  readonly decided: readonly DecidedSources[];
  /** How many of the sources that were asked for these are, the first of them; the others are to be asked for again. */
  readonly taken: number;
}

/** Whether sources were looked at without any limit. */
export interface Whole {
  readonly whole?: boolean;
}

/** How far sources are looked at. */
export interface Near extends Whole {
  /** Sources that one leads to, the nearest first, at most; never less than 2,000. */
  readonly most?: number;
}

/** A source of one article. */
export interface LocalId {
  readonly article: string;
  readonly local: string;
}

/** Sources of articles that one decision makes one. */
export interface DecidedSources {
  readonly decision: string;
  readonly sources: readonly LocalId[];
}

/** What a ledger holds, piece by piece, for another one to take over with the methods of `Transaction`. */
export type Copied =
  | { readonly kind: 'removed'; readonly article: string; readonly reason: string; readonly at: string }
  /** A text with its first publication, and its further ones. */
  | { readonly kind: 'article'; readonly entry: LedgerEntry; readonly further: readonly Publication[] }
  /** All edges that begin at some statements. */
  | { readonly kind: 'edges'; readonly of: readonly string[]; readonly edges: readonly Edge[] }
  | { readonly kind: 'sources'; readonly records: readonly SourceRecord[] }
  /** Links that begin at some articles, and stories. */
  | { readonly kind: 'story-links'; readonly of: readonly string[]; readonly links: readonly StoryLink[] }
  | { readonly kind: 'stories'; readonly stories: readonly StoryMembers[] }
  | { readonly kind: 'claims'; readonly claims: readonly Claim[] }
  | { readonly kind: 'redirects'; readonly pairs: readonly (readonly [old: string, to: string])[] };

/** All writes of one step: either all of them last, or none. */
export interface Transaction {
  /** What is kept of a text: by which reader, and where it appeared, oldest first (`byDate`); null where it is new. `removed` where a tombstone forbids it. */
  known(
    article: string,
  ): Promise<{ readonly maker: string; readonly publications: readonly Publication[] } | 'removed' | null>;
  /**
   * Stores or replaces a text's analysis with its first or a further publication; its statements become unsettled. An older analysis'
   * statements that are gone are withdrawn with their edges. False where it was stored in the very same words.
   */
  put(entry: LedgerEntry): Promise<boolean>;
  /** Appearances at an address (compared with `canonical`, else `url`, else `file`), of whatever text. */
  publicationsAt(address: string): Promise<readonly Publication[]>;
  /** Adds an appearance of a text that is there, or replaces the one of the same id. Its statements become unsettled. */
  publish(publication: Publication): Promise<void>;
  /**
   * Statements that share a bucket with these, and those of texts that share most of their stories' buckets, themselves left out: as many as
   * linking wants (`Linking`), the nearest days first, of equals those of the least ids. `linkedBy`: those are left out that an edge signed so
   * leads to already.
   */
  candidates(
    statements: readonly string[],
    options?: { readonly linkedBy?: string },
  ): Promise<ReadonlyMap<string, readonly Linkable[]>>;
  /** Puts these statements into their buckets as linking names them, on the day of the text's oldest publication. */
  putKeys(statements: readonly string[]): Promise<void>;
  /** With publications and sources, in the order asked; unknown ids left out. */
  linkables(statements: readonly string[]): Promise<readonly Linkable[]>;
  /**
   * Adds edges, and with `replace` drops those at these statements first (never those of persons). An edge that is there already is
   * left as it is. The statements are linked now, they and what their edges reach unsettled.
   */
  putEdges(of: readonly string[], edges: readonly Edge[], options?: { readonly replace?: boolean }): Promise<void>;
  /**
   * Replaces all edges of persons, and all sources that persons made one. Statements at edges that came or went become unsettled, and
   * those of articles whose sources did; a record that a person no longer holds together is taken apart, to be joined anew.
   */
  putDecided(edges: readonly Edge[], sources?: readonly DecidedSources[]): Promise<void>;
  /** Statements that were put and not linked yet, by id, behind `after` (null: from the first), at most `limit`. */
  unlinked(limit: number, after: string | null): Promise<readonly string[]>;
  /** Drops all buckets and all edges but those of persons: every statement is unlinked again. Sources of articles without statements are in no record then. */
  forgetLinks(): Promise<void>;
  /** Statements of an article, in text order; none where it is not there. */
  statementsIn(article: string): Promise<readonly LedgerStatement[]>;
  /** Statements of an outlet's articles (by its name in any letters) with just these words, in whatever letters. */
  statementsSaying(words: string, outlet: string): Promise<readonly string[]>;
  /**
   * Components of the `same` edges that these statements lie in, with all edges (also of other kinds) at their members. Of one that
   * is too large the weakest edges do not count; statements that are in another one therefore become unsettled.
   */
  components(statements: readonly string[]): Promise<readonly Component[]>;
  /** Statements whose claims are not settled yet, at most `limit`: in the order of adding, so that those of one story come together. `after`: behind this one. */
  unsettled(limit: number, after?: string | null): Promise<readonly string[]>;
  /** Marks statements whose claims have to be made anew. */
  unsettle(statements: readonly string[]): Promise<void>;
  /**
   * Puts claims in place of all claims that these statements were in; old ids redirect. Marks the statements settled. `alone`: of
   * them those whose claim is the one that `single` of `Linking` makes of a statement.
   */
  putClaims(of: readonly string[], claims: readonly Claim[], alone?: readonly string[]): Promise<void>;
  /** All sources of the articles of these statements: what is new there may join any of them with others. */
  sourcesBeside(statements: readonly string[]): Promise<readonly LocalId[]>;
  /**
   * Puts those of these sources that bear a name of which very many are known, and are told of in the same words as one of them, into that
   * one's record, and leaves those that are in such a record already; gives the others, which are to be joined by what is near them.
   */
  joinAlike(sources: readonly LocalId[]): Promise<readonly LocalId[]>;
  /**
   * What joining the first of these sources with others needs to see. `whole`: everything that names and linked statements lead to,
   * however much that is: the same from whichever of them one starts.
   */
  sourcesNear(sources: readonly LocalId[], options?: Near): Promise<NearSources>;
  /**
   * Replaces the records that these (article, local id) were in; statements whose source's id changed become unsettled. Old ids redirect.
   * `whole`: nothing else belongs to these records.
   */
  putSources(records: readonly SourceRecord[], options?: Whole): Promise<void>;
  /** All statements of an article with publications and sources, in text order. */
  linkablesIn(article: string): Promise<readonly Linkable[]>;
  /** Puts articles that are not there yet into the keys of their stories as linking names them, at most `limit`; how many these were. */
  putStoryKeys(limit: number): Promise<number>;
  /** Articles whose links to others of their story are to be made, at most `limit`. */
  unlinkedStories(limit: number): Promise<readonly string[]>;
  /** Articles that share most keys with one: of each key the nearest days, in all at most as many as linking wants. */
  storyCandidates(article: string): Promise<readonly string[]>;
  /** Adds links of articles, which are linked now; both ends of each are to be settled. */
  putStoryEdges(of: readonly string[], edges: readonly StoryLink[]): Promise<void>;
  /** Articles whose story is to be made anew, at most `limit`. */
  unsettledStories(limit: number): Promise<readonly string[]>;
  /** What hangs together with these articles; of what is too large the weakest links do not count. */
  storyComponents(articles: readonly string[]): Promise<readonly StoryComponent[]>;
  /** Puts stories in place of all that these articles were in, and marks them settled; who is in none stands alone. */
  putStories(of: readonly string[], stories: readonly StoryMembers[]): Promise<void>;
  /** Adds a decision, or replaces the one of the same id (a retraction). */
  putDecision(decision: Decision): Promise<void>;
  decisions(): Promise<readonly Decision[]>;
  /**
   * Adds a watch, or replaces the one of the same id, whose events stay. `secret`: key of the signature of its webhook; null leaves the one that
   * is there.
   */
  putWatch(watch: Watch, secret: string | null): Promise<void>;
  /** Takes a watch out with its events; false where it is not there. */
  dropWatch(watch: string): Promise<boolean>;
  /**
   * Ids of claims that were made or came into a story while there were watches and that were not given here before, at most `limit`; what
   * cannot have anything to tell is left out, unless a watch knows `markOf` its one statement. Once the transaction lasts they are not
   * given again.
   */
  takeDue(limit: number, markOf: (statement: string) => string): Promise<readonly string[]>;
  /** Claims of a text come back to `takeDue`: another text stands in its place. */
  lookAgain(article: string): Promise<void>;
  /**
   * Stores what happened for a watch, unless one of its marks is known there: it waits then on every way that the watch has. Without an
   * event it is only known from then on. Whether the event is new.
   */
  tell(watch: Watch, happening: Happening, event: WatchEvent | null): Promise<boolean>;
  /** What has these marks is no longer so: no watch knows them any more, and `timesEnded` counts one more for each that one knew. */
  ended(marks: readonly string[]): Promise<void>;
  /** How often one of these marks has ended for a watch: the most of them. */
  timesEnded(watch: Watch, marks: readonly string[]): Promise<number>;
  /** An event has reached whom it was for on a way, and waits there no more. */
  accepted(event: string, way: Way): Promise<void>;
  /** An event was not accepted on a way: all that waits there for its watch is to be tried again from `due` on, in milliseconds since 1970. */
  refused(event: string, way: Way, due: number, failure: string): Promise<void>;
  /** Old ids of claims, sources and stories lead to new ones from now on. */
  putRedirects(pairs: readonly (readonly [old: string, to: string])[]): Promise<void>;
  /** Takes a text out and leaves a tombstone with the reason; its statements' neighbours become unsettled. */
  remove(article: string, reason: string, at: string): Promise<void>;
}

/**
 * Where the ledger is kept. One process writes, others may read meanwhile. Methods that take an id follow redirects. Everything
 * rejects with a `Failure` of one line where the database is locked, full, damaged or of a newer version.
 */
export interface Store {
  /** Path or address, for messages. */
  readonly place: string;
  /** Runs `step` in one transaction that lasts once the promise resolves (through a power loss too). One at a time. */
  write<T>(step: (tx: Transaction) => Promise<T>): Promise<T>;

  article(id: string): Promise<{ readonly read: ReadArticle; readonly publications: readonly Publication[] } | null>;
  /** The read article as `toJson` writes it, without parsing it: for whoever passes it on. */
  articleJson(id: string): Promise<string | null>;
  /** Appearances of a text, oldest first; none where it is not there. */
  publicationsOf(article: string): Promise<readonly Publication[]>;
  /** Appearances at an address, as `publicationsAt` of a transaction gives them: `replaces` tells which took whose place. */
  publicationsAt(address: string): Promise<readonly Publication[]>;
  /** The newest first, those without a date last. */
  articles(options?: PageOptions): Promise<Page<Publication>>;
  /** Those with the most publications first. */
  outlets(): Promise<readonly OutletSummary[]>;
  /** Ids of the claims that an article's statements belong to, by statement. */
  claimsOf(article: string): Promise<ReadonlyMap<string, string>>;
  claims(filter?: ClaimFilter): Promise<Page<Claim>>;
  claim(id: string): Promise<Claim | null>;
  /** The claim as JSON, put together without parsing it. */
  claimJson(id: string): Promise<string | null>;
  /** Every claim, those of one statement too, in order of id. */
  allClaims(): AsyncIterable<Claim>;
  /** Stories of two articles and more, those with the newest article first. */
  stories(filter?: StoryFilter): Promise<Page<StorySummary>>;
  /** A story by its id; that of an article alone too, and of one that has joined another story. */
  story(id: string): Promise<Story | null>;
  /** Id of the story that an article belongs to; null where it is not there. */
  storyOf(article: string): Promise<string | null>;
  statement(id: string): Promise<Linkable | null>;
  /** With words the most fitting first, else the newest. Where very many are found, or a word is very common, the last added come first. Lists end after the first 1,000, which the facets count. */
  search(filter: StatementFilter): Promise<Page<StatementHit> & { readonly facets: Facets }>;
  /** Reads a little of what searches need beforehand, for who has time between them; false where there is nothing more to read. */
  readAhead(): Promise<boolean>;
  /** Those with the most statements first; `joined` of their records is left empty here. */
  sources(options?: PageOptions & { readonly query?: string | null }): Promise<Page<SourceSummary>>;
  source(id: string): Promise<SourceRecord | null>;
  figures(filter: StatementFilter): Promise<Page<FigureHit>>;
  decisions(): Promise<readonly Decision[]>;
  /** In the order in which they were added. */
  watches(): Promise<readonly Watch[]>;
  /** Events of a watch, or of all, the last found first. Rejects with a `Failure` where the watch is not there. */
  watchEvents(options?: PageOptions & { readonly watch?: string | null }): Promise<Page<WatchEvent>>;
  /** What is not accepted yet and due at a time (milliseconds since 1970), in the order of the events, at most `limit`; one way may be left out. */
  waiting(at: number, limit: number, but?: Way | null): Promise<readonly Waiting[]>;
  /** Statements that an interrupted run has left: 0 and 0 when all is settled. */
  pending(): Promise<{ readonly unlinked: number; readonly unsettled: number }>;
  stats(): Promise<Stats>;
  /** Another one than before once anything was written, by whatever process: for whoever keeps answers. */
  version(): Promise<string>;
  /** Looks through the whole database; an empty list means that nothing is wrong. */
  check(): Promise<readonly Problem[]>;
  /** All that it holds but decisions and watches, in pieces of bounded size and in an order in which another store can take them over. */
  copied(): AsyncIterable<Copied>;
  /** A whole copy while others go on writing. */
  backup(path: string): Promise<void>;
  /** sha256 over the sorted rows of statements, edges, claims and source records: equal for equal ledgers. */
  digest(): Promise<string>;
  close(): Promise<void>;
}
