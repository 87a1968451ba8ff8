import type { Evidence } from '../../records/claim.ts';
import type { LedgerSource, SourceRecord } from '../../records/ledger.ts';
import { stanceCodes } from '../rows/codes.ts';
import { wordingOf } from '../rows/entry-columns.ts';
import { hash48, keyOf, rank31 } from '../rows/ids.ts';
import { opened, sealed } from '../rows/pack.ts';
import { PER_NAME } from '../rows/reach.ts';
import type { DecidedSources, LocalId } from '../store.ts';
import { idIn } from './bytes.ts';
import { type Bearer, decidedAmong, type LocalRow, Locals } from './locals.ts';
import { putRecords } from './records.ts';
import type { Writing } from './writing.ts';

export async function putLocals(
  w: Writing,
  article: number,
  id: string,
  sources: readonly LedgerSource[],
): Promise<void> {
  if (!sources.length) return;
  const rank = rank31(keyOf('sha256:', id));
  const rows = await w.sql.all<{ row: number; n: number }>(
    `INSERT INTO local (article, n, id, wording) SELECT ?::bigint, * FROM unnest(?::int[], ?::text[], ?::bigint[])
     RETURNING row, n`,
    article,
    sources.map((_, n) => n),
    sources.map((s) => s.local),
    sources.map(wordingOf),
  );
  const keys = rows.flatMap(({ row, n }) =>
    w.linking.sourceNames(sources[n]!).map((name) => ({ key: hash48(name), row })),
  );
  w.sql.send(
    `INSERT INTO name_key (key, rank, local) SELECT v.key, ?::bigint, v.local FROM unnest(?::bigint[], ?::bigint[]) v(key, local)
     ON CONFLICT DO NOTHING`,
    rank,
    keys.map((k) => k.key),
    keys.map((k) => k.row),
  );
}

/** Takes an article's sources out; records that no article holds any more go with them. Before its records change. */
export async function dropLocals(w: Writing, article: number): Promise<void> {
  const locals = await w.sql.all<LocalRow>(
    'SELECT row, article, n, id, wording, source, why FROM local WHERE article = ?',
    article,
  );
  if (!locals.length) return;
  const sources = (await w.articles.sources([article])).get(article)!;
  const names = locals.flatMap(({ row, n }) =>
    w.linking.sourceNames(sources[n]!).map((name) => ({ key: hash48(name), row })),
  );
  await tally(
    w,
    locals.map((local) => ({ local, from: local.source, to: null })),
  );
  w.sql.send(
    `DELETE FROM name_key k USING unnest(?::bigint[], ?::bigint[]) v(key, local) WHERE k.key = v.key AND k.local = v.local`,
    names.map((k) => k.key),
    names.map((k) => k.row),
  );
  const rows = locals.map((l) => l.row);
  w.sql.send('DELETE FROM one_source WHERE local = ANY(?::bigint[])', rows);
  w.sql.send('DELETE FROM local WHERE row = ANY(?::bigint[])', rows);
  await dropEmpty(
    w,
    locals.flatMap((l) => l.source ?? []),
  );
}

/** Takes the records that sources are in apart: all that was joined in them is in none until it is joined anew. */
async function takeApart(w: Writing, locals: readonly number[]): Promise<void> {
  const records = await w.sql.column<number>(
    'SELECT DISTINCT source FROM local WHERE row = ANY(?::bigint[]) AND source IS NOT NULL',
    locals,
  );
  if (!records.length) return;
  const members = await new Locals(w).inRecords(records);
  await tally(
    w,
    members.map((local) => ({ local, from: local.source, to: null })),
  );
  w.sql.send('UPDATE local SET source = NULL, why = NULL WHERE source = ANY(?::bigint[])', records);
  const articles = members.map((m) => m.article);
  w.sql.send('UPDATE statement SET settled = false WHERE settled AND article = ANY(?::bigint[])', articles);
  for (const article of articles) w.articles.renew(article);
  await dropEmpty(w, records);
}

interface Moved {
  readonly local: LocalRow;
  readonly from: number | null;
  readonly to: number | null;
}

/** Moves the statements of sources in the counts of records. */
async function tally(w: Writing, moved: readonly Moved[]): Promise<void> {
  if (!moved.length) return;
  const held = await w.sql.all<{ i: number; statements: number; asserts: number; denies: number }>(
    `SELECT v.i::int AS i, count(*)::int AS statements, count(*) FILTER (WHERE s.stance = ?)::int AS asserts,
       count(*) FILTER (WHERE s.stance = ?)::int AS denies
     FROM unnest(?::bigint[], ?::int[]) WITH ORDINALITY v(article, n, i)
     JOIN statement s ON s.article = v.article AND s.local = v.n GROUP BY v.i`,
    stanceCodes.of('asserts'),
    stanceCodes.of('denies'),
    moved.map((m) => m.local.article),
    moved.map((m) => m.local.n),
  );
  const changes = new Map<number, [statements: number, asserts: number, denies: number]>();
  const add = (source: number | null, sign: 1 | -1, by: (typeof held)[number]): void => {
    if (source === null) return;
    const [statements, asserts, denies] = changes.get(source) ?? [0, 0, 0];
    changes.set(source, [statements + sign * by.statements, asserts + sign * by.asserts, denies + sign * by.denies]);
  };
  for (const row of held) {
    const { from, to } = moved[row.i - 1]!;
    add(from, -1, row);
    add(to, 1, row);
  }
  const list = [...changes].filter(([, counts]) => counts.some((n) => n !== 0));
  if (list.length)
    w.sql.send(
      `UPDATE source s SET statements = s.statements + v.statements, asserts = s.asserts + v.asserts, denies = s.denies + v.denies
       FROM unnest(?::bigint[], ?::int[], ?::int[], ?::int[]) v(row, statements, asserts, denies) WHERE s.row = v.row`,
      list.map(([row]) => row),
      list.map(([, [n]]) => n),
      list.map(([, [, n]]) => n),
      list.map(([, [, , n]]) => n),
    );
}

/** Takes sources of articles without statements out of their records: nothing joins them but what is near others. */
export async function leaveSilent(w: Writing): Promise<void> {
  const records = await w.sql.column<number>(
    `WITH left_out AS (SELECT row, source FROM local l WHERE source IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM statement s WHERE s.article = l.article)),
     changed AS (UPDATE local l SET source = NULL, why = NULL FROM left_out o WHERE l.row = o.row)
     SELECT DISTINCT source FROM left_out`,
  );
  await dropEmpty(w, records);
  w.articles.clear();
}

async function dropEmpty(w: Writing, sources: readonly number[]): Promise<void> {
  if (!sources.length) return;
  const empty = await w.sql.column<number>(
    'SELECT row FROM source s WHERE row = ANY(?::bigint[]) AND NOT EXISTS (SELECT 1 FROM local WHERE source = s.row)',
    [...new Set(sources)],
  );
  if (!empty.length) return;
  w.sql.send('DELETE FROM position WHERE source = ANY(?::bigint[])', empty);
  w.sql.send('DELETE FROM source_words WHERE source = ANY(?::bigint[])', empty);
  w.sql.send('DELETE FROM source WHERE row = ANY(?::bigint[])', empty);
}

export async function putSources(w: Writing, records: readonly SourceRecord[], whole = false): Promise<void> {
  if (!records.length) return;
  const locals = new Locals(w);
  const rows = await putRecords(w, records, whole);
  const joined = records.flatMap((record) =>
    record.joined.map(({ article, local, why }) => ({ source: rows.get(record.id)!, article, local, why })),
  );
  const found = await locals.of(joined);
  const moves = new Moves(w);
  for (const [i, { source, why }] of joined.entries()) {
    const local = found[i];
    if (local) moves.add(local, source, why.length ? sealed(why) : null);
  }
  const left = moves.left();
  await moves.write();
  const ids = new Set(records.map((r) => r.id));
  const names = await recordIds(w, [...left.keys(), ...[...left.values()].flatMap((takers) => [...takers.keys()])]);
  const rest = new Moves(w);
  const gone: number[] = [];
  const redirects: (readonly [string, string])[] = [];
  for (const [old, takers] of left) {
    const id = names.get(old)!;
    if (ids.has(id)) continue;
    const [taker] = [...takers].sort(([a, n], [b, m]) => m - n || a - b)[0]!;
    const others = await locals.inRecords([old]);
    // Those are still to be joined, with what is near them.
    if (whole && others.length) continue;
    // Only some of a name's mentions are looked at: where those are another record now, the rest goes with them.
    for (const local of others) rest.add(local, taker, local.why);
    redirects.push([id, names.get(taker)!]);
    gone.push(old);
  }
  await rest.write();
  await w.redirect(redirects);
  await dropEmpty(w, gone);
}

async function recordIds(w: Writing, rows: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const found = await w.sql.all<{ row: number; id: Buffer }>(
    'SELECT row, id FROM source WHERE row = ANY(?::bigint[])',
    rows,
  );
  return new Map(found.map(({ row, id }) => [row, idIn('s:', id)]));
}

/** Sources on their way from record to record. */
class Moves {
  readonly #w: Writing;
  readonly #moved: Moved[] = [];
  /** Those that stay, and of which another reason is known. */
  readonly #kept: LocalRow[] = [];

  constructor(w: Writing) {
    this.#w = w;
  }

  add(local: LocalRow, to: number, why: string | null): void {
    const from = local.source;
    if (from !== to) this.#moved.push({ local, from, to });
    else if (local.why !== why) this.#kept.push(local);
    local.source = to;
    local.why = why;
  }

  /** Records that lose members, with how many each other record takes. */
  left(): ReadonlyMap<number, ReadonlyMap<number, number>> {
    const left = new Map<number, Map<number, number>>();
    for (const { from, to } of this.#moved) {
      if (from === null || to === null) continue;
      const takers = left.get(from) ?? new Map<number, number>();
      left.set(from, takers.set(to, (takers.get(to) ?? 0) + 1));
    }
    return left;
  }

  async write(): Promise<void> {
    const { sql, articles } = this.#w;
    const all = [...this.#moved.map((m) => m.local), ...this.#kept];
    if (all.length)
      sql.send(
        `UPDATE local l SET source = v.source, why = v.why FROM unnest(?::bigint[], ?::bigint[], ?::text[]) v(row, source, why)
         WHERE l.row = v.row`,
        all.map((l) => l.row),
        all.map((l) => l.source),
        all.map((l) => l.why),
      );
    if (!this.#moved.length) return;
    await tally(this.#w, this.#moved);
    sql.send(
      `UPDATE statement s SET settled = false FROM unnest(?::bigint[], ?::int[]) v(article, n)
       WHERE s.article = v.article AND s.local = v.n AND s.settled`,
      this.#moved.map((m) => m.local.article),
      this.#moved.map((m) => m.local.n),
    );
    for (const { local } of this.#moved) articles.renew(local.article);
  }
}

/**
 * Joins those of these sources of which much is known: that a name leads to as many others as are looked at, and one of these is told
 * of in the very same words. Such a source joins that one's record, and one that is joined stays where it is, unless linked
 * statements tie it to a source elsewhere, or the record would take its id. Gives the others.
 */
export async function joinAlike(w: Writing, sources: readonly LocalId[]): Promise<LocalId[]> {
  const locals = new Locals(w);
  const own = await locals.of(sources);
  const there = own.filter((l) => l !== undefined);
  await locals.learn(there);
  await locals.find(there.flatMap((local) => locals.names(local)));
  // Most names are borne by few: of those nothing more is asked.
  const many = there.filter((local) => locals.names(local).some((name) => locals.bearers(name).length >= PER_NAME));
  const [decided, ids] = [await decidedAmong(w.sql, many), await w.articles.ids(many.map((l) => l.article))];
  await locals.tie(many);
  const moves = new Moves(w);
  const alike = new Set<LocalRow>();
  for (const local of many) {
    if (locals.told(local).members.length > 0 || decided.has(local.row)) continue;
    const found = recordAlike(locals, local, rank31(keyOf('sha256:', ids.get(local.article)!)));
    if (!found) continue;
    if (local.source === null) moves.add(local, found.local.source!, found.local.why);
    alike.add(local);
  }
  await moves.write();
  return sources.filter((_, i) => !own[i] || !alike.has(own[i]));
}

/** A mention of the record that a source surely belongs to. */
function recordAlike(locals: Locals, own: LocalRow, rank: number): Bearer | null {
  for (const name of locals.names(own)) {
    const bearers = locals.bearers(name);
    if (bearers.length < PER_NAME) continue;
    const alike =
      own.source === null
        ? oneOf(bearers.filter(({ local }) => local.source !== null && local.wording === own.wording))
        : bearers.find(({ local }) => local.source === own.source);
    // The least mention gives a person's record its id.
    if (!alike || bearers.find(({ local }) => local.source === alike.local.source)!.rank >= rank) continue;
    return locals.ties(own).every(({ to }) => to.source === alike.local.source) ? alike : null;
  }
  return null;
}

/** One of several mentions that are all of one record. */
function oneOf(alike: readonly Bearer[]): Bearer | undefined {
  const [first] = alike;
  return alike.length > 1 && alike.every(({ local }) => local.source === first!.local.source) ? first : undefined;
}

/** Puts these in place of all sources that persons made one. What came or went is joined anew when it is settled. */
export async function putOneSources(w: Writing, decided: readonly DecidedSources[]): Promise<void> {
  const asked = decided.flatMap(({ decision, sources }) => sources.map((source) => ({ ...source, decision })));
  const locals = await new Locals(w).of(asked);
  const nameOf = ({ local, decision }: { local: number; decision: string }): string => `${local} ${decision}`;
  const wanted = new Map(
    asked.flatMap(({ decision }, i) => {
      const row = locals[i] && { local: locals[i].row, decision };
      return row ? [[nameOf(row), row] as const] : [];
    }),
  );
  const before = await w.sql.all<{ local: number; decision: string }>('SELECT local, decision FROM one_source');
  const gone = before.filter((row) => !wanted.has(nameOf(row)));
  const known = new Set(before.map(nameOf));
  const fresh = [...wanted].filter(([name]) => !known.has(name)).map(([, row]) => row);
  if (gone.length) {
    w.sql.send(
      `DELETE FROM one_source o USING unnest(?::bigint[], ?::text[]) v(local, decision)
       WHERE o.local = v.local AND o.decision = v.decision`,
      gone.map((r) => r.local),
      gone.map((r) => r.decision),
    );
    await takeApart(
      w,
      gone.map((r) => r.local),
    );
  }
  if (!fresh.length) return;
  w.sql.send(
    'INSERT INTO one_source (local, decision) SELECT * FROM unnest(?::bigint[], ?::text[])',
    fresh.map((r) => r.local),
    fresh.map((r) => r.decision),
  );
  w.sql.send(
    `UPDATE statement SET settled = false WHERE settled AND article IN (SELECT article FROM local WHERE row = ANY(?::bigint[]))`,
    fresh.map((r) => r.local),
  );
}

/** Why a source was joined. */
export const whyOf = (why: string | null): readonly Evidence[] => (why === null ? [] : opened<Evidence[]>(why));
