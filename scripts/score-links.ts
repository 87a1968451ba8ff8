/**
 * Scores of linking on the annotated events: `npx tsx scripts/score-links.ts [--shared DIR] [--keep DIR] [--cache FILE]`. Reads the articles with the
 * default engine, links them in memory by the pure functions of `src/link`, writes claims as `hearsay claims --format jsonl` would, and prints
 * `score/links.mjs` for them; beside it the same statements linked by cosine of TF-IDF at its best threshold (chosen on the same events).
 * `--cache` keeps what was read in a file, so that a second run needs no model.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { claimOf } from '../src/link/claim.ts';
import { clusterOf } from '../src/link/cluster.ts';
import { joinSources } from '../src/link/join-sources.ts';
import { keysOf } from '../src/link/keys.ts';
import { verify } from '../src/link/verify.ts';
import { RELATION_KINDS, type Relation } from '../src/records/claim.ts';
import type { Edge, LedgerEntry, Linkable, SourceRecord } from '../src/records/ledger.ts';
import { readEvents } from './events.ts';
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

const records = joinSources(
  entries.flatMap((e) =>
    e.sources.map((source) => ({ article: e.text.article, source, publications: [e.publication] })),
  ),
);
const linkables = entries.flatMap((e) => linkablesOf(e, records));
const byId = new Map(linkables.map((l) => [l.statement.id, l]));

function linkablesOf(e: LedgerEntry, joined: readonly SourceRecord[]): Linkable[] {
  const idOf = (local: string): string | null =>
    joined.find((r) => r.joined.some((j) => j.article === e.text.article && j.local === local))?.id ?? null;
  const sources = new Map(e.sources.map((s) => [s.local, { ...s, id: idOf(s.local) }]));
  return e.statements.map((statement) => ({ statement, text: e.text, publications: [e.publication], sources }));
}

/** Pairs of statements that share a bucket. */
function* candidates(): Generator<readonly [Linkable, Linkable]> {
  const buckets = new Map<string, Linkable[]>();
  for (const l of linkables) {
    const { near, lasting, copies } = keysOf(l.statement);
    for (const k of [...near, ...lasting, ...copies].map(String)) buckets.set(k, [...(buckets.get(k) ?? []), l]);
  }
  const seen = new Set<string>();
  for (const list of buckets.values())
    for (const [i, a] of list.entries())
      for (const b of list.slice(i + 1)) {
        const pair = [a.statement.id, b.statement.id].sort().join(' ');
        if (!seen.has(pair)) yield [a, b];
        seen.add(pair);
      }
}

const about = linkables.flatMap(({ statement: s }): Edge[] =>
  s.about === null ? [] : [{ a: s.id, b: s.about, kind: 'same', score: 1, why: [], by: 'rule about' }],
);
const ours = [...about, ...[...candidates()].flatMap(([a, b]) => verify(a, b) ?? [])];

/** `score/links.mjs` of the claims that these edges make. */
function score(
  edges: readonly Edge[],
  name: string,
  clusters = clusterOf({ members: [...byId.keys()], edges }),
): Record<string, unknown> {
  const of = new Map(clusters.flatMap((c, k) => c.map((id) => [id, k] as const)));
  const claims = clusters.map((c) => {
    const members = c.map((id) => byId.get(id)!);
    const inside = new Set(c);
    return claimOf(
      members,
      edges.filter((e) => inside.has(e.a) && inside.has(e.b)),
    );
  });
  const relations = claims.map((): Relation[] => []);
  for (const { a, b, kind, why } of edges) {
    const [x, y] = [of.get(a)!, of.get(b)!];
    const relation = RELATION_KINDS.find((k) => k === kind);
    if (!relation || x === y) continue;
    relations[x]!.push({ claim: claims[y]!.id, kind: relation, why });
    if (relation === 'contradicts') relations[y]!.push({ claim: claims[x]!.id, kind: relation, why });
  }
  const file = join(out, `${name}.jsonl`);
  writeFileSync(file, claims.map((c, k) => JSON.stringify({ ...c, relations: relations[k] })).join('\n'));
  const script = join(folder, '../score/links.mjs');
  return JSON.parse(execFileSync(process.execPath, [script, folder, file, '--json'], { encoding: 'utf8' })) as Record<
    string,
    unknown
  >;
}

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
    scores: score(
      plain.filter((e) => e.score >= t),
      'tf-idf',
    ),
  }))
  .reduce((best, x) => (Number(x.scores.b3) > Number(best.scores.b3) ? x : best));
const scores = score(ours, 'claims');

console.log(`${linkables.length} statements of ${entries.length} articles, ${ours.length} edges; claims in ${out}`);
console.log(`${''.padEnd(14)}${'Hearsay'.padStart(10)}${`TF-IDF ${baseline.t}`.padStart(14)}`);
for (const key of Object.keys(scores)) {
  if (key === 'per') continue;
  console.log(key.padEnd(14) + String(scores[key]).padStart(10) + String(baseline.scores[key]).padStart(14));
}
console.log(`hard pairs right, of each label: ${JSON.stringify(scores.per)}`);
