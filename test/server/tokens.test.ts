import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openTokens, tokensPath } from '../../src/server/tokens.ts';
import { hearsay } from '../cli/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-tokens-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a token is told once and kept as a hash, in a file for its owner alone', () => {
  const path = join(folder, 'tokens.json');
  const book = openTokens(path, () => new Date('2026-03-16T10:00:00Z'));
  expect(book.any()).toBe(false);
  const { token, record } = book.create('desk', 'read');
  expect(token).toMatch(/^hs_[A-Za-z0-9_-]{43}$/);
  const kept = readFileSync(path, 'utf8');
  expect(kept).not.toContain(token.slice(12));
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(book.verify(token)?.id).toBe(record.id);
  expect(book.verify(`${token}x`)).toBeNull();
  expect(book.verify('')).toBeNull();
  expect(book.list()[0]?.used).toBe('2026-03-16T10:00:00.000Z');
  expect(() => book.create('desk', 'write')).toThrow(/has this name already: desk/);
  // Another process sees it and takes it back.
  openTokens(path).revoke('desk');
  expect(book.verify(token)).toBeNull();
  expect(book.any()).toBe(false);
  expect(() => book.revoke('desk')).toThrow(/no such token: desk/);
});

test('a damaged file is refused rather than taken for an empty one', () => {
  const path = join(folder, 'damaged.json');
  for (const text of ['', '{', '{"tokens": 1}', '{"tokens": [{"id": "a", "name": "b", "scope": "all"}]}']) {
    writeFileSync(path, `${text}${' '.repeat(text.length)}`);
    expect(() => openTokens(path).any()).toThrow(/tokens? .*in .*damaged\.json|bad token/);
  }
});

test('a token opens the ledger that it was made for, and no other of its folder', () => {
  const [one, other, link] = ['one.db', 'other.db', 'link.db'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const database of [one, other]) writeFileSync(database, '');
  symlinkSync(one, link);
  const { token } = openTokens(tokensPath(one)).create('desk', 'write');
  const opens = (database: string): boolean => openTokens(tokensPath(database)).verify(token) !== null;
  expect([one, link, other].map(opens)).toEqual([true, true, false]);
});

test('hearsay token create, list, revoke', async () => {
  const db = join(folder, 'cli', 'ledger.db');
  const made = await hearsay(['token', 'create', '--name', 'news desk', '--scope', 'write', '--db', db]);
  expect(made.code).toBe(0);
  expect(made.out).toMatch(/^hs_[A-Za-z0-9_-]{43}\n$/);
  const id = made.out.slice(3, 11);
  const list = await hearsay(['token', 'list', '--db', db]);
  expect(list.out).toMatch(new RegExp(`^${id}  write  news desk  created \\S+  never used\\n$`));
  expect(list.out).not.toContain(made.out.trim());
  expect((await hearsay(['token', 'revoke', id, '--db', db])).code).toBe(0);
  expect((await hearsay(['token', 'list', '--db', db])).out).toMatch(/revoked \S+\n$/);
  const again = await hearsay(['token', 'revoke', id, '--db', db]);
  expect([again.code, again.err]).toEqual([1, `hearsay: no such token: ${id}\n  hearsay token list shows them\n`]);
  const bad = await hearsay(['token', 'create', '--name', 'x', '--scope', 'all', '--db', db]);
  expect(bad.code).toBe(2);
  expect(bad.err).toMatch(/^hearsay: .*\n {2}see hearsay token create --help\n$/);
});
