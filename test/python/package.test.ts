import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { pythonRecords } from '../../scripts/python-records.ts';
import { VERSION } from '../../src/version.ts';
import { started } from '../server/start.ts';
import { pythonWith, ROOT, ran } from './python.ts';

const PACKAGE = resolve(ROOT, 'python');
const bare = pythonWith();
const typed = pythonWith('mypy', 'setuptools', 'pip');
const folder = mkdtempSync(join(tmpdir(), 'hearsay-python-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('records are those of the published schemas', () => {
  const file = readFileSync(resolve(PACKAGE, 'src/hearsay/records.py'), 'utf8');
  expect(file, 'npx tsx scripts/python-records.ts').toBe(pythonRecords());
  expect(file).toMatch(/^class ReadArticle\(TypedDict\):$/m);
  expect(readFileSync(resolve(PACKAGE, 'pyproject.toml'), 'utf8')).toContain(`version = "${VERSION}"`);
});

describe.skipIf(bare === null)('the package', () => {
  test('its own tests, against a real server and the real command line', { timeout: 900_000 }, async () => {
    const server = await started();
    const token = server.tokens.create('python', 'write').token;
    const args = ['-m', 'unittest', 'discover', '--start-directory', 'tests', '--top-level-directory', '.'];
    const env = { HEARSAY_URL: server.url, HEARSAY_TOKEN: token };
    const { code, told } = await ran(bare!, args, { cwd: PACKAGE, env });
    await server.stop();
    expect(told).toMatch(/\nRan 14 tests[\s\S]*\nOK\n$/);
    expect([code, server.faults]).toEqual([0, []]);
  });
});

describe.skipIf(typed === null)('the package as others have it', () => {
  test('its types hold, in its tests too', { timeout: 900_000 }, async () => {
    const { code, told } = await ran(typed!, ['-m', 'mypy', '--cache-dir', join(folder, 'mypy')], { cwd: PACKAGE });
    expect([code, told]).toEqual([0, expect.stringContaining('no issues found')]);
  });

  test('it installs, and a program with wrong types is told', { timeout: 900_000 }, async () => {
    const source = join(folder, 'python');
    const site = join(folder, 'site');
    cpSync(PACKAGE, source, { recursive: true });
    const install = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--no-build-isolation', '--target', site, source];
    expect((await ran(typed!, install, { cwd: folder })).code).toBe(0);
    const env = { PYTHONPATH: site };
    const { told } = await ran(typed!, ['-c', 'import hearsay; print(hearsay.__file__)'], { cwd: folder, env });
    expect(told.trim()).toBe(join(site, 'hearsay/__init__.py'));
    const wrong = 'import hearsay\nfor c in hearsay.Client().claims():\n    print(c["titel"])\n';
    const check = await ran(typed!, ['-m', 'mypy', '--cache-dir', join(folder, 'mypy'), '-c', wrong], {
      cwd: folder,
      env: { ...env, MYPYPATH: site },
    });
    expect(check.told).toContain('TypedDict "Claim" has no key "titel"');
  });
});
