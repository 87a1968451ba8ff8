import type { Evidence } from '../../records/claim.ts';
import type { LedgerSource, SourceRecord } from '../../records/ledger.ts';
import { GRADES } from '../../records/source.ts';
import type { NearSources } from '../store.ts';
import { edgeCodes, stanceCodes } from './codes.ts';
import type { EdgeFacts } from './edge-facts.ts';
import { fold, hash48, idOf, type Key, keyOf, rank31 } from './ids.ts';
import { nameKeys } from './name-keys.ts';
import { opened, packed, sealed, unpacked } from './pack.ts';
import type { Writing } from './writing.ts';

const SAME = edgeCodes.of('same');
/** Sources elsewhere that one name leads to: those of the least articles, whatever came first. */
const PER_NAME = 50;
/** What one step looks at in all. */
const MOST_NEAR = 20_000;

/** The fields of a record that have no table of their own. */
export type SourcePack = Omit<SourceRecord, 'id' | 'joined'>;

interface LocalRow {
  readonly row: number;
  readonly article: number;
  readonly n: number;
  readonly source: number | null;
  readonly json: string;
  readonly why: string | null;
}

export function putLocals(w: Writing, article: number, id: string, sources: readonly LedgerSource[]): void {
  const rank = rank31(keyOf('sha256:', id));
  for (const [n, source] of sources.entries()) {
    const json = sealed(source);
    const { row } = w.sql.run('INSERT INTO local (article, n, json) VALUES (?, ?, ?)', article, n, json);
    for (const key of nameKeys(source))
      w.sql.run('INSERT OR IGNORE INTO nameKey (key, rank, local) VALUES (?, ?, ?)', hash48(key), rank, row);
  }
}

/** Takes an article's sources out; records that no article holds any more go with them. Before its statements change. */
export function dropLocals(w: Writing, article: number): void {
  for (const local of w.sql.all<LocalRow>('SELECT * FROM local WHERE article = ?', article)) {
    const { source, row, json } = local;
    if (source !== null) count(w, local, source, -1);
    for (const key of nameKeys(opened<LedgerSource>(json)))
      w.sql.run('DELETE FROM nameKey WHERE key = ? AND local = ?', hash48(key), row);
    w.sql.run('DELETE FROM local WHERE row = ?', row);
    if (source !== null) dropIfEmpty(w, source);
  }
}

/** Adds the statements of a local source to the counts of a record, or takes them off. */
function count(w: Writing, { article, n }: LocalRow, source: number, sign: 1 | -1): void {
  const held = w.sql.get<{ statements: number; asserts: number; denies: number }>(
    `SELECT count(*) AS statements, count(*) FILTER (WHERE stance = ?) AS asserts, count(*) FILTER (WHERE stance = ?) AS denies
     FROM statement WHERE article = ? AND local = ?`,
    stanceCodes.of('asserts'),
    stanceCodes.of('denies'),
    article,
    n,
  )!;
  if (held.statements === 0) return;
  w.sql.run(
    'UPDATE source SET statements = statements + ?, asserts = asserts + ?, denies = denies + ? WHERE row = ?',
    sign * held.statements,
    sign * held.asserts,
    sign * held.denies,
    source,
  );
}

function dropIfEmpty(w: Writing, source: number): void {
  if (w.sql.get('SELECT 1 FROM local WHERE source = ?', source)) return;
  w.sql.run('DELETE FROM position WHERE source = ?', source);
  w.sql.run('DELETE FROM sourceWords WHERE rowid = ?', source);
  w.sql.run('DELETE FROM source WHERE row = ?', source);
}

/** Sources of these articles, those that names and linked statements lead to from there, and on from those. */
export function sourcesNear(w: Writing, articles: readonly string[]): NearSources {
  const found = new Map<number, Local>();
  const ties: LocalTie[] = [];
  const queue: number[] = [];
  const take = ({ row, article, n, json }: LocalRow): void => {
    if (found.has(row)) return;
    found.set(row, { article, n, source: opened<LedgerSource>(json) });
    queue.push(row);
  };
  const own = new Set<number>();
  for (const id of articles) {
    const article = w.articles.rowOf(id);
    if (article === null) continue;
    own.add(article);
    for (const local of w.sql.all<LocalRow>('SELECT * FROM local WHERE article = ?', article)) take(local);
  }
  const seen = new Set<string>();
  for (let row = queue.pop(); row !== undefined && found.size < MOST_NEAR; row = queue.pop()) {
    for (const key of nameKeys(found.get(row)!.source)) {
      if (seen.has(key)) continue;
      seen.add(key);
      const near = w.sql.all<{ local: number }>(
        'SELECT local FROM nameKey WHERE key = ? ORDER BY rank LIMIT ?',
        hash48(key),
        PER_NAME,
      );
      for (const { local } of near)
        if (!found.has(local)) take(w.sql.get<LocalRow>('SELECT * FROM local WHERE row = ?', local)!);
    }
    for (const tie of tiesOf(w, found.get(row)!)) {
      ties.push(tie);
      take(tie.to);
    }
  }
  const ids = new Map<number, string>();
  const idOfArticle = (row: number): string => {
    const known = ids.get(row);
    if (known !== undefined) return known;
    const id = idOf('sha256:', w.sql.value<Key>('SELECT id FROM article WHERE row = ?', row)!);
    ids.set(row, id);
    return id;
  };
  const publications = new Map([...own].map((row) => [row, w.articles.publications(row)]));
  const mentions = [...found.values()].map(({ article, source }) => ({
    article: idOfArticle(article),
    source,
    publications: publications.get(article) ?? [],
  }));
  const placed = ({ article, source: { local } }: Local) => ({ article: idOfArticle(article), local });
  return {
    mentions,
    ties: ties
      .filter(({ to }) => found.has(to.row))
      .map(({ from, to, why }) => ({ a: placed(from), b: placed(found.get(to.row)!), why })),
  };
}

interface Local {
  readonly article: number;
  readonly n: number;
  readonly source: LedgerSource;
}

interface LocalTie {
  readonly from: Local;
  readonly to: LocalRow;
  readonly why: readonly Evidence[];
}

/**
 * Sources elsewhere whose statements are linked with this one's, in one stance: those told to have used the same words, and those
 * whose names or posts have a word in common. The others could not be the same source whatever they said.
 */
function tiesOf(w: Writing, from: Local): LocalTie[] {
  const own = naming(from.source);
  const ties: LocalTie[] = [];
  for (const linked of [FROM_A, FROM_B]) {
    const rows = w.sql.all<{ article: number; local: number; facts: string }>(linked, SAME, from.article, from.n);
    for (const { article, local, facts } of rows) {
      const to = w.sql.get<LocalRow>('SELECT * FROM local WHERE article = ? AND n = ?', article, local);
      if (!to) continue;
      const [, reasons] = opened<EdgeFacts>(facts);
      const isSaid = reasons.some((r) => r.kind === 'same-utterance' || r.kind === 'same-report');
      if (isSaid || [...naming(opened<LedgerSource>(to.json))].some((x) => own.has(x)))
        ties.push({ from, to, why: reasons });
    }
  }
  return ties;
}

const linkedFrom = (near: 'a' | 'b', far: 'a' | 'b'): string =>
  `SELECT t.article, t.local, e.facts FROM statement s JOIN edge e ON e.${near} = s.row AND e.kind = ? JOIN statement t ON t.row = e.${far}
   WHERE s.article = ? AND s.local = ? AND t.article <> s.article AND t.local >= 0 AND t.stance = s.stance`;
const FROM_A = linkedFrom('a', 'b');
const FROM_B = linkedFrom('b', 'a');

const BINDING = new Set('a an and at by for from in of on or the to with'.split(' '));

/** Words by which a source is called, folded. */
const naming = ({ name, aliases, role }: LedgerSource): Set<string> =>
  new Set(
    fold([name, ...aliases, role ?? ''].join(' '))
      .split(/[^\p{L}\p{N}]+/u)
      .filter((x) => x !== '' && !BINDING.has(x)),
  );

export function putSources(w: Writing, records: readonly SourceRecord[]): void {
  const ids = new Set(records.map((r) => r.id));
  /** Records that lost members, with the record that took each. */
  const left = new Map<number, Map<number, number>>();
  for (const record of records) {
    const source = putRecord(w, record);
    for (const { article, local, why } of record.joined) {
      const row = localOf(w, article, local);
      if (row) moveLocal(w, row, source, why, left);
    }
  }
  for (const [old, takers] of left) {
    const id = idOf('s:', w.sql.value<Key>('SELECT id FROM source WHERE row = ?', old)!);
    if (ids.has(id)) continue;
    const [taker] = [...takers].sort(([a, n], [b, m]) => m - n || a - b)[0]!;
    // Only some of a name's mentions are looked at: where those are another record now, the rest goes with them.
    for (const rest of w.sql.all<LocalRow>('SELECT * FROM local WHERE source = ?', old))
      moveLocal(w, rest, taker, rest.why === null ? [] : opened<Evidence[]>(rest.why), new Map());
    w.redirect(id, idOf('s:', w.sql.value<Key>('SELECT id FROM source WHERE row = ?', taker)!));
    dropIfEmpty(w, old);
  }
}

function localOf(w: Writing, article: string, local: string): LocalRow | undefined {
  const row = w.articles.rowOf(article);
  if (row === null) return undefined;
  return w.sql
    .all<LocalRow>('SELECT * FROM local WHERE article = ?', row)
    .find((l) => opened<LedgerSource>(l.json).local === local);
}

function moveLocal(
  w: Writing,
  local: LocalRow,
  source: number,
  why: readonly Evidence[],
  left: Map<number, Map<number, number>>,
): void {
  const reason = why.length ? sealed(why) : null;
  if (local.source === source) {
    if (local.why !== reason) w.sql.run('UPDATE local SET why = ? WHERE row = ?', reason, local.row);
    return;
  }
  if (local.source !== null) {
    const takers = left.get(local.source) ?? new Map<number, number>();
    left.set(local.source, takers.set(source, (takers.get(source) ?? 0) + 1));
    count(w, local, local.source, -1);
  }
  w.sql.run('UPDATE local SET source = ?, why = ? WHERE row = ?', source, reason, local.row);
  count(w, local, source, 1);
  w.sql.run('UPDATE statement SET settled = 0 WHERE article = ? AND local = ? AND settled = 1', local.article, local.n);
  w.articles.forget(local.article);
}

/** The record's row. Where mentions of it were not looked at, it keeps their better grade and their aliases. */
function putRecord(w: Writing, record: SourceRecord): number {
  const { id, joined, ...fields } = record;
  const old = w.sql.get<{ row: number; pack: Buffer }>('SELECT row, pack FROM source WHERE id = ?', keyOf('s:', id));
  if (!old) {
    w.inUse(id);
    const { row } = w.sql.run(
      'INSERT INTO source (id, name, folded, pack, statements, asserts, denies) VALUES (?, ?, ?, ?, 0, 0, 0)',
      keyOf('s:', id),
      fields.name,
      fold(fields.name),
      packed(fields satisfies SourcePack),
    );
    putNames(w, row, fields);
    return row;
  }
  let next: SourcePack = fields;
  if (joined.length >= PER_NAME) {
    const before = unpacked<SourcePack>(old.pack);
    const better = GRADES.indexOf(before.grade) < GRADES.indexOf(fields.grade) ? before.grade : fields.grade;
    next = { ...fields, grade: better, aliases: [...new Set([...fields.aliases, ...before.aliases])].sort() };
  }
  const pack = packed(next);
  if (pack.equals(old.pack)) return old.row;
  w.sql.run(
    'UPDATE source SET name = ?, folded = ?, pack = ? WHERE row = ?',
    next.name,
    fold(next.name),
    pack,
    old.row,
  );
  w.sql.run('DELETE FROM sourceWords WHERE rowid = ?', old.row);
  putNames(w, old.row, next);
  return old.row;
}

function putNames(w: Writing, row: number, { name, aliases }: SourcePack): void {
  w.sql.run('INSERT INTO sourceWords (rowid, names) VALUES (?, ?)', row, [name, ...aliases].join(' ; '));
}
