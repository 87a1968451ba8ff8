import type { Evidence } from '../../records/claim.ts';
import { fold } from '../../records/fold.ts';
import type { LedgerSource, SourceRecord } from '../../records/ledger.ts';
import { GRADES } from '../../records/source.ts';
import { stanceCodes } from '../rows/codes.ts';
import { type SourcePack, wordingOf } from '../rows/entry-columns.ts';
import { hash48, idOf, type Key, keyOf, rank31 } from '../rows/ids.ts';
import { opened, packed, sealed, unpacked } from '../rows/pack.ts';
import { PER_NAME } from '../rows/reach.ts';
import type { LocalId } from '../store.ts';
import { type Bearer, bearersOf, isDecided, isOfMany, type LocalRow, localOf, recordsTied } from './near-sources.ts';
import type { Writing } from './writing.ts';

export function putLocals(w: Writing, article: number, id: string, sources: readonly LedgerSource[]): void {
  const rank = rank31(keyOf('sha256:', id));
  for (const [n, source] of sources.entries()) {
    const wording = wordingOf(source);
    w.articles.learn(wording, source);
    const { row } = w.sql.run(
      'INSERT INTO local (article, n, id, wording) VALUES (?, ?, ?, ?)',
      article,
      n,
      source.local,
      wording,
    );
    for (const key of w.linking.sourceNames(source))
      w.sql.run('INSERT OR IGNORE INTO nameKey (key, rank, local) VALUES (?, ?, ?)', hash48(key), rank, row);
  }
}

/** Takes an article's sources out; records that no article holds any more go with them. Before its records change. */
export function dropLocals(w: Writing, article: number): void {
  const tally = new Tally(w);
  for (const local of w.sql.all<LocalRow>('SELECT * FROM local WHERE article = ?', article)) {
    const { source, row } = local;
    if (source !== null) tally.move(local, source, null);
    for (const key of w.linking.sourceNames(w.articles.told(local)))
      w.sql.run('DELETE FROM nameKey WHERE key = ? AND local = ?', hash48(key), row);
    w.sql.run('DELETE FROM oneSource WHERE local = ?', row);
    w.sql.run('DELETE FROM local WHERE row = ?', row);
    if (source !== null) dropIfEmpty(w, source);
  }
  tally.write();
}

/** Takes the record that a source is in apart: all that was joined in it is in none until it is joined anew. */
export function takeApart(w: Writing, local: number): void {
  const record = w.sql.value<number | null>('SELECT source FROM local WHERE row = ?', local) ?? null;
  if (record === null) return;
  const tally = new Tally(w);
  for (const member of w.sql.all<LocalRow>('SELECT * FROM local WHERE source = ?', record)) {
    tally.move(member, record, null);
    w.sql.run('UPDATE local SET source = NULL, why = NULL WHERE row = ?', member.row);
    w.sql.run('UPDATE statement SET settled = 0 WHERE article = ? AND settled = 1', member.article);
    w.articles.renew(member.article);
  }
  tally.write();
  dropIfEmpty(w, record);
}

/** How many statements, of them with these stances. */
interface Counts {
  readonly statements: number;
  readonly asserts: number;
  readonly denies: number;
}

/** What the statements of local sources add to the counts of records, or take off: in one go for each record, as many may come and go. */
class Tally {
  readonly #w: Writing;
  readonly #changes = new Map<number, Counts>();

  constructor(w: Writing) {
    this.#w = w;
  }

  /** Moves the statements of a local source from one record to another; null for none. */
  move({ article, n }: LocalRow, from: number | null, to: number | null): void {
    const held = this.#w.sql.get<Counts>(
      `SELECT count(*) AS statements, count(*) FILTER (WHERE stance = ?) AS asserts, count(*) FILTER (WHERE stance = ?) AS denies
       FROM statement WHERE article = ? AND local = ?`,
      stanceCodes.of('asserts'),
      stanceCodes.of('denies'),
      article,
      n,
    )!;
    if (from !== null) this.#add(from, held, -1);
    if (to !== null) this.#add(to, held, 1);
  }

  #add(source: number, held: Counts, sign: 1 | -1): void {
    const { statements, asserts, denies } = this.#changes.get(source) ?? { statements: 0, asserts: 0, denies: 0 };
    this.#changes.set(source, {
      statements: statements + sign * held.statements,
      asserts: asserts + sign * held.asserts,
      denies: denies + sign * held.denies,
    });
  }

  /** Writes the counts of all records that are still there. */
  write(): void {
    for (const [source, { statements, asserts, denies }] of this.#changes)
      if (statements !== 0 || asserts !== 0 || denies !== 0)
        this.#w.sql.run(
          'UPDATE source SET statements = statements + ?, asserts = asserts + ?, denies = denies + ? WHERE row = ?',
          statements,
          asserts,
          denies,
          source,
        );
    this.#changes.clear();
  }
}

/** Takes sources of articles without statements out of their records: nothing joins them but what is near others. */
export function leaveSilent(w: Writing): void {
  const records = w.sql.column<number>(
    'SELECT DISTINCT source FROM local WHERE source IS NOT NULL AND article NOT IN (SELECT article FROM statement)',
  );
  w.sql.run('UPDATE local SET source = NULL, why = NULL WHERE article NOT IN (SELECT article FROM statement)');
  for (const source of records) dropIfEmpty(w, source);
}

function dropIfEmpty(w: Writing, source: number): void {
  if (w.sql.get('SELECT 1 FROM local WHERE source = ?', source)) return;
  w.sql.run('DELETE FROM position WHERE source = ?', source);
  w.sql.run('DELETE FROM sourceWords WHERE rowid = ?', source);
  w.sql.run('DELETE FROM source WHERE row = ?', source);
}

export function putSources(w: Writing, records: readonly SourceRecord[], whole = false): void {
  const ids = new Set(records.map((r) => r.id));
  const tally = new Tally(w);
  /** Records that lost members, with the record that took each. */
  const left = new Map<number, Map<number, number>>();
  for (const record of records) {
    const source = putRecord(w, record, whole);
    for (const { article, local, why } of record.joined) {
      const row = localOf(w, { article, local });
      if (row) moveLocal(w, row, source, { why, left, tally });
    }
  }
  for (const [old, takers] of left) {
    const id = idOf('s:', w.sql.value<Key>('SELECT id FROM source WHERE row = ?', old)!);
    if (ids.has(id)) continue;
    const [taker] = [...takers].sort(([a, n], [b, m]) => m - n || a - b)[0]!;
    const others = w.sql.all<LocalRow>('SELECT * FROM local WHERE source = ?', old);
    // Those are still to be joined, with what is near them.
    if (whole && others.length) continue;
    // Only some of a name's mentions are looked at: where those are another record now, the rest goes with them.
    for (const rest of others) moveLocal(w, rest, taker, { why: whyOf(w, rest), left: new Map(), tally });
    w.redirect(id, idOf('s:', w.sql.value<Key>('SELECT id FROM source WHERE row = ?', taker)!));
    dropIfEmpty(w, old);
  }
  tally.write();
}

/**
 * Joins those of these sources of which much is known: that a name leads to as many others as are looked at, and one of these is told
 * of in the very same words. Such a source joins that one's record, and one that is joined stays where it is, unless linked
 * statements tie it to a source elsewhere, or the record would take its id. Gives the others.
 */
export function joinAlike(w: Writing, sources: readonly LocalId[]): LocalId[] {
  const tally = new Tally(w);
  const others = sources.filter((source) => {
    const own = localOf(w, source);
    const alike = own && recordAlike(w, own);
    if (!alike) return true;
    if (own.source === null) moveLocal(w, own, alike.source!, { why: whyOf(w, alike), left: new Map(), tally });
    return false;
  });
  tally.write();
  return others;
}

/** A mention of the record that a source surely belongs to. */
function recordAlike(w: Writing, own: LocalRow): Bearer | null {
  const told = w.articles.told(own);
  if (told.members.length > 0 || isDecided(w, own)) return null;
  for (const name of w.linking.sourceNames(told)) {
    const bearers = bearersOf(w, name);
    if (bearers.length < PER_NAME) continue;
    const alike =
      own.source === null
        ? oneOf(bearers.filter((b) => b.source !== null && b.wording === own.wording))
        : bearers.find((b) => b.source === own.source);
    // The least mention gives a person's record its id.
    if (!alike || bearers.find((b) => b.source === alike.source)!.rank >= rankOf(w, own.article)) continue;
    return recordsTied(w, own).every((tied) => tied === alike.source) ? alike : null;
  }
  return null;
}

/** One of several mentions that are all of one record. */
function oneOf(alike: readonly Bearer[]): Bearer | undefined {
  const [first] = alike;
  return alike.length > 1 && alike.every((b) => b.source === first!.source) ? first : undefined;
}

const rankOf = (w: Writing, article: number): number =>
  rank31(w.sql.value<Key>('SELECT id FROM article WHERE row = ?', article)!);

/** Why a source was joined, sealed; null for no reason. */
const sealedWhy = (w: Writing, { row }: LocalRow): string | null =>
  w.sql.value<string | null>('SELECT why FROM local WHERE row = ?', row) ?? null;

function whyOf(w: Writing, local: LocalRow): Evidence[] {
  const why = sealedWhy(w, local);
  return why === null ? [] : opened<Evidence[]>(why);
}

interface Move {
  readonly why: readonly Evidence[];
  /** Takes up which records lose members to which. */
  readonly left: Map<number, Map<number, number>>;
  readonly tally: Tally;
}

function moveLocal(w: Writing, local: LocalRow, source: number, { why, left, tally }: Move): void {
  const reason = why.length ? sealed(why) : null;
  if (local.source === source) {
    if (sealedWhy(w, local) !== reason) w.sql.run('UPDATE local SET why = ? WHERE row = ?', reason, local.row);
    return;
  }
  if (local.source !== null) {
    const takers = left.get(local.source) ?? new Map<number, number>();
    left.set(local.source, takers.set(source, (takers.get(source) ?? 0) + 1));
  }
  w.sql.run('UPDATE local SET source = ?, why = ? WHERE row = ?', source, reason, local.row);
  tally.move(local, local.source, source);
  w.sql.run('UPDATE statement SET settled = 0 WHERE article = ? AND local = ? AND settled = 1', local.article, local.n);
  w.articles.renew(local.article);
}

/** The record's row. Where mentions of it were not looked at, it keeps their better grade and their aliases. */
function putRecord(w: Writing, record: SourceRecord, whole: boolean): number {
  const { id, joined, ...fields } = record;
  const old = w.sql.get<{ row: number; pack: Buffer }>('SELECT row, pack FROM source WHERE id = ?', keyOf('s:', id));
  if (!old) {
    w.inUse(id);
    const { row } = w.sql.run(
      'INSERT INTO source (id, name, folded, isOutlet, pack, statements, asserts, denies) VALUES (?, ?, ?, ?, ?, 0, 0, 0)',
      keyOf('s:', id),
      fields.name,
      fold(fields.name),
      Number(fields.kind === 'outlet'),
      packed(fields satisfies SourcePack),
    );
    putNames(w, row, fields);
    return row;
  }
  // Who only publishes here may be spoken of elsewhere.
  if (joined.length === 0) return old.row;
  let next: SourcePack = fields;
  let pack = packed(next);
  if (pack.equals(old.pack)) return old.row;
  if (!whole && isOfMany(w, { ...fields, local: '', reason: null })) {
    const before = unpacked<SourcePack>(old.pack);
    const better = GRADES.indexOf(before.grade) < GRADES.indexOf(fields.grade) ? before.grade : fields.grade;
    next = { ...fields, grade: better, aliases: [...new Set([...fields.aliases, ...before.aliases])].sort() };
    pack = packed(next);
    if (pack.equals(old.pack)) return old.row;
  }
  w.sql.run(
    'UPDATE source SET name = ?, folded = ?, isOutlet = ?, pack = ? WHERE row = ?',
    next.name,
    fold(next.name),
    Number(next.kind === 'outlet'),
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
