import type { Stance } from './attribution.ts';
import type { Evidence, RelationKind } from './claim.ts';
import type { Figure } from './figure.ts';
import type { ReadArticle } from './read-article.ts';
import type { Grade, SourceKind } from './source.ts';
import type { Span } from './span.ts';
import type { StatementGrade } from './statement-grade.ts';

/** One appearance of a text: where, by whom, when. A text known by its hash may have several. */
export interface Publication {
  /** `p:` and a hash of text, address (or file), outlet and date: the same appearance added twice is one. */
  readonly id: string;
  readonly article: string;
  readonly file: string | null;
  readonly url: string | null;
  readonly canonical: string | null;
  readonly outlet: string | null;
  /** Key into the outlet register. */
  readonly outletId: string | null;
  /** ISO 3166-1 alpha-2, as the register has it. */
  readonly country: string | null;
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly published: string | null;
  readonly modified: string | null;
  readonly fetched: string | null;
  /** Names of outlets in credits and datelines. */
  readonly credits: readonly string[];
  /** The publication of an older text at the same address. */
  readonly replaces: string | null;
}

/** What linking needs of a whole text. */
export interface TextFacts {
  readonly article: string;
  /** MinHash values of the body, to tell copies; their share of equal values estimates the Jaccard likeness (Broder 1997). */
  readonly prints: readonly number[];
  readonly wordCount: number;
  /** Words (stems, parts of names) that many of its sentences hold, with their share of sentences in per cent: they tell its statements apart least. */
  readonly topic: readonly (readonly [word: string, percent: number])[];
  /** What sets its story apart from others: its weightiest names (parts of names), numbers and stems of other words. */
  readonly story: {
    readonly names: readonly string[];
    readonly numbers: readonly string[];
    readonly words: readonly string[];
  };
  /** Mean of its statements' vectors, each number times 127; empty without vectors. */
  readonly centre: readonly number[];
  /** Hosts and addresses that the text's links point at, folded. */
  readonly links: readonly string[];
}

/** One source of one article, with what joins it to the same source elsewhere. */
export interface LedgerSource {
  /** Id within the article: `s1`. */
  readonly local: string;
  readonly kind: SourceKind;
  readonly grade: Grade;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Local ids. */
  readonly members: readonly string[];
  readonly role: string | null;
  readonly affiliation: string | null;
  readonly outletId: string | null;
  /** The stated ground for withholding the name, in words. */
  readonly reason: string | null;
}

/** A source across articles. */
export interface SourceRecord {
  /** `s:` and a hash. */
  readonly id: string;
  readonly kind: SourceKind;
  /** The best grade that any article gives. */
  readonly grade: Grade;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly role: string | null;
  readonly affiliation: string | null;
  readonly outletId: string | null;
  readonly members: readonly string[];
  /** Where it is one: article and local id, with why they were joined. */
  readonly joined: readonly { readonly article: string; readonly local: string; readonly why: readonly Evidence[] }[];
}

/**
 * One sentence or clause of a content, or of the article's own voice, made ready for linking. Its facts are those of the
 * affirmative proposition; `stance` is composed of the content's own negation and the attribution's stance.
 */
export interface LedgerStatement {
  /** `st:` and a hash of the text's hash and the spans. */
  readonly id: string;
  readonly article: string;
  /** Id of its innermost attribution in the article; null in the article's own voice. */
  readonly attribution: string | null;
  readonly content: readonly Span[];
  /** The words shown, white space folded, markup left out. */
  readonly words: string;
  /** The affirmative proposition in words, as far as negation could be taken out; else `words`. */
  readonly proposition: string;
  readonly stance: Stance;
  /** True where the whole of it stands within quotation marks. */
  readonly quoted: boolean;
  readonly translated: boolean;
  /** Local id of the source whose position it is; null in the article's own voice and without a source. */
  readonly source: string | null;
  /** That of its source; in the article's own voice `named`, since the outlet is known. */
  readonly grade: Grade;
  /** Local ids of the sources from the outside in, the speaker last. */
  readonly chain: readonly string[];
  readonly hands: number;
  /** Statement of this article that it names or judges (`about`); its claim is that one's. */
  readonly about: string | null;
  /** ISO date of the saying, where the article tells one. */
  readonly said: string | null;
  /** What the pair verifier compares: made and read by `link/` alone. */
  readonly facts: StatementFacts;
  /** Unit vector of 384 numbers, each times 127; null with an engine that has none. */
  readonly vector: Int8Array | null;
}

/** A statement as lists show it: without what only linking reads. */
export interface ShownStatement extends Omit<LedgerStatement, 'facts' | 'vector' | 'grade'> {
  readonly grade: StatementGrade;
}

export interface StatementFacts {
  /** Stems of the content words, each once, in order. */
  readonly stems: readonly string[];
  /** Names, folded. */
  readonly names: readonly string[];
  /** Stems and names beside it in its sentence, and names before it that its pronouns may mean. */
  readonly context: readonly string[];
  readonly numbers: readonly FactNumber[];
  /** Lemma of the main verb or predicate; null where none was found. */
  readonly predicate: string | null;
  /** Words that hedge it: "may", "allegedly", "at least". */
  readonly hedges: readonly string[];
  /** Over what time its numbers are counted: "500 barrels *a day*", "for three *months*"; left out where nothing tells. */
  readonly periods?: readonly string[];
  readonly negated: boolean;
  /** The words by which it is told deny it: "denied", "dismissed"; left out otherwise. */
  readonly denied?: true;
  /** Its words with names in brackets for what would not be understood alone; left out where they need none. */
  readonly title?: string;
  /** How likely it is worth a place on the board, 0..1; left out by a version that did not ask, and then taken for 1. */
  readonly listable?: number;
  /** The same, and that it is understood alone. */
  readonly stands?: number;
  /** Words behind it in its sentence and within the same quotation, where it is only a part of that. */
  readonly behind?: string;
  /** Dates that it speaks of: ISO 8601, where the year is unknown without it (`--10-19`, `--10`); weekdays that no date resolves, in lower case. */
  readonly dates: readonly string[];
}

export interface FactNumber {
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: string | null;
  /** Stems of what is counted. */
  readonly counted: readonly string[];
}

/** Name of a bucket of statements. Those of one head lie side by side in a store, so that the buckets of a statement are in few places. */
export type Bucket = readonly [head: string, rest: string];

/** Buckets of one statement, by when two statements that share one are compared. */
export interface StatementBuckets {
  /** However far apart, where one is among the nearest few. */
  readonly lasting: readonly Bucket[];
  /** In any case: copies. */
  readonly copies: readonly Bucket[];
}

/** One text with all that the ledger keeps of it. */
export interface LedgerEntry {
  readonly read: ReadArticle;
  readonly publication: Publication;
  readonly text: TextFacts;
  readonly sources: readonly LedgerSource[];
  readonly statements: readonly LedgerStatement[];
}

/**
 * A signed link between two statements. `same` edges make claims. By a person's word only: `not-same` keeps two statements in
 * different claims, and one from a statement to itself keeps it out of all that linking makes; `left` leads from a statement that was
 * taken out of a claim to one that stayed there; `hidden`, from a statement to itself, takes its claim off the lists. The others make
 * relations between claims.
 */
export interface Edge {
  readonly a: string;
  readonly b: string;
  readonly kind: 'same' | 'not-same' | 'left' | 'hidden' | RelationKind;
  /** Likeness, 0..1; from `a` to `b` where the kind has a direction (`a` is narrower than `b`, `a` updates `b`). */
  readonly score: number;
  readonly why: readonly Evidence[];
  /** Model id, rule id, or `person`. */
  readonly by: string;
}

/** A statement with what linking needs of its text: the pair verifier compares two of these. */
export interface Linkable {
  readonly statement: LedgerStatement;
  readonly text: TextFacts;
  /** Publications of its text, oldest first; those without a date last, by id. */
  readonly publications: readonly Publication[];
  /** Sources of its article by local id, each with its id across articles (null until it has one). */
  readonly sources: ReadonlyMap<string, LedgerSource & { readonly id: string | null }>;
}

/** Statements that hang together by edges, with all edges at them. */
export interface Component {
  readonly members: readonly string[];
  readonly edges: readonly Edge[];
}

/**
 * What a person may decide. `merge`: claims are one, whole. `split`: statements leave their claim, together. `not-same`: two statements
 * are of different claims. `speaker`: a statement has another source. `hide`: claims are in no list. `furniture`: such words are page
 * furniture of their outlet. `same-source`: sources are one.
 */
export const DECISION_KINDS = ['merge', 'split', 'not-same', 'speaker', 'hide', 'furniture', 'same-source'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** W3C Web Annotation: position and quotation side by side, so that evidence survives an edited page. */
export interface Selector {
  readonly article: string;
  readonly position: { readonly type: 'TextPositionSelector'; readonly start: number; readonly end: number };
  readonly quote: {
    readonly type: 'TextQuoteSelector';
    readonly exact: string;
    readonly prefix: string;
    readonly suffix: string;
  };
}

/** What a person decided, kept as a fact and replayed on every relink. */
export interface Decision {
  /** `d:` and a hash. */
  readonly id: string;
  readonly kind: DecisionKind;
  /** The statements that it is about: of `merge` and `hide` all that the claims held. Of `same-source` mentions of the sources. */
  readonly of: readonly Selector[];
  /** For `split`: the statements that stayed, the claim's first one first. Empty else. */
  readonly rest: readonly Selector[];
  /** For `speaker`: the right source, by name. */
  readonly speaker: string | null;
  /** For `furniture`: whose pages have it, by name. */
  readonly outlet: string | null;
  readonly by: string;
  /** ISO time, as given by who decided. */
  readonly at: string;
  readonly note: string | null;
  /** When and by whom it was taken back; null while it holds. */
  readonly retracted: { readonly by: string; readonly at: string } | null;
}

/** A figure as stored: with its words and where it stands. */
export interface LedgerFigure extends Figure {
  readonly article: string;
  readonly words: string;
  /** Statement that it stands in, where one holds it. */
  readonly statement: string | null;
}
