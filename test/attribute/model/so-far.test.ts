import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../src/attribute/engine.ts';
import { loadEngine } from '../../../src/node.ts';
import { analyse } from '../../../src/pipeline.ts';
import { readInput } from '../../../src/read/input.ts';
import { readText } from '../../../src/read/text.ts';
import type { Found } from '../../../src/records/found.ts';
import type { Span } from '../../../src/records/span.ts';

const BUNDLE = resolve(import.meta.dirname, '../../../examples/bundle');
/** All articles of the bundle as one long one. */
const TEXT = readdirSync(BUNDLE)
  .filter((name) => name.endsWith('.html'))
  .sort()
  .map((name) => readInput(readFileSync(resolve(BUNDLE, name))).article.text)
  .join('\n\n');

let engine: Engine;
beforeAll(async () => {
  engine = await loadEngine('model');
});

type Told = { readonly found: readonly Found[]; readonly until: number };
const spans = (a: { source: readonly Span[]; cue: Span; content: readonly Span[] }): string =>
  JSON.stringify([a.source, a.cue, a.content]);

test('what is told before the end is in the record, which is the same as without', async () => {
  const reading = readText(TEXT);
  const told: Told[] = [];
  const read = await analyse(reading, engine, { soFar: (found, until) => told.push({ found, until }) });
  expect(read).toEqual(await analyse(reading, engine));

  // Twice as far each time: few calls for a long text.
  expect(told.length).toBeGreaterThanOrEqual(3);
  for (const [i, { found, until }] of told.entries()) {
    expect(until).toBeGreaterThan(told[i - 1]?.until ?? 0);
    expect(found.every(({ cue }) => cue[1] <= until)).toBe(true);
  }
  const last = new Set(read.attributions.map(spans));
  const all = told.flatMap(({ found }) => found.map(spans));
  const before = told.flatMap(({ until }) => read.attributions.filter(({ cue }) => cue[1] <= until));
  const right = all.filter((a) => last.has(a)).length;
  console.info(`${told.length} times, ${right} of ${all.length} told are in the record, of ${before.length} there`);
  expect(right / all.length).toBeGreaterThanOrEqual(0.95);
  expect(right / before.length).toBeGreaterThanOrEqual(0.95);
});

test('a text that is read at once tells nothing before the end', async () => {
  let calls = 0;
  await analyse(readText('The ferry will stop, the mayor said.'), engine, { soFar: () => calls++ });
  expect(calls).toBe(0);
});
