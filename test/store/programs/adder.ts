/** Adds generated articles to a ledger until it is killed; a line with its number says that an article lasts. */
import { writeSync } from 'node:fs';
import { openStore } from '../../../src/store/sqlite/open.ts';
import { linking } from '../linking.ts';
import { SMALL, small } from '../small.ts';
import { addBatch, settle } from '../stand-in.ts';

const say = (line: string): void => void writeSync(1, `${line}\n`);

// Made ready before it is told where: starting takes longer than what is to be seen.
say('ready');
const path = await new Promise<string>((done) => process.stdin.once('data', (data) => done(String(data).trim())));
const store = await openStore({ path, linking });
for (let i = 0; i < SMALL; i++) {
  const entry = small(i);
  const known = await store.write((tx) => tx.known(entry.read.article.id));
  if (known === null) await addBatch(store, [entry]);
  say(String(i));
  if (i % 4 === 3) await settle(store);
}
await settle(store);
say('done');
await new Promise(() => setInterval(() => undefined, 1000));
