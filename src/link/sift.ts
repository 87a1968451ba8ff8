import type { Linkable, TextFacts } from '../records/ledger.ts';
import { LIGHT_VERBS } from '../rules/en/light-verbs.ts';
import { groupOf } from '../rules/en/paraphrases.ts';
import { made, meanWeight, partLeft, topicWeights } from './compare.ts';
import { type Likeness, MUCH, oneStory } from './likeness.ts';
import { Sketches } from './sketches.ts';
import { type StoryLikeness, storyWeights } from './story.ts';
import { CONFLICTS, ENOUGH, LEAST, MEANS, NEARLY_ALL, probability, SAME } from './verify.ts';

/** Rows of statements for which there is room at first. */
const FIRST = 1 << 16;

/** Sums are made in another order here than `verify` makes them: by how much more than rounding they may be off. */
const SLACK = 1e-6;

/** The first numbers of a vector, which tell most of it, and in how many numbers of a sketch they lie. */
const FIRST_OF_VECTOR = 96;
const PACKED = FIRST_OF_VECTOR / 4;

/** Where the numbers of a sketch lie, from its begin. A statement's: text, verb, whether it has numbers, its vector (squares of its length and of what is left behind its first numbers, then these), its words, what stands beside it. */
const TEXT = 0;
const VERB = 1;
const NUMBERS = 2;
const LENGTH = 3;
const REST = 4;
const VECTOR = 5;
const LISTS = VECTOR + PACKED;
/** Lists of a text, one behind the other. */
const NAMES = 0;
const FIGURES = 1;
const ALL = 2;
const TOPIC = 3;

/**
 * Tells of most pairs of statements that `verify` would give no edge, without their records: it keeps the weighted words of statements
 * and of their texts in few numbers. Whatever it lets through is to be compared in full; of what it holds back nothing is lost, as
 * it goes by the most that likeness may come to. Where it is full it forgets everything.
 */
export class WordSift {
  readonly #kept = new Sketches();
  /** Where the sketch of a statement begins, by its row, and one more: 0 where there is none. */
  #statements = new Uint32Array(FIRST);
  readonly #texts = new Map<string, number>();
  /** Words that both texts of a pair use all the time, and the share of the weight that is left of each. */
  #recurring = new Uint32Array(64);
  #left = new Float64Array(64);
  #count = 0;

  has(row: number): boolean {
    return this.#statements[row] !== undefined && this.#statements[row] > 0;
  }

  forget(row: number): void {
    if (row < this.#statements.length) this.#statements[row] = 0;
  }

  forgetText(article: string): void {
    this.#texts.delete(article);
  }

  clear(): void {
    this.#kept.clear();
    this.#statements.fill(0);
    this.#texts.clear();
  }

  keep(row: number, linkable: Linkable): void {
    if (this.#kept.isFull) this.clear();
    const kept = this.#kept;
    const { facts } = linkable.statement;
    const text = this.#text(linkable.text);
    const { words, around } = made(linkable);
    this.#place(row, kept.end);
    kept.put(text);
    kept.put(facts.predicate === null ? 0 : 2 * kept.word(groupOf(facts.predicate)) + 2 + light(facts.predicate));
    kept.put(facts.numbers.length ? 1 : 0);
    this.#putVector(linkable.statement.vector);
    kept.putList(words);
    kept.putList([...around].filter(([word]) => !words.has(word)));
  }

  #putVector(vector: Int8Array | null): void {
    const kept = this.#kept;
    let [length, rest] = [0, 0];
    vector?.forEach((x, i) => {
      length += x * x;
      if (i >= FIRST_OF_VECTOR) rest += x * x;
    });
    kept.put(length);
    kept.put(rest);
    const first = new Int8Array(FIRST_OF_VECTOR);
    if (vector) first.set(vector.subarray(0, FIRST_OF_VECTOR));
    for (const packed of new Uint32Array(first.buffer)) kept.put(packed);
  }

  /** The most that the cosine of two vectors may come to (Cauchy and Schwarz for what is left behind their first numbers); null where one is missing. */
  #meaning(x: number, y: number): number | null {
    const kept = this.#kept;
    const lengths = kept.at(x + LENGTH) * kept.at(y + LENGTH);
    if (lengths === 0) return null;
    const rest = Math.sqrt(kept.at(x + REST) * kept.at(y + REST));
    return Math.max(0, (kept.dot(x + VECTOR, y + VECTOR, PACKED) + rest) / Math.sqrt(lengths));
  }

  #place(row: number, at: number): void {
    if (row >= this.#statements.length) {
      const larger = new Uint32Array(Math.max(2 * this.#statements.length, row + 1));
      larger.set(this.#statements);
      this.#statements = larger;
    }
    this.#statements[row] = at + 1;
  }

  /** Names, numbers, all of its story, then its topic. */
  #text({ article, story, topic }: TextFacts): number {
    const known = this.#texts.get(article);
    if (known !== undefined) return known;
    const at = this.#kept.end;
    const { names, numbers, all } = storyWeights(story);
    for (const { of } of [names, numbers, all]) this.#kept.putList(of);
    this.#kept.putList(topicWeights(topic));
    this.#texts.set(article, at);
    return at;
  }

  mayLink(a: number, b: number): boolean | null {
    const x = (this.#statements[a] ?? 0) - 1;
    const y = (this.#statements[b] ?? 0) - 1;
    if (x < 0 || y < 0) return null;
    const kept = this.#kept;
    const p = x + LISTS;
    const q = y + LISTS;
    const meaning = this.#meaning(x, y);
    const isAlike = meaning !== null && meaning >= MEANS - SLACK;
    if (!isAlike && kept.sumShared(p, q, ENOUGH_SHARED) < LEAST - SLACK) return false;
    const [s, t] = [kept.at(x + TEXT), kept.at(y + TEXT)];
    this.#findRecurring(s, t);
    const [ofA, ofB] = [this.#total(p), this.#total(q)];
    const words = this.#shared(p, q);
    const overlap = words / meanWeight(ofA, ofB);
    if (!isAlike && words / MUCH < ENOUGH - SLACK && overlap < NEARLY_ALL - SLACK) return false;
    // No word is in both lists of one statement.
    const [besideA, besideB] = [kept.endOf(p), kept.endOf(q)];
    const around = words + this.#shared(p, besideB) + this.#shared(besideA, q) + this.#shared(besideA, besideB);
    const most: Likeness = {
      overlap,
      shared: Math.min(1, words / MUCH),
      around: around / meanWeight(ofA + this.#total(besideA), ofB + this.#total(besideB)),
      meaning,
      numbers: kept.at(x + NUMBERS) && kept.at(y + NUMBERS),
      predicate: sameVerb(kept.at(x + VERB), kept.at(y + VERB)) ? 1 : 0,
      ...oneStory(this.#story(s, t)),
      otherNumbers: 0,
      otherDates: 0,
    };
    return probability(most, CONFLICTS) >= SAME - SLACK;
  }

  #findRecurring(s: number, t: number): void {
    this.#count = 0;
    const kept = this.#kept;
    const a = this.#list(s, TOPIC);
    const b = this.#list(t, TOPIC);
    const endA = kept.endOf(a);
    const endB = kept.endOf(b);
    if (endA - a > this.#recurring.length) {
      this.#recurring = new Uint32Array(endA - a);
      this.#left = new Float64Array(endA - a);
    }
    let j = b + 1;
    for (let i = a + 1; i < endA; i++) {
      const word = kept.wordAt(i);
      while (j < endB && kept.wordAt(j) < word) j++;
      if (j === endB) return;
      if (kept.wordAt(j) !== word) continue;
      this.#recurring[this.#count] = word;
      this.#left[this.#count++] = partLeft(kept.weightAt(i), kept.weightAt(j));
    }
  }

  /** A list of a text. */
  #list(text: number, n: number): number {
    let list = text;
    for (let i = 0; i < n; i++) list = this.#kept.endOf(list);
    return list;
  }

  /** Weight of a list of a statement, as far as both texts leave it. */
  #total(list: number): number {
    const kept = this.#kept;
    let sum = 0;
    for (let i = list + 1, end = kept.endOf(list); i < end; i++) sum += kept.weightAt(i) * this.#leftOf(kept.wordAt(i));
    return sum;
  }

  /** The same of the words that two lists share. */
  #shared(a: number, b: number): number {
    const kept = this.#kept;
    let sum = 0;
    let j = b + 1;
    for (let i = a + 1, endA = kept.endOf(a), endB = kept.endOf(b); i < endA; i++) {
      const word = kept.wordAt(i);
      while (j < endB && kept.wordAt(j) < word) j++;
      if (j === endB) break;
      if (kept.wordAt(j) === word) sum += Math.min(kept.weightAt(i), kept.weightAt(j)) * this.#leftOf(word);
    }
    return sum;
  }

  #leftOf(word: number): number {
    for (let i = 0; i < this.#count; i++) if (this.#recurring[i] === word) return this.#left[i]!;
    return 1;
  }

  /** The most that `storyLikeness` may come to. */
  #story(s: number, t: number): StoryLikeness {
    if (s === t) return { names: 1, numbers: 1, all: 1 };
    const kept = this.#kept;
    const names = this.#cosine(this.#list(s, NAMES), this.#list(t, NAMES));
    const numbers = this.#cosine(this.#list(s, FIGURES), this.#list(t, FIGURES));
    const [all, other] = [this.#list(s, ALL), this.#list(t, ALL)];
    const shared = kept.sumShared(all, other) / meanWeight(kept.sum(all, false), kept.sum(other, false));
    return { names, numbers, all: shared };
  }

  #cosine(a: number, b: number): number {
    const kept = this.#kept;
    return kept.sumShared(a, b, SQUARES) / meanWeight(kept.sum(a, true), kept.sum(b, true));
  }
}

const SQUARES = { isSquared: true };
const ENOUGH_SHARED = { enough: LEAST };

const light = (verb: string): number => (LIGHT_VERBS.has(verb) ? 1 : 0);

/** One group; where both are light they say nothing. */
const sameVerb = (a: number, b: number): boolean => a > 0 && a >> 1 === b >> 1 && (a & b & 1) === 0;
