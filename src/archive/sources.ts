import { recordsOf } from '../ledger/join.ts';
import type { Evidence } from '../records/claim.ts';
import type { LedgerSource, SourceRecord } from '../records/ledger.ts';
import type { Linking } from '../store/linking.ts';
import type { NearSources } from '../store/store.ts';
import type { Appending, Duck } from './duck.ts';
import type { Locals } from './locals.ts';
import { grouped, Peeked } from './peeked.ts';
import { Sets } from './sets.ts';
import type { RecordId, Texts } from './texts.ts';

/** Sources that are joined in one go, at least. */
const STEP = 1000;
/** What sources are told of, unpacked, at most. */
const TOLD = 50_000;

type Mention = NearSources['mentions'][number];

/** A source as the joins give it: its set, its row, its text, its id there, whether it is a joint one, the text's hash, what is told of it, who publishes. */
type LocalRow = readonly [
  root: number,
  row: number,
  n: number,
  id: string,
  joint: number,
  article: string,
  json: string,
  publishers: string,
];

type TieRow = readonly [root: number, article: string, id: string, other: string, otherId: string, why: string];

/**
 * Joins all sources of the archive, one JSON a row of the table `record`: sets of what names and linked statements lead to, each joined whole,
 * as relinking a ledger does. Gives in which record each source is.
 */
export async function joinArchive(
  duck: Duck,
  { texts, locals, linking }: { readonly texts: Texts; readonly locals: Locals; readonly linking: Linking },
): Promise<RecordId> {
  const sets = new Sets(locals.count);
  const told = new ToldOf();
  await joinNames(duck, sets, linking, told);
  await joinTies(duck, sets, linking, told);
  await putSets(duck, sets, locals.count);
  const records = new Records(locals.count);
  await duck.run('CREATE TABLE record (json VARCHAR)');
  const out = await duck.into('record');
  await joinSets(duck, records, { out, isJoint: false, memberIds: () => new Map() });
  // Only now it is known which records the members of joint sources are in.
  const idsIn = (n: number): ReadonlyMap<string, string> =>
    new Map(
      texts.told(n).sources.flatMap(({ local }, place): [string, string][] => {
        const id = records.idOf(locals.first[n]! + place);
        return id === null ? [] : [[local, id]];
      }),
    );
  await joinSets(duck, records, { out, isJoint: true, memberIds: idsIn });
  out.close();
  return (n, place) => records.idOf(locals.first[n]! + place);
}

/** What sources are told of, by their wording; those asked for first are forgotten first. */
class ToldOf {
  readonly #known = new Map<string, LedgerSource>();

  of(json: string): LedgerSource {
    const known = this.#known.get(json);
    if (known) return known;
    const made = JSON.parse(json) as LedgerSource;
    if (this.#known.size >= TOLD) this.#known.clear();
    this.#known.set(json, made);
    return made;
  }
}

/** Sources that a name leads to from one another. */
async function joinNames(duck: Duck, sets: Sets, { namesFit }: Linking, told: ToldOf): Promise<void> {
  const rows = duck.rows<readonly [name: number, wording: number, first: number, json: string]>(
    `SELECT n.name::DOUBLE, n.wording::DOUBLE, n.local, w.json FROM
     (SELECT name, wording, min(local) AS local FROM name GROUP BY name, wording) n
     JOIN wording w ON w.wording = n.wording ORDER BY n.name, n.wording`,
  );
  await duck.run('CREATE TABLE fitting (name BIGINT, wording BIGINT)');
  const fitting = await duck.into('fitting');
  for await (const [name, alike] of grouped(rows, ([key]) => key)) {
    const each = alike.map(([, wording, local, json]) => ({ wording, local, source: told.of(json), fits: false }));
    for (const a of each)
      for (const b of each) {
        if (!namesFit(a.source, b.source)) continue;
        a.fits = true;
        b.fits = true;
        sets.join(a.local, b.local);
      }
    for (const { wording, fits } of each) if (fits) fitting.add('bb', name, wording);
  }
  fitting.close();
  // All that bear a fitting name in the same words lead to the same others.
  for await (const [local, first] of duck.rows<[number, number]>(
    `SELECT n.local, min(n.local) OVER (PARTITION BY n.name, n.wording) FROM name n
     SEMI JOIN fitting f ON f.name = n.name AND f.wording = n.wording`,
  ))
    sets.join(local, first);
  await duck.run('DROP TABLE fitting');
  await duck.run('DROP TABLE name');
}

/** Sources that linked statements tie to one another. */
async function joinTies(duck: Duck, sets: Sets, { mayJoin }: Linking, told: ToldOf): Promise<void> {
  await duck.run('CREATE TABLE tie (a INT, b INT, why VARCHAR)');
  const ties = await duck.into('tie');
  for await (const [a, b, why, ofA, ofB] of duck.rows<[number, number, string, string, string]>(
    `SELECT x.row, y.row, e.why, v.json, w.json FROM edge e JOIN said s ON s.row = e.a JOIN said t ON t.row = e.b
     JOIN local x ON x.row = s.local JOIN local y ON y.row = t.local
     JOIN wording v ON v.wording = x.wording JOIN wording w ON w.wording = y.wording
     WHERE e.kind = 'same' AND x.n <> y.n AND s.stance = t.stance`,
  )) {
    const [from, to] = [told.of(ofA), told.of(ofB)];
    if (from.kind !== to.kind) continue;
    const isSaid = (JSON.parse(why) as readonly Evidence[]).some(
      ({ kind }) => kind === 'same-utterance' || kind === 'same-report',
    );
    const isTie = mayJoin(from, to, isSaid);
    if (isTie) ties.add('ii-', a, b, why);
    if (isTie || mayJoin(to, from, isSaid)) sets.join(a, b);
  }
  ties.close();
}

/** By source its set, and by set whether it has a joint source, and whether no text in it has statements: nothing joins these. */
async function putSets(duck: Duck, sets: Sets, count: number): Promise<void> {
  await duck.run('CREATE TABLE member (row INT, root INT)');
  const members = await duck.into('member');
  for (let row = 0; row < count; row++) members.add('ii', row, sets.root(row));
  members.close();
  await duck.run(`CREATE TABLE source_set AS SELECT m.root, max(l.joint) AS joint, min(l.silent) AS silent
    FROM member m JOIN local l ON l.row = m.row GROUP BY m.root`);
}

interface Pass {
  readonly out: Appending;
  /** Whether these are sets with joint sources, for the second time. */
  readonly isJoint: boolean;
  /** Records of the sources of a text, by their ids there. */
  readonly memberIds: (n: number) => ReadonlyMap<string, string>;
}

async function joinSets(duck: Duck, records: Records, { out, isJoint, memberIds }: Pass): Promise<void> {
  const least = isJoint ? 1 : 0;
  const ties = new Peeked(
    duck.rows<TieRow>(
      `SELECT m.root, tx.article, x.id, ty.article, y.id, t.why FROM tie t JOIN member m ON m.row = t.a
       JOIN source_set s ON s.root = m.root JOIN local x ON x.row = t.a JOIN local y ON y.row = t.b
       JOIN text tx ON tx.n = x.n JOIN text ty ON ty.n = y.n WHERE s.silent = 0 AND s.joint >= $least::INT ORDER BY m.root`,
      { least },
    ),
  );
  const rows = duck.rows<readonly [...LocalRow, joint: number]>(
    `SELECT m.root, l.row, l.n, l.id, l.joint, t.article, w.json, p.json, s.joint FROM member m
     JOIN source_set s ON s.root = m.root JOIN local l ON l.row = m.row JOIN wording w ON w.wording = l.wording
     JOIN text t ON t.n = l.n JOIN publisher p ON p.n = l.n WHERE s.silent = 0 AND s.joint >= $least::INT ORDER BY m.root, l.row`,
    { least },
  );
  let held: LocalRow[] = [];
  let isHeldJoint = false;
  let last = -1;
  const flush = async (): Promise<void> => {
    const mentions = held.map(([, , n, id, joint, article, json, publishers]): Mention => {
      const source = JSON.parse(json) as LedgerSource;
      return {
        article,
        source: source.local === id ? source : { ...source, local: id },
        publications: JSON.parse(publishers) as Mention['publications'],
        ...(joint === 1 && isJoint && { memberIds: memberIds(n) }),
        isFollowed: true,
      };
    });
    const found = (await ties.while(([root]) => root <= last)).map(([, article, local, other, otherLocal, why]) => ({
      a: { article, local },
      b: { article: other, local: otherLocal },
      why: JSON.parse(why) as readonly Evidence[],
    }));
    const made = recordsOf({ mentions, ties: found, decided: [] });
    records.put(made, held);
    // Those with joint sources are made once more.
    if (isJoint || !isHeldJoint) for (const record of made) out.add('-', JSON.stringify(record));
    held = [];
  };
  for await (const [root, all] of grouped(rows, ([of]) => of)) {
    const isJointSet = all[0]![8] === 1;
    if (held.length && (held.length >= STEP || isJointSet !== isHeldJoint)) await flush();
    isHeldJoint = isJointSet;
    last = root;
    for (const row of all) held.push(row as unknown as LocalRow);
  }
  if (held.length) await flush();
}

/** In which record each source is. */
class Records {
  readonly #of: Int32Array;
  readonly #ids: string[] = [];

  constructor(count: number) {
    this.#of = new Int32Array(count).fill(-1);
  }

  put(records: readonly SourceRecord[], rows: readonly LocalRow[]): void {
    const rowOf = new Map(rows.map(([, row, , id, , article]) => [`${article} ${id}`, row]));
    for (const { id, joined } of records) {
      if (!joined.length) continue;
      const at = this.#ids.push(id) - 1;
      for (const { article, local } of joined) this.#of[rowOf.get(`${article} ${local}`)!] = at;
    }
  }

  idOf(row: number): string | null {
    const at = this.#of[row]!;
    return at < 0 ? null : this.#ids[at]!;
  }
}
