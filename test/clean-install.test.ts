import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

test('npm ci warns of no package that asks for another Node', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-install-'));
  try {
    for (const name of ['package.json', 'package-lock.json'])
      copyFileSync(resolve(import.meta.dirname, '..', name), join(folder, name));
    const options = ['--dry-run', '--offline', '--ignore-scripts', '--loglevel', 'warn'];
    const { status, stdout, stderr } = spawnSync('npm', ['ci', ...options], { cwd: folder, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/added \d+ packages/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
