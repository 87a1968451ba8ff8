import type { Article } from './article.ts';
import type { Attribution, Unattributed } from './attribution.ts';
import type { Figure } from './figure.ts';
import type { Notice } from './notice.ts';
import type { Source } from './source.ts';

/** Version of the JSON form; it changes when a key changes its meaning. */
export const SCHEMA = 1;

export const ENGINES = ['model', 'rules'] as const;
export type EngineName = (typeof ENGINES)[number];

/** What made the record, so that a result can be repeated. */
export interface Maker {
  readonly schema: typeof SCHEMA;
  readonly version: string;
  readonly engine: EngineName;
  /** Id of the model's weights, or null with the rules engine. */
  readonly model: string | null;
  /** Version of the rules and of the code that reads with them: a hash. */
  readonly rules: string;
}

/** An article that was read: the one machine-readable form, from which every other format is made. */
export interface ReadArticle {
  readonly hearsay: Maker;
  readonly article: Article;
  readonly attributions: readonly Attribution[];
  readonly sources: readonly Source[];
  readonly figures: readonly Figure[];
  readonly unattributed: readonly Unattributed[];
  readonly notices: readonly Notice[];
}

/** The reader in one line: a text that another one has read is analysed again. */
export const makerLine = ({ schema, version, engine, model, rules }: Maker): string =>
  [schema, version, engine, model ?? '', rules].join(' ');
