import type { LedgerStatement, Linkable } from '../records/ledger.ts';
import { remembered } from '../records/remembered.ts';
import { LIGHT_PLACES, LIGHT_VERBS } from '../rules/en/light-verbs.ts';
import { groupOf } from '../rules/en/paraphrases.ts';
import { stem } from '../rules/en/stem.ts';
import { stemWeight } from '../rules/en/stem-weight.ts';
import { plainWords } from './said-words.ts';

/** Words with their weights. */
export type Weighted = ReadonlyMap<string, number>;

/** A statement made ready for comparing: made once a statement however many pairs it stands in. */
export interface Prepared {
  /** Stems by group of paraphrases and parts of names, with their weights. */
  readonly words: Weighted;
  /** The stems as written. */
  readonly stems: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  /** Groups of what stands before the main verb, names left out: whom or what the statement is of. */
  readonly subject: ReadonlySet<string>;
  /** `words` and, at half their weight, what stands beside the statement. */
  readonly around: Weighted;
  /** Share of the text's sentences that hold a word, 0..1, for words that recur. */
  readonly topic: Weighted;
  readonly vector: Vector | null;
}

interface Vector {
  readonly numbers: ArrayLike<number>;
  readonly norm: number;
}

/** Weight of a word of a name: as of a fairly rare word, but no more, since names recur all over an event. */
export const NAME = 5;
/** Weight of a number among the words: what it counts says more than its digits. */
const NUMBER = 3;
/** Weight of a word that takes its sense from what stands with it. */
const LIGHT = 2;
/** Parts of names shorter than this are compared with the whole name only. */
const PART = 3;

const prepared = new WeakMap<LedgerStatement, Prepared>();

export function prepare({ statement, text }: Pick<Linkable, 'statement' | 'text'>): Prepared {
  const known = prepared.get(statement);
  if (known) return known;
  const ready = new Ready(statement, text);
  prepared.set(statement, ready);
  return ready;
}

/** The same for who looks at a statement once: it is not kept with the statement. */
export const made = ({ statement, text }: Pick<Linkable, 'statement' | 'text'>): Prepared =>
  prepared.get(statement) ?? new Ready(statement, text);

/** Makes what is asked for: most pairs are told apart by their words alone. */
class Ready implements Prepared {
  readonly words: Weighted;
  readonly names: ReadonlySet<string>;
  readonly #statement: LedgerStatement;
  readonly #text: Linkable['text'];
  #stems: ReadonlySet<string> | null = null;
  #subject: ReadonlySet<string> | null = null;
  #around: Weighted | null = null;
  #topic: Weighted | null = null;
  #vector: Vector | null | undefined;

  constructor(statement: LedgerStatement, text: Linkable['text']) {
    this.#statement = statement;
    this.#text = text;
    const { stems, names, numbers } = statement.facts;
    const words = new Map<string, number>();
    for (const w of stems) put(words, groupOf(w), wordWeight(w));
    // What a figure counts may be told by the text before: "the toll rose to 21".
    for (const w of numbers.flatMap((n) => n.counted)) put(words, groupOf(w), wordWeight(w));
    const parts = new Set(names.flatMap(nameParts));
    for (const n of parts) put(words, n, NAME);
    this.words = words;
    this.names = parts;
  }

  get stems(): ReadonlySet<string> {
    this.#stems ??= new Set(this.#statement.facts.stems);
    return this.#stems;
  }

  get subject(): ReadonlySet<string> {
    this.#subject ??= subjectOf(this.#statement);
    return this.#subject;
  }

  get around(): Weighted {
    this.#around ??= this.#withContext();
    return this.#around;
  }

  get topic(): Weighted {
    this.#topic ??= topicOf(this.#text.topic);
    return this.#topic;
  }

  get vector(): Vector | null {
    if (this.#vector === undefined) this.#vector = this.#statement.vector && withNorm(this.#statement.vector);
    return this.#vector;
  }

  #withContext(): Weighted {
    const around = new Map(this.words);
    for (const c of this.#statement.facts.context.flatMap(nameParts))
      if (!this.words.has(groupOf(c))) put(around, groupOf(c), Math.min(NAME, stemWeight(c)) / 2);
    return around;
  }
}

const put = (into: Map<string, number>, word: string, weight: number): unknown =>
  into.set(word, Math.max(weight, into.get(word) ?? 0));

/** Words of the statement up to the main verb, by group; none where the verb is not found or opens it. */
function subjectOf({ words, facts }: LedgerStatement): ReadonlySet<string> {
  const stems = plainWords(words).map((w) => [w, stem(w)] as const);
  const at = stems.findIndex(([, s]) => s === facts.predicate);
  const known = new Set(facts.stems);
  return new Set(stems.slice(0, Math.max(0, at)).flatMap(([, s]) => (known.has(s) ? [groupOf(s)] : [])));
}

/** True where each statement is of somebody or something that the other does not name at all: "the mayor came" and "the president came". */
export const ofOther = (a: Prepared, b: Prepared): boolean =>
  a.subject.size > 0 &&
  b.subject.size > 0 &&
  ![...a.subject].some((w) => b.words.has(w)) &&
  ![...b.subject].some((w) => a.words.has(w));

export const isNumber = (word: string): boolean => /^\d/.test(word);

/** How much a stem or a part of a name tells. */
export const wordWeight = (word: string): number =>
  isNumber(word) ? NUMBER : LIGHT_VERBS.has(word) || LIGHT_PLACES.has(word) ? LIGHT : stemWeight(word);

/** The words of a name that are compared one by one; of a name of short words the whole. */
export function nameParts(name: string): readonly string[] {
  const parts = name.split(' ').filter((p) => p.length >= PART);
  return parts.length ? parts : [name];
}

/** Words that a text uses all the time, with the share of its sentences that hold each. */
export const topicWeights = (topic: Linkable['text']['topic']): Weighted =>
  new Map(topic.map(([w, percent]) => [w, percent / 100]));

const topicOf = remembered(topicWeights);

/** Their main verbs are in one group of paraphrases. */
export function sameVerb({ statement: a }: Linkable, { statement: b }: Linkable): boolean {
  const [p, q] = [a.facts.predicate, b.facts.predicate];
  return p !== null && q !== null && groupOf(p) === groupOf(q);
}

function withNorm(numbers: ArrayLike<number>): Vector {
  let s = 0;
  for (let i = 0; i < numbers.length; i++) s += numbers[i]! * numbers[i]!;
  return { numbers, norm: Math.sqrt(s) };
}

/** Summed weight of the keys that two maps share: a cheap first look at a pair. */
export function sharedWeight(a: Weighted, b: Weighted): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let s = 0;
  for (const [k, w] of small) if (large.has(k)) s += w;
  return s;
}

/** How much of a word's weight is left where both texts use it all the time. */
const LEAST = 0.15;
const STEEP = 6;

/** Weights of one side, of the other, and of what they share; words that are common in both texts count less, since they tell their statements apart least. */
export interface Overlap {
  readonly a: number;
  readonly b: number;
  readonly shared: number;
}

export function overlap(a: Weighted, b: Weighted, topicA: Weighted, topicB: Weighted): Overlap {
  let total = 0;
  let shared = 0;
  let other = 0;
  for (const [k, w] of a) {
    const part = left(k, topicA, topicB);
    const weight = w * part;
    total += weight;
    const v = b.get(k);
    if (v !== undefined) shared += Math.min(weight, v * part);
  }
  for (const [k, w] of b) other += w * left(k, topicA, topicB);
  return { a: total, b: other, shared };
}

/** Share of a word's weight that is left between two texts with these topics. */
function left(word: string, topicA: Weighted, topicB: Weighted): number {
  const x = topicA.get(word);
  if (x === undefined) return 1;
  const y = topicB.get(word);
  return y === undefined ? 1 : partLeft(x, y);
}

/** The same of a word that such shares of the texts' sentences hold. */
export const partLeft = (x: number, y: number): number => 1 - Math.min(1 - LEAST, STEEP * Math.sqrt(x * y));

/** What shared weights are a share of: the mean of what each side weighs, or 1 where that is less. */
export const meanWeight = (a: number, b: number): number => Math.sqrt(Math.max(1, a) * Math.max(1, b));

/** Cosine of two vectors; 0 where either is missing. */
export function cosine(x: Vector | null, y: Vector | null): number {
  if (!x || !y || x.norm * y.norm === 0) return 0;
  let s = 0;
  for (let i = 0; i < x.numbers.length; i++) s += x.numbers[i]! * y.numbers[i]!;
  return s / (x.norm * y.norm);
}
