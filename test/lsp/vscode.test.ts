import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS, readSettings } from '../../src/lsp/settings.ts';
import { LEGEND } from '../../src/lsp/tokens.ts';
import { ENGINES } from '../../src/records/read-article.ts';
import { VERSION } from '../../src/version.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const manifest = JSON.parse(read('editors/vscode/package.json'));
const ids = (list: readonly { readonly id: string }[]): readonly string[] => list.map((x) => x.id);

test('the extension for VS Code compiles into files that its manifest names', () => {
  const out = mkdtempSync(join(tmpdir(), 'hearsay-vscode-'));
  execFileSync(process.execPath, [join(ROOT, 'scripts/build-vscode.mjs'), out], { stdio: 'pipe' });
  const named = [manifest.main, ...manifest.contributes.jsonValidation.map((v: { url: string }) => v.url)];
  for (const path of named) {
    expect(path).toMatch(/^\.\/dist\//);
    expect(existsSync(join(out, path.slice('./dist/'.length))), path).toBe(true);
  }
  const script = readFileSync(join(out, 'extension.js'), 'utf8');
  const asked = [...script.matchAll(/\brequire\("([^"]+)"\)/g)].map((m) => m[1]!);
  expect(asked).toContain('vscode');
  expect(asked.filter((m) => m !== 'vscode' && !process.getBuiltinModule(m))).toEqual([]);
  rmSync(out, { recursive: true });
});

test('its manifest has the tokens, settings, engines and version of the server', () => {
  const { contributes, engines, version } = manifest;
  expect(version).toBe(VERSION);
  expect(ids(contributes.semanticTokenTypes)).toEqual(LEGEND.tokenTypes);
  expect(ids(contributes.semanticTokenModifiers)).toEqual(LEGEND.tokenModifiers);
  expect(Object.keys(contributes.semanticTokenScopes[0].scopes)).toEqual(LEGEND.tokenTypes);
  const { properties } = contributes.configuration;
  for (const [name, value] of Object.entries(DEFAULT_SETTINGS))
    expect(properties[`hearsay.${name}`].default, name).toBe(value);
  const { minimum, maximum } = properties['hearsay.pause'];
  const isGood = (pause: number): boolean => readSettings({ pause }).complaints.length === 0;
  expect([minimum - 1, minimum, maximum, maximum + 1].map(isGood)).toEqual([false, true, true, false]);
  expect([...properties['hearsay.engine'].enum].sort()).toEqual([...ENGINES].sort());
  // What is used of the editor's interface is what its oldest version has.
  const types = JSON.parse(read('package.json')).devDependencies['@types/vscode'];
  expect(engines.vscode).toBe(`^${types}`);
  const page = read('editors/vscode/README.md');
  for (const name of Object.keys(properties)) expect(page).toContain(`| \`${name}\` `);
});
