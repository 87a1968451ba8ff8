import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rulesEngine } from '../../src/attribute/engine.ts';
import { readForLedger } from '../../src/pipeline.ts';
import { readText } from '../../src/read/text.ts';
import { loadEvent } from '../../training/events/check.ts';

const EVENTS = join(import.meta.dirname, '../../training/events/develop');

/** What is found in a text, by places alone: a straight mark takes the room of a curly one. */
async function found(text: string): Promise<unknown> {
  const { read, statements } = await readForLedger(readText(text, { file: 'text.txt' }), rulesEngine);
  return {
    attributions: read.attributions.map(({ source, cue, content, act, stance }) => ({
      source,
      cue,
      content,
      act,
      stance,
    })),
    sources: read.sources.map(({ kind, grade, mentions }) => ({ kind, grade, mentions })),
    statements: statements.map(({ content, stance, facts }) => ({ content, stance, listable: facts.listable })),
  };
}

const curly = (text: string): string =>
  text
    .replaceAll("'", '’')
    .replace(/(^|[\s(—–-])"/g, '$1“')
    .replaceAll('"', '”');

test('curly and straight marks are read alike', async () => {
  // A quotation in single marks is left out: which of them opens one, a straight mark does not tell.
  const texts = readdirSync(EVENTS)
    .filter((f) => f.endsWith('.json'))
    .flatMap((f) => loadEvent(join(EVENTS, f)).articles.map((a) => a.text))
    .filter((text) => /["']/.test(text) && !/[‘’“”]|(?:^|\s)'/.test(text));
  expect(texts.length).toBeGreaterThan(50);
  for (const text of texts) expect(await found(curly(text)), text.slice(0, 80)).toEqual(await found(text));
}, 60_000);
