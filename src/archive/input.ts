import { readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { ENTRY_COLUMNS, ENTRY_VERSION } from '../bulk/entry-rows.ts';
import { replacing } from '../ledger/add.ts';
import { Failure } from '../records/failure.ts';
import type { Publication } from '../records/ledger.ts';
import { addressOf } from '../records/publication-order.ts';
import { type Maker, makerLine } from '../records/read-article.ts';
import { bucketDay } from '../store/rows/keys.ts';
import type { Duck } from './duck.ts';

/** How many texts an archive holds, and statements. */
export interface Size {
  readonly texts: number;
  readonly statements: number;
}

const AGAIN = 'write it with `hearsay extract ... --format articles`';

/** The Parquet files of a folder, in order of name. Throws a `Failure` where there are none, or one does not hold what linking needs. */
export async function archiveFiles(duck: Duck, folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'is not there' : error.code === 'ENOTDIR' ? 'is a file' : 'cannot be read';
    throw new Failure('no-archive', `${folder}: ${why}`, 'name the folder that holds the Parquet files');
  });
  const root = await realpath(folder);
  const files = names.filter((name) => name.endsWith('.parquet')).sort();
  if (!files.length) throw new Failure('no-archive', `${folder}: no file that ends in .parquet`, AGAIN);
  const makers = new Map<string, string>();
  for (const name of files) {
    for (const maker of await checked(duck, join(root, name), join(folder, name)))
      makers.set(makerLine(JSON.parse(maker) as Maker), join(folder, name));
  }
  const [[, one] = [], [, other] = []] = [...makers];
  if (one !== undefined && other !== undefined)
    throw new Failure(
      'two-readers',
      `${one} and ${other}: read by different versions or engines`,
      'extract all of it with one',
    );
  return files.map((name) => join(root, name));
}

/** Who read the articles of a file, where linking can use them. */
async function checked(duck: Duck, path: string, shown: string): Promise<string[]> {
  const columns = new Set<string>();
  try {
    for await (const [name] of duck.rows<[string]>('SELECT name FROM parquet_schema($path)', { path }))
      columns.add(name);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    throw new Failure('no-parquet', `${shown}: not a Parquet file, or damaged`, AGAIN);
  }
  const missing = ENTRY_COLUMNS.find(({ name }) => !columns.has(name));
  if (missing)
    throw new Failure('no-entries', `${shown}: no column ${missing.name}; these are not articles for linking`, AGAIN);
  const makers: string[] = [];
  for await (const [version, maker] of duck.rows<[number, string]>(
    'SELECT DISTINCT entry_version, maker FROM read_parquet($path)',
    { path },
  )) {
    if (version !== ENTRY_VERSION)
      throw new Failure(
        'entry-version',
        `${shown}: articles of version ${version}, this Hearsay links version ${ENTRY_VERSION}`,
        `${AGAIN} of this version`,
      );
    makers.push(maker);
  }
  return makers;
}

/**
 * Puts into the database what there is: `text` has each text once, numbered by the day of its first appearance and its hash, with the row
 * that it is read from; `pub` its appearances. The same as adding them one by one comes to.
 */
export async function takeIn(duck: Duck, files: readonly string[]): Promise<Size> {
  await duck.run(
    'CREATE TABLE input (article VARCHAR, file INT, place INT, pub VARCHAR, published VARCHAR, address VARCHAR, json VARCHAR, statements INT, day INT)',
  );
  const input = await duck.into('input');
  for (const [file, path] of files.entries())
    for await (const [at, article, json, statements] of duck.rows<[bigint, string, string, number]>(
      'SELECT file_row_number, article, publication, statements FROM read_parquet($path, file_row_number = true)',
      { path },
    )) {
      const publication = JSON.parse(json) as Publication;
      const { id, published } = publication;
      const address = addressOf(publication);
      input.add('siissssii', article, file, Number(at), id, published, address, json, statements, bucketDay(published));
    }
  input.close();
  await duck.run(`CREATE TABLE pub AS SELECT * EXCLUDE k FROM
    (SELECT *, row_number() OVER (PARTITION BY article, pub ORDER BY file, place) AS k FROM input) WHERE k = 1`);
  await duck.run('DROP TABLE input');
  await duck.run(`CREATE TABLE text AS
    SELECT (row_number() OVER (ORDER BY day, article) - 1)::INT AS n, article, file, place, statements, day,
      (sum(statements) OVER (ORDER BY day, article) - statements)::INT AS first
    FROM (SELECT *, row_number() OVER (PARTITION BY article ORDER BY published IS NULL, published, pub) AS k FROM pub) WHERE k = 1`);
  await order(duck);
  const texts = Number(await duck.value<bigint>('SELECT count(*) FROM text'));
  const statements = Number(await duck.value<bigint>('SELECT ifnull(sum(statements), 0)::BIGINT FROM text'));
  return { texts, statements };
}

/** What replaces what at one address. */
async function order(duck: Duck): Promise<void> {
  await duck.run('CREATE TABLE replaced (pub VARCHAR, json VARCHAR)');
  const replaced = await duck.into('replaced');
  let held: Publication[] = [];
  let address: string | null = null;
  const flush = (): void => {
    for (const p of replacing(held)) replaced.add('ss', p.id, JSON.stringify(p));
    held = [];
  };
  for await (const [at, json] of duck.rows<[string, string]>(
    `SELECT address, json FROM pub WHERE address IN
     (SELECT address FROM pub WHERE address IS NOT NULL GROUP BY address HAVING count(DISTINCT article) > 1) ORDER BY address`,
  )) {
    if (at !== address) flush();
    address = at;
    held.push(JSON.parse(json) as Publication);
  }
  flush();
  replaced.close();
}

/** Appearances by text, oldest first (`byDate`), in order of the texts' numbers. */
export async function* publicationsByText(
  duck: Duck,
): AsyncGenerator<readonly [n: number, publications: readonly string[]], void, undefined> {
  let held: string[] = [];
  let last = -1;
  for await (const [n, json] of duck.rows<[number, string]>(
    `SELECT t.n, ifnull(r.json, p.json) FROM pub p JOIN text t ON t.article = p.article LEFT JOIN replaced r ON r.pub = p.pub
     ORDER BY t.n, p.published IS NULL, p.published, p.pub`,
  )) {
    if (n !== last && held.length) yield [last, held];
    if (n !== last) held = [];
    last = n;
    held.push(json);
  }
  if (held.length) yield [last, held];
}

/** Columns of the rows that texts are read from, with the texts' numbers, in the order of the files. */
export async function* readRows(
  duck: Duck,
  files: readonly string[],
  columns: 'e.read' | 'e.entry, e.vectors',
): AsyncGenerator<readonly [n: number, ...cells: (string | null)[]], void, undefined> {
  for (const [file, path] of files.entries())
    yield* duck.rows<[number, ...(string | null)[]]>(
      `SELECT t.n, ${columns} FROM read_parquet($path, file_row_number = true) e
       JOIN text t ON t.file = $file::INT AND t.place = e.file_row_number`,
      { path, file },
    );
}
