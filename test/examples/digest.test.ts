import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'vitest';
import { digest, matterOf, readBackBy } from '../../src/digesting.ts';
import { digestMatter } from '../../src/ledger/digest.ts';
import { loadEngine } from '../../src/node.ts';
import { analyse } from '../../src/pipeline.ts';
import { digestAs } from '../../src/present/digest.ts';
import { readText } from '../../src/read/text.ts';
import type { Digest, DigestLine } from '../../src/records/digest.ts';
import { expectGolden } from '../golden.ts';
import { bundleLedger } from './bundle-ledger.ts';

const SEED = join(process.env.HEARSAY_SHARED ?? '../shared', 'seed.txt');
if (!existsSync(SEED) && process.env.CI === 'true') throw new Error(`no seed article at ${SEED}: set HEARSAY_SHARED`);
if (!existsSync(SEED)) console.warn(`skipped: no seed article at ${SEED}; name its folder with HEARSAY_SHARED`);

test('the digest of the story of the examples, word for word', { timeout: 300_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-digest-'));
  const { ledger } = await bundleLedger(join(folder, 'ledger.db'));
  const [story] = (await ledger.store.stories({ limit: 1 })).items;
  const matter = await digestMatter(ledger.store, { kind: 'story', id: story!.id });
  const made = await digest(matter, readBackBy(await loadEngine('model')));
  await ledger.close();
  rmSync(folder, { recursive: true });
  expectGolden('examples/golden/digest.txt', digestAs('text', made));
});

/** What a digest tells, without a word of it: of each line by part who stands how, in whose words, and how many figures it has. */
function structureOf(d: Digest): string {
  const line = (part: string, l: DigestLine): string => {
    const told = l.told.map((t) => `${t.act} ${t.stance} ${t.grade}${t.within === null ? '' : ` in ${t.within}`}`);
    return `${part}: ${told.join('; ')} | figures ${l.figures.length}, places ${l.places.length}`;
  };
  const part = (name: string, lines: readonly (DigestLine | null)[]): readonly string[] =>
    lines.flatMap((l) => (l === null ? [] : [line(name, l)]));
  return [
    ...part('headline', [d.headline]),
    ...part('standfirst', [d.standfirst]),
    ...part('bullet', d.bullets),
    ...part('quotation', [d.quotation]),
    ...part('background', d.background),
    ...part('silent', d.silent),
    ...d.sources.map((s) => `source: ${s.grade}, lines ${s.lines}, ${s.reason === null ? 'no reason' : 'a reason'}`),
    `figures: ${d.figures.length}`,
    `left out: ${d.leftOut.length}`,
    '',
  ].join('\n');
}

test.skipIf(!existsSync(SEED))('the digest of the seed, by its structure alone', { timeout: 120_000 }, async () => {
  const engine = await loadEngine('model');
  const read = await analyse(readText(readFileSync(SEED, 'utf8')), engine);
  expectGolden('examples/golden/digest-seed.txt', structureOf(await digest(matterOf(read), readBackBy(engine))));
});
