import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { article } from '../../../bench/texts.ts';
import { rounds } from '../../counts.ts';

const ARTICLES = rounds({ few: 4, full: 40 });

/** Articles of 120 to 400 words, and the demo. */
export const TEXTS: readonly string[] = [
  ...Array.from({ length: ARTICLES }, (_, i) => article(101 + i, Math.round(120 + (280 * i) / ARTICLES))),
  readFileSync(new URL('../../../examples/demo.txt', import.meta.url), 'utf8'),
];

/** One attribution as far as two runtimes must agree. */
export type Part = Readonly<Record<'source' | 'cue' | 'content' | 'act' | 'stance', unknown>>;
const part = ({ source, cue, content, act, stance }: Part): string =>
  JSON.stringify([source, cue, content, act, stance]);

/** Counts what two runtimes find alike, article by article. */
export class Agreement {
  #equal = 0;
  #most = 0;
  readonly #differing: string[] = [];

  add(here: readonly Part[], there: readonly Part[]): void {
    const [a, b] = [here.map(part), there.map(part)];
    this.#equal += a.filter((x) => b.includes(x)).length;
    this.#most += Math.max(a.length, b.length);
    this.#differing.push(...a.filter((x) => !b.includes(x)), ...b.filter((x) => !a.includes(x)));
  }

  /** At least 99.5 % are equal, and there were enough of them to tell. */
  check(): void {
    expect(this.#most).toBeGreaterThan(5 * TEXTS.length);
    console.info(`${this.#equal} of ${this.#most} attributions equal in ${TEXTS.length} articles`);
    expect(this.#equal / this.#most, this.#differing.join('\n')).toBeGreaterThanOrEqual(0.995);
  }
}
