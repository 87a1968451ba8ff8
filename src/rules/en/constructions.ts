import type { Act } from '../../records/attribution.ts';

/** What is known of one construction of the rules engine. */
export interface Construction {
  /** How often it is right (0..1), as measured on annotated training articles. */
  readonly score: number;
  /** How often it is right with a verb or noun of an act, where that is not `score`. */
  readonly byAct?: Readonly<Partial<Record<Act, number>>>;
  /**
   * Where it is kept though the model finds no cue, as layout and fixed wording are that the model has seen too little of:
   * `anywhere`, or only `outside` of what the model found somebody to say (inside, one in six is right). A list of acts: outside,
   * with these acts alone. Absent: nowhere.
   */
  readonly kept?: 'outside' | 'anywhere' | readonly Act[];
  /**
   * What it does to a finding of the model at its cue:
   * - `layout` leaves no doubt: the model's finding goes;
   * - `relay` stands at the end of a sentence and relays what is before it: where it holds another attribution, the model's finding goes;
   * - `wording` is fixed, known to the word: its cue takes the place of the model's;
   * - `subject` is a passive without a source: its subject is added to the model's content;
   * - `clause` is a noun with a clause: the grammar tells where the model's content ends.
   */
  readonly beside?: 'layout' | 'relay' | 'wording' | 'subject' | 'clause';
  /** Its cue is a noun. */
  readonly noun?: true;
}

const table = <Id extends string>(rows: Readonly<Record<Id, Construction>>): Readonly<Record<Id, Construction>> => rows;

/**
 * The constructions of the rules engine by their ids. What is right less than half the time is not reported: precision before
 * recall.
 */
export const CONSTRUCTIONS = table({
  // A quotation or a clause, and its tag.
  'quote-tag': { score: 0.98, kept: 'outside' },
  'quote-said': { score: 0.98, kept: 'outside' },
  'clause-tag': {
    score: 0.66,
    byAct: { attitude: 0.06, accuse: 0.1, urge: 0.1, show: 0.36, promise: 0.1 },
    beside: 'relay',
  },
  'clause-said': { score: 0.78, beside: 'relay' },
  'papers-tag': { score: 0.9, kept: 'outside' },
  'claim-denied': { score: 0.8, kept: 'outside' },
  // A verb, and what it governs.
  'said-colon': { score: 0.92, kept: ['say'] },
  'said-quote': { score: 0.9, kept: ['say'] },
  'said-that': {
    score: 0.92,
    byAct: { attitude: 0.5, show: 0.79 },
    kept: ['say', 'allege', 'confirm', 'deny', 'promise', 'warn'],
  },
  'said-whether': { score: 0.72, byAct: { ask: 0.95, attitude: 0.17, show: 0.25 }, kept: ['ask'] },
  'whether-known': { score: 0.7, kept: 'anywhere' },
  'said-clause': { score: 0.6, byAct: { say: 0.79, confirm: 0.67, attitude: 0.45, show: 0.49 } },
  'told-to': { score: 0.68, byAct: { attitude: 0.43 } },
  'ordered-to': { score: 0.8, kept: 'outside' },
  'called-on-to': { score: 0.8, kept: 'outside' },
  'told-of': { score: 0.6, kept: 'anywhere' },
  'plans-to': { score: 0.55, byAct: { attitude: 0.33, urge: 0.48, refuse: 0.86 }, kept: ['refuse'] },
  'called-for': { score: 0.7, kept: 'outside' },
  'governed-preposition': { score: 0.72, byAct: { attitude: 0.34, urge: 0.5 } },
  'denied-object': {
    score: 0.6,
    byAct: { accuse: 0.82, refuse: 0.81, confirm: 0.73, attitude: 0.25, show: 0.1, promise: 0.45 },
    kept: ['refuse'],
  },
  'denied-doing': { score: 0.7 },
  'puts-at': { score: 0.8, kept: 'outside' },
  'saying-nothing': { score: 0.9, kept: 'anywhere', beside: 'wording' },
  // Passives.
  'it-is-said-that': { score: 0.8, kept: 'outside' },
  'denied-by': { score: 0.8, kept: 'anywhere' },
  'is-expected-to': { score: 0.8, beside: 'subject' },
  'is-accused-of': { score: 0.8, beside: 'subject' },
  // Phrases and adverbs.
  'according-to-first': { score: 0.9, kept: 'outside' },
  'according-to-last': { score: 0.88, byAct: { show: 0.1 }, beside: 'relay' },
  adverb: { score: 0.7, byAct: { attitude: 0.36 }, kept: ['allege', 'say'] },
  // Nouns.
  'noun-by-that': { score: 0.7, kept: 'anywhere', beside: 'clause', noun: true },
  'noun-that': { score: 0.5, byAct: { attitude: 0.25, show: 0.25 }, beside: 'clause', noun: true },
  'noun-to': { score: 0.4, noun: true },
  'noun-to-unsourced': { score: 0.2, noun: true },
  'noun-of': { score: 0.5, byAct: { attitude: 0.25 }, noun: true },
  'noun-of-unsourced': { score: 0.25, noun: true },
  // Layout.
  'headline-colon': { score: 0.67, kept: 'outside' },
  'headline-tag': { score: 0.8, byAct: { attitude: 0.3 }, kept: 'outside' },
  'interview-turn': { score: 0.6, kept: 'outside', beside: 'layout' },
  signature: { score: 0.9, kept: 'outside', beside: 'layout' },
});

export type ConstructionId = keyof typeof CONSTRUCTIONS;

export const isConstruction = (id: string): id is ConstructionId => Object.hasOwn(CONSTRUCTIONS, id);

/** Least score that is reported. */
export const LEAST_SCORE = 0.5;

/** Score of a construction with a verb of this act. */
export const constructionScore = (id: ConstructionId, act: Act): number => {
  const { score, byAct } = CONSTRUCTIONS[id];
  return byAct?.[act] ?? score;
};
