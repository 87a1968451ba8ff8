/**
 * Adding, linking, settling and searching over generated articles' records, at a tenth of their number and at all of it: processor
 * time a statement, memory, size, answers a second. Each size runs in a process of its own.
 *
 *   tsx bench/ledger.ts [--articles 100000]
 *
 * On a machine with other work the clock says little, so processor time counts where not said otherwise.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { openLedger } from '../src/ledger/open.ts';
import type { Store, Transaction } from '../src/store/store.ts';
import { dice } from '../test/store/generated.ts';
import { addStories, SEED, STATEMENTS, Stories, storyEntry } from './ledger-texts.ts';
import { quantile } from './load.ts';

/** What one size took. */
interface Figures {
  readonly articles: number;
  /** Milliseconds of processor time a statement. */
  readonly cpu: number;
  /** Milliseconds a statement by the clock: all of it, and what the store took of it, by what was called. */
  readonly wall: number;
  readonly calls: Readonly<Record<string, number>>;
  readonly bytes: number;
  readonly textBytes: number;
  readonly tables: readonly (readonly [name: string, bytes: number])[];
  readonly peak: number;
  readonly lookups: Readonly<Record<string, number>>;
  readonly searches: readonly (readonly [what: string, p50: number, p95: number])[];
  readonly stats: Readonly<Record<string, number>>;
  readonly largest: Largest;
}

/** The largest of what grows: statements in a bucket, in a claim, and how far up components were cut. */
interface Largest {
  readonly bucket: number;
  readonly fullBuckets: number;
  readonly claim: number;
  readonly edges: number;
  readonly cut: number;
}

const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/**
 * The store with a clock on every call of a transaction: it costs less than asking for processor time. SQLite answers before the
 * call returns.
 */
function timed(store: Store, calls: Map<string, number>): Store {
  const clock = <T>(name: string, call: () => T): T => {
    const from = performance.now();
    const out = call();
    calls.set(name, (calls.get(name) ?? 0) + performance.now() - from);
    return out;
  };
  const timedTransaction = (tx: Transaction): Transaction =>
    new Proxy(tx, {
      get:
        (target, name: keyof Transaction & string) =>
        (...args: never[]) =>
          clock(name, () => (target[name] as (...a: never[]) => unknown).apply(target, args)),
    });
  return new Proxy(store, {
    get(target, name) {
      if (name !== 'write') {
        const value = target[name as keyof Store];
        return typeof value === 'function' ? value.bind(target) : value;
      }
      return async <T>(step: (tx: Transaction) => Promise<T>): Promise<T> => {
        let end = 0;
        const result = await target.write(async (tx) => {
          const out = await step(timedTransaction(tx));
          end = performance.now();
          return out;
        });
        calls.set('commit', (calls.get('commit') ?? 0) + performance.now() - end);
        return result;
      };
    },
  });
}

async function fill(
  path: string,
  articles: number,
): Promise<Omit<Figures, 'lookups' | 'searches' | 'tables' | 'stats' | 'largest'>> {
  const ledger = await openLedger({ path });
  const calls = new Map<string, number>();
  const store = timed(ledger.store, calls);
  let total = 0;
  let wall = 0;
  const run = async (step: () => Promise<unknown>): Promise<void> => {
    const [from, begin] = [cpu(), performance.now()];
    await step();
    total += cpu() - from;
    wall += performance.now() - begin;
  };
  await addStories(store, articles, {
    run,
    onSettled: (added) =>
      process.stderr.write(`\r${added} articles, ${(total / added / STATEMENTS).toFixed(3)} ms a statement `),
  });
  process.stderr.write('\n');
  const { bytes, textBytes } = await ledger.store.stats();
  await ledger.close();
  const each = articles * STATEMENTS;
  return {
    articles,
    cpu: total / each,
    wall: wall / each,
    calls: Object.fromEntries([...calls].map(([name, ms]) => [name, ms / each])),
    bytes,
    textBytes,
    peak: peakMemory(),
  };
}

function peakMemory(): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

async function look(path: string, articles: number): Promise<Pick<Figures, 'lookups' | 'searches' | 'stats'>> {
  const { store } = await openLedger({ path, readOnly: true });
  const d = dice(11);
  const ids: { article: string; claim: string; words: string[]; source: string | null; outlet: string }[] = [];
  const stories = new Stories(dice(SEED));
  const picked = new Set(Array.from({ length: 200 }, () => d(articles)));
  for (let i = 0; i < articles; i++) {
    const story = stories.next();
    if (!picked.has(i)) continue;
    const e = storyEntry(i, story, STATEMENTS);
    const claim = [...(await store.claimsOf(e.read.article.id)).values()][0]!;
    const words = e.statements[d(STATEMENTS)]!.words.split(' ');
    ids.push({
      article: e.read.article.id,
      claim,
      words,
      source: e.sources[0]?.name ?? null,
      outlet: e.publication.outlet!,
    });
  }
  const each = async (run: (x: (typeof ids)[number]) => Promise<unknown>, rounds = 1): Promise<number[]> => {
    const times: number[] = [];
    for (let r = 0; r < rounds; r++)
      for (const x of ids) {
        const from = cpu();
        await run(x);
        times.push(cpu() - from);
      }
    return times.sort((a, b) => a - b);
  };
  const rate = (times: readonly number[]): number =>
    Math.round((1000 * times.length) / times.reduce((n, x) => n + x, 0));
  const lookups = {
    'article, JSON': rate(await each((x) => store.articleJson(x.article), 5)),
    article: rate(await each((x) => store.article(x.article), 3)),
    'claim, JSON': rate(await each((x) => store.claimJson(x.claim), 5)),
    claim: rate(await each((x) => store.claim(x.claim), 3)),
  };
  const searches: [string, number, number][] = [];
  const measure = async (what: string, run: (x: (typeof ids)[number]) => Promise<unknown>): Promise<void> => {
    const times = await each(run);
    searches.push([what, quantile(times, 0.5), quantile(times, 0.95)]);
  };
  const word = (x: (typeof ids)[number]): string => x.words[d(x.words.length)]!;
  await measure('any one word', (x) => store.search({ query: word(x) }));
  await measure('two words', (x) => store.search({ query: `${word(x)} ${word(x)}` }));
  await measure('a phrase', (x) => store.search({ query: `"${x.words.slice(1, 3).join(' ')}"` }));
  await measure('the most common word', () => store.search({ query: 'would' }));
  await measure('the most common word at an outlet', (x) => store.search({ query: 'would', outlet: x.outlet }));
  await measure('a source', (x) => store.search({ source: x.source }));
  await measure('an outlet in a month', (x) => store.search({ outlet: x.outlet, from: '2026-03', to: '2026-03' }));
  await measure('board, most disputed', () => store.claims({ sort: 'disputed' }));
  await measure('board, newest, a stance', () => store.claims({ sort: 'newest', stance: 'denies' }));
  await measure('board, words', (x) => store.claims({ query: `${word(x)} ${word(x)}` }));
  await measure('board, a source', (x) => store.claims({ source: x.source }));
  await measure('board, an outlet', (x) => store.claims({ outlet: x.outlet }));
  const { bytes: _, textBytes: __, schema: ___, ...stats } = await store.stats();
  await store.close();
  return { lookups, searches, stats };
}

function tablesOf(path: string): [string, number][] {
  const db = new Database(path, { readonly: true });
  const rows = db.prepare('SELECT name, sum(pgsize) AS bytes FROM dbstat GROUP BY name ORDER BY bytes DESC').all();
  db.close();
  return (rows as { name: string; bytes: number }[]).map((r) => [r.name, r.bytes]);
}

function largestOf(path: string): Largest {
  const db = new Database(path, { readonly: true });
  const value = (text: string): number => db.prepare(text).pluck().get() as number;
  const largest = {
    bucket: value('SELECT max(n) FROM (SELECT count(*) AS n FROM bucket GROUP BY key)'),
    fullBuckets: value('SELECT count(*) FROM (SELECT count(*) AS n FROM bucket GROUP BY key HAVING n > 200)'),
    claim: value('SELECT max(statements) FROM claim'),
    edges: value('SELECT count(*) FROM edge'),
    cut: value('SELECT count(*) FROM statement WHERE level > 0'),
  };
  db.close();
  return largest;
}

function print(few: Figures | null, f: Figures): void {
  const { articles, bytes, textBytes, tables } = f;
  const text = tables.find(([name]) => name === 'body')?.[1] ?? textBytes;
  console.log(
    `\n${articles} articles of ${STATEMENTS} statements: ${Object.entries(f.stats)
      .map(([k, v]) => `${v} ${k}`)
      .join(', ')}`,
  );
  const held = Object.values(f.calls).reduce((n, x) => n + x, 0);
  console.log(`  a statement: ${f.cpu.toFixed(3)} ms of processor time; by the clock ${f.wall.toFixed(3)} ms`);
  console.log(
    `    of it linking ${(f.wall - held).toFixed(3)}, store ${held.toFixed(3)}: ${Object.entries(f.calls)
      .sort(([, a], [, b]) => b - a)
      .map(([name, ms]) => `${name} ${ms.toFixed(3)}`)
      .join(', ')}`,
  );
  console.log(
    `  size beside the text: ${((bytes - text) / articles / 1024).toFixed(1)} KB an article; text ${(text / articles / 1024).toFixed(1)} KB; peak memory ${f.peak.toFixed(0)} MB`,
  );
  console.log(
    `    ${tables
      .slice(0, 24)
      .map(([name, n]) => `${name} ${(n / articles / 1024).toFixed(2)}`)
      .join(', ')}`,
  );
  console.log(
    `  largest bucket ${f.largest.bucket} (${f.largest.fullBuckets} hold more than 200), largest claim ${f.largest.claim} statements; ${(f.largest.edges / articles / STATEMENTS).toFixed(1)} edges a statement; ${f.largest.cut} statements in components that were cut`,
  );
  console.log(
    `  a second on one core: ${Object.entries(f.lookups)
      .map(([name, n]) => `${name} ${n}`)
      .join(', ')}`,
  );
  for (const [what, p50, p95] of f.searches)
    console.log(`  search, ${what}: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`);
  if (few) {
    const ratio = (pick: (x: Figures) => number): string => (pick(f) / pick(few)).toFixed(2);
    console.log(
      `\n${few.articles} to ${articles} articles, cost a statement: ${ratio((x) => x.cpu)} times; ` +
        `size an article ${ratio((x) => x.bytes / x.articles)} times; memory ${ratio((x) => x.peak)} times`,
    );
  }
}

export function benchLedger(most: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-bench-'));
  try {
    let few: Figures | null = null;
    for (const articles of [Math.max(16, Math.round(most / 10)), most]) {
      const path = join(folder, `${articles}.db`);
      const child = (step: string): unknown => {
        const args = [...process.execArgv, fileURLToPath(import.meta.url), '--step', step, '--path', path];
        const { stdout, status } = spawnSync(process.execPath, [...args, '--articles', String(articles)], {
          stdio: ['ignore', 'pipe', 'inherit'],
          maxBuffer: 1e8,
        });
        if (status !== 0) throw new Error(`${step} ended with ${status}`);
        return JSON.parse(String(stdout));
      };
      const filled = child('fill') as Awaited<ReturnType<typeof fill>>;
      const looked = child('look') as Awaited<ReturnType<typeof look>>;
      const figures: Figures = {
        ...filled,
        ...looked,
        bytes: statSync(path).size,
        tables: tablesOf(path),
        largest: largestOf(path),
      };
      print(few, figures);
      few = figures;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { articles: { type: 'string', default: '100000' }, step: { type: 'string' }, path: { type: 'string' } },
  });
  const articles = Number(values.articles);
  if (values.step) {
    const run = values.step === 'fill' ? fill : look;
    process.stdout.write(JSON.stringify(await run(values.path!, articles)));
  } else benchLedger(articles);
}
