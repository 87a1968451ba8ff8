/**
 * Load on `hearsay serve` from a second process, over a ledger of generated articles: requests a second, times, memory, alone and
 * while articles are added. `npx tsx bench/server.ts [--articles N] [--seconds S] [--minutes M] [--db FILE]`; a file that is there is used
 * again. With minutes, memory is told each minute of as many, under a mixed load.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { openLedger } from '../src/ledger/open.ts';
import type { LedgerEntry } from '../src/records/ledger.ts';
import type { StatementHit } from '../src/store/store.ts';
import { entry } from '../test/store/generated.ts';
import { addBatch, settle } from '../test/store/stand-in.ts';
import { type Load, type LoadOptions, load } from './load.ts';
import { article } from './texts.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BATCH = 32;
/** Stories get fewer articles the later they come: the first has hundreds, most have a few. */
const storyOf = (n: number): number => Math.floor((n * 2654435761) % (1 + (n % 17) * 400 + n / 6));

/** The generated ledger, through the store with a stand-in for linking. */
export async function fill(path: string, articles: number): Promise<void> {
  const { store } = await openLedger({ path });
  const begin = performance.now();
  let held: LedgerEntry[] = [];
  for (let n = 0; n < articles; n++) {
    held.push(entry(n, { statements: 8, story: storyOf(n), filler: 8 }));
    if (held.length < BATCH && n + 1 < articles) continue;
    await addBatch(store, held);
    held = [];
    if (n % 4096 < BATCH) await settle(store);
    if (n % 10_000 < BATCH)
      process.stderr.write(`${n} articles, ${Math.round((performance.now() - begin) / 1000)} s\n`);
  }
  await settle(store);
  await store.close();
}

async function serving(db: string): Promise<{ readonly child: ChildProcess; readonly port: number }> {
  const args = ['--import', 'tsx', 'src/cli/main.ts', 'serve', '--db', db, '--port', '0'];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<number>((done, fail) => {
    child.stdout.on('data', (t: Buffer) => done(Number(/:(\d+)\s*$/.exec(t.toString())?.[1])));
    child.on('close', (code) => fail(new Error(`serve ended with ${code}`)));
  });
  return { child, port };
}

/** Time on a processor that a process has had so far, in milliseconds. */
function cpuTime(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * (1000 / CLOCK);
}
/** Ticks a second of /proc, the same on every Linux that Node runs on. */
const CLOCK = 100;

/** Resident memory of a process, in MB. */
const memory = (pid: number | undefined): number =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);

/** A search that was never made before, so that no kept answer helps. */
const search = (words: string, n: number): string =>
  `/api/v1/search?limit=20&query=${encodeURIComponent(`${words} -never${n}`)}`;

const get = async <T>(port: number, path: string): Promise<T> =>
  (await (await fetch(`http://127.0.0.1:${port}/api/v1${path}`)).json()) as T;

/** Ids from all over the ledger. */
async function ids<T>(port: number, path: string, idOf: (item: T) => string): Promise<readonly string[]> {
  const all: string[] = [];
  for (let cursor: string | null = '', i = 0; cursor !== null && i < 10; i++) {
    const at: string = `${path}&limit=1000${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const page: { items: T[]; next: string | null } = await get(port, at);
    all.push(...page.items.map(idOf));
    cursor = page.next;
  }
  return all;
}

/** Adds articles one after another until it is told to stop; gives how many. */
function adding(port: number): { readonly stop: () => Promise<number> } {
  let isOver = false;
  const done = (async () => {
    let n = 0;
    for (; !isOver; n++) {
      const body = JSON.stringify({ text: article(1_000_000 + n, 400), outlet: 'Paper P', published: '2026-03-16' });
      const headers = { 'content-type': 'application/json' };
      const made = await fetch(`http://127.0.0.1:${port}/api/v1/articles`, { method: 'POST', headers, body });
      const { id } = (await made.json()) as { id: string };
      await (await fetch(`http://127.0.0.1:${port}/api/v1/jobs/${id}/events`)).text();
    }
    return n;
  })();
  return {
    stop: () => {
      isOver = true;
      return done;
    },
  };
}

const shown = (name: string, l: Load, cpu: number): void =>
  console.log(
    `${name.padEnd(28)} ${String(Math.round(l.perSecond)).padStart(6)} a second  p50 ${l.p50.toFixed(1)}  p95 ${l.p95.toFixed(1)}  p99 ${l.p99.toFixed(1)} ms  ${((1000 * l.requests) / cpu).toFixed(0)} a second of one core  ${(l.bytes / l.requests / 1000).toFixed(1)} kB each${l.wrong ? `  ${l.wrong} WRONG` : ''}`,
  );

export async function benchServer(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      articles: { type: 'string', default: '10000' },
      seconds: { type: 'string', default: '5' },
      minutes: { type: 'string', default: '0' },
      db: { type: 'string' },
    },
  });
  const seconds = Number(values.seconds);
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-bench-'));
  const db = values.db ?? join(folder, 'ledger.db');
  if (!existsSync(db)) await fill(db, Number(values.articles));
  const { child, port } = await serving(db);
  try {
    const { articles, statements } = await get<{ articles: number; statements: number }>(port, '/stats');
    console.log(`ledger of ${articles} articles, ${statements} statements; ${seconds} s each`);
    const of = {
      article: await ids<{ article: string }>(port, '/articles?', (p) => p.article),
      claim: await ids<{ id: string }>(port, '/claims?articles=1&sort=newest', (c) => c.id),
    };
    // As people search: some words of one statement; and a word that stands in a tenth of all.
    const found = await ids<StatementHit>(port, '/search?', (h) => h.statement.words);
    const rare = found.map((w) => w.split(' ').slice(1, 3).join(' '));
    const common = ['ferry', 'dam', 'quay', 'grain store', 'museum', 'archive', 'bridge', 'mine'];
    const one = (list: readonly string[]) => (n: number) => list[(n * 7919) % list.length] ?? '';
    const paths: Readonly<Record<string, (n: number) => string>> = {
      'article by id': (n) => `/api/v1/articles/${one(of.article)(n)}`,
      'claim by id': (n) => `/api/v1/claims/${one(of.claim)(n)}`,
      'search, some words': (n) => search(one(rare)(n), n),
      'search, one common word': (n) => search(one(common)(n), n),
      'claims board': (n) =>
        `/api/v1/claims?limit=20&sort=${one(['disputed', 'reported', 'fewest-origins', 'newest'])(n)}`,
    };
    const measure = async (name: string, options: Omit<LoadOptions, 'port'>): Promise<Load> => {
      const before = cpuTime(child.pid);
      const made = await load({ port, ...options });
      shown(name, made, cpuTime(child.pid) - before);
      return made;
    };
    for (const [name, path] of Object.entries(paths)) {
      await load({ port, path, seconds: 1 });
      await measure(name, { path, seconds });
    }
    const before = memory(child.pid);
    console.log('at 200 requests a second, alone and while articles are added:');
    const quiet: Record<string, Load> = {};
    for (const [name, path] of Object.entries(paths)) {
      quiet[name] = await measure(name, { path, seconds, rate: 200 });
    }
    const more = adding(port);
    await new Promise((done) => setTimeout(done, 10_000));
    for (const [name, path] of Object.entries(paths)) {
      const busy = await measure(`${name}, adding`, { path, seconds, rate: 200 });
      console.log(
        `${' '.repeat(28)} p95 is ${(busy.p95 / (quiet[name]?.p95 ?? Number.NaN)).toFixed(2)} times that without`,
      );
    }
    console.log(`${await more.stop()} articles were added meanwhile`);
    console.log(`memory of the server: ${before} MB before, ${memory(child.pid)} MB after`);
    const mixed = Object.values(paths);
    for (let minute = 1; minute <= Number(values.minutes); minute++) {
      const { perSecond } = await load({ port, path: (n) => mixed[n % mixed.length]!(n), seconds: 60, rate: 400 });
      console.log(`minute ${minute}: ${Math.round(perSecond)} a second, ${memory(child.pid)} MB`);
    }
  } finally {
    child.kill('SIGTERM');
    await new Promise((done) => child.once('close', done));
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await benchServer(process.argv.slice(2));
