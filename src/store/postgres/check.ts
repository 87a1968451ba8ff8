import { createHash } from 'node:crypto';
import type { Claim } from '../../records/claim.ts';
import { fold } from '../../records/fold.ts';
import type { LedgerSource } from '../../records/ledger.ts';
import { addressOf } from '../../records/publication-order.ts';
import type { ReadArticle } from '../../records/read-article.ts';
import { packOf } from '../rows/article-pack.ts';
import { columnsOf } from '../rows/claim-columns.ts';
import { withRelations } from '../rows/claim-json.ts';
import { gradeCodes, stanceCodes } from '../rows/codes.ts';
import { type PublicationPack, type SourcePack, wordingOf } from '../rows/entry-columns.ts';
import { dayOf, hash48, idOf } from '../rows/ids.ts';
import { storedKeys, tableKeys } from '../rows/keys.ts';
import { opened, unpack, unpacked, unpackVectors } from '../rows/pack.ts';
import type { Problem } from '../store.ts';
import { idIn, keyIn, nameIn } from './bytes.ts';
import type { Reading } from './reading.ts';

const RESTORE = 'go on with the last backup, or add the articles again';
const STEP = 100;

/**
 * Faults of what points at what, and of rows that are not as the records that they follow from. Every record carries a check sum; the files
 * themselves are the server's to check.
 */
export async function check(r: Reading): Promise<Problem[]> {
  const problems: Problem[] = [];
  const add = (where: string, what: string): void => void problems.push({ where, what, hint: RESTORE });
  for (const [table, what, text] of COUNTS) {
    const count = (await r.sql.value<number>(text))!;
    if (count > 0) add(`table ${table}`, `${count} ${what}`);
  }
  let buckets = 0;
  for await (const rows of paged<ArticleRow>(r, ARTICLES)) {
    const beside = await besideOf(r, rows);
    for (const row of rows) {
      const found = guarded(() => articleFault(r, row, beside));
      if (typeof found === 'string') add(`table article, ${idIn('sha256:', row.id)}`, found);
      else buckets += found;
    }
  }
  const more = (await r.sql.value<number>('SELECT count(*) FROM bucket'))! - buckets;
  if (more !== 0 && !problems.length) add('table bucket', `${more} rows more than statements tell: relink`);
  for await (const rows of paged<ClaimRow>(r, CLAIMS))
    for (const row of rows) {
      const what = guarded(() => claimFault(row));
      if (typeof what === 'string') add(`table claim, row ${row.row}`, what);
    }
  for await (const rows of paged<SourceRow>(r, SOURCES))
    for (const row of rows) {
      const what = guarded(() => sourceFault(row));
      if (typeof what === 'string') add(`table source, ${idIn('s:', row.id)}`, what);
    }
  for (const facts of await r.sql.column<Buffer>('SELECT DISTINCT facts FROM edge'))
    if (
      await r.reasons.facts([facts]).then(
        () => false,
        () => true,
      )
    )
      add('table edge', 'an edge does not read back');
  for (const json of await r.sql.column<string>('SELECT json FROM decision'))
    if (typeof guarded(() => opened<object>(json)) === 'string') add('table decision', 'a decision does not read back');
  return problems;
}

/** What a look finds, or that something does not read back. */
function guarded<T>(look: () => T): T | string {
  try {
    return look();
  } catch {
    return 'it does not read back';
  }
}

async function* paged<T extends { readonly row: number }>(r: Reading, text: string): AsyncGenerator<readonly T[]> {
  for (let after: number | null = 0; after !== null; ) {
    const rows: T[] = await r.sql.all<T>(text, after, STEP);
    yield rows;
    after = rows.length < STEP ? null : rows.at(-1)!.row;
  }
}

const COUNTS = [
  [
    'body',
    'articles without a text',
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
    `SELECT count(*) FROM statement s WHERE settled AND (claim IS NULL OR NOT EXISTS (SELECT 1 FROM claim WHERE row = s.claim))`,
  ],
  [
    'words',
    'statements without their words',
    'SELECT count(*) FROM statement s WHERE NOT EXISTS (SELECT 1 FROM words WHERE statement = s.row)',
  ],
  [
    'words',
    'words that are counted otherwise than they are',
    'SELECT abs(l.texts - w.texts) + abs(l.tokens - w.tokens) FROM ledger l, (SELECT count(*) AS texts, coalesce(sum(length), 0)::bigint AS tokens FROM words) w',
  ],
  [
    'edge',
    'edges at statements that are not there',
    `SELECT count(*) FROM edge e WHERE NOT EXISTS (SELECT 1 FROM statement WHERE row = e.a)
       OR NOT EXISTS (SELECT 1 FROM statement WHERE row = e.b)`,
  ],
  [
    'story_article',
    'articles without a place among stories',
    'SELECT count(*) FROM article a WHERE NOT EXISTS (SELECT 1 FROM story_article WHERE article = a.row)',
  ],
  [
    'story',
    'stories of other articles than they say',
    `SELECT count(*) FROM story s WHERE s.articles <> (SELECT count(*) FROM story_article WHERE story = s.row)
       OR NOT EXISTS (SELECT 1 FROM story_article WHERE story = s.row AND article = s.central)`,
  ],
] as const;

interface ArticleRow {
  readonly row: number;
  readonly id: Buffer;
  readonly sources: Buffer;
  readonly read: Buffer;
  readonly text_at: number;
  readonly pack: Buffer;
  readonly vectors: Buffer | null;
  readonly text: Buffer;
  readonly figures: number;
}

const ARTICLES = `SELECT a.row, a.id, a.sources, a.read, a.text_at, a.pack, a.vectors, b.text,
    (SELECT count(*) FROM figure WHERE article = a.row) AS figures
  FROM article a JOIN body b ON b.article = a.row WHERE a.row > ? ORDER BY a.row LIMIT ?`;

interface StatementRow {
  readonly article: number;
  readonly row: number;
  readonly id: Buffer;
  readonly n: number;
  readonly local: number | null;
  readonly stance: number;
  readonly grade: number;
  readonly day: number | null;
}

interface Beside {
  readonly statements: readonly StatementRow[];
  readonly publications: readonly { article: number; id: Buffer; day: number; address: number | null; pack: Buffer }[];
  readonly locals: readonly { article: number; n: number; id: string; wording: number; why: string | null }[];
  /** Keys and statements of buckets, as words. */
  readonly buckets: ReadonlySet<string>;
}

/** Rows of other tables that belong to these articles. */
async function besideOf(r: Reading, rows: readonly ArticleRow[]): Promise<Beside> {
  const articles = rows.map((a) => a.row);
  const statements = await r.sql.all<StatementRow>(
    'SELECT article, row, id, n, local, stance, grade, day FROM statement WHERE article = ANY(?::bigint[]) ORDER BY n',
    articles,
  );
  const keys = rows.flatMap((a) => guardedKeys(r, a, statements));
  const held = await r.sql.all<{ key: number; statement: number }>(
    `SELECT b.key, b.statement FROM unnest(?::bigint[], ?::bigint[]) v(key, statement)
     JOIN bucket b ON b.key = v.key AND b.statement = v.statement`,
    keys.map((k) => k.key),
    keys.map((k) => k.statement),
  );
  return {
    statements,
    publications: await r.sql.all(
      'SELECT article, id, day, address, pack FROM publication WHERE article = ANY(?::bigint[])',
      articles,
    ),
    locals: await r.sql.all(
      'SELECT article, n, id, wording, why FROM local WHERE article = ANY(?::bigint[]) ORDER BY n',
      articles,
    ),
    buckets: new Set(held.map(({ key, statement }) => `${key} ${statement}`)),
  };
}

const guardedKeys = (r: Reading, article: ArticleRow, rows: readonly StatementRow[]) => {
  const found = guarded(() => keysOf(r, article, rows));
  return typeof found === 'string' ? [] : found;
};

/** Where its statements lie in buckets, by its record. */
function keysOf({ linking }: Reading, a: ArticleRow, rows: readonly StatementRow[]) {
  const { text, statements } = packOf(unpack(a.pack));
  const article = idIn('sha256:', a.id);
  return rows
    .filter((s) => s.article === a.row && s.day !== null)
    .flatMap(({ row, n, day }) => {
      const statement = { ...statements[n]!, article, vector: null };
      const keys = storedKeys({ statement, text: { ...text, article, centre: [] } }, linking);
      const { near, any } = tableKeys(keys, { day: day!, n });
      return [...near, ...any].map((key) => ({ key, statement: row }));
    });
}

/** What is wrong with an article and the rows that follow from it; else how many rows of buckets it has. */
function articleFault(r: Reading, a: ArticleRow, beside: Beside): string | number {
  const text = unpacked<string>(a.text);
  const json = unpack(a.read);
  const read = JSON.parse(json.slice(0, a.text_at) + JSON.stringify(text) + json.slice(a.text_at)) as ReadArticle;
  const key = keyIn(a.id);
  if (Buffer.isBuffer(key) && createHash('sha256').update(text).digest('hex') !== key.toString('hex'))
    return 'its text is not the one that its hash names';
  if (read.article.id !== idOf('sha256:', key)) return 'its analysis is that of another text';
  if (read.figures.length !== a.figures) return `${a.figures} of ${read.figures.length} figures are there`;
  return (
    statementFault(a, beside) ??
    publicationFault(a, beside) ??
    localFault(a, beside) ??
    bucketFault(keysOf(r, a, beside.statements), beside)
  );
}

function statementFault(a: ArticleRow, beside: Beside): string | null {
  const { statements } = packOf(unpack(a.pack));
  const sources = unpacked<readonly LedgerSource[]>(a.sources);
  unpackVectors(a.vectors, statements.length);
  const rows = beside.statements.filter((s) => s.article === a.row);
  if (rows.length !== statements.length) return `${rows.length} of ${statements.length} statements are there`;
  const wrong = statements.find((s, n) => {
    const row = rows[n]!;
    return (
      idIn('st:', row.id) !== s.id ||
      row.n !== n ||
      row.stance !== stanceCodes.of(s.stance) ||
      row.grade !== gradeCodes.of(s.grade) ||
      (s.attribution !== null && (sources[row.local ?? -1]?.local ?? null) !== s.source)
    );
  });
  return wrong ? `the row of statement ${wrong.id} is not as its record` : null;
}

function publicationFault(a: ArticleRow, beside: Beside): string | null {
  const rows = beside.publications.filter((p) => p.article === a.row);
  if (!rows.length) return 'it has no publication';
  const wrong = rows.find(({ day, address, pack }) => {
    const p = unpacked<PublicationPack>(pack);
    const place = addressOf(p);
    return day !== (dayOf(p.published) ?? 0) || address !== (place === null ? null : hash48(place));
  });
  return wrong ? `the row of publication ${idIn('p:', wrong.id)} is not as its record` : null;
}

function localFault(a: ArticleRow, beside: Beside): string | null {
  const sources = unpacked<readonly LedgerSource[]>(a.sources);
  const rows = beside.locals.filter((l) => l.article === a.row);
  if (rows.length !== sources.length) return `${rows.length} of ${sources.length} sources are there`;
  const wrong = rows.some(({ n, id, wording, why }, i) => {
    if (why !== null) opened(why);
    return n !== i || id !== sources[i]!.local || wording !== wordingOf(sources[i]!);
  });
  return wrong ? 'the row of a source is not as its record' : null;
}

function bucketFault(keys: ReturnType<typeof keysOf>, { buckets }: Beside): string | number {
  const distinct = new Set(keys.map(({ key, statement }) => `${key} ${statement}`));
  return [...distinct].every((key) => buckets.has(key)) ? distinct.size : 'it is not in its buckets: relink';
}

interface ClaimRow {
  readonly row: number;
  readonly id: Buffer | null;
  readonly told: readonly number[];
  readonly pack: Buffer | null;
  readonly relations_at: number | null;
  readonly members: readonly Buffer[];
}

const CLAIMS = `SELECT row, id, ARRAY[rank, disputed, statements, articles, origins, newest, board, listable]::bigint[] AS told,
    pack, relations_at, (SELECT array_agg(s.id) FROM statement s WHERE s.claim = c.row) AS members
  FROM claim c WHERE row > ? ORDER BY row LIMIT ?`;

function claimFault({ id, told, pack, relations_at: at, members }: ClaimRow): string | null {
  if (pack === null) return told[2] === 1 && told[1] === 0 ? null : 'what it holds is not there';
  const claim = JSON.parse(withRelations(unpack(pack), at ?? 0, [])) as Claim;
  if (id !== null && idIn('c:', id) !== claim.id) return 'it stands under another id';
  const ids = new Set(claim.statements.map((s) => s.id));
  if (members.length !== ids.size || !members.every((m) => ids.has(idIn('st:', m))))
    return 'its statements are not those that belong to it';
  return columnsOf(claim, members.length).every((value, i) => value === told[i])
    ? null
    : 'its row is not as its record';
}

interface SourceRow {
  readonly row: number;
  readonly id: Buffer;
  readonly name: Buffer;
  readonly folded: Buffer;
  readonly pack: Buffer;
  readonly statements: number;
  readonly counted: number;
}

const SOURCES = `SELECT o.row, o.id, o.name, o.folded, o.pack, o.statements,
    (SELECT count(*) FROM local l JOIN statement s ON s.article = l.article AND s.local = l.n WHERE l.source = o.row) AS counted
  FROM source o WHERE o.row > ? ORDER BY o.row LIMIT ?`;

function sourceFault({ name, folded, pack, statements, counted }: SourceRow): string | null {
  const told = unpacked<SourcePack>(pack).name;
  // Names are kept as UTF-8, in which half a sign has no place.
  if (Buffer.from(told).compare(name) !== 0 || nameIn(folded) !== Buffer.from(fold(told)).toString('utf8'))
    return 'it stands under another name';
  return statements === counted ? null : `it is said to have ${statements} statements and has ${counted}`;
}
