import { stem } from './stem.ts';

/** Stems of nouns that name a talk or a feeling of many: what it is about stands behind a preposition, and no claim is made. */
export const TOPIC_NOUNS: ReadonlySet<string> = new Set(
  'question doubt concern fear worry anger outrage fury dispute row debate controversy quarrel argument confusion mystery uncertainty speculation tension'
    .split(' ')
    .map(stem),
);

/** Prepositions behind them. */
export const TOPIC_PREPOSITIONS: ReadonlySet<string> = new Set(['over', 'about', 'around', 'on', 'for', 'at', 'as']);
