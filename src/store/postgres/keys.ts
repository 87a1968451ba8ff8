import type { Linkable, TextFacts } from '../../records/ledger.ts';
import { compare } from '../rows/compare.ts';
import {
  anyDay,
  bucketDay,
  type Days,
  dayOfKey,
  nearby,
  type Period,
  periodOf,
  type Stretch,
  stretches,
  tableKeys,
  YOUNG,
} from '../rows/keys.ts';
import type { Writing } from './writing.ts';

/** Stretches that are looked through in one query. */
const AT_ONCE = 4000;

interface Place {
  readonly article: number;
  /** Null where it is in no bucket yet. */
  readonly day: number | null;
  readonly n: number;
}

/** Where these statements lie. */
async function placesOf(w: Writing, rows: readonly number[]): Promise<ReadonlyMap<number, Place>> {
  const found = await w.sql.all<Place & { readonly row: number }>(
    'SELECT row, article, day, n FROM statement WHERE row = ANY(?::bigint[])',
    rows,
  );
  return new Map(found.map((place) => [place.row, place]));
}

/** Keys of the table with the statements that have them. */
class Pairs {
  readonly keys: number[] = [];
  readonly statements: number[] = [];

  add(w: Writing, linkable: Linkable, row: number, place: { readonly day: number; readonly n: number }): void {
    const { near, any } = tableKeys(w.keys(linkable), place);
    for (const key of [...near, ...any]) {
      this.keys.push(key);
      this.statements.push(row);
    }
  }

  async drop({ sql }: Writing): Promise<void> {
    if (this.keys.length)
      sql.send(
        `DELETE FROM bucket b USING unnest(?::bigint[], ?::bigint[]) v(key, statement)
         WHERE b.key = v.key AND b.statement = v.statement`,
        this.keys,
        this.statements,
      );
  }

  async put({ sql }: Writing): Promise<void> {
    if (this.keys.length)
      sql.send(
        `INSERT INTO bucket (key, statement) SELECT DISTINCT * FROM unnest(?::bigint[], ?::bigint[]) v(key, statement)
         ORDER BY 1, 2 ON CONFLICT DO NOTHING`,
        this.keys,
        this.statements,
      );
  }
}

export async function putKeys(w: Writing, statements: readonly string[]): Promise<void> {
  const rows = [...(await w.statements(statements)).values()];
  if (!rows.length) return;
  const [linkables, places] = [await w.articles.linkables(rows), await placesOf(w, rows)];
  const [old, fresh] = [new Pairs(), new Pairs()];
  const moved: number[] = [];
  const days: number[] = [];
  for (const row of rows) {
    const linkable = linkables.get(row)!;
    const day = bucketDay(linkable.publications[0]?.published ?? null);
    const { day: before, n } = places.get(row)!;
    if (before === day) continue;
    if (before !== null) old.add(w, linkable, row, { day: before, n });
    fresh.add(w, linkable, row, { day, n });
    moved.push(row);
    days.push(day);
  }
  await old.drop(w);
  await fresh.put(w);
  if (moved.length)
    w.sql.send(
      'UPDATE statement s SET day = v.day FROM unnest(?::bigint[], ?::int[]) v(row, day) WHERE s.row = v.row',
      moved,
      days,
    );
}

/** Takes the statements of an article out of their buckets, and forgets what else follows from its records; before these change. */
export async function dropKeys(w: Writing, article: number): Promise<void> {
  const linkables = await w.articles.of(article);
  const rows = await w.statements(linkables.map((l) => l.statement.id));
  const places = await placesOf(w, [...rows.values()]);
  const old = new Pairs();
  for (const linkable of linkables) {
    const row = rows.get(linkable.statement.id)!;
    w.sift?.forget(row);
    w.sift?.forgetText(linkable.statement.article);
    const { day, n } = places.get(row)!;
    if (day !== null) old.add(w, linkable, row, { day, n });
  }
  await old.drop(w);
  w.sql.send('UPDATE statement SET day = NULL WHERE article = ?', article);
}

export async function candidates(
  w: Writing,
  statements: readonly string[],
  linkedBy?: string,
): Promise<Map<string, readonly Linkable[]>> {
  const rows = await w.statements(statements);
  const found = await nearest(w, [...rows.values()]);
  const linked = linkedBy === undefined ? null : await linkedTo(w, [...rows.values()], await w.makerRow(linkedBy));
  for (const [own, others] of found) for (const other of linked?.get(own) ?? []) others.delete(other);
  await sift(w, found);
  const linkables = await w.articles.linkables([...found.values()].flatMap((others) => [...others]));
  return new Map(
    [...rows].map(([id, row]) => [
      id,
      [...(found.get(row) ?? [])]
        .flatMap((other) => linkables.get(other) ?? [])
        .sort((a, b) => compare(a.statement.id, b.statement.id)),
    ]),
  );
}

/** Rows at the other ends of edges that a maker signed. */
async function linkedTo(w: Writing, rows: readonly number[], maker: number): Promise<ReadonlyMap<number, number[]>> {
  const edges = await w.sql.all<{ own: number; other: number }>(
    `SELECT a AS own, b AS other FROM edge WHERE a = ANY(?::bigint[]) AND maker = ?
     UNION ALL SELECT b, a FROM edge WHERE b = ANY(?::bigint[]) AND maker = ?`,
    rows,
    maker,
    rows,
    maker,
  );
  const out = new Map<number, number[]>();
  for (const { own, other } of edges) {
    const known = out.get(own);
    if (known) known.push(other);
    else out.set(own, [other]);
  }
  return out;
}

/** Takes out what surely has no edge. Of most candidates nothing is unpacked but the first time that they come up. */
async function sift({ sift, articles }: Writing, found: ReadonlyMap<number, Set<number>>): Promise<void> {
  if (!sift) return;
  const asked = new Set([...found].flatMap(([own, others]) => [own, ...others]));
  const missing = [...asked].filter((row) => !sift.has(row));
  for (let i = 0; i < missing.length; i += AT_ONCE)
    for (const [row, linkable] of await articles.linkables(missing.slice(i, i + AT_ONCE))) sift.keep(row, linkable);
  for (const [own, others] of found)
    for (const other of others) if (sift.mayLink(own, other) === false) others.delete(other);
}

/** Of each of these statements the rows of those of texts that share its story, and of those that share a bucket with it. */
async function nearest(w: Writing, rows: readonly number[]): Promise<Map<number, Set<number>>> {
  const [linkables, places] = [await w.articles.linkables(rows), await placesOf(w, rows)];
  const placed = rows.flatMap((row) => {
    const { article, day } = places.get(row)!;
    return day === null ? [] : [{ row, article, day, linkable: linkables.get(row)! }];
  });
  const within = await nearDaysIn(w);
  const buckets = new Buckets(w);
  const texts = new Map<TextFacts, Text>();
  const looks = placed.map(({ row, article, day, linkable }) => {
    const { near, copies, lasting } = w.keys(linkable);
    const names = { names: near, day, days: w.linking.nearDays };
    if (!texts.has(linkable.text))
      texts.set(linkable.text, { article, day, asks: buckets.ask(nearby(near, day, { ...names, within }), day) });
    return {
      row,
      text: linkable.text,
      asks: [...buckets.ask(anyDay(copies), day), ...buckets.ask(anyDay(lasting), day, w.linking.lastingMost)],
    };
  });
  await buckets.look();
  const beside = await besides(w, texts, buckets);
  return new Map(
    looks.map(({ row, text, asks }) => {
      const found = new Set([...beside.get(text)!, ...asks.flatMap((ask) => buckets.found(ask))]);
      found.delete(row);
      return [row, found];
    }),
  );
}

interface Text {
  readonly article: number;
  readonly day: number;
  readonly asks: readonly string[];
}

/** By text, rows of all statements of it and of those that share most of the story's buckets with it; of equals the nearest days, then the least ids. */
async function besides(
  w: Writing,
  texts: ReadonlyMap<TextFacts, Text>,
  buckets: Buckets,
): Promise<ReadonlyMap<TextFacts, readonly number[]>> {
  const articles = [...texts.values()].map((t) => t.article);
  const firsts = new Map(
    (
      await w.sql.all<{ article: number; row: number }>(
        'SELECT article, row FROM statement WHERE article = ANY(?::bigint[]) AND n = 0',
        articles,
      )
    ).map(({ article, row }) => [article, row]),
  );
  const chosen = new Map<TextFacts, readonly number[]>();
  for (const [text, { article, day, asks }] of texts) {
    const first = firsts.get(article)!;
    const shared = new Map<number, number>();
    for (const row of asks.flatMap((ask) => buckets.found(ask)))
      if (row !== first) shared.set(row, (shared.get(row) ?? 0) + 1);
    chosen.set(text, [first, ...(await mostShared(w, shared, day))]);
  }
  const members = new Map<number, number[]>();
  for (const { first, row } of await w.sql.all<{ first: number; row: number }>(
    `SELECT t.row AS first, s.row FROM statement t JOIN statement s ON s.article = t.article WHERE t.row = ANY(?::bigint[])`,
    [...new Set([...chosen.values()].flat())],
  )) {
    const known = members.get(first);
    if (known) known.push(row);
    else members.set(first, [row]);
  }
  return new Map([...chosen].map(([text, rows]) => [text, rows.flatMap((row) => members.get(row) ?? [])]));
}

async function mostShared(w: Writing, shared: ReadonlyMap<number, number>, day: number): Promise<number[]> {
  const most = w.linking.nearTexts;
  const counts = [...shared.values()].sort((a, b) => b - a);
  const least = counts[most - 1] ?? 0;
  const better = [...shared].filter(([, n]) => n > least).map(([row]) => row);
  const equal = [...shared].filter(([, n]) => n === least).map(([row]) => row);
  if (better.length + equal.length <= most) return [...better, ...equal];
  const nearest = await w.sql.column<number>(
    'SELECT row FROM statement WHERE row = ANY(?::bigint[]) ORDER BY abs(day - ?::int), id LIMIT ?',
    equal,
    day,
    most - better.length,
  );
  return [...better, ...nearest];
}

/** Days of which there are near keys. */
async function nearDaysIn({ sql }: Writing): Promise<Period> {
  const { least, greatest } = (await sql.get<{ least: number | null; greatest: number | null }>(
    `SELECT (SELECT key FROM bucket WHERE key < 0 ORDER BY key LIMIT 1) AS least,
       (SELECT key FROM bucket WHERE key < 0 ORDER BY key DESC LIMIT 1) AS greatest`,
  ))!;
  return periodOf(least, greatest);
}

interface Ask extends Period {
  readonly isNear: boolean;
  readonly name: number;
  readonly day: number;
  readonly most: number;
}

/** Looks into many buckets at once, each of them once. */
class Buckets {
  readonly #w: Writing;
  readonly #asks = new Map<string, Ask>();
  readonly #found = new Map<string, readonly number[]>();

  constructor(w: Writing) {
    this.#w = w;
  }

  /** Names of what is asked for: a bucket each, of which at most so many are to be given, and the statement itself. */
  ask({ names, isNear, from, to }: Days, day: number, most = this.#w.linking.bucketMost): string[] {
    if (from > to) return [];
    return names.map((name) => {
      const key = `${Number(isNear)} ${name} ${day} ${most}`;
      this.#asks.set(key, { isNear, name, from, to, day, most });
      return key;
    });
  }

  found(key: string): readonly number[] {
    return this.#found.get(key) ?? [];
  }

  async look(): Promise<void> {
    const asks = [...this.#asks];
    const all = asks.flatMap(([, ask], i) => placed(ask).map((stretch) => ({ i, stretch })));
    const found = asks.map((): number[] => []);
    const most = Math.max(0, ...asks.map(([, ask]) => ask.most));
    for (let from = 0; from < all.length; from += AT_ONCE) {
      const some = all.slice(from, from + AT_ONCE);
      for (const { i, statement } of await this.#w.sql.all<{ i: number; statement: number }>(
        `SELECT s.i, b.statement FROM unnest(?::int[], ?::bigint[], ?::bigint[]) s(i, first, last)
         CROSS JOIN LATERAL (SELECT statement FROM bucket WHERE key BETWEEN s.first AND s.last LIMIT ?) b`,
        some.map(({ i }) => i),
        some.map(({ stretch }) => stretch[0]),
        some.map(({ stretch }) => stretch[1]),
        most + 2,
      ))
        found[i]!.push(statement);
    }
    for (const [i, [key, ask]] of asks.entries())
      this.#found.set(key, found[i]!.length <= ask.most + 1 ? found[i]! : await this.#nearest(ask));
  }

  /** What lies in a full bucket on the nearest days, and on the farthest of these the least ids: the first to come have no part in it. */
  async #nearest(ask: Ask): Promise<readonly number[]> {
    const { day, from, to, most } = ask;
    const sorted = [
      ...(await this.#keys(UPWARDS, placed({ ...ask, from: day }), most + 1)),
      ...(await this.#keys(DOWNWARDS, placed({ ...ask, to: day - 1 }), most + 1)),
    ]
      .map(({ key, statement }) => ({ statement, days: Math.abs(dayOfKey(key) - day) }))
      .sort((a, b) => a.days - b.days);
    const farthest = sorted[most]!.days;
    const cut = [...new Set([day - farthest, day + farthest])]
      .filter((at) => at >= from && at <= to)
      .flatMap((at) => placed({ ...ask, from: at, to: at }).map(([key]) => key));
    const nearer = sorted.filter((s) => s.days < farthest).map((s) => s.statement);
    const least = await this.#w.sql.column<number>(LEAST, cut, most + 1 - nearer.length);
    return [...nearer, ...least];
  }

  #keys(text: string, some: readonly Stretch[], most: number): Promise<{ key: number; statement: number }[]> {
    return this.#w.sql.all(
      text,
      some.map(([first]) => first),
      some.map(([, last]) => last),
      most,
    );
  }
}

/** Stretches of a bucket in this table, which has no place for young keys. */
const placed = ({ isNear, name, from, to }: Pick<Ask, 'isNear' | 'name' | 'from' | 'to'>): Stretch[] =>
  stretches(isNear, name, { from, to }).filter(([first]) => first < YOUNG);

const UPWARDS = `SELECT b.key, b.statement FROM unnest(?::bigint[], ?::bigint[]) s(first, last)
  CROSS JOIN LATERAL (SELECT key, statement FROM bucket WHERE key BETWEEN s.first AND s.last ORDER BY key, statement LIMIT ?) b`;
const DOWNWARDS = `SELECT b.key, b.statement FROM unnest(?::bigint[], ?::bigint[]) s(first, last)
  CROSS JOIN LATERAL (SELECT key, statement FROM bucket WHERE key BETWEEN s.first AND s.last ORDER BY key DESC, statement DESC LIMIT ?) b`;
const LEAST =
  'SELECT s.row FROM bucket b JOIN statement s ON s.row = b.statement WHERE b.key = ANY(?::bigint[]) ORDER BY s.id LIMIT ?';
