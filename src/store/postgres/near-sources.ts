import type { Evidence } from '../../records/claim.ts';
import { ENOUGH, MOST_NEAR, PER_NAME, PER_RECORD } from '../rows/reach.ts';
import type { DecidedSources, LocalId, Near, NearSources } from '../store.ts';
import { idIn, nameIn } from './bytes.ts';
import { type Bearer, type LocalRow, Locals } from './locals.ts';
import type { Writing } from './writing.ts';

/** Sources of which what is near is looked up at once. */
const AT_ONCE = 256;

interface FoundTie {
  readonly from: LocalRow;
  readonly to: LocalRow;
  readonly why: readonly Evidence[];
}

export async function sourcesBeside(w: Writing, statements: readonly string[]): Promise<LocalId[]> {
  const rows = await w.sql.all<{ article: Buffer; id: string }>(
    `SELECT a.id AS article, l.id FROM local l JOIN article a ON a.row = l.article
     WHERE l.article IN (SELECT article FROM statement WHERE row = ANY(?::bigint[])) ORDER BY l.article, l.n`,
    [...(await w.statements(statements)).values()],
  );
  return rows.map(({ article, id }) => ({ article: idIn('sha256:', article), local: id }));
}

/** The first of these sources, those that names and linked statements lead to from there, and on from those. */
export async function sourcesNear(
  w: Writing,
  sources: readonly LocalId[],
  { whole = false, most = 0 }: Near = {},
): Promise<NearSources> {
  const search = new Search(w, whole, Math.max(most, MOST_NEAR));
  await search.from(sources);
  const { found, locals, ties, taken, unfollowed } = search;
  const all = [...found.values()];
  await locals.learn(all);
  const articles = [...new Set(all.map((l) => l.article))];
  const [ids, publications] = [await w.articles.ids(articles), await publishers(w, articles)];
  const joint = all.filter((l) => locals.told(l).members.length > 0).map((l) => l.article);
  const records = await recordsIn(w, joint);
  const placed = ({ article, id }: LocalRow): LocalId => ({ article: ids.get(article)!, local: id });
  return {
    mentions: all.map((local) => {
      const told = locals.told(local);
      return {
        article: ids.get(local.article)!,
        source: told.local === local.id ? told : { ...told, local: local.id },
        publications: publications.get(local.article) ?? [],
        ...(told.members.length > 0 && { memberIds: records.get(local.article) ?? new Map() }),
        isFollowed: !unfollowed.has(local.row),
      };
    }),
    ties: ties.map(({ from, to, why }) => ({ a: placed(from), b: placed(to), why })),
    decided: await decidedIn(w, found, placed),
    taken,
  };
}

type Publishers = NearSources['mentions'][number]['publications'];

async function publishers(w: Writing, articles: readonly number[]): Promise<ReadonlyMap<number, Publishers>> {
  const rows = await w.sql.all<{ article: number; id: Buffer; outlet: Buffer; outlet_id: string | null }>(
    `SELECT p.article, p.id, o.name AS outlet, o.outlet_id FROM publication p JOIN outlet o ON o.row = p.outlet
     WHERE p.article = ANY(?::bigint[]) ORDER BY p.row`,
    articles,
  );
  const found = new Map<number, Publishers[number][]>();
  for (const { article, id, outlet, outlet_id: outletId } of rows) {
    const one = { id: idIn('p:', id), outlet: nameIn(outlet), outletId };
    const known = found.get(article);
    if (known) known.push(one);
    else found.set(article, [one]);
  }
  return found;
}

/** Ids of the records that the sources of articles are in, by their ids there. */
async function recordsIn(
  w: Writing,
  articles: readonly number[],
): Promise<ReadonlyMap<number, ReadonlyMap<string, string>>> {
  if (!articles.length) return new Map();
  const rows = await w.sql.all<{ article: number; local: string; id: Buffer }>(
    'SELECT l.article, l.id AS local, s.id FROM local l JOIN source s ON s.row = l.source WHERE l.article = ANY(?::bigint[])',
    articles,
  );
  const found = new Map<number, Map<string, string>>();
  for (const { article, local, id } of rows) {
    const known = found.get(article) ?? new Map<string, string>();
    found.set(article, known.set(local, idIn('s:', id)));
  }
  return found;
}

/** Of these sources those that persons made one with others of them. */
async function decidedIn(
  w: Writing,
  found: ReadonlyMap<number, LocalRow>,
  placed: (local: LocalRow) => LocalId,
): Promise<DecidedSources[]> {
  const by = new Map<string, LocalId[]>();
  for (const { local, decision } of await w.sql.all<{ local: number; decision: string }>(
    'SELECT local, decision FROM one_source WHERE local = ANY(?::bigint[]) ORDER BY decision, local',
    [...found.keys()],
  ))
    by.set(decision, [...(by.get(decision) ?? []), placed(found.get(local)!)]);
  return [...by].map(([decision, sources]) => ({ decision, sources }));
}

/** Walks from source to source, breadth first. */
class Search {
  readonly found = new Map<number, LocalRow>();
  readonly ties: FoundTie[] = [];
  readonly locals: Locals;
  taken = 0;
  /** Rows of those beyond what one source leads to at most. */
  readonly unfollowed = new Set<number>();
  readonly #w: Writing;
  readonly #whole: boolean;
  readonly #most: number;
  /** Found, and not gone on from. */
  readonly #open: LocalRow[] = [];
  /** Names that were followed, each with the wording of who bears it: that one's own name tells whom it leads to. */
  readonly #asked = new Set<string>();
  /** Sources of which what is near was looked up. */
  readonly #ready = new Set<number>();
  /** Sources that persons made one with others, by what leads to them: another such source, or a record. */
  readonly #decided = new Map<number, LocalRow[]>();
  readonly #byRecord = new Map<number, LocalRow[]>();
  readonly #records = new Set<number>();

  /** `whole`: without any limit. What a source leads to leads back to it then. */
  constructor(w: Writing, whole: boolean, most: number) {
    this.#w = w;
    this.#whole = whole;
    this.#most = most;
    this.locals = new Locals(w, whole ? null : PER_NAME);
  }

  async from(sources: readonly LocalId[]): Promise<void> {
    await this.#readDecided();
    const starts = await this.locals.of(sources);
    let enough = ENOUGH;
    for (const [i, start] of starts.entries()) {
      if (this.found.size >= enough) break;
      this.taken++;
      if (!start || this.found.has(start.row)) continue;
      if (!this.#ready.has(start.row)) await this.#look(starts.slice(i, i + AT_ONCE).filter((s) => s !== undefined));
      const before = this.found.size;
      await this.#around(start);
      enough = Math.max(enough, 2 * (this.found.size - before));
    }
  }

  /** All that one source leads to: what is seen of a name is then the same whatever else is asked for. */
  async #around(start: LocalRow): Promise<void> {
    const before = this.found.size;
    this.#put(start);
    for (let at = this.#open.shift(); at; at = this.#open.shift()) {
      if (!this.#whole && this.found.size - before >= this.#most) {
        for (const { row } of [at, ...this.#open.splice(0)]) this.unfollowed.add(row);
        return;
      }
      if (!this.#ready.has(at.row)) await this.#look([at, ...this.#open.slice(0, AT_ONCE)]);
      this.#byName(at);
      for (const { to, why, isFirst } of this.locals.ties(at)) {
        this.#put(to);
        if (isFirst) this.ties.push({ from: at, to, why });
      }
      this.#byDecision(at);
    }
  }

  /** Looks up who bears the names of these, and what linked statements tie them to. */
  async #look(some: readonly LocalRow[]): Promise<void> {
    const fresh = some.filter(({ row }) => !this.#ready.has(row));
    await this.locals.learn(fresh);
    await this.locals.find(fresh.flatMap((local) => this.locals.names(local)));
    await this.locals.tie(fresh);
    for (const { row } of fresh) this.#ready.add(row);
  }

  #put(local: LocalRow): void {
    if (this.found.has(local.row)) return;
    this.found.set(local.row, local);
    this.#open.push(local);
  }

  #byName(local: LocalRow): void {
    const told = this.locals.told(local);
    for (const name of this.locals.names(local)) {
      const asked = `${name} ${local.wording}`;
      if (this.#asked.has(asked)) continue;
      this.#asked.add(asked);
      const all = this.locals.bearers(name);
      const fits = new Map<number, boolean>();
      const fitting = all.filter(({ local: other }) => {
        if (!fits.has(other.wording)) fits.set(other.wording, this.#w.linking.namesFit(told, this.locals.told(other)));
        return fits.get(other.wording)!;
      });
      const isFull = !this.#whole && all.length >= PER_NAME;
      for (const bearer of isFull ? someOfEach(fitting) : fitting) this.#put(bearer.local);
    }
  }

  /** Those that a person made one with it, or that hold the record together which it is in. */
  #byDecision({ row, source }: LocalRow): void {
    for (const other of this.#decided.get(row) ?? []) this.#put(other);
    if (source === null || this.#records.has(source)) return;
    this.#records.add(source);
    for (const other of this.#byRecord.get(source) ?? []) this.#put(other);
  }

  /** There are few: each is a person's decision. */
  async #readDecided(): Promise<void> {
    const rows = await this.#w.sql.all<{ local: number; decision: string }>(
      'SELECT local, decision FROM one_source ORDER BY local',
    );
    if (!rows.length) return;
    const locals = new Map((await this.locals.at(rows.map((r) => r.local))).map((l) => [l.row, l]));
    for (const { local, decision } of rows) {
      const others = rows.filter((r) => r.decision === decision).flatMap((r) => locals.get(r.local) ?? []);
      this.#decided.set(local, [...(this.#decided.get(local) ?? []), ...others]);
    }
    for (const local of locals.values())
      if (local.source !== null) this.#byRecord.set(local.source, [...(this.#byRecord.get(local.source) ?? []), local]);
  }
}

function someOfEach(bearers: readonly Bearer[]): Bearer[] {
  const counts = new Map<number | null, number>();
  const byRank = [...bearers].sort((a, b) => a.rank - b.rank);
  return byRank.filter(({ local: { source } }) => {
    const n = counts.get(source) ?? 0;
    counts.set(source, n + 1);
    return n < PER_RECORD;
  });
}
