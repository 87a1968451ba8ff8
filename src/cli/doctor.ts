import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Command } from 'commander';
import { Failure } from '../records/failure.ts';
import { SCHEMA } from '../records/read-article.ts';
import { VERSION } from '../version.ts';
import { EXIT } from './failures.ts';
import { DEFAULT_ENGINE } from './options.ts';

/** The model of the package. Spelled out here: `node.ts` would load the whole library for it. */
const MODEL_FOLDER = new URL('../../models/en/', import.meta.url);

/** `none`: not here and not needed for what works. */
type State = 'ok' | 'none' | 'broken';
interface Finding {
  readonly name: string;
  readonly state: State;
  readonly text: string;
}

/** `hearsay doctor` */
export const doctorCommand = (program: Command): Command =>
  program
    .command('doctor')
    .description('say what works on this machine')
    .addHelpText('after', '\nThe exit code is 1 where something is broken.\n\nExamples:\n  hearsay doctor\n')
    .action(async () => {
      const findings = await examine();
      const width = Math.max(...findings.map((f) => f.name.length));
      const lines = findings.map((f) => `${f.state.padEnd(6)}  ${f.name.padEnd(width)}  ${f.text}\n`);
      process.stdout.write(lines.join(''));
      if (findings.some((f) => f.state === 'broken')) process.exitCode = EXIT.failed;
    });

async function examine(): Promise<readonly Finding[]> {
  return [
    { name: 'hearsay', state: 'ok', text: VERSION },
    node(),
    { name: 'schema', state: 'ok', text: String(SCHEMA) },
    await rules(),
    await model(),
    await runtime(),
    await sqlite(),
    browser(),
    await engine(),
  ];
}

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const fits = major > 20 || (major === 20 && minor >= 19);
  const text = fits ? process.versions.node : `${process.versions.node}; 20.19 or newer is needed`;
  return { name: 'node', state: fits ? 'ok' : 'broken', text };
}

async function rules(): Promise<Finding> {
  try {
    const { loadEngine } = await import('../node.ts');
    return { name: 'rules', state: 'ok', text: (await loadEngine('rules')).rules };
  } catch (error) {
    return { name: 'rules', state: 'broken', text: reason(error) };
  }
}

/** Compares each file of the model with the size and hash that the manifest gives. */
async function model(): Promise<Finding> {
  const manifest = new URL('manifest.json', MODEL_FOLDER);
  if (!existsSync(manifest))
    return { name: 'model', state: 'broken', text: 'this build has none; only --engine rules works' };
  try {
    const { id, files } = JSON.parse(await readFile(manifest, 'utf8')) as {
      readonly id: string;
      readonly files: Readonly<Record<string, { readonly sha256: string }>>;
    };
    for (const [name, { sha256 }] of Object.entries(files)) {
      const hash = createHash('sha256')
        .update(await readFile(new URL(name, MODEL_FOLDER)))
        .digest('hex');
      if (hash !== sha256)
        return { name: 'model', state: 'broken', text: `${id}: ${name} is damaged; reinstall hearsay` };
    }
    return {
      name: 'model',
      state: 'ok',
      text: `${id}, ${Object.keys(files).length} files, every sha256 as it should be`,
    };
  } catch (error) {
    return { name: 'model', state: 'broken', text: `${reason(error)}; reinstall hearsay` };
  }
}

/** What runs the model, by its name. Without the native build everything works, but slower. */
async function runtime(): Promise<Finding> {
  const name = 'runtime';
  try {
    const { findRuntime } = await import('../node.ts');
    const { kind, runtime, missing } = await findRuntime();
    const slower = `${runtime.name}, WebAssembly: the same answers, about 4 times slower`;
    if (kind === 'native') return { name, state: 'ok', text: `${runtime.name}, native` };
    return { name, state: 'ok', text: missing === null ? slower : `${slower}; onnxruntime-node ${missing}` };
  } catch (error) {
    return { name, state: 'broken', text: `${reason(error)}; only --engine rules works` };
  }
}

/** What the ledger stands on. */
async function sqlite(): Promise<Finding> {
  const name = 'sqlite';
  try {
    const { findSqlite } = await import('../store/sqlite/find-sqlite.ts');
    const { sqlite, missing } = await findSqlite();
    return { name, state: 'ok', text: missing === null ? sqlite.name : `${sqlite.name}; better-sqlite3 ${missing}` };
  } catch (error) {
    const hint = error instanceof Failure ? error.hint : null;
    return { name, state: 'broken', text: hint === null ? reason(error) : `${reason(error)}; ${hint}` };
  }
}

/** Loads what a command without `--engine` loads. */
async function engine(): Promise<Finding> {
  const name = 'engine';
  try {
    const { loadEngine } = await import('../node.ts');
    await loadEngine(DEFAULT_ENGINE);
    return { name, state: 'ok', text: `${DEFAULT_ENGINE} unless --engine says otherwise` };
  } catch (error) {
    return { name, state: 'broken', text: `${DEFAULT_ENGINE} does not load: ${reason(error)}` };
  }
}

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'] as const;

function browser(): Finding {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((f) => f !== '');
  const found = folders.flatMap((f) => BROWSERS.map((b) => join(f, b))).find((p) => existsSync(p));
  if (found !== undefined) return { name: 'browser', state: 'ok', text: found };
  return { name: 'browser', state: 'none', text: 'no Chromium on the PATH; only the tests of the pages need one' };
}

const reason = (error: unknown): string => (error instanceof Error ? error.message.split('\n')[0]! : String(error));
