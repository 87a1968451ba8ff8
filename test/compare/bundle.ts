import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readHtml, rulesEngine } from '../../src/index.ts';
import { type Ledger, openLedger, readForLedger } from '../../src/ledger-node.ts';
import type { Story } from '../../src/records/story.ts';

const BUNDLE = resolve(import.meta.dirname, '../../examples/bundle');

/** A new ledger with the pages of the example bundle, read by rules, and the story that they tell. */
export async function bundleLedger(path: string): Promise<{ readonly ledger: Ledger; readonly story: Story }> {
  const ledger = await openLedger({ path });
  const pages = readdirSync(BUNDLE).filter((name) => name.endsWith('.html'));
  const read = pages.map((name) => readHtml(readFileSync(join(BUNDLE, name), 'utf8'), { file: name }));
  await ledger.add(await Promise.all(read.map((r) => readForLedger(r, rulesEngine))));
  const [first] = (await ledger.store.stories({})).items;
  return { ledger, story: (await ledger.store.story(first!.id))! };
}
