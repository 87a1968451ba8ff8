import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { program } from '../../src/cli/program.ts';
import { VERSION } from '../../src/version.ts';

const FOLDER = resolve(import.meta.dirname, '../../examples/deploy');

test.each(['compose.yaml', 'kubernetes.yaml', 'hearsay-worker.service'])('%s asks for what is there', (file) => {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  if (file.endsWith('.yaml')) expect(parseAllDocuments(text).flatMap((d) => d.errors)).toEqual([]);
  expect(new Set([...text.matchAll(/hearsay-(\d[\d.]*\d)\.tgz/g)].map((m) => m[1]))).toEqual(new Set([VERSION]));
  // Without `exec` a signal to stop ends npx, and the worker goes on.
  const commands = [...text.matchAll(/exec hearsay (\w+) ([^\n]*)/g)];
  expect(commands.length).toBeGreaterThan(0);
  for (const [, name, rest] of commands) {
    const command = program().commands.find((c) => c.name() === name);
    const known = command?.options.map((o) => o.long) ?? [];
    for (const [option] of rest!.matchAll(/--[a-z-]+/g)) expect(known, `${name} ${option}`).toContain(option);
  }
});

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

test.skipIf(!hasSystemd)('systemd understands every line of the unit', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-unit-'));
  try {
    const verify = (name: string, text: string): string => {
      const file = join(folder, name);
      writeFileSync(file, text);
      return spawnSync('systemd-analyze', ['verify', file], { encoding: 'utf8' }).stderr;
    };
    // Where npx lies is up to the machine.
    const unit = readFileSync(join(FOLDER, 'hearsay-worker.service'), 'utf8').replace('/usr/bin/npx', process.execPath);
    expect(verify('hearsay-worker.service', unit)).not.toContain('hearsay-worker.service');
    const broken = unit.replace('KillMode=mixed', 'KillMode=softly');
    expect(verify('hearsay-broken.service', broken)).toContain('hearsay-broken.service');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
