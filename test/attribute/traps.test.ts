import { describe, expect, test } from 'vitest';
import type { Engine } from '../../src/attribute/engine.ts';
import { loadEngine } from '../../src/node.ts';
import type { EngineName } from '../../src/records/read-article.ts';
import { cellText, tableRows } from './construction-rows.ts';
import { engines } from './engines.ts';
import { readText } from './reading.ts';

const traps = tableRows('constructions.md')
  .filter((r) => r.group === 'Traps')
  .map(({ cells }) => [cells[0]!, cellText(cells[1]!)] as const);

test('the document has at least 60 traps, each once', () => {
  expect(traps.length).toBeGreaterThanOrEqual(60);
  expect(new Set(traps.map(([, text]) => text)).size).toBe(traps.length);
});

describe.each(engines)('traps by %s', (name) => {
  const loaded: Promise<Engine> = loadEngine(name as EngineName);
  test.each(traps)('%s', async (_name, text) => {
    const { attributions, article } = await readText(text, await loaded);
    expect(attributions.map((a) => `${article.text.slice(...a.cue)}: ${a.act}`)).toEqual([]);
  });
});
