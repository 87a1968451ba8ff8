import type { Antecedents } from '../records/antecedents.ts';
import type { Article } from '../records/article.ts';
import type { Notice } from '../records/notice.ts';
import type { Source } from '../records/source.ts';
import type { Span } from '../records/span.ts';
import type { Observed } from './question.ts';

/** A name that a model found in the text. */
export interface GivenName {
  readonly span: Span;
  readonly label: 'PER' | 'ORG' | 'LOC';
  readonly score: number;
}

export interface ResolveContext {
  readonly article: Article;
  readonly known?: readonly Source[];
  readonly names?: readonly GivenName[];
  /** Told of every choice among antecedents that is made: for training. It changes nothing. */
  readonly observe?: (question: Observed) => void;
  /** What the reader makes of which words stand for the same. */
  readonly antecedents?: Antecedents;
}

export interface Resolved {
  /** Ids `s1`, `s2`, ... in the order of their first mention as a source. */
  readonly sources: Source[];
  /** Id of the source of each attribution, null without source words. */
  readonly sourceOf: (string | null)[];
  /** Id of the outlet or person that each was told to, null where no `to` is or where it is not known. */
  readonly toOf: (string | null)[];
  readonly notices: Notice[];
}
