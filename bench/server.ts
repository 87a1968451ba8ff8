/**
 * Load on `hearsay serve` from a second process, over a ledger of generated articles: requests a second, times, memory; then times at
 * 200 requests a second, alone and while articles are added in turns, since what else a machine does changes from minute to minute.
 * `npx tsx bench/server.ts [--articles N] [--seconds S] [--rounds N] [--adder job|singly|model|rules] [--minutes M] [--db FILE]`; a file
 * that is there is used again, and grows. Adders: a job of many articles for the server, or one job after another of one article each; or
 * `hearsay add` at low priority beside it, with the model or, many times faster, with rules. With minutes, memory is told each minute of as many, under a mixed load.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { openLedger } from '../src/ledger/open.ts';
import type { StatementHit } from '../src/store/store.ts';
import { addStories } from './ledger-texts.ts';
import { type Load, type LoadOptions, load, quantile } from './load.ts';
import { article } from './texts.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** A ledger of generated records, added, linked and settled as `hearsay add` does. */
export async function fill(path: string, articles: number): Promise<void> {
  const { store } = await openLedger({ path });
  await addStories(store, articles, { onSettled: (added) => process.stderr.write(`\r${added} articles `) });
  process.stderr.write('\n');
  await store.close();
}

/** Words that stand in about a tenth of these statements. */
function commonIn(statements: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const words of statements) for (const w of new Set(words.split(' '))) counts.set(w, (counts.get(w) ?? 0) + 1);
  const far = (count: number): number => Math.abs(Math.log(count / statements.length / 0.1));
  return [...counts]
    .sort(([, a], [, b]) => far(a) - far(b))
    .slice(0, 8)
    .map(([w]) => w);
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

let searches = 0;
/** A search that was never made before, so that no kept answer helps. */
const search = (words: string): string =>
  `/api/v1/search?limit=20&query=${encodeURIComponent(`${words} -never${searches++}`)}`;

async function get<T>(port: number, path: string): Promise<T> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`);
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Ids from all over the ledger. */
async function ids<T>(port: number, path: string, idOf: (item: T) => string): Promise<readonly string[]> {
  const all: string[] = [];
  for (let cursor: string | null = '', i = 0; cursor !== null && i < 40; i++) {
    const at: string = `${path}&limit=250${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const page: { items: T[]; next: string | null } = await get(port, at);
    all.push(...page.items.map(idOf));
    cursor = page.next;
  }
  return all;
}

const ADDERS = ['job', 'singly', 'model', 'rules'] as const;
let told = 1_000_000;

/** Articles that are added until it is told to stop. */
interface Adding {
  readonly stop: () => Promise<void>;
}

const written = () => ({ text: article(told++, 400), outlet: 'Paper P', published: '2026-03-16' });

/** Hands articles to the server, one after another. */
function singly(port: number): Adding {
  let isOver = false;
  const done = (async () => {
    while (!isOver) {
      const body = JSON.stringify(written());
      const headers = { 'content-type': 'application/json' };
      const made = await fetch(`http://127.0.0.1:${port}/api/v1/articles`, { method: 'POST', headers, body });
      const { id } = (await made.json()) as { id: string };
      await (await fetch(`http://127.0.0.1:${port}/api/v1/jobs/${id}/events`)).text();
    }
  })();
  return {
    stop: () => {
      isOver = true;
      return done;
    },
  };
}

/** Hands one file to the server with more articles than it will come to. */
function job(port: number): Adding {
  const form = new FormData();
  const lines = Array.from({ length: 3000 }, () => JSON.stringify(written()));
  form.append(
    'file',
    new File(
      lines.map((line) => `${line}\n`),
      'texts.jsonl',
    ),
  );
  const jobs = `http://127.0.0.1:${port}/api/v1/jobs`;
  const begun = fetch(`http://127.0.0.1:${port}/api/v1/articles`, { method: 'POST', body: form });
  return {
    stop: async () => {
      const { id } = (await (await begun).json()) as { id: string };
      await fetch(`${jobs}/${id}`, { method: 'DELETE' });
      await (await fetch(`${jobs}/${id}/events`)).text();
    },
  };
}

/** `hearsay add` of more articles than it will come to. */
function command(db: string, engine: string, folder: string): Adding {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (let i = 0; i < 3000; i++) writeFileSync(join(folder, `${i}.txt`), article(told++, 400));
  const args = ['--import', 'tsx', 'src/cli/main.ts', 'add', '--db', db, '--engine', engine, '--jobs', '1', folder];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  setPriority(child.pid!, constants.priority.PRIORITY_LOW);
  const gone = new Promise<void>((done) => child.once('close', () => done()));
  return {
    stop: () => {
      child.kill('SIGINT');
      return gone;
    },
  };
}

const articlesIn = async (port: number): Promise<number> => (await get<{ articles: number }>(port, '/stats')).articles;

/** Times at 200 requests a second, alone and with articles being added by turns; of each the round in the middle is shown. */
async function alternate(
  port: number,
  paths: Readonly<Record<string, (n: number) => string>>,
  { seconds, rounds, start }: { readonly seconds: number; readonly rounds: number; readonly start: () => Adding },
): Promise<void> {
  const times = new Map(Object.keys(paths).map((name) => [name, { alone: [] as Load[], adding: [] as Load[] }]));
  let [added, took] = [0, 0];
  const round = async (kind: 'alone' | 'adding'): Promise<void> => {
    for (const [name, path] of Object.entries(paths)) {
      times.get(name)![kind].push(await load({ port, path, seconds, rate: 200 }));
    }
  };
  for (let i = 0; i < rounds; i++) {
    await round('alone');
    const more = start();
    let first = await articlesIn(port);
    for (const before = first; first === before; first = await articlesIn(port))
      await new Promise((done) => setTimeout(done, 200));
    const begin = performance.now();
    await round('adding');
    added += (await articlesIn(port)) - first;
    took += performance.now() - begin;
    await more.stop();
  }
  const middle = (of: readonly Load[], q: 'p50' | 'p95'): number =>
    quantile(
      of.map((l) => l[q]).sort((a, b) => a - b),
      0.5,
    );
  const ms = (n: number): string => n.toFixed(1).padStart(6);
  console.log(
    `at 200 requests a second, alone and while ${((1000 * added) / took).toFixed(1)} articles a second are added:`,
  );
  for (const [name, { alone, adding }] of times) {
    const ratio = middle(adding, 'p95') / middle(alone, 'p95');
    const rate = Math.min(...adding.map((l) => l.perSecond));
    console.log(
      `${name.padEnd(28)} p50 ${ms(middle(alone, 'p50'))} ${ms(middle(adding, 'p50'))}  p95 ${ms(middle(alone, 'p95'))} ${ms(middle(adding, 'p95'))} ms: ${ratio.toFixed(2)} times (p95 of each round: ${alone.map((l) => l.p95.toFixed(1)).join(' ')} | ${adding.map((l) => l.p95.toFixed(1)).join(' ')}; least rate ${rate.toFixed(0)})`,
    );
  }
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
      rounds: { type: 'string', default: '3' },
      adder: { type: 'string', default: 'job' },
      minutes: { type: 'string', default: '0' },
      db: { type: 'string' },
    },
  });
  const seconds = Number(values.seconds);
  const adder = ADDERS.find((a) => a === values.adder);
  if (!adder) throw new Error(`no such adder: ${values.adder}`);
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
    // As people search: some words of one statement; and a word that stands in many.
    const found = await ids<StatementHit>(port, '/search?', (h) => h.statement.words);
    const rare = found.map((w) => w.split(' ').slice(1, 3).join(' '));
    const common = commonIn(found);
    const one = (list: readonly string[]) => (n: number) => list[(n * 7919) % list.length] ?? '';
    const paths: Readonly<Record<string, (n: number) => string>> = {
      'article by id': (n) => `/api/v1/articles/${one(of.article)(n)}`,
      'claim by id': (n) => `/api/v1/claims/${one(of.claim)(n)}`,
      'search, some words': (n) => search(one(rare)(n)),
      'search, one common word': (n) => search(one(common)(n)),
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
    const start = (): Adding =>
      adder === 'job' ? job(port) : adder === 'singly' ? singly(port) : command(db, adder, join(folder, 'texts'));
    await alternate(port, paths, { seconds, rounds: Number(values.rounds), start });
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
