import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/attribute/engine.ts';
import { loadEngine } from '../../src/node.ts';
import { analyse } from '../../src/pipeline.ts';
import { readText } from '../../src/read/text.ts';
import type { ReadArticle } from '../../src/records/read-article.ts';
import type { Source } from '../../src/records/source.ts';
import type { Span } from '../../src/records/span.ts';
import { workedCase } from '../worked-case.ts';
import { engines } from './engines.ts';

const SEED = join(process.env.HEARSAY_SHARED ?? '../shared', 'seed.txt');
if (!existsSync(SEED) && process.env.CI === 'true') throw new Error(`no seed article at ${SEED}: set HEARSAY_SHARED`);
if (!existsSync(SEED)) console.warn(`skipped: no seed article at ${SEED}; name its folder with HEARSAY_SHARED`);

const DEMO = new URL('../../examples/demo.txt', import.meta.url);

/** One row as the scheme's table has it: words in place of spans, rows named by their cue. */
interface Row {
  readonly source: string;
  readonly cue: string;
  readonly content: string;
  readonly form: string;
  readonly act: string;
  readonly stance: string;
  readonly about: string | null;
  readonly within: string | null;
  readonly to: string | null;
  readonly name: string | null;
  readonly grade: string;
  readonly reason: string | null;
}

function rows({ article, attributions, sources }: ReadArticle): Row[] {
  const words = (spans: readonly Span[]): string => spans.map((s) => article.text.slice(...s)).join(' // ');
  const cueOf = (id: string | null): string | null => {
    const a = attributions.find((x) => x.id === id);
    return a ? words([a.cue]) : null;
  };
  const byId = new Map<string | null, Source>(sources.map((s) => [s.id, s]));
  return attributions.map((a) => {
    const source = byId.get(a.sourceId);
    return {
      source: words(a.source),
      cue: words([a.cue]),
      content: words(a.content),
      form: a.form,
      act: a.act,
      stance: a.stance,
      about: cueOf(a.about),
      within: cueOf(a.within),
      to: byId.get(a.to?.sourceId ?? null)?.name ?? null,
      name: source?.name ?? null,
      grade: source?.grade ?? 'none',
      reason: source?.reason ? words([source.reason]) : null,
    };
  });
}

describe.skipIf(!engines.includes('model'))('the default engine', () => {
  let engine: Engine;
  const read = (text: string): Promise<ReadArticle> => analyse(readText(text, { file: 'a.txt' }), engine);
  beforeAll(async () => {
    engine = await loadEngine('model');
  });

  test('the worked case, row by row', async () => {
    const got = await read(workedCase.article.text);
    const key = (r: Row): string => r.cue;
    const sorted = (list: readonly Row[]): Row[] => [...list].sort((a, b) => (key(a) < key(b) ? -1 : 1));
    expect(sorted(rows(got))).toEqual(sorted(rows(workedCase)));
    const outlets = got.sources.filter((s) => s.kind === 'outlet').map((s) => s.name);
    expect(outlets).toEqual(['Agency T', 'Paper P']);
  });

  test('the demo gives the rows of the worked case', async () => {
    const got = await read(readFileSync(DEMO, 'utf8'));
    expect(rows(got)).toEqual(expect.arrayContaining(rows(workedCase)));
    expect(got.sources.find((s) => s.name === 'Agency T')?.kind).toBe('outlet');
  });

  test.skipIf(!existsSync(SEED))('the seed article', async () => {
    const got = await read(readFileSync(SEED, 'utf8'));
    const all = rows(got);
    const has = (row: Partial<Row>): void => expect(all).toContainEqual(expect.objectContaining(row));
    const reason = 'because of the sensitivity of the subject';
    has({ name: 'The Washington Post', cue: 'had claimed', within: null, grade: 'named' });
    has({ source: 'a U.S. official', within: 'had claimed', to: 'The Washington Post', grade: 'anonymous', reason });
    has({ name: 'TASS', cue: 'according to', within: null });
    has({ name: 'Zhao Lijian', cue: 'said at a briefing', within: 'according to', grade: 'named' });
    has({ name: 'Zhao Lijian', cue: 'said', form: 'direct', within: 'reports' });
    has({ name: 'Zhao Lijian', source: 'China’s Lijian', act: 'deny', stance: 'denies' });
    has({ name: 'Zhao Lijian', source: 'the Chinese diplomat' });
    has({ name: 'The Times', cue: 'reports', within: null });
    has({ source: 'A spokesman for President Putin', act: 'accuse', within: 'reports', grade: 'role' });
    has({ source: 'officials', cue: 'said', within: 'according to', grade: 'unnamed' });
    has({ name: 'RT News', cue: 'according to', within: null });
    has({ cue: 'did not describe', act: 'decline', stance: 'withholds', grade: 'anonymous' });
    has({ source: 'they', cue: 'know', act: 'attitude', stance: 'withholds', within: 'did not describe' });
    const officials = got.attributions.find((a) => got.article.text.slice(...a.cue) === 'reporting');
    const figures = got.figures.filter((f) => f.attribution === officials?.id);
    expect(figures.map((f) => [f.hedge, f.min, f.max])).toEqual([
      ['at least', 17, null],
      [expect.anything(), 28, expect.toSatisfy((m) => m === null || m === 28)],
    ]);
  });
});
