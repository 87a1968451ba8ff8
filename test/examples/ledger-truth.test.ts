import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { bundleLedger } from './bundle-ledger.ts';
import { type Difference, differences, PARTS } from './ledger-differences.ts';
import { truthGroups } from './truth-groups.ts';

let folder: string;
let ledger: Ledger;
let found: readonly Difference[];
let grouped: readonly Difference[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-truth-'));
  const bundle = await bundleLedger(join(folder, 'ledger.db'));
  ledger = bundle.ledger;
  found = await differences(ledger, bundle.made);
  grouped = await differences(ledger, { ...bundle.made, claims: await truthGroups(ledger, bundle.made) });
}, 120_000);

afterAll(async () => {
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * What the linking of today gets wrong, all of it: a headline of a few words is not joined to what it tells in short ("report of opened gate"), so its taking back
 * is not seen, and of three that were missing more are told to say so than do.
 */
const KNOWN = [
  'claim gate: arvenza-herald-1.html "report of opened gate at Dravel dam"',
  'origin missing-3 asserts: origins',
  'position missing-3: positions',
  'statement gate: arvenza-herald-1.html "report of opened gate at Dravel dam": withdrawn',
];

test.each(PARTS)('every %s of the ledger is as the truth of the bundle has it, but for what is known', (part) => {
  const wrong = found.filter((d) => d.part === part).map((d) => `${d.part} ${d.where}`);
  expect(wrong.sort()).toEqual(KNOWN.filter((k) => k.startsWith(`${part} `)).sort());
});

// What hangs on how statements are grouped into claims is told from what does not: here the groups are the truth's.
test.each(['claim', 'position', 'origin', 'drift', 'source'])(
  'with statements grouped as in the truth, every %s is the truth’s',
  (part) => {
    expect(grouped.filter((d) => d.part === part)).toEqual([]);
  },
);
