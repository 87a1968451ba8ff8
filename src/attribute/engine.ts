import type { Antecedents } from '../records/antecedents.ts';
import type { ClaimStarts } from '../records/claim-starts.ts';
import type { Found } from '../records/found.ts';
import type { Parse } from '../records/parse.ts';
import type { EngineName } from '../records/read-article.ts';
import type { Span } from '../records/span.ts';
import { RULES_VERSION } from '../rules/en/version.ts';
import type { ReadingOptions, StatementsJudged, StatementVectors } from './model/engine.ts';
import { attributeByRules } from './rules/engine.ts';
import { settleActs } from './settle.ts';

/** A name that a model saw, with its probability (0..1). */
export interface NameMention {
  readonly span: Span;
  readonly label: 'PER' | 'ORG' | 'LOC';
  readonly score: number;
}

export interface Findings {
  readonly found: readonly Found[];
  readonly names: readonly NameMention[];
  /** What words stand for: for engines that tell it. */
  readonly antecedents?: Antecedents;
  /** Sentence vectors of the same run: for engines that have them, where they were asked for. */
  readonly vectors?: StatementVectors;
  /** What is made of statements as titles; with the vectors. */
  readonly judged?: StatementsJudged;
  /** Where another claim begins within what is said; with the vectors. */
  readonly claimStarts?: ClaimStarts;
}

/** How a parse is read; nothing here changes what is found. */
export interface FindingOptions extends Pick<ReadingOptions, 'vectors' | 'between'> {
  /** Told by a model what it has found up to an offset into the text, a few times before the end; see `ReadingOptions`. */
  readonly soFar?: (found: readonly Found[], until: number) => void;
}

/** What finds attributions in a parse: rules, or a model with rules on top. The same parse always gives the same findings. */
export interface Engine {
  readonly name: EngineName;
  /** Id of the weights; null for rules alone. */
  readonly model: string | null;
  readonly rules: string;
  attribute(parse: Parse, options?: FindingOptions): Promise<Findings>;
  /** An engine that gives the same, and keeps what it made of the last text, so that a text like it is read faster. Engines that have nothing to keep have none. */
  remembering?(): Engine;
}

/** The engine that needs no model. */
export const rulesEngine: Engine = {
  name: 'rules',
  model: null,
  rules: RULES_VERSION,
  attribute: async (parse) => ({ found: settleActs(parse, attributeByRules(parse)), names: [] }),
};
