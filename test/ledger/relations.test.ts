import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLedger } from '../../src/ledger-node.ts';
import { loadEngine } from '../../src/node.ts';
import { readForLedger } from '../../src/pipeline.ts';
import { readText } from '../../src/read/text.ts';

const engine = await loadEngine('rules');
const REST =
  'The fire at the Norlan paper mill began on Monday night. Crews from Vestry and Norlan worked until dawn at the mill. ' +
  'The mill makes paper for three printers in Vestry.';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-relations-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Kinds of the relations between what two reports of one day say first, and whether it is one claim. */
async function relations(
  a: string,
  b: string,
): Promise<{ readonly claims: number; readonly kinds: readonly string[] }> {
  const ledger = await openLedger({ path: join(folder, 'ledger.db') });
  const entries = await Promise.all(
    [a, b].map((words, i) =>
      readForLedger(readText(`${words}\n\n${REST}`, { file: `${i}.txt`, published: '2026-02-03' }), engine),
    ),
  );
  await ledger.add(entries);
  const first = new Set(entries.map((e) => e.statements[0]!.id));
  const found = [];
  for await (const claim of ledger.allClaims()) if (claim.statements.some((s) => first.has(s.id))) found.push(claim);
  await ledger.close();
  return { claims: found.length, kinds: [...new Set(found.flatMap((c) => c.relations.map((r) => r.kind)))] };
}

test('two counts of one thing contradict each other', async () => {
  expect(
    await relations(
      'Three workers of the mill were hurt in the fire.',
      'Five workers of the mill were hurt in the fire.',
    ),
  ).toEqual({ claims: 2, kinds: ['contradicts'] });
});

test('two sums that may be of two things are two claims, and are not set against each other', async () => {
  expect(
    await relations(
      'A new roof for the Norlan paper mill will cost 500,000 crowns.',
      'The Norlan paper mill needs 900,000 crowns for a new roof, 200,000 crowns of them at once.',
    ),
  ).toEqual({ claims: 2, kinds: [] });
});
