/**
 * Scores of linking on written events: `npx tsx scripts/score-written.ts [--part develop|train|test] [--engine model|rules] [--gold]
 * [--cache FILE] [--draws N] [--cases FILE] [--shared DIR]`. Reads the articles as a desk would add them, links each event in a ledger of its own, and
 * prints `score/links.mjs` over all with 95 % intervals by drawing events. `--gold` links the annotated attributions instead of what is read, which
 * tells faults of linking from those of reading. `--cases` writes each wrong origin, dispute and stance. The part `test` is for the end of work.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { openLedger } from '../src/ledger-node.ts';
import { loadEngine } from '../src/node.ts';
import { readForLedger } from '../src/pipeline.ts';
import type { Claim } from '../src/records/claim.ts';
import type { LedgerEntry } from '../src/records/ledger.ts';
import type { WrittenEvent } from '../training/events/places.ts';
import { PARTS } from '../training/events/shape.ts';
import { annotatedEntry, eventsOf, type Part, readingOf, writeGold } from './written.ts';
import { casesOf } from './written-cases.ts';

const { values } = parseArgs({
  options: {
    part: { type: 'string', default: 'develop' },
    engine: { type: 'string', default: 'model' },
    gold: { type: 'boolean', default: false },
    cache: { type: 'string' },
    draws: { type: 'string', default: '200' },
    cases: { type: 'string' },
    shared: { type: 'string', default: process.env.HEARSAY_SHARED ?? '../shared' },
  },
});

function refuse(line: string): never {
  console.error(`score-written: ${line}`);
  process.exit(2);
}

const part = PARTS.find((p) => p === values.part) ?? refuse(`--part ${values.part}: name ${PARTS.join(', ')}`);
const draws = /^\d+$/.test(values.draws)
  ? Number(values.draws)
  : refuse(`--draws ${values.draws}: give a whole number`);
const engineName =
  values.engine === 'model' || values.engine === 'rules'
    ? values.engine
    : refuse(`--engine ${values.engine}: name model or rules`);
const scorer = join(resolve(values.shared), 'score/links.mjs');
if (!existsSync(scorer))
  refuse(`no score/links.mjs in ${values.shared}: name the folder with --shared or HEARSAY_SHARED`);

/** A written event with the claims that linking made of it. */
interface Linked {
  readonly event: WrittenEvent;
  readonly claims: readonly Claim[];
}

/** The articles of each event, read or annotated; from `--cache` where that is there. */
async function entriesOf(events: readonly WrittenEvent[]): Promise<LedgerEntry[][]> {
  if (values.cache && existsSync(values.cache)) return deserialize(readFileSync(values.cache)) as LedgerEntry[][];
  const engine = await loadEngine(engineName);
  const all: LedgerEntry[][] = [];
  for (const event of events) {
    const list: LedgerEntry[] = [];
    for (const a of event.articles)
      list.push(await (values.gold ? annotatedEntry(event, a, engine) : readForLedger(readingOf(a), engine)));
    all.push(list);
  }
  if (values.cache) writeFileSync(values.cache, serialize(all));
  return all;
}

async function claimsOf(entries: readonly LedgerEntry[], path: string): Promise<Claim[]> {
  const ledger = await openLedger({ path });
  await ledger.add(entries);
  const claims: Claim[] = [];
  for await (const claim of ledger.allClaims()) claims.push(claim);
  await ledger.close();
  return claims;
}

type Scores = Record<string, unknown>;

/** `score/links.mjs` over events, of which each may be there several times. */
async function scoreOf(list: readonly Linked[], folder: string): Promise<Scores> {
  const names = list.map((_, i) => `${i}~`);
  writeGold(
    folder,
    list.map((l) => l.event),
    names,
  );
  const lines = list.flatMap(({ claims }, i) => claims.map((c) => JSON.stringify(named(c, names[i]!))));
  const file = join(folder, 'claims.jsonl');
  writeFileSync(file, lines.join('\n'));
  const { stdout } = await promisify(execFile)(process.execPath, [scorer, folder, file, '--json']);
  rmSync(folder, { recursive: true });
  return JSON.parse(stdout) as Scores;
}

/** A claim whose files bear the name of their event. */
function named(c: Claim, name: string): object {
  const origins = Object.fromEntries(
    Object.entries(c.origins).map(([stance, list]) => [
      stance,
      list.map((o) => ({ ...o, files: o.files.map((f) => name + f) })),
    ]),
  );
  return { ...c, origins, statements: c.statements.map((s) => ({ ...s, file: name + (s.file ?? '') })) };
}

/** Numbers from 0 to below 1, the same in each run (Mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** For each score the 2.5th and the 97.5th of a hundred draws of as many events. */
async function intervals(linked: readonly Linked[], folder: string): Promise<ReadonlyMap<string, string>> {
  const next = numbers(1);
  const drawn: Scores[] = [];
  for (let i = 0; i < draws; i += 2) {
    const two = [i, i + 1].slice(0, draws - i).map((k) => {
      const list = linked.map(() => linked[Math.floor(next() * linked.length)]!);
      return scoreOf(list, join(folder, `draw-${k}`));
    });
    drawn.push(...(await Promise.all(two)));
  }
  const keys = Object.keys(drawn[0] ?? {}).filter((k) => typeof drawn[0]![k] === 'number');
  return new Map(
    keys.map((key) => {
      const sorted = drawn.map((s) => Number(s[key])).sort((a, b) => a - b);
      const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))]!;
      return [key, `${at(0.025)} to ${at(0.975)}`];
    }),
  );
}

async function main(part: Part): Promise<void> {
  const events = eventsOf(part);
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-written-'));
  try {
    const entries = await entriesOf(events);
    const linked: Linked[] = [];
    for (const [i, event] of events.entries())
      linked.push({ event, claims: await claimsOf(entries[i]!, join(folder, `${event.event}.db`)) });
    const scores = await scoreOf(linked, join(folder, 'all'));
    const spread = await intervals(linked, folder);
    const statements = entries.flat().reduce((n, e) => n + e.statements.length, 0);
    console.log(`${statements} statements of ${entries.flat().length} articles of ${events.length} events (${part})`);
    for (const [key, value] of Object.entries(scores))
      if (typeof value === 'number')
        console.log(key.padEnd(14) + String(value).padStart(8) + `   ${spread.get(key) ?? ''}`.trimEnd());
    console.log(`hard pairs right, of each label: ${JSON.stringify(scores.per)}`);
    const found = linked.flatMap(({ event, claims }, i) => casesOf(event, claims, entries[i]!));
    const kinds = [...new Set(found.map((c) => c.kind))].sort();
    for (const kind of kinds) console.log(`${kind}: ${found.filter((c) => c.kind === kind).length}`);
    if (values.cases) writeFileSync(values.cases, found.map((c) => `${JSON.stringify(c)}\n`).join(''));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main(part);
