import type { Linkable, TextFacts } from '../records/ledger.ts';
import { LIGHT_VERBS } from '../rules/en/light-verbs.ts';
import { groupOf } from '../rules/en/paraphrases.ts';
import { made, meanWeight, partLeft, topicWeights } from './compare.ts';
import { type Likeness, MUCH, oneStory, share } from './likeness.ts';
import { Sketches, type Stretch } from './sketches.ts';
import { type StoryLikeness, storyWeights } from './story.ts';
import { CONFLICTS, ENOUGH, LEAST, LESS, NEARLY_ALL, probability } from './verify.ts';

/** Sums are made in another order here than `verify` makes them: by how much more than rounding they may be off. */
const SLACK = 1e-6;

/** Where the numbers of a sketch lie, from its begin. A statement's: text, verb, whether it has numbers, its words, what stands beside it. */
const TEXT = 0;
const VERB = 1;
const NUMBERS = 2;
const LISTS = 3;

/** What words weigh in two statements, and what those weigh that they share. */
interface Sums {
  a: number;
  b: number;
  shared: number;
}

/**
 * Tells of most pairs of statements that `verify` would give no edge, without their records: it keeps the weighted words of statements
 * and of their texts in few numbers. Whatever it lets through is to be compared in full; of what it holds back nothing is lost, as
 * it goes by the most that likeness may come to. Where it is full it forgets everything.
 */
export class WordSift {
  readonly #kept = new Sketches();
  readonly #statements = new Map<number, number>();
  readonly #texts = new Map<string, number>();
  /** Words that both texts of a pair use all the time, with the share of their weight that is left. */
  readonly #recurring: { word: number; left: number }[] = [];

  has(row: number): boolean {
    return this.#statements.has(row);
  }

  forget(row: number): void {
    this.#statements.delete(row);
  }

  forgetText(article: string): void {
    this.#texts.delete(article);
  }

  clear(): void {
    this.#kept.clear();
    this.#statements.clear();
    this.#texts.clear();
  }

  keep(row: number, linkable: Linkable): void {
    if (this.#kept.isFull) this.clear();
    const kept = this.#kept;
    const { facts } = linkable.statement;
    const text = this.#text(linkable.text);
    const { words, around } = made(linkable);
    this.#statements.set(row, kept.end);
    kept.put(text);
    kept.put(facts.predicate === null ? 0 : 2 * kept.word(groupOf(facts.predicate)) + 2 + light(facts.predicate));
    kept.put(facts.numbers.length ? 1 : 0);
    kept.putList(words);
    kept.putList([...around].filter(([word]) => !words.has(word)));
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

  mayLink(a: number, b: number): boolean {
    const x = this.#statements.get(a);
    const y = this.#statements.get(b);
    if (x === undefined || y === undefined) return true;
    const [p, q] = [this.#kept.listAt(x + LISTS), this.#kept.listAt(y + LISTS)];
    if (this.#most(p, q, plain) < LEAST - SLACK) return false;
    const [s, t] = [this.#kept.at(x + TEXT), this.#kept.at(y + TEXT)];
    this.#findRecurring(s, t);
    const words: Sums = { a: 0, b: 0, shared: 0 };
    this.#add(words, [p], [q]);
    const overlap = share(words);
    if (words.shared / MUCH < ENOUGH - SLACK && overlap < NEARLY_ALL - SLACK) return false;
    const around: Sums = { a: 0, b: 0, shared: 0 };
    this.#add(around, [p, this.#kept.listAt(p.to)], [q, this.#kept.listAt(q.to)]);
    const most: Likeness = {
      overlap,
      shared: Math.min(1, words.shared / MUCH),
      around: share(around),
      centred: 1,
      numbers: this.#kept.at(x + NUMBERS) && this.#kept.at(y + NUMBERS),
      predicate: sameVerb(this.#kept.at(x + VERB), this.#kept.at(y + VERB)) ? 1 : 0,
      ...oneStory(this.#story(s, t)),
      otherNumbers: 0,
      otherDates: 0,
      opposite: 0,
    };
    return probability(most, CONFLICTS) >= LESS - SLACK;
  }

  #findRecurring(s: number, t: number): void {
    this.#recurring.length = 0;
    const kept = this.#kept;
    kept.shared(this.#list(s, 3), this.#list(t, 3), (i, j) => {
      this.#recurring.push({ word: kept.wordAt(i), left: partLeft(kept.weightAt(i), kept.weightAt(j)) });
    });
  }

  /** A list of a text. */
  #list(text: number, n: number): Stretch {
    let list = this.#kept.listAt(text);
    for (let i = 0; i < n; i++) list = this.#kept.listAt(list.to);
    return list;
  }

  /** Adds what lists of two statements weigh; no word is in two lists of one. */
  #add(sums: Sums, ofA: readonly Stretch[], ofB: readonly Stretch[]): void {
    const kept = this.#kept;
    for (const list of ofA) sums.a += this.#total(list);
    for (const list of ofB) sums.b += this.#total(list);
    for (const p of ofA)
      for (const q of ofB)
        kept.shared(p, q, (i, j) => {
          sums.shared += Math.min(kept.weightAt(i), kept.weightAt(j)) * this.#left(kept.wordAt(i));
        });
  }

  #total({ from, to }: Stretch): number {
    let sum = 0;
    for (let i = from; i < to; i++) sum += this.#kept.weightAt(i) * this.#left(this.#kept.wordAt(i));
    return sum;
  }

  #left(word: number): number {
    for (const r of this.#recurring) if (r.word === word) return r.left;
    return 1;
  }

  /** The most that `storyLikeness` may come to. */
  #story(s: number, t: number): StoryLikeness {
    if (s === t) return { names: 1, numbers: 1, all: 1 };
    const names = this.#cosine(this.#list(s, 0), this.#list(t, 0));
    const numbers = this.#cosine(this.#list(s, 1), this.#list(t, 1));
    const [all, other] = [this.#list(s, 2), this.#list(t, 2)];
    const shared = this.#most(all, other, plain) / meanWeight(this.#sum(all, plain), this.#sum(other, plain));
    return { names, numbers, all: shared };
  }

  #cosine(a: Stretch, b: Stretch): number {
    return this.#most(a, b, squared) / meanWeight(this.#sum(a, squared), this.#sum(b, squared));
  }

  /** The most that the words weigh which two lists share: a word may weigh other than in the other one. */
  #most(a: Stretch, b: Stretch, value: (weight: number) => number): number {
    const kept = this.#kept;
    let sum = 0;
    kept.shared(a, b, (i, j) => {
      sum += value(Math.max(kept.weightAt(i), kept.weightAt(j)));
    });
    return sum;
  }

  #sum({ from, to }: Stretch, value: (weight: number) => number): number {
    let sum = 0;
    for (let i = from; i < to; i++) sum += value(this.#kept.weightAt(i));
    return sum;
  }
}

const plain = (weight: number): number => weight;
const squared = (weight: number): number => weight * weight;

const light = (verb: string): number => (LIGHT_VERBS.has(verb) ? 1 : 0);

/** One group; where both are light they say nothing. */
const sameVerb = (a: number, b: number): boolean => a > 0 && a >> 1 === b >> 1 && (a & b & 1) === 0;
