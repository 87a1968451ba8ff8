import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hearsay } from './run.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-lint-'));
  mkdirSync(join(folder, 'desk'));
  writeFileSync(join(folder, 'desk/draft.md'), '# Rain\n\nAda Lund claimed that it rains.\n');
  writeFileSync(join(folder, 'clean.txt'), 'Ada Lund said that it rains in the hills.\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

const lint = (...args: readonly string[]) => hearsay(['lint', '--engine', 'rules', ...args]);

test('findings give 3, a level above them 0, a draft that cannot be read 1, a bad value 2', async () => {
  const draft = join(folder, 'desk/draft.md');
  const { code, out } = await lint(draft, '--format', 'json');
  expect(code).toBe(3);
  const { file, findings } = JSON.parse(out);
  expect([file, findings[0].rule, findings[0].span]).toEqual([draft, 'loaded-verb', [17, 24]]);
  expect((await lint(draft, '--fail-on', 'error')).code).toBe(0);
  expect((await lint(join(folder, 'clean.txt'))).out).toBe('no findings in 1 file\n');
  const missing = await lint(join(folder, 'none.txt'), join(folder, 'clean.txt'));
  expect([missing.code, missing.out]).toEqual([1, 'no findings in 1 file\n']);
  expect(missing.err).toContain('none.txt');
  expect((await lint(draft, '--fail-on', 'much')).code).toBe(2);
  expect((await lint()).code).toBe(2);
});

test('settings are found upwards, and a mistake in them is one line', async () => {
  const config = join(folder, 'hearsay.config.json');
  writeFileSync(config, '{"lint": {"rules": {"loaded-verb": "off"}}}');
  expect((await lint(join(folder, 'desk/draft.md'))).code).toBe(0);
  expect((await lint(join(folder, 'desk/draft.md'), '--no-config')).code).toBe(3);
  writeFileSync(config, '{"lint": {"rules": {"loaded-verb": "of"}}}');
  const { code, err, out } = await lint(join(folder, 'desk/draft.md'));
  expect([code, out]).toEqual([2, '']);
  expect(err).toBe(
    `hearsay: ${config}: bad value at lint.rules.loaded-verb: "of"\n  allowed: error, warning, info, off\n`,
  );
  rmSync(config);
});

test('--fix mends the file and leaves one without a fix alone', async () => {
  const draft = join(folder, 'fix.md');
  writeFileSync(draft, 'Ada Lund claimed that it rains. <!-- a note -->\n');
  expect((await lint(draft, '--fix')).code).toBe(0);
  expect(readFileSync(draft, 'utf8')).toBe('Ada Lund said that it rains. <!-- a note -->\n');
});

test('places told by --fix are those of the file as it is now', async () => {
  const draft = join(folder, 'left.md');
  const old = 'Ada Lund claimed that it rains. Ada Lund slammed the council.\n\nIda Moss slammed the board.\n';
  for (const format of ['json', 'sarif', 'github', 'text']) {
    writeFileSync(draft, old);
    const mended = await lint(draft, '--fix', '--format', format);
    expect(readFileSync(draft, 'utf8')).toBe(old.replace('claimed', 'said'));
    // A fresh run over the mended file tells the same.
    expect(mended).toEqual(await lint(draft, '--format', format));
    expect(mended.code).toBe(3);
  }
  const { findings } = JSON.parse((await lint(draft, '--format', 'json')).out);
  const text = readFileSync(draft, 'utf8');
  expect(findings.map(({ span }: { span: [number, number] }) => text.slice(...span))).toEqual(['slammed', 'slammed']);
});

test('--explain shows the page of a rule and refuses one that is none', async () => {
  expect((await lint('--explain', 'loaded-verb')).out).toMatch(/^# loaded-verb\n/);
  const { code, err } = await lint('--explain', 'loaded');
  expect([code, err]).toEqual([2, 'hearsay: there is no rule "loaded"\n  --explain all lists the rules\n']);
});
