import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LedgerEntry } from '../../src/records/ledger.ts';
import { openStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { rounds } from '../counts.ts';
import { seedOf } from '../random.ts';
import { type Built, built } from './built.ts';
import { dice } from './generated.ts';
import { linking } from './linking.ts';
import { SMALL, small } from './small.ts';
import { add } from './stand-in.ts';

const KILLS = rounds({ few: 20, full: 200 });
const SEED = seedOf('kills while adding');
/** Ledgers at a time. */
const LANES = 2;
/** Kills before a ledger is finished and another one begun. */
const PER_LEDGER = 10;
/** Milliseconds after it was told where, at most. */
const LATEST = 160;

let programs: Built;
let folder: string;
beforeAll(async () => {
  programs = await built('adder');
  folder = mkdtempSync(join(tmpdir(), 'hearsay-crash-'));
});
afterAll(() => {
  programs.remove();
  rmSync(folder, { recursive: true });
});

const open = (path: string): Promise<Store> => openStore({ path, linking });

interface Adder {
  readonly child: ChildProcessWithoutNullStreams;
  readonly acknowledged: Set<number>;
  readonly ready: Promise<unknown>;
}

function adder(): Adder {
  const child = spawn(process.execPath, [programs.program('adder')]);
  const acknowledged = new Set<number>();
  let rest = '';
  const ready = new Promise((done) => {
    child.stdout.on('data', (data) => {
      const lines = (rest + data).split('\n');
      rest = lines.pop()!;
      for (const line of lines) {
        if (line === 'ready') done(line);
        else if (line !== 'done') acknowledged.add(Number(line));
      }
    });
  });
  return { child, acknowledged, ready };
}

test(`${KILLS} kills while adding lose nothing that was acknowledged and leave nothing half done`, async () => {
  const reference = await open(join(folder, 'reference.db'));
  const all = Array.from({ length: SMALL }, (_, i) => small(i));
  await add(reference, all);
  const digest = await reference.digest();
  await reference.close();
  const during = await Promise.all(Array.from({ length: LANES }, (_, lane) => kills(lane, all, digest)));
  expect(during.reduce((n, x) => n + x, 0)).toBeGreaterThan(KILLS / 2);
}, 300_000);

/** Kills one adder after another; how many were still at work. */
async function kills(lane: number, all: readonly LedgerEntry[], digest: string): Promise<number> {
  const d = dice(SEED + lane);
  let next = adder();
  let during = 0;
  for (let kill = 0; kill < KILLS / LANES; kill++) {
    const path = join(folder, `${lane} ${Math.floor(kill / PER_LEDGER)}.db`);
    const { child, acknowledged, ready } = next;
    await ready;
    child.stdin.write(`${path}\n`);
    next = adder();
    await new Promise((done) => setTimeout(done, d(LATEST)));
    const exit = once(child, 'close');
    child.kill('SIGKILL');
    await exit;
    if (acknowledged.size < SMALL) during++;
    const store = await open(path);
    expect(await store.check()).toEqual([]);
    for (const i of acknowledged) expect(await store.article(all[i]!.read.article.id)).not.toBeNull();
    // An article and its links come in one step.
    expect((await store.pending()).unlinked).toBe(0);
    if (kill % PER_LEDGER === PER_LEDGER - 1) {
      await add(store, all);
      expect(await store.digest()).toBe(digest);
      expect(await store.check()).toEqual([]);
    }
    await store.close();
  }
  next.child.kill('SIGKILL');
  return during;
}
