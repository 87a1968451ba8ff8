import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** The package as a stranger gets it: packed, installed into an empty folder without a flag, and used from there. */
const ROOT = resolve(import.meta.dirname, '..');
const MB = 1_000_000;
const MIB = 1_048_576;
/** Other lines of Node than the one that runs the tests. */
const OTHERS = ['22.23.3', '24.21.0'];

const { npm_config_local_prefix: _, INIT_CWD: __, HEARSAY_RUNTIME: ___, ...env } = process.env;
const run = (
  cwd: string,
  command: string,
  args: readonly string[],
  more: NodeJS.ProcessEnv = {},
): SpawnSyncReturns<string> =>
  spawnSync(command, args, { cwd, env: { ...env, ...more }, encoding: 'utf8', maxBuffer: 64 * MB });
/** What it prints; it must end well. */
function good(cwd: string, command: string, ...args: string[]): string {
  const { status, stdout, stderr } = run(cwd, command, args);
  expect(status, `${command} ${args.join(' ')}\n${stderr}`).toBe(0);
  return stdout;
}

const newest = (folder: string): number =>
  Math.max(...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((f) => statSync(join(folder, f)).mtimeMs));
/** Bytes that a folder takes on the disk. */
const onDisk = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce(
    (sum, f) => sum + lstatSync(join(folder, f)).blocks * 512,
    0,
  );

const isOffline = run(ROOT, 'npm', ['view', 'commander@14.0.3', 'version', '--fetch-retries', '0']).status !== 0;
if (isOffline && process.env.CI !== 'true') console.warn('no npm registry: the packed package is not installed');

describe.skipIf(isOffline && process.env.CI !== 'true')('the packed package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-pack-'));
  const home = join(folder, 'home');
  const modules = join(home, 'node_modules');
  const main = join(modules, 'hearsay/dist/cli/main.js');
  let tarball = '';
  /** Every Node to try by its version. */
  const nodes = new Map<string, string>([[process.versions.node, process.execPath]]);

  beforeAll(() => {
    const built = resolve(ROOT, 'dist/cli/main.js');
    expect(existsSync(built) && statSync(built).mtimeMs > newest(resolve(ROOT, 'src')), 'run `npm run build`').toBe(
      true,
    );
    tarball = join(
      folder,
      good(ROOT, 'npm', 'pack', '--ignore-scripts', '--silent', '--pack-destination', folder).trim(),
    );
    mkdirSync(home);
    good(home, 'npm', 'install', tarball);
    for (const version of OTHERS) {
      const place = join(folder, `node-${version}`);
      mkdirSync(place);
      const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
      good(place, 'npm', 'install', '--ignore-scripts', `${name}@${version}`);
      nodes.set(version, join(place, 'node_modules', name, 'bin/node'));
    }
  }, 900_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }), 120_000);

  test('is 30 MB at most, holds every file of the model once, and no link', () => {
    expect(statSync(tarball).size).toBeLessThanOrEqual(30 * MB);
    const entries = good(folder, 'tar', '-tvzf', tarball).trim().split('\n');
    expect(entries.filter((e) => !e.startsWith('-'))).toEqual([]);
    // The site is for whoever has the repository.
    expect(entries.filter((e) => /package\/(?:site|artifacts|node_modules)\//.test(e))).toEqual([]);
    for (const name of ['marked', 'minisearch']) expect(existsSync(join(modules, name)), name).toBe(false);
    for (const name of ['encoder.onnx', 'pairs.onnx', 'vocab.txt', 'manifest.json', 'threaded.wasm'])
      expect(
        entries.filter((e) => e.endsWith(name)),
        name,
      ).toHaveLength(1);
  });

  test('has no script that npm runs where it is installed, or warns of', () => {
    const { scripts } = JSON.parse(readFileSync(join(modules, 'hearsay/package.json'), 'utf8')) as {
      scripts: Readonly<Record<string, string>>;
    };
    const asked = ['preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'prepare', 'postprepare'];
    expect(asked.filter((name) => name in scripts)).toEqual([]);
  });

  test('takes 200 MB on disk at most', () => {
    const bytes = onDisk(modules);
    console.info(`${(bytes / MIB).toFixed(0)} MB on disk, ${(statSync(tarball).size / MB).toFixed(1)} MB packed`);
    expect(bytes).toBeLessThanOrEqual(200 * MIB);
  });

  test('npx runs it, and a clone has no settings that npm does not know', () => {
    expect(good(home, 'npx', '--no-install', 'hearsay', 'demo')).toContain('WHO SAID WHAT');
    expect(run(ROOT, 'npm', ['config', 'get', 'save-exact']).stderr).not.toMatch(/unknown/i);
  });

  const USE = `
    const engine = await loadEngine('model');
    const reading = readText('“The bridge is closed,” the mayor of Ottery, Nora Velt, said on Monday.');
    const { attributions } = await analyse(reading, engine);
    const ledger = await openLedger({ path: process.argv[2] });
    await ledger.add([await readForLedger(reading, engine)]);
    const { statements } = await ledger.store.stats();
    await ledger.close();
    console.log(attributions.length, statements);`;
  const imported = `import { analyse, readText } from 'hearsay';
    import { loadEngine } from 'hearsay/node';
    import { openLedger, readForLedger } from 'hearsay/ledger';${USE}`;
  const required = `const { analyse, readText } = require('hearsay');
    const { loadEngine } = require('hearsay/node');
    const { openLedger, readForLedger } = require('hearsay/ledger');
    (async () => {${USE}})();`;

  test.each([process.versions.node, ...OTHERS])(
    'on Node %s: demo, doctor, import, require, the ledger',
    (version) => {
      const node = nodes.get(version)!;
      expect(good(home, node, '-p', 'process.versions.node').trim()).toBe(version);
      expect(good(home, node, main, 'demo')).toContain('WHO SAID WHAT');
      expect(good(home, node, main, '--version')).toMatch(/, runtime onnxruntime-node \S+ \(native\)\n$/);
      expect(good(home, node, main, 'doctor')).toMatch(/^ok {6}sqlite +\S.*SQLite 3\./m);
      for (const [name, code] of [
        ['use.mjs', imported],
        ['use.cjs', required],
      ] as const) {
        writeFileSync(join(home, name), code);
        expect(good(home, node, name, join(folder, `${name}-${version}.db`)).trim()).toBe('1 1');
      }
      const db = join(folder, `bundle-${version}.db`);
      const examples = join(modules, 'hearsay/examples/bundle');
      good(home, node, main, 'add', examples, '--db', db, '--engine', 'rules');
      expect(good(home, node, main, 'claims', '--db', db)).toContain('c:');
      // What was opened to ask a library for its version leaves nothing behind.
      expect(readdirSync(home)).not.toContain(':memory:');
    },
    400_000,
  );

  test.each(OTHERS)(
    'the store does on Node %s what every store must do',
    (version) => {
      const vitest = resolve(ROOT, 'node_modules/vitest/vitest.mjs');
      good(ROOT, nodes.get(version)!, vitest, 'run', 'test/store/sqlite.test.ts', '--maxWorkers', '1');
    },
    400_000,
  );

  test('the element is one file that needs nothing beside it, and loads where there is no page', () => {
    const file = join(modules, 'hearsay/dist/element.js');
    expect(statSync(file).size).toBeLessThanOrEqual(160_000);
    expect(readFileSync(file, 'utf8')).not.toMatch(/\b(?:import|from)\s*["'`]|\bimport\s*\(|__HEARSAY/);
    writeFileSync(
      join(home, 'element.mjs'),
      "import { HearsayArticleElement as e } from 'hearsay/element'; console.log(e.name);",
    );
    expect(good(home, process.execPath, 'element.mjs').trim()).not.toBe('');
  });

  test('where no SQLite loads, the ledger says so in one line, and so does doctor', () => {
    const node = nodes.get(OTHERS[0]!)!;
    const expectRefused = (missing: string, fix: string): void => {
      const without = { NODE_OPTIONS: '--no-experimental-sqlite' };
      const claims = run(home, node, [main, 'claims', '--db', join(folder, 'none.db')], without);
      const doctor = run(home, node, [main, 'doctor'], without);
      const what = `the ledger cannot be used: better-sqlite3 ${missing}`;
      const hint = `${fix}, or use Node 22.16 or newer, which has SQLite of its own`;
      expect([claims.status, claims.stderr]).toEqual([1, `hearsay: ${what}\n  ${hint}\n`]);
      expect(doctor.status).toBe(1);
      expect(doctor.stdout).toContain(`broken  sqlite   ${what}; ${hint}\n`);
    };
    const path = join(modules, 'better-sqlite3');
    const aside = join(folder, 'better-sqlite3');
    // Where its binary can be neither fetched nor compiled, npm leaves it out.
    if (existsSync(path)) {
      expectRefused(
        'is built for another version of Node',
        'run `npm rebuild better-sqlite3` where hearsay is installed',
      );
      renameSync(path, aside);
    }
    expectRefused('is not installed', 'install it beside hearsay');
    if (existsSync(aside)) renameSync(aside, path);
  });

  test('without the native runtime the demo reads the same, and doctor names WebAssembly', () => {
    const usual = good(home, process.execPath, main, 'demo');
    const path = join(modules, 'onnxruntime-node');
    const aside = join(folder, 'onnxruntime-node');
    renameSync(path, aside);
    const demo = run(home, process.execPath, [main, 'demo']);
    const doctor = run(home, process.execPath, [main, 'doctor']);
    renameSync(aside, path);
    expect([demo.status, demo.stdout, doctor.status]).toEqual([0, usual, 0]);
    expect(doctor.stdout).toMatch(
      /^ok {6}runtime {2}onnxruntime-web \S+, WebAssembly: .*; onnxruntime-node is not installed$/m,
    );
  });

  test('types: the core without @types/node, the rest with it', () => {
    const types = join(modules, '@types');
    const check = (source: string, lib: readonly string[], use: readonly string[]): void => {
      const file = join(home, 'check.ts');
      const options = { noEmit: true, strict: true, module: 'nodenext', target: 'es2023', lib, types: use };
      writeFileSync(file, source);
      writeFileSync(join(home, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: [file] }));
      good(home, process.execPath, resolve(ROOT, 'node_modules/typescript/bin/tsc'), '-p', home);
    };
    writeFileSync(join(home, 'package.json'), JSON.stringify({ type: 'module' }));
    expect(existsSync(types)).toBe(false);
    check(
      `import { analyse, readText, type ReadArticle } from 'hearsay';
       type Engine = Parameters<typeof analyse>[1];
       export const read = (text: string, engine: Engine): Promise<ReadArticle> => analyse(readText(text), engine);`,
      ['es2023'],
      [],
    );
    cpSync(resolve(ROOT, 'node_modules/@types/node'), join(types, 'node'), { recursive: true });
    cpSync(resolve(ROOT, 'node_modules/undici-types'), join(modules, 'undici-types'), { recursive: true });
    check(imported, ['es2023'], ['node']);
    check(
      `import { type HearsayArticleElement, type ReadArticle } from 'hearsay/element';
       import 'hearsay/element';
       export function show(read: ReadArticle): HearsayArticleElement {
         const element = document.createElement('hearsay-article');
         element.addEventListener('hearsay-select', (e) => console.log(e.detail.attribution));
         element.article = read;
         return element;
       }`,
      ['es2023', 'dom'],
      [],
    );
    rmSync(types, { recursive: true });
  });
});
