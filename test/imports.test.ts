import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** Who may import whom, by folder of `src` (design: stages know records and rules, never one another). */
const STAGES = ['read', 'parse', 'attribute', 'resolve', 'figures', 'link'];
const SURFACES = ['cli', 'server', 'mcp', 'lsp'];
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  records: [],
  rules: ['records'],
  ...Object.fromEntries(STAGES.map((s) => [s, ['records', 'rules']])),
  ...Object.fromEntries(['present', 'lint', 'store'].map((s) => [s, ['records', 'rules']])),
  digest: ['present', 'records', 'rules'],
  compare: ['present', 'records', 'rules'],
  ledger: ['link', 'store', 'records', 'rules'],
  deliver: ['read', 'present', 'store', 'records'],
  queue: ['.', 'bulk', 'ledger', 'read', 'store', 'records'],
  bulk: ['.', 'read', 'present', 'records', 'rules'],
  archive: ['bulk', 'ledger', 'store', 'records'],
  ...Object.fromEntries(SURFACES.map((s) => [s, ['.', 'ledger', 'bulk', 'store', 'present', 'lint', 'records']])),
  cli: [
    '.',
    'ledger',
    'compare',
    'deliver',
    'archive',
    'bulk',
    'queue',
    'server',
    'mcp',
    'lsp',
    'store',
    'present',
    'lint',
    'records',
  ],
  mcp: ['.', 'server', 'ledger', 'store', 'present', 'records'],
  lsp: ['.', 'present', 'lint', 'records'],
  '.': ['.', ...STAGES, 'ledger', 'present', 'lint', 'digest', 'compare', 'store', 'records', 'rules'],
};
/** Files that may use Node: the core is bundled for browsers without them. */
const NODE_ONLY =
  /^(archive|bulk|cli|ledger|queue|server|mcp|lsp|store\/(?:postgres|rows|sqlite))\/|^node\.ts$|^(?:[a-z-]+\/)*[a-z-]*-node[a-z-]*\.ts$/;

const SRC = resolve(import.meta.dirname, '../src');
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts'));
const folder = (file: string): string => (file.includes('/') ? file.slice(0, file.indexOf('/')) : '.');
const importsOf = (file: string): string[] =>
  ts.preProcessFile(readFileSync(join(SRC, file), 'utf8'), true, true).importedFiles.map((i) => i.fileName);
const local = (file: string): string[] =>
  importsOf(file)
    .filter((i) => i.startsWith('.'))
    .map((i) => relative(SRC, resolve(SRC, dirname(file), i)));

test('every folder imports only what the design allows', () => {
  expect(files.length).toBeGreaterThan(20);
  const wrong = files.flatMap((f) =>
    local(f)
      .filter((to) => folder(to) !== folder(f) && !(ALLOWED[folder(f)] ?? []).includes(folder(to)))
      .map((to) => `${f} imports ${to}`),
  );
  expect(wrong).toEqual([]);
});

test('the core imports no Node module', () => {
  const wrong = files.filter((f) => !NODE_ONLY.test(f) && importsOf(f).some((i) => i.startsWith('node:')));
  expect(wrong).toEqual([]);
});

test('no import cycle', () => {
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
      return;
    }
    state.set(file, 'open');
    for (const to of local(file)) visit(to, [...path, file]);
    state.set(file, 'done');
  };
  for (const f of files) visit(f, []);
  expect(cycles).toEqual([]);
});
