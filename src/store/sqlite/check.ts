import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Problem } from '../store.ts';
import type { ArticlePack } from './articles.ts';
import { idOf, type Key } from './ids.ts';
import { unpack, unpacked, unpackVectors } from './pack.ts';
import type { Sql } from './sql.ts';

const RESTORE = 'go on with the last backup, or add the articles again';
const STEP = 200;

/** Faults of the file itself, of what points at what, and of what cannot be read back. Other work goes on between the steps. */
export async function check(sql: Sql): Promise<Problem[]> {
  const problems: Problem[] = [];
  try {
    for (const { integrity_check: what } of sql.all<{ integrity_check: string }>('PRAGMA integrity_check(20)'))
      if (what !== 'ok') problems.push({ where: 'file', what, hint: RESTORE });
    for (const { table, parent } of sql.all<{ table: string; parent: string }>('PRAGMA foreign_key_check'))
      problems.push({
        where: `table ${table}`,
        what: `a row points at a row of ${parent} that is not there`,
        hint: RESTORE,
      });
    for (const [where, what, text] of COUNTS) {
      const count = sql.value<number>(text)!;
      if (count > 0) problems.push({ where: `table ${where}`, what: `${count} ${what}`, hint: RESTORE });
    }
    await checkArticles(sql, problems);
    await checkClaims(sql, problems);
  } catch (error) {
    problems.push({ where: 'file', what: (error as Error).message, hint: RESTORE });
  }
  return problems;
}

const COUNTS: readonly (readonly [table: string, what: string, sql: string])[] = [
  [
    'body',
    'articles without their text',
    'SELECT count(*) FROM article a WHERE NOT EXISTS (SELECT 1 FROM body WHERE article = a.row)',
  ],
  [
    'publication',
    'articles without a publication',
    'SELECT count(*) FROM article a WHERE NOT EXISTS (SELECT 1 FROM publication WHERE article = a.row)',
  ],
  [
    'claim',
    'claims without a statement',
    'SELECT count(*) FROM claim c WHERE NOT EXISTS (SELECT 1 FROM statement WHERE claim = c.row)',
  ],
  [
    'statement',
    'settled statements without a claim',
    'SELECT count(*) FROM statement WHERE settled = 1 AND claim IS NULL',
  ],
  [
    'words',
    'statements without their words',
    'SELECT count(*) FROM statement s WHERE NOT EXISTS (SELECT 1 FROM words_docsize WHERE id = s.row)',
  ],
  [
    'bucket',
    'buckets of no statement',
    'SELECT count(*) FROM bucket b WHERE NOT EXISTS (SELECT 1 FROM statement WHERE row = b.statement)',
  ],
];

interface ArticleRow {
  readonly row: number;
  readonly id: Key;
  readonly read: Buffer;
  readonly textAt: number;
  readonly pack: Buffer;
  readonly vectors: Buffer | null;
  readonly text: Buffer;
  readonly statements: number;
}

async function checkArticles(sql: Sql, problems: Problem[]): Promise<void> {
  for (let after = 0; ; ) {
    const rows = sql.all<ArticleRow>(
      `SELECT a.*, b.text, (SELECT count(*) FROM statement s WHERE s.article = a.row) AS statements
       FROM article a JOIN body b ON b.article = a.row WHERE a.row > ? ORDER BY a.row LIMIT ?`,
      after,
      STEP,
    );
    for (const row of rows) {
      const what = faultOf(row);
      if (what) problems.push({ where: `table article, ${idOf('sha256:', row.id)}`, what, hint: RESTORE });
    }
    if (rows.length < STEP) return;
    after = rows.at(-1)!.row;
    await setImmediate();
  }
}

/** What is wrong with an article as it is stored; null for nothing. */
function faultOf({ id, read, textAt, pack, vectors, text: body, statements }: ArticleRow): string | null {
  try {
    const text = unpacked<string>(body);
    const json = unpack(read);
    JSON.parse(json.slice(0, textAt) + JSON.stringify(text) + json.slice(textAt));
    const known = unpacked<ArticlePack>(pack);
    unpackVectors(vectors, known.statements.length);
    const hash = createHash('sha256').update(text).digest('hex');
    if (Buffer.isBuffer(id) && hash !== id.toString('hex')) return 'its text is not the one that its hash names';
    if (known.statements.length !== statements)
      return `${statements} of ${known.statements.length} statements are there`;
    return null;
  } catch (error) {
    return `it does not read back: ${(error as Error).message}`;
  }
}

async function checkClaims(sql: Sql, problems: Problem[]): Promise<void> {
  for (let after = 0; ; ) {
    const rows = sql.all<{ row: number; pack: Buffer }>(
      'SELECT row, pack FROM claim WHERE row > ? AND pack IS NOT NULL ORDER BY row LIMIT ?',
      after,
      STEP,
    );
    for (const { row, pack } of rows) {
      try {
        unpack(pack);
      } catch (error) {
        problems.push({
          where: `table claim, row ${row}`,
          what: `it does not read back: ${(error as Error).message}`,
          hint: RESTORE,
        });
      }
    }
    if (rows.length < STEP) return;
    after = rows.at(-1)!.row;
    await setImmediate();
  }
}
