import type { Act, Stance } from './attribution.ts';
import type { Claim, Interval } from './claim.ts';
import type { Figure, Hedge } from './figure.ts';
import { WRITTEN } from './formats.ts';
import type { Publication } from './ledger.ts';
import type { Maker, ReadArticle } from './read-article.ts';
import type { Span } from './span.ts';
import type { StatementGrade } from './statement-grade.ts';

export const DIGEST_FORMATS = WRITTEN.digest;
export type DigestFormat = (typeof DIGEST_FORMATS)[number];

/** One appearance of an article that a digest is made of. */
export type DigestPublication = Pick<Publication, 'article' | 'file' | 'outlet' | 'title' | 'published'> & {
  readonly url: string | null;
};

/** An article with where it appeared, oldest first. */
export interface DigestText {
  readonly read: ReadArticle;
  readonly publications: readonly DigestPublication[];
}

/** A value of a figure as a source gives it. */
export interface MatterValue {
  readonly figure: Figure;
  readonly article: string;
  /** ISO 8601: the time that it holds for, as far as known. */
  readonly time: string | null;
}

/** Values of what seems to be one quantity, by time. */
export interface MatterSeries {
  readonly counted: string | null;
  readonly unit: string | null;
  readonly values: readonly MatterValue[];
  /** Two values of one time cannot both be right. */
  readonly competing: boolean;
}

/** What a digest is asked to tell of. */
export const DIGEST_KINDS = ['article', 'story', 'claims', 'window'] as const;
export type DigestKind = (typeof DIGEST_KINDS)[number];

/** What a digest is made of: articles, and what the ledger knows of them. */
export interface DigestMatter {
  readonly kind: DigestKind;
  /** Id of the article or story, or the words and days that were asked for. */
  readonly of: string;
  readonly texts: readonly DigestText[];
  /** The weightiest first; none for an article alone. */
  readonly claims: readonly Claim[];
  readonly series: readonly MatterSeries[];
  /** Id of the article whose headline stands for all. */
  readonly central: string | null;
}

/** An attribution that a line of a digest tells. */
export interface DigestTold {
  /** The name by which the digest tells of the source; null without a source. */
  readonly source: string | null;
  /** How far a reader could hold someone to it. */
  readonly grade: StatementGrade;
  readonly act: Act;
  readonly stance: Stance;
  /** Index in the same list of the attribution that it lies in; null for the outermost. */
  readonly within: number | null;
  /** Words of the content, as the digest has them. */
  readonly content: string;
}

/** The very words that a line rests on. */
export interface DigestPlace {
  readonly article: string;
  readonly file: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
  /** The page at these words, by a text fragment; null where the article has no address. */
  readonly link: string | null;
  readonly words: string;
  /** Where they stand in the text of the article. */
  readonly span: Span;
}

export type DigestAmount = Pick<Figure, 'min' | 'max' | 'hedge' | 'unit' | 'counted'>;

/** A sentence of a digest, with all that it tells and where it stands. */
export interface DigestLine {
  readonly text: string;
  readonly told: readonly DigestTold[];
  readonly figures: readonly DigestAmount[];
  readonly places: readonly DigestPlace[];
  /** Id of the claim that it is about. */
  readonly claim: string | null;
}

export interface DigestValue {
  readonly min: number | null;
  readonly max: number | null;
  readonly hedge: Hedge;
  readonly source: string;
  readonly grade: StatementGrade;
  readonly time: string | null;
  readonly place: DigestPlace;
}

/** A figure as it stands now, with its older values, the newest first. */
export interface DigestFigure {
  readonly counted: string | null;
  readonly unit: string | null;
  /** One value; several where they compete. */
  readonly now: readonly DigestValue[];
  readonly older: readonly DigestValue[];
}

/** On how many independent origins a claim rests, as far as the texts show. */
export interface DigestOrigins {
  readonly claim: string;
  readonly title: string;
  readonly asserts: Interval;
  readonly denies: Interval;
}

export interface DigestSource {
  readonly name: string;
  readonly grade: StatementGrade;
  /** The stated ground for withholding the name. */
  readonly reason: string | null;
  /** How many lines of the digest tell what it expressed. */
  readonly lines: number;
  readonly outlets: readonly string[];
}

/** What was not told, and why. */
export interface DigestLeftOut {
  readonly text: string;
  readonly why: string;
}

/** A digest: every sentence of it says whose word it is, and was found again when Hearsay read it. */
export interface Digest {
  readonly hearsay: Maker;
  readonly kind: DigestKind;
  readonly of: string;
  readonly headline: DigestLine | null;
  readonly standfirst: DigestLine | null;
  /** In the order of weight. */
  readonly bullets: readonly DigestLine[];
  readonly quotation: DigestLine | null;
  readonly background: readonly DigestLine[];
  readonly figures: readonly DigestFigure[];
  /** Who did not answer, or did not say something. */
  readonly silent: readonly DigestLine[];
  readonly origins: readonly DigestOrigins[];
  readonly sources: readonly DigestSource[];
  readonly articles: readonly DigestPublication[];
  readonly leftOut: readonly DigestLeftOut[];
}
