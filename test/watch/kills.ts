import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openLedger } from '../../src/ledger-node.ts';
import { built } from '../store/built.ts';
import { dice } from '../store/generated.ts';
import { receiver } from './receiver.ts';
import { entryOf, MONTH } from './stories.ts';

/** Kills of one ledger before it is left to come to its end. */
const PER_LEDGER = 10;
/** Milliseconds after which a run is killed, at most. */
const LATEST = 400;
const AT = '2026-02-28T00:00:00Z';
const WATCHED = ['ferry', 'bridge', 'grain', 'customs house'];

export interface Killed {
  readonly kills: number;
  /** Of them, how many while it was at work. */
  readonly during: number;
  readonly events: number;
  /** Events that came more than once, always the same. */
  readonly twice: number;
}

/**
 * Kills a process over and over while it takes in a month of three stories and brings its events to a receiver that refuses one in four. In
 * the end every event of an undisturbed month was accepted, none under another id, and none that is not one.
 */
export async function killed(count: number, seed: number): Promise<Killed> {
  const programs = await built('../../watch/programs/month');
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-watch-kills-'));
  const d = dice(seed);
  const got = await receiver(() => (d(4) === 0 ? 503 : 200));
  const entries = join(folder, 'entries.json');
  writeFileSync(entries, JSON.stringify(await Promise.all(MONTH.map(entryOf))));
  const run = async (path: string, after: number | null): Promise<boolean> => {
    const child = spawn(process.execPath, [programs.program('month')], { stdio: ['pipe', 'pipe', 'inherit'] });
    const exit = once(child, 'close');
    let out = '';
    child.stdout.on('data', (data) => {
      out += data;
    });
    await once(child.stdout, 'data');
    child.stdin.end(`${path}\t${entries}\n`);
    if (after !== null) {
      await Promise.race([exit, new Promise((done) => setTimeout(done, after))]);
      child.kill('SIGKILL');
    }
    await exit;
    return out.includes('done');
  };
  const begun = async (name: string): Promise<string> => {
    const path = join(folder, `${name}.db`);
    const ledger = await openLedger({ path });
    for (const of of WATCHED)
      await ledger.watch({
        kind: 'words',
        of,
        webhook: got.url,
        allowPrivate: true,
        secret: 'a key that nobody guesses',
        at: AT,
      });
    await ledger.close();
    return path;
  };
  /** Ids and words of all events, once all are accepted. */
  const eventsIn = async (path: string): Promise<ReadonlyMap<string, string>> => {
    const ledger = await openLedger({ path });
    expect(await ledger.store.waiting(Number.MAX_SAFE_INTEGER, 10, 'print')).toEqual([]);
    expect(await ledger.store.check()).toEqual([]);
    const { items } = await ledger.store.watchEvents({ limit: 1000 });
    await ledger.close();
    return new Map(items.map((e) => [e.id, e.text]));
  };
  const acceptedNow = (): ReadonlyMap<string, readonly string[]> => {
    const by = new Map<string, string[]>();
    for (const { id, body } of got.accepted) by.set(id, [...(by.get(id) ?? []), body]);
    return by;
  };
  try {
    const reference = await begun('reference');
    expect(await run(reference, null)).toBe(true);
    const expected = await eventsIn(reference);
    let [during, twice] = [0, 0];
    for (let kill = 0; kill < count; ) {
      const path = await begun(`killed ${kill}`);
      got.accepted.length = 0;
      const until = Math.min(count, kill + PER_LEDGER);
      for (; kill < until; kill++) if (!(await run(path, d(LATEST)))) during++;
      expect(await run(path, null)).toBe(true);
      expect(await eventsIn(path)).toEqual(expected);
      const accepted = acceptedNow();
      expect([...accepted.keys()].sort()).toEqual([...expected.keys()].sort());
      for (const bodies of accepted.values()) {
        expect(new Set(bodies).size).toBe(1);
        if (bodies.length > 1) twice++;
      }
    }
    return { kills: count, during, events: expected.size, twice };
  } finally {
    got.close();
    programs.remove();
    rmSync(folder, { recursive: true });
  }
}
