/**
 * What a ledger on PostgreSQL costs as it grows: fills a database with the index rows of so many statements (generated records, the real keys of
 * linking, by COPY without indexes, which are built afterwards), then adds, links and settles articles as `hearsay add` does, searches, and
 * tells the size of each table. Needs `psql`; the database must hold no ledger.
 *
 *   tsx bench/postgres-scale.ts --db postgres://host/empty [--statements 1000000,5000000,20000000] [--articles 2048]
 *
 * Times are those of the clock, with what the rest of the machine was doing: run it where nothing else runs.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { addBatch } from '../src/ledger/add.ts';
import { BATCH } from '../src/ledger/ledger.ts';
import { linking } from '../src/ledger/linking.ts';
import { settleAll } from '../src/ledger/settle.ts';
import { openStore } from '../src/store/postgres/open.ts';
import { dice } from '../test/store/generated.ts';
import { SEED, STATEMENTS, Stories, storyEntry } from './ledger-texts.ts';
import { quantile } from './load.ts';
import { COLUMNS, type Last, Rows } from './postgres-rows.ts';

/** Articles that go to the server together. */
const AT_ONCE = 500;
const LOOKS = 100;

const { values } = parseArgs({
  options: {
    db: { type: 'string' },
    statements: { type: 'string', default: '1000000,5000000,20000000' },
    articles: { type: 'string', default: '2048' },
  },
});
if (!values.db) throw new Error('give --db postgres://host/database');
const address = values.db;
const client = new pg.Client({ connectionString: address });
await client.connect();
await client.query('SET search_path = hearsay, public');
const ask = async <T>(text: string): Promise<T[]> => (await client.query(text)).rows as T[];
const seconds = (since: number): number => (performance.now() - since) / 1000;
const print = (line: string): void => void process.stdout.write(`${line}\n`);

interface Built {
  readonly drop: string;
  readonly make: string;
}

/** Keys and indexes of the ledger, those first that others need. */
async function keysOf(): Promise<readonly Built[]> {
  const constraints = await ask<{ name: string; of: string; what: string; kind: string }>(
    `SELECT conname AS name, conrelid::regclass::text AS of, pg_get_constraintdef(oid) AS what, contype AS kind FROM pg_constraint
     WHERE connamespace = 'hearsay'::regnamespace AND contype IN ('p', 'u', 'f') ORDER BY array_position('{p,u,f}', contype::text)`,
  );
  const indexes = await ask<{ name: string; make: string }>(
    `SELECT c.relname AS name, pg_get_indexdef(i.indexrelid) AS make FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE c.relnamespace = 'hearsay'::regnamespace AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = i.indexrelid)`,
  );
  return [
    ...constraints.map(({ name, of, what }) => ({
      drop: `ALTER TABLE ${of} DROP CONSTRAINT ${name}`,
      make: `ALTER TABLE ${of} ADD CONSTRAINT ${name} ${what}`,
    })),
    ...indexes.map(({ name, make }) => ({ drop: `DROP INDEX hearsay.${name}`, make })),
  ];
}

/** Statements that were added in the usual way. */
let added = 0;
const stories = new Stories(dice(SEED));
const rows = new Rows();
let articles = 0;

/** Fills up to so many statements; seconds for making, copying and building keys. */
async function fill(statements: number): Promise<{ copy: number; keys: number }> {
  const keys = await keysOf();
  for (const { drop } of [...keys].reverse()) await client.query(drop);
  const psql = spawn('psql', ['--quiet', '--set=ON_ERROR_STOP=1', address], { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = once(psql, 'exit');
  psql.stdin.on('error', () => undefined);
  const begun = performance.now();
  psql.stdin.write('SET search_path = hearsay; SET synchronous_commit = off;\n');
  while (rows.statements + added < statements) {
    for (let i = 0; i < AT_ONCE && rows.statements + added < statements; i++)
      rows.add(storyEntry(articles++, stories.next(), STATEMENTS));
    for (const [table, text] of rows.taken())
      if (!psql.stdin.write(`COPY ${table} (${COLUMNS[table]}) FROM STDIN;\n${text}\\.\n`))
        await once(psql.stdin, 'drain');
    if (process.stderr.isTTY) process.stderr.write(`\r${rows.statements} statements`);
  }
  psql.stdin.end();
  const [code] = (await ended) as [number | null];
  if (code !== 0) throw new Error(`psql ended with ${code}`);
  const copy = seconds(begun);
  const building = performance.now();
  await client.query("SET maintenance_work_mem = '1GB'");
  for (const { make } of keys) await client.query(make);
  for (const [table] of Object.entries(COLUMNS).filter(([, columns]) => columns.startsWith('row,')))
    await client.query(
      `SELECT setval(pg_get_serial_sequence('hearsay.${table}', 'row'), coalesce((SELECT max(row) FROM ${table}), 1))`,
    );
  await client.query(
    'UPDATE ledger SET (texts, tokens, version) = (SELECT count(*), sum(length), version + 1 FROM words)',
  );
  await client.query('VACUUM (ANALYZE)');
  return { copy, keys: seconds(building) };
}

/** Adds articles as `hearsay add` does: milliseconds a statement for adding with linking, and for settling. */
async function add(count: number): Promise<{ link: number; settle: number; cpu: number; candidates: number }> {
  const store = await openStore({ address, linking });
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const from = articles;
  for (let n = 0; n < count; n += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - n) }, () =>
      storyEntry(articles++, stories.next(), STATEMENTS),
    );
    await store.write((tx) => addBatch(tx, batch));
  }
  const linked = performance.now();
  await settleAll(store);
  const settled = performance.now();
  const { user, system } = process.cpuUsage(cpu);
  const edges = (await store.stats()).edges;
  await store.close();
  const each = (articles - from) * STATEMENTS;
  added += each;
  return {
    link: (linked - begun) / each,
    settle: (settled - linked) / each,
    cpu: (user + system) / 1000 / each,
    candidates: edges,
  };
}

async function look(): Promise<readonly (readonly [what: string, p50: number, p95: number])[]> {
  const store = await openStore({ address, linking, readOnly: true });
  const d = dice(11);
  const picked = Array.from({ length: LOOKS }, () => storyEntry(d(articles), d(1000) + 1, STATEMENTS));
  const word = (i: number): string => {
    const words = picked[i]!.statements[d(STATEMENTS)]!.words.split(' ');
    return words[d(words.length)]!;
  };
  const asked: readonly (readonly [string, (i: number) => Promise<unknown>])[] = [
    ['any one word', (i) => store.search({ query: word(i) })],
    ['two words', (i) => store.search({ query: `${word(i)} ${word(i)}` })],
    ['the most common word', () => store.search({ query: 'would' })],
    ['a source', (i) => store.search({ source: picked[i]!.sources[0]?.name ?? null })],
    [
      'an outlet in a month',
      (i) => store.search({ outlet: picked[i]!.publication.outlet, from: '2026-03', to: '2026-03' }),
    ],
    ['the board, newest', () => store.claims({ sort: 'newest' })],
    [
      'a claim',
      async (i) => store.claimJson([...(await store.claimsOf(picked[i]!.read.article.id)).values()][0] ?? 'c:0'),
    ],
  ];
  const found: (readonly [string, number, number])[] = [];
  for (const [what, run] of asked) {
    const times: number[] = [];
    for (let i = 0; i < LOOKS; i++) {
      const begun = performance.now();
      await run(i);
      times.push(performance.now() - begun);
    }
    times.sort((a, b) => a - b);
    found.push([what, quantile(times, 0.5), quantile(times, 0.95)]);
  }
  await store.close();
  return found;
}

async function sizes(): Promise<void> {
  const all = await ask<{ name: string; heap: string; keys: string }>(
    `SELECT relname AS name, pg_table_size(oid) AS heap, pg_indexes_size(oid) AS keys FROM pg_class
     WHERE relnamespace = 'hearsay'::regnamespace AND relkind = 'r' ORDER BY pg_total_relation_size(oid) DESC`,
  );
  const each = (bytes: number): string => (bytes / (rows.statements + added)).toFixed(0).padStart(6);
  print('  bytes a statement     rows  indexes');
  const [heap, keys] = [all.reduce((n, t) => n + Number(t.heap), 0), all.reduce((n, t) => n + Number(t.keys), 0)];
  for (const { name, heap: own, keys: of } of all.slice(0, 12))
    print(`    ${name.padEnd(16)} ${each(Number(own))}   ${each(Number(of))}`);
  print(`    ${'all'.padEnd(16)} ${each(heap)}   ${each(keys)}   (${((heap + keys) / 1e9).toFixed(1)} GB)`);
}

await (await openStore({ address, linking })).close();
for (const wanted of values.statements.split(',').map(Number)) {
  const { copy, keys } = await fill(wanted);
  print(
    `${rows.statements + added} statements of ${articles} articles: made and copied in ${copy.toFixed(0)} s, keys built in ${keys.toFixed(0)} s`,
  );
  await sizes();
  const { link, settle, cpu, candidates } = await add(Number(values.articles));
  print(
    `  adding ${values.articles} articles: ${link.toFixed(2)} ms a statement stored and linked, ${settle.toFixed(2)} settled; ${cpu.toFixed(2)} of this process; ${candidates} links`,
  );
  for (const [what, p50, p95] of await look())
    print(`  ${what.padEnd(24)} p50 ${p50.toFixed(1).padStart(7)} ms   p95 ${p95.toFixed(1).padStart(7)} ms`);
  const [last] = await ask<Record<keyof Last, string>>(
    `SELECT (SELECT max(row) FROM article) AS article, (SELECT max(row) FROM local) AS local, (SELECT max(row) FROM source) AS source,
       greatest((SELECT max(row) FROM statement), (SELECT max(row) FROM claim)) AS statement, (SELECT max(row) FROM outlet) AS outlet,
       (SELECT min(row) FROM maker WHERE row > 1) AS maker`,
  );
  rows.resume(Object.fromEntries(Object.entries(last!).map(([table, row]) => [table, Number(row)])) as unknown as Last);
}
await client.end();
