import { expect, test } from 'vitest';
import { rulesEngine } from '../../src/attribute/engine.ts';
import { titleOf } from '../../src/link/claim-title.ts';
import { readForLedger } from '../../src/pipeline.ts';
import { readText } from '../../src/read/text.ts';
import type { LedgerEntry, Linkable } from '../../src/records/ledger.ts';

const read = (text: string): Promise<LedgerEntry> =>
  readForLedger(readText(`${text}\n`, { file: 'a.txt' }), rulesEngine);
const linkables = (e: LedgerEntry): Linkable[] =>
  e.statements.map((statement) => ({
    statement,
    text: e.text,
    publications: [e.publication],
    sources: new Map(e.sources.map((s) => [s.local, { ...s, id: null }])),
  }));
async function titles(text: string, isOpposed = false): Promise<string[]> {
  return linkables(await read(text)).map((l) => titleOf([l], [], isOpposed).title);
}

test('nothing that is said is taken out of a title', async () => {
  expect(await titles('"Korvin is not a reliable witness," the lawyer said.')).toContain(
    'Korvin is not a reliable witness',
  );
  expect(await titles('The mayor said that no siren had sounded in Hennet.')).toContain(
    'No siren had sounded in Hennet',
  );
});

test('who is to do what is promised, and who says "I", stand in brackets', async () => {
  expect(await titles('Edda Korvin promised to publish the report of the dam.')).toContain(
    '[Edda Korvin] to publish the report of the dam',
  );
  expect(await titles('"I have seen the letter from the port," Edda Korvin said.')).toContain(
    'I [Edda Korvin] have seen the letter from the port',
  );
});

test('what is denied, or differs, is asked', async () => {
  expect(await titles('Edda Korvin denied that the gate of the lock was open.')).toContain(
    'Whether the gate of the lock was open',
  );
  expect(await titles('Edda Korvin said that the gate was open.', true)).toContain('Whether the gate was open');
  expect(await titles('Edda Korvin denied that Ebrinese ships had left.')).toContain('Whether Ebrinese ships had left');
  expect(await titles('“Prime Minister Lise Aumont ran a fund,” Edda Korvin said.', true)).toContain(
    'Whether Prime Minister Lise Aumont ran a fund',
  );
});

test('a title that begins with a pronoun is not listed', async () => {
  const [l] = linkables(await read('The mayor said that she had closed the gate of the lock on 3 May 2031.'));
  const sure = { ...l!, statement: { ...l!.statement, facts: { ...l!.statement.facts, listable: 1, stands: 1 } } };
  expect(titleOf([sure], [], false).listable).toBe(false);
});

test('what is surely disputed is listed where it is worth it, though its title leaves something open', async () => {
  const [l] = linkables(await read('The mayor said that the sirens in Osk had sounded at 1:40 a.m.'));
  const of = (listable: number): Linkable => ({
    ...l!,
    statement: { ...l!.statement, facts: { ...l!.statement.facts, listable, stands: 0.2 } },
  });
  expect(titleOf([of(0.9)], [], true).listable).toBe(true);
  expect(titleOf([of(0.9)], [], false).listable).toBe(false);
  expect(titleOf([of(0.2)], [], true).listable).toBe(false);
});
