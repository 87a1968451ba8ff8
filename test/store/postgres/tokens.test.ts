import { expect, test } from 'vitest';
import { stemsOf, tokensOf } from '../../../src/store/postgres/tokens.ts';
import { betterSqlite, ownSqlite } from '../../../src/store/sqlite/find-sqlite.ts';
import { dice } from '../generated.ts';

const sqlite = (await betterSqlite().catch(() => null)) ?? ownSqlite();
if (!sqlite) throw new Error('no SQLite can be loaded');

/** Tokens that FTS5 finds in texts, by one of its tokenizers. */
function oracle(tokenizer: 'unicode61' | 'porter', texts: readonly string[]): string[][] {
  const db = sqlite!.connect(':memory:');
  const spoken = tokenizer === 'porter' ? 'porter unicode61 remove_diacritics 2' : 'unicode61 remove_diacritics 2';
  db.exec(
    `CREATE VIRTUAL TABLE t USING fts5 (x, tokenize = "${spoken}"); CREATE VIRTUAL TABLE v USING fts5vocab (t, instance)`,
  );
  const insert = db.prepare('INSERT INTO t (rowid, x) VALUES (?, ?)');
  db.exec('BEGIN');
  for (const [i, text] of texts.entries()) insert.run(i + 1, text);
  db.exec('COMMIT');
  const out = texts.map((): string[] => []);
  for (const row of db.prepare('SELECT doc, offset, term FROM v').all()) {
    const { doc, offset, term } = row as { doc: number; offset: number; term: string };
    out[doc - 1]![offset] = term;
  }
  db.close();
  return out;
}

test('every sign of the scripts that news is written in is taken for what FTS5 takes it', () => {
  // Basic Latin to Cyrillic, Hebrew, Greek with marks, punctuation, symbols, kana, CJK; signs younger than FTS5's table are left out.
  const blocks = [
    [0x01, 0x36f],
    [0x370, 0x527],
    [0x531, 0x58a],
    [0x5d0, 0x604],
    [0x1e00, 0x1fff],
    [0x2000, 0x2064],
    [0x206a, 0x20b9],
    [0x2190, 0x23f3],
    [0x3000, 0x30ff],
    [0x4e00, 0x9fbf],
    [0xac00, 0xd7a3],
    [0xe000, 0xe0ff],
    [0xff00, 0xffef],
  ] as const;
  // Kept in other letters by FTS5's table alone: letters with two marks of which it knows one, and one Greek letter that came later.
  const others = new Set([0x1e0, 0x1e1, 0x37f]);
  const signs = blocks
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i))
    .filter((code) => !others.has(code));
  const texts = signs.map((code) => `ka${String.fromCodePoint(code)}b ${String.fromCodePoint(code)}`);
  const found = oracle('unicode61', texts);
  const wrong = signs.filter((_, i) => JSON.stringify(tokensOf(texts[i]!)) !== JSON.stringify(found[i]));
  expect(wrong.map((code) => code.toString(16))).toEqual([]);
});

test('words are stemmed as FTS5 stems them', () => {
  const d = dice(7);
  const [first, vowels, last] = ['bcdfglmnprstvwxyz', 'aeiouyé', 'lnrstxw'];
  const ends =
    'ational tional enci anci izer logi bli alli entli eli ousli ization ation ator alism iveness fulness ousness aliti iviti biliti ical ness icate iciti ful ative alize al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize ed ing eed s es sses ies y e ll sky'.split(
      ' ',
    );
  const words = Array.from({ length: 20_000 }, () => {
    let word = '';
    for (let n = d(4); n >= 0; n--) word += first[d(17)]! + vowels[d(7)]! + (d(2) ? last[d(7)]! : '');
    return word.slice(d(2)) + ends[d(ends.length)]! + (d(3) ? '' : ends[d(ends.length)]!);
  });
  words.push('x'.repeat(70), 'a', 'is', 'ss', 'Überraschungen', 'naïveté', 'said', 'running', '2026', 'covid19');
  const found = oracle('porter', words);
  expect(words.filter((word, i) => JSON.stringify(stemsOf(word)) !== JSON.stringify(found[i]))).toEqual([]);
});
