import { setImmediate } from 'node:timers/promises';
import type { Claim } from '../../records/claim.ts';
import { fold } from '../../records/fold.ts';
import type { Linking } from '../linking.ts';
import { columnsOf } from '../rows/claim-columns.ts';
import { withRelations } from '../rows/claim-json.ts';
import type { SourcePack } from '../rows/entry-columns.ts';
import { idOf, type Key } from '../rows/ids.ts';
import { opened, unpack, unpacked } from '../rows/pack.ts';
import type { Problem } from '../store.ts';
import { type ArticleRow, articleFault, type Told } from './check-articles.ts';
import { Reasons } from './edge-facts.ts';
import type { Sql } from './sql.ts';

const RESTORE = 'go on with the last backup, or add the articles again';
const STEP = 200;

/**
 * Faults of the file itself, of what points at what, and of rows that are not as the records that they follow from. Every record
 * carries a check sum. Other work goes on between the steps.
 */
export async function check(sql: Sql, linking: Linking): Promise<Problem[]> {
  const problems: Problem[] = [];
  const told: Told = { buckets: 0, storyKeys: 0 };
  const add = (where: string, what: string): void => void problems.push({ where, what, hint: RESTORE });
  try {
    for (const { integrity_check: what } of sql.all<{ integrity_check: string }>('PRAGMA integrity_check(20)'))
      if (what !== 'ok') add('file', what.replaceAll('\n', '; '));
    for (const { table, parent } of sql.all<{ table: string; parent: string }>('PRAGMA foreign_key_check'))
      add(`table ${table}`, `a row points at a row of ${parent} that is not there`);
    for (const [table, what, text] of COUNTS) {
      const count = sql.value<number>(text)!;
      if (count > 0) add(`table ${table}`, `${count} ${what}`);
    }
    for (const [table, name, page, fault] of TABLES) {
      for (let after: number | null = -1; after !== null; ) {
        const rows: { readonly row: number }[] = sql.all(page, after, STEP);
        for (const row of rows) {
          const what = guarded(() => fault(sql, row as never, linking, told));
          if (what !== null) add(`table ${table}, ${name(row as never)}`, what);
        }
        after = rows.length < STEP ? null : rows.at(-1)!.row;
        await setImmediate();
      }
    }
    const more = sql.value<number>('SELECT count(*) FROM bucket')! - told.buckets;
    if (more > 0) add('table bucket', `${more} rows more than statements tell`);
    const keys = sql.value<number>('SELECT count(*) FROM storyKey')! - told.storyKeys;
    if (keys > 0) add('table storyKey', `${keys} rows more than articles tell`);
    const reasons = new Reasons(sql);
    for (const { facts } of sql.all<{ facts: Buffer }>('SELECT DISTINCT facts FROM edge'))
      if (guarded(() => void reasons.facts(facts))) add('table edge', 'an edge does not read back');
    for (const { json } of sql.iterate<{ json: string }>('SELECT json FROM decision'))
      if (guarded(() => void opened(json))) add('table decision', 'a decision does not read back');
  } catch (error) {
    add('file', (error as Error).message);
  }
  return problems;
}

function guarded(look: () => string | null | undefined): string | null {
  try {
    return look() ?? null;
  } catch (error) {
    return `it does not read back: ${(error as Error).message}`;
  }
}

const COUNTS: readonly (readonly [table: string, what: string, sql: string])[] = [
  [
    'body',
    'articles without their text',
    'SELECT count(*) FROM article a WHERE NOT EXISTS (SELECT 1 FROM body WHERE article = a.row)',
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
    'storyArticle',
    'articles without a place among stories',
    'SELECT count(*) FROM article a WHERE NOT EXISTS (SELECT 1 FROM storyArticle WHERE article = a.row)',
  ],
  [
    'story',
    'stories of other articles than they say',
    `SELECT count(*) FROM story s WHERE s.articles <> (SELECT count(*) FROM storyArticle WHERE story = s.row)
       OR NOT EXISTS (SELECT 1 FROM storyArticle WHERE story = s.row AND article = s.central)`,
  ],
  ['maker', 'makers of persons under another name', `SELECT count(*) FROM maker WHERE row = 1 AND name <> 'person'`],
];

interface ClaimRow {
  readonly row: number;
  readonly id: Key | null;
  readonly rank: number;
  readonly disputed: number;
  readonly statements: number;
  readonly articles: number;
  readonly origins: number;
  readonly newest: number;
  readonly board: number;
  readonly listable: number;
  readonly pack: Buffer | null;
  readonly relationsAt: number | null;
}

type Table = readonly [
  table: string,
  name: (row: never) => string,
  page: string,
  fault: (sql: Sql, row: never, linking: Linking, told: Told) => string | null,
];

const TABLES: readonly Table[] = [
  [
    'article',
    ({ id }: ArticleRow) => idOf('sha256:', id),
    'SELECT a.*, b.text FROM article a JOIN body b ON b.article = a.row WHERE a.row > ? ORDER BY a.row LIMIT ?',
    articleFault,
  ],
  ['claim', ({ row }: ClaimRow) => `row ${row}`, 'SELECT * FROM claim WHERE row > ? ORDER BY row LIMIT ?', claimFault],
  [
    'outlet',
    ({ name }: OutletRow) => name,
    'SELECT row, name, folded FROM outlet WHERE row > ? ORDER BY row LIMIT ?',
    (_, { name, folded }: OutletRow) => (folded === fold(name) ? null : 'it stands under another name'),
  ],
  [
    'source',
    ({ id }: SourceRow) => idOf('s:', id),
    `SELECT o.*, (SELECT count(*) FROM local l JOIN statement s ON s.article = l.article AND s.local = l.n
       WHERE l.source = o.row) AS counted FROM source o WHERE o.row > ? ORDER BY o.row LIMIT ?`,
    sourceFault,
  ],
];

interface OutletRow {
  readonly name: string;
  readonly folded: string;
}

interface SourceRow extends OutletRow {
  readonly id: Key;
  readonly pack: Buffer;
  readonly statements: number;
  readonly counted: number;
}

function sourceFault(_: Sql, { pack, name, folded, statements, counted }: SourceRow): string | null {
  if (unpacked<SourcePack>(pack).name !== name || folded !== fold(name)) return 'it stands under another name';
  return statements === counted ? null : `it is said to have ${statements} statements and has ${counted}`;
}

function claimFault(sql: Sql, row: ClaimRow): string | null {
  if (row.pack === null) return row.statements === 1 && row.disputed === 0 ? null : 'what it holds is not there';
  const json = unpack(row.pack);
  const claim = JSON.parse(withRelations(json, row.relationsAt ?? 0, [])) as Claim;
  if (row.id !== null && idOf('c:', row.id) !== claim.id) return 'it stands under another id';
  const ids = new Set(claim.statements.map((s) => s.id));
  const members = sql.all<{ id: Key }>('SELECT id FROM statement WHERE claim = ?', row.row);
  if (members.length !== ids.size || !members.every((m) => ids.has(idOf('st:', m.id))))
    return 'its statements are not those that belong to it';
  const told = columnsOf(claim, members.length);
  const is = [row.rank, row.disputed, row.statements, row.articles, row.origins, row.newest, row.board, row.listable];
  return told.every((value, i) => value === is[i]) ? null : 'its row is not as its record';
}
