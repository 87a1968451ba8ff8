import type { Article } from './article.ts';
import type { Stance } from './attribution.ts';
import type { Span } from './span.ts';
import type { StatementGrade } from './statement-grade.ts';

/** What may change of a statement from one version of an article to the next, what bears on its sourcing most first. */
export const VERSION_CHANGES = [
  'source changed',
  'grade changed',
  'stance changed',
  'hedge changed',
  'figure changed',
  'quotation changed',
  'verb changed',
  'reworded',
] as const;
export type VersionChangeKind = (typeof VERSION_CHANGES)[number];

/** One change: what stood there and what stands there now; null where nothing does. */
export interface VersionChange {
  readonly kind: VersionChangeKind;
  readonly before: string | null;
  readonly after: string | null;
}

/** A statement as one version tells it. */
export interface VersionStatement {
  /** Id of the attribution, or of the clause in the article's own voice. */
  readonly id: string;
  /** Name of the source; null where nobody is named, and for the article's own voice. */
  readonly source: string | null;
  readonly grade: StatementGrade;
  readonly stance: Stance;
  /** Words of the cue; null for the article's own voice. */
  readonly cue: string | null;
  /** What is said, as a reader sees it. */
  readonly words: string;
  /** Names of those who pass it on, from the outside in. */
  readonly chain: readonly string[];
  /** From its first letter to its last, UTF-16 offsets into the text of its version. */
  readonly span: Span;
}

/** A statement in both versions, or in one of them alone. */
export interface ComparedStatement {
  /** Null for one that was added. */
  readonly before: VersionStatement | null;
  /** Null for one that is gone. */
  readonly after: VersionStatement | null;
  /** Empty where nothing changed, and where one side is null. */
  readonly changes: readonly VersionChange[];
}

export type ComparedArticle = Pick<Article, 'id' | 'file' | 'url' | 'outlet' | 'title' | 'published' | 'modified'>;

/** Two versions of an article side by side. */
export interface Comparison {
  readonly before: ComparedArticle;
  readonly after: ComparedArticle;
  readonly counts: { readonly added: number; readonly gone: number; readonly changed: number; readonly same: number };
  /** In the order of the later version; what is gone stands behind what it followed. */
  readonly statements: readonly ComparedStatement[];
}
