import { expect, test } from 'vitest';
import { WRITTEN } from '../../src/records/formats.ts';
import { expectGolden } from '../golden.ts';
import { hearsay } from './run.ts';

const helpOf = (command: string): [string[], string] => [[command, '--help'], `help-${command}.txt`];

test.each<[string[], string]>([
  [['--help'], 'help.txt'],
  [['help', 'read'], 'help-read.txt'],
  [['extract', '--help'], 'help-extract.txt'],
  [['demo', '--help'], 'help-demo.txt'],
  [['doctor', '--help'], 'help-doctor.txt'],
  ...[
    'add',
    'claims',
    'claim',
    'stories',
    'story',
    'search',
    'sources',
    'source',
    'figures',
    'trace',
    'decide',
    'lsp',
    'watch',
    'mcp',
    'digest',
    'compare',
  ].map(helpOf),
  ...['worker', 'quarantine', 'link', 'tenant', 'serve'].map(helpOf),
  [['tenant', 'create', '--help'], 'help-tenant-create.txt'],
  [['token', 'create', '--help'], 'help-token-create.txt'],
  [['quarantine', 'retry', '--help'], 'help-quarantine-retry.txt'],
  ...['stats', 'export', 'backup', 'move', 'check', 'relink', 'remove'].map(helpOf),
])('hearsay %j', async (args, file) => {
  const { code, out, err } = await hearsay(args);
  expect([code, err]).toEqual([0, '']);
  expectGolden(`cli/golden/${file}`, out);
});

test('without a command the help is an error', async () => {
  const { code, out, err } = await hearsay([]);
  expect([code, out]).toEqual([2, '']);
  expectGolden('cli/golden/help.txt', err);
});

test('--version tells engine, rules, schema and runtime', async () => {
  const { code, out, err } = await hearsay(['--version']);
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(
    /^hearsay \d+\.\d+\.\d+, engine model, rules en-[0-9a-f]{12}, schema 1, runtime onnxruntime-node \d+\.\d+\.\d+ \(native\)\n$/,
  );
});

test.each([
  [['raed', 'x'], "hearsay: unknown command 'raed'\n  did you mean read? see hearsay --help\n"],
  [['read'], "hearsay: missing required argument 'file'\n  see hearsay read --help\n"],
  [['extract'], "hearsay: missing required argument 'path'\n  see hearsay extract --help\n"],
  [
    ['read', 'x', 'y'],
    "hearsay: too many arguments for 'read'. Expected 1 argument but got 2.\n  see hearsay read --help\n",
  ],
  [
    ['read', 'x', '--fromat', 'json'],
    "hearsay: unknown option '--fromat'\n  did you mean --format? see hearsay read --help\n",
  ],
  [
    ['read', 'x', '--format', 'xml'],
    `hearsay: option '-f, --format <name>' argument 'xml' is invalid. Allowed choices are ${WRITTEN.article.join(', ')}.\n  see hearsay read --help\n`,
  ],
  [
    ['read', 'x', '--width', '3'],
    "hearsay: option '--width <columns>' argument '3' is invalid. Give a number from 20 to 9999.\n  see hearsay read --help\n",
  ],
  [
    ['read', 'x', '--published', '2026-02-30'],
    "hearsay: option '--published <date>' argument '2026-02-30' is invalid. Give a date as 2026-03-16, or with a time and its offset from UTC.\n  see hearsay read --help\n",
  ],
  [
    ['read', 'x', '--url', 'javascript:1'],
    "hearsay: option '--url <address>' argument 'javascript:1' is invalid. Give an address that starts with http:// or https://.\n  see hearsay read --help\n",
  ],
])('usage: %j', async (args, message) => {
  expect(await hearsay(args)).toEqual({ code: 2, out: '', err: message });
});
