import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Engine } from '../../src/attribute/engine.ts';
import { digestChecked, type RoundTrip, readBackBy } from '../../src/digesting.ts';
import { digestMatter } from '../../src/ledger/digest.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { readForLedger } from '../../src/pipeline.ts';
import { readText } from '../../src/read/text.ts';
import type { Digest } from '../../src/records/digest.ts';
import { Failure } from '../../src/records/failure.ts';
import type { Store } from '../../src/store/store.ts';

const EVENTS = resolve(import.meta.dirname, '../../training/events');

interface EventFile {
  readonly articles: readonly {
    readonly id: string;
    readonly outlet: string;
    readonly url: string | null;
    readonly published: string;
    readonly text: string;
  }[];
}

/** Paths of the written events of a part. */
export const eventsOf = (part: string): readonly string[] =>
  readdirSync(join(EVENTS, part))
    .filter((f) => f.endsWith('.json'))
    .sort()
    .map((f) => join(EVENTS, part, f));

/** Adds the articles of a written event to a ledger of its own and gives the digests of its stories, each with how its first draft fared. */
export async function digestsOf(
  file: string,
  engine: Engine,
): Promise<readonly { readonly digest: Digest; readonly first: RoundTrip }[]> {
  const { articles } = JSON.parse(readFileSync(file, 'utf8')) as EventFile;
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-digest-'));
  const ledger = await openLedger({ path: join(folder, 'ledger.db') });
  try {
    const entries = [];
    for (const { id, outlet, url, published, text } of articles)
      entries.push(
        await readForLedger(readText(text, { file: id, outlet, published, ...(url === null ? {} : { url }) }), engine),
      );
    await ledger.add(entries);
    const { items } = await ledger.store.stories({ limit: 20 });
    const out = [];
    for (const { id } of items) {
      const digest = await digestOf(ledger.store, id, engine);
      if (digest) out.push(digest);
    }
    return out;
  } finally {
    await ledger.close();
    rmSync(folder, { recursive: true });
  }
}

/** The digest of one story; null for a story of which nothing can be told with its source, which the command says in one line. */
async function digestOf(
  store: Store,
  id: string,
  engine: Engine,
): Promise<{ readonly digest: Digest; readonly first: RoundTrip } | null> {
  try {
    return await digestChecked(await digestMatter(store, { kind: 'story', id }), readBackBy(engine));
  } catch (error) {
    if (error instanceof Failure && error.code === 'nothing-to-tell') return null;
    throw error;
  }
}
