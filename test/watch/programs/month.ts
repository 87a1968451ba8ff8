/** Adds the articles of a month one after another and brings its events to a receiver, until it is killed or done. */
import { readFileSync, writeSync } from 'node:fs';
import { deliver } from '../../../src/deliver/deliver-node.ts';
import { Ledger } from '../../../src/ledger/ledger.ts';
import { linking } from '../../../src/ledger/linking.ts';
import type { LedgerEntry } from '../../../src/records/ledger.ts';
import { openStore } from '../../../src/store/sqlite/open.ts';

const HOUR = 3_600_000;
const say = (line: string): void => void writeSync(1, `${line}\n`);

// Made ready before it is told where: starting takes longer than what is to be seen.
say('ready');
const [path, file] = await new Promise<string[]>((done) =>
  process.stdin.once('data', (data) => done(String(data).trim().split('\t'))),
);
const entries = JSON.parse(readFileSync(file!, 'utf8')) as LedgerEntry[];
/** The simulated time: that of the article at hand, and hours later with each look. */
let at = Date.parse('2026-03-01T09:00:00Z');
const now = (): Date => new Date(at);
const ledger = new Ledger(await openStore({ path: path!, linking }), { now });
for (const entry of entries) {
  at = Date.parse(`${entry.publication.published}T09:00:00Z`);
  await ledger.add([entry]);
  await deliver(ledger.store, { now, print: null });
}
for (let tries = 0; (await ledger.store.waiting(Number.MAX_SAFE_INTEGER, 1, 'print')).length && tries < 100; tries++) {
  at += 7 * HOUR;
  await deliver(ledger.store, { now, print: null });
}
await ledger.close();
say('done');
