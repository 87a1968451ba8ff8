import type { Stance } from './attribution.ts';
import type { Span } from './span.ts';
import type { StatementGrade } from './statement-grade.ts';

/** Why two things were linked, in words that a reader can check. */
export interface Evidence {
  readonly kind: string;
  readonly text: string;
}

/** One sentence or clause of a content, or of an article's own voice, as a part of a claim. */
export interface Statement {
  readonly id: string;
  readonly article: string;
  readonly file: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
  /** Id of its attribution in the article; null in the article's own voice. */
  readonly attribution: string | null;
  readonly content: readonly Span[];
  readonly stance: Stance;
  readonly sourceId: string | null;
  readonly sourceName: string | null;
  readonly grade: StatementGrade;
  /** Changes of source between the speaker and the article. */
  readonly hands: number;
  /** Names of the sources from the outside in. */
  readonly chain: readonly string[];
  readonly withdrawn: boolean;
}

/** A source's stance to a claim's affirmative text. */
export interface Position {
  readonly sourceId: string;
  readonly sourceName: string;
  readonly stance: Stance;
  readonly statements: readonly string[];
  readonly since: string | null;
}

/** A group of statements with one root. */
export interface Origin {
  readonly root: string;
  readonly files: readonly string[];
  readonly statements: readonly string[];
  readonly why: readonly Evidence[];
}

export const RELATION_KINDS = ['narrower', 'contradicts', 'updates'] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

export interface Relation {
  readonly claim: string;
  readonly kind: RelationKind;
  readonly why: readonly Evidence[];
}

export const DRIFT_KINDS = [
  'hedge dropped',
  'hedge added',
  'source upgraded',
  'source lost',
  'denial left out',
  'figure changed',
  'quotation altered',
  'quotation trimmed',
  'translation differs',
] as const;
export type DriftKind = (typeof DRIFT_KINDS)[number];

/** What changed between two statements on one root. */
export interface Drift {
  readonly from: string;
  readonly to: string;
  readonly kind: DriftKind;
  readonly span: Span;
  readonly why: string;
}

/** From `atLeast`, after joining all that could depend on one another, to `atMost`, after joining only what certainly does. */
export interface Interval {
  readonly atLeast: number;
  readonly atMost: number;
}

/** What statements from one or many articles have in common: a proposition in affirmative words. */
export interface Claim {
  readonly id: string;
  readonly text: string;
  /** As lists show it: a statement's own words, with names in brackets for what would not be understood alone; "Whether ..." where sides differ. */
  readonly title: string;
  /** Worth a place on the board, and understood alone. */
  readonly listable: boolean;
  /** Sources surely stand on two sides of it. */
  readonly disputed: boolean;
  /** Some assert it and some deny it, as far as was read, but it is not sure that they speak of one thing. */
  readonly possiblyDisputed: boolean;
  readonly statements: readonly Statement[];
  readonly positions: readonly Position[];
  readonly origins: Readonly<Record<Stance, readonly Origin[]>>;
  /** How many independent origins the clear stances have, as far as the texts show. */
  readonly independent: { readonly asserts: Interval; readonly denies: Interval };
  readonly relations: readonly Relation[];
  readonly drift: readonly Drift[];
  /** A person took it off the lists; left out otherwise. */
  readonly hidden?: true | undefined;
}
