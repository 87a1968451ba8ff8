/**
 * Scores of linking on the annotated events: `npx tsx scripts/score-links.ts [--shared DIR] [--keep DIR] [--cache FILE]`. Reads the articles with the
 * default engine, links them in a new ledger, and prints
 * `score/links.mjs` for them; beside it the same statements linked by cosine of TF-IDF at its best threshold (chosen on the same events).
 * `--cache` keeps what was read in a file, so that a second run needs no model.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openLedger } from '../src/ledger-node.ts';
import { claimOf } from '../src/link/claim.ts';
import { clusterOf } from '../src/link/cluster.ts';
import type { Claim } from '../src/records/claim.ts';
import type { Edge } from '../src/records/ledger.ts';
import { readEvents } from './events.ts';
import { linkablesOf } from './linkables.ts';
import { dot, TfIdf } from './tf-idf.ts';

const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: process.env.HEARSAY_SHARED ?? '../shared' },
    keep: { type: 'string' },
    cache: { type: 'string' },
  },
});
const folder = join(resolve(values.shared), 'links');
if (!existsSync(folder)) {
  console.error(
    `score-links: no annotated events in ${values.shared}: name the folder with --shared or HEARSAY_SHARED`,
  );
  process.exit(2);
}
const out = values.keep ?? mkdtempSync(join(tmpdir(), 'hearsay-links-'));
mkdirSync(out, { recursive: true });

const entries = await readEvents(folder, values.cache);

const linkables = entries.flatMap(linkablesOf);
const byId = new Map(linkables.map((l) => [l.statement.id, l]));

/** `score/links.mjs` of the claims of a new ledger with all articles. */
async function scoreOfLedger(): Promise<Record<string, unknown>> {
  const path = join(out, 'ledger.db');
  rmSync(path, { force: true });
  const ledger = await openLedger({ path });
  await ledger.add(entries);
  const claims: Claim[] = [];
  for await (const claim of ledger.allClaims()) claims.push(claim);
  await ledger.close();
  return scoreOf(claims, 'claims');
}

function scoreOf(claims: readonly Claim[], name: string): Record<string, unknown> {
  const file = join(out, `${name}.jsonl`);
  writeFileSync(file, claims.map((c) => JSON.stringify(c)).join('\n'));
  const script = join(folder, '../score/links.mjs');
  return JSON.parse(execFileSync(process.execPath, [script, folder, file, '--json'], { encoding: 'utf8' })) as Record<
    string,
    unknown
  >;
}

/** `score/links.mjs` of the claims that these edges make. */
const scoreOfEdges = (edges: readonly Edge[]): Record<string, unknown> =>
  scoreOf(
    clusterOf({ members: [...byId.keys()], edges }).map((c) => {
      const inside = new Set(c);
      return claimOf(
        c.map((id) => byId.get(id)!),
        edges.filter((e) => inside.has(e.a) && inside.has(e.b)),
      );
    }),
    'tf-idf',
  );

const idf = new TfIdf(linkables.map((l) => l.statement.words));
const vectors = linkables.map((l) => idf.vector(l.statement.words));
const plain = linkables.flatMap((a, i) =>
  linkables.slice(i + 1).flatMap((b, k): Edge[] => {
    const s = dot(vectors[i]!, vectors[i + 1 + k]!);
    return s < 0.1
      ? []
      : [{ a: a.statement.id, b: b.statement.id, kind: 'same', score: Math.min(0.99, s), why: [], by: 'TF-IDF' }];
  }),
);
const baseline = [0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7]
  .map((t) => ({
    t,
    scores: scoreOfEdges(plain.filter((e) => e.score >= t)),
  }))
  .reduce((best, x) => (Number(x.scores.b3) > Number(best.scores.b3) ? x : best));
const scores = await scoreOfLedger();

console.log(`${linkables.length} statements of ${entries.length} articles; claims in ${out}`);
console.log(`${''.padEnd(14)}${'Hearsay'.padStart(10)}${`TF-IDF ${baseline.t}`.padStart(14)}`);
for (const key of Object.keys(scores)) {
  if (key === 'per') continue;
  console.log(key.padEnd(14) + String(scores[key]).padStart(10) + String(baseline.scores[key]).padStart(14));
}
console.log(`hard pairs right, of each label: ${JSON.stringify(scores.per)}`);
