import type { Ledger } from '../../src/ledger/ledger.ts';
import { STANCES, type Stance } from '../../src/records/attribution.ts';
import type { Claim, Statement } from '../../src/records/claim.ts';
import type { ReadArticle } from '../../src/records/read-article.ts';
import { length, type Span, shared } from '../../src/records/span.ts';
import { shortFile, spanOf, TRUTH, type TruthClaim, type TruthPlace, type TruthStatement } from './bundle-truth.ts';

export const PARTS = ['statement', 'claim', 'position', 'origin', 'relation', 'drift', 'figure', 'source'] as const;

/** One way in which the ledger and the truth differ, as a line of a table. */
export interface Difference {
  readonly part: (typeof PARTS)[number];
  readonly where: string;
  readonly ledger: string;
  readonly truth: string;
}

/** What the ledger made of the bundle, with the articles as they were read, by file. */
export interface Made {
  readonly claims: readonly Claim[];
  readonly articles: ReadonlyMap<string, ReadArticle>;
}

/** Least share of the shorter of a statement and a place that must lie in the other. */
const SAME = 0.5;
/** Share from which it lies in it as a whole, but for marks. */
const INSIDE = 0.85;

const size = (pieces: readonly Span[]): number => pieces.reduce((n, p) => n + length(p), 0);

const fileOf = (s: Statement, { articles }: Made): string =>
  [...articles].find(([, a]) => a.article.id === s.article)?.[0] ?? shortFile(s.file);

interface Row {
  readonly claim: Claim;
  readonly statement: Statement;
}

/**
 * The statement of the ledger that has most in common with a place of the truth, of several clauses in it the first; null where
 * none has enough.
 */
export function rowAt(place: TruthPlace, made: Made): Row | null {
  const { article } = made.articles.get(place.file)!;
  const span = spanOf(article.text, place)!;
  const near = made.claims
    .flatMap((claim) => claim.statements.map((statement) => ({ claim, statement })))
    .filter(({ statement }) => statement.article === article.id)
    .map((row) => ({ row, both: shared(row.statement.content, span), all: size(row.statement.content) }))
    .filter(({ both, all }) => both > 0 && both >= SAME * Math.min(all, length(span)));
  const start = ({ row }: (typeof near)[number]): number => row.statement.content[0]![0];
  const inside = near.filter(({ both, all }) => both >= INSIDE * all).sort((a, b) => start(a) - start(b));
  const whole = near.find(({ both, all }) => both >= INSIDE * Math.max(all, length(span)));
  return (whole ?? inside[0] ?? near.sort((a, b) => b.both - a.both)[0])?.row ?? null;
}

/** The name by which the truth knows a source of a file; the name itself where it knows none. */
function truthName(name: string | null, file?: string): string {
  const fold = (s: string): string => s.toLowerCase();
  const fits = TRUTH.sources.filter((s) => [s.name, ...s.aliases].some((n) => fold(n) === fold(name ?? '')));
  const here = fits.length > 1 && file ? fits.filter((s) => s.files.includes(file)) : fits;
  return here[0]?.name ?? name ?? 'nobody';
}

const short = ({ file, words }: TruthPlace): string => `${file.split('/').at(-1)} "${words.slice(0, 48)}"`;

/** All differences, in the order of the truth. */
export async function differences(ledger: Ledger, made: Made): Promise<Difference[]> {
  const rows = new Map<TruthStatement, Row | null>();
  for (const c of TRUTH.claims) for (const s of c.statements) rows.set(s, rowAt(s, made));
  const claimOf = new Map(TRUTH.claims.map((c) => [c.id, mainClaim(c, rows)]));
  return [
    ...TRUTH.claims.flatMap((c) => c.statements.flatMap((s) => statementDifferences(c, s, rows.get(s)!))),
    ...groupDifferences(rows, claimOf),
    ...TRUTH.claims.flatMap((c) => claimDifferences(c, claimOf.get(c.id)!, made)),
    ...relationDifferences(claimOf),
    ...driftDifferences(claimOf, made),
    ...(await figureDifferences(ledger, made)),
    ...(await sourceDifferences(ledger, made)),
  ];
}

/** The claim that holds most of a truth claim's statements. */
function mainClaim({ statements }: TruthClaim, rows: ReadonlyMap<TruthStatement, Row | null>): Claim | null {
  const count = new Map<Claim, number>();
  for (const s of statements) {
    const claim = rows.get(s)?.claim;
    if (claim) count.set(claim, (count.get(claim) ?? 0) + 1);
  }
  return [...count].sort(([, m], [, n]) => n - m)[0]?.[0] ?? null;
}

/** Lines for the fields whose values are not the same. */
function unlike(
  part: Difference['part'],
  where: string,
  pairs: readonly (readonly [field: string, ledger: string, truth: string])[],
): Difference[] {
  return pairs.flatMap(([field, ledger, truth]) =>
    ledger === truth ? [] : [{ part, where: `${where}: ${field}`, ledger, truth }],
  );
}

function statementDifferences(claim: TruthClaim, truth: TruthStatement, row: Row | null): Difference[] {
  const where = `${claim.id}: ${short(truth)}`;
  if (!row) return [{ part: 'statement', where, ledger: 'no statement', truth: truth.stance }];
  const s = row.statement;
  const named = (n: string | null): string => truthName(n, truth.file);
  return unlike('statement', where, [
    ['stance', s.stance, truth.stance],
    ['source', named(s.sourceName), truth.source],
    ['grade', s.grade, s.attribution === null ? 'own voice' : truth.grade],
    ['hands', `${s.hands}`, `${truth.hands}`],
    ['chain', s.chain.map(named).join(' > '), truth.chain.join(' > ')],
    ['own', `${s.attribution === null}`, `${truth.own ?? false}`],
    ['withdrawn', `${s.withdrawn}`, `${truth.withdrawn ?? false}`],
  ]);
}

/** Statements that are not in the claim of their fellows, and claims of the truth that are one claim of the ledger. */
function groupDifferences(
  rows: ReadonlyMap<TruthStatement, Row | null>,
  claimOf: ReadonlyMap<string, Claim | null>,
): Difference[] {
  const out: Difference[] = [];
  for (const c of TRUTH.claims)
    for (const s of c.statements) {
      const row = rows.get(s);
      if (row && row.claim !== claimOf.get(c.id))
        out.push({ part: 'claim', where: `${c.id}: ${short(s)}`, ledger: `in "${row.claim.text}"`, truth: 'in it' });
    }
  for (const [i, a] of TRUTH.claims.entries())
    for (const b of TRUTH.claims.slice(0, i))
      if (claimOf.get(a.id) !== null && claimOf.get(a.id) === claimOf.get(b.id))
        out.push({ part: 'claim', where: `${b.id} and ${a.id}`, ledger: 'one claim', truth: 'two claims' });
  return out;
}

function claimDifferences(truth: TruthClaim, claim: Claim | null, made: Made): Difference[] {
  if (!claim) return [];
  const lines = (list: readonly string[]): string => [...list].sort().join('; ');
  const before = (sourceId: string, stance: Stance): string => {
    const gone = claim.statements.filter((s) => s.withdrawn && s.sourceId === sourceId && s.stance !== stance);
    const days = gone.map((s) => s.published?.slice(0, 10) ?? '~').sort();
    return gone.length ? ` from ${gone[0]!.stance} since ${days[0]}` : '';
  };
  const positions = claim.positions.map(
    (p) => `${truthName(p.sourceName)} ${p.stance} since ${p.since}${before(p.sourceId, p.stance)}`,
  );
  const wanted = truth.positions.map(({ source, stance, since, changedFrom: was }) => {
    return `${source} ${stance} since ${since}${was ? ` from ${was.stance} since ${was.since}` : ''}`;
  });
  return [
    ...unlike('claim', truth.id, [['disputed', `${claim.disputed}`, `${truth.disputed}`]]),
    ...unlike('position', truth.id, [['positions', lines(positions), lines(wanted)]]),
    ...STANCES.flatMap((stance) =>
      unlike('origin', `${truth.id} ${stance}`, [
        originsOf(
          claim,
          stance,
          made,
          truth.origins[stance].map((o) => line(o.files)),
        ),
      ]),
    ),
  ];
}

const line = (files: readonly string[]): string => [...new Set(files)].sort().join(', ');

/**
 * Groups of the ledger beside those of the truth: each of the ledger's is one of the truth's or several of them together, as what may depend on one another is not
 * counted apart, and as many as the truth has lie between at least and at most.
 */
function originsOf(claim: Claim, stance: Stance, made: Made, truth: readonly string[]): [string, string, string] {
  const told = originLines(claim, stance, made);
  const united = told.every((g) => {
    const files = new Set(g.split(', '));
    const parts = truth.filter((t) => t.split(', ').some((f) => files.has(f)));
    return line(parts.flatMap((t) => t.split(', '))) === g;
  });
  const interval = stance === 'asserts' || stance === 'denies' ? claim.independent[stance] : null;
  const inside = interval ? interval.atLeast <= truth.length && truth.length <= interval.atMost : true;
  const wanted = [...truth].sort().join('; ');
  return ['origins', united && inside ? wanted : `${told.sort().join('; ')} (${JSON.stringify(interval)})`, wanted];
}

function originLines(claim: Claim, stance: Stance, made: Made): string[] {
  const byId = new Map(claim.statements.map((s) => [s.id, s]));
  return claim.origins[stance].map((o) => line(o.statements.map((id) => fileOf(byId.get(id)!, made))));
}

function relationDifferences(claimOf: ReadonlyMap<string, Claim | null>): Difference[] {
  const truth = new Set(TRUTH.relations.map((r) => `${r.from} ${r.kind} ${r.to}`));
  // What updates a count updates the ones before it too.
  const known = new Set(truth);
  for (const { from, kind, to } of TRUTH.relations)
    for (const next of TRUTH.relations)
      if (kind === 'updates' && next.kind === 'updates' && next.from === to) known.add(`${from} updates ${next.to}`);
  const idOf = new Map([...claimOf].flatMap(([id, c]) => (c ? [[c.id, id] as const] : [])));
  const found = new Set(
    [...claimOf].flatMap(([from, c]) =>
      (c?.relations ?? []).flatMap((r) => {
        const to = idOf.get(r.claim);
        // What contradicts does so both ways; the truth tells it once.
        if (to === undefined || truth.has(`${to} ${r.kind} ${from}`)) return [];
        return [`${from} ${r.kind} ${to}`];
      }),
    ),
  );
  return [
    ...[...truth].filter((r) => !found.has(r)).map((where) => differs('relation', where, 'not there', 'there')),
    ...[...found].filter((r) => !known.has(r)).map((where) => differs('relation', where, 'there', 'not there')),
  ];
}

const differs = (part: Difference['part'], where: string, ledger: string, truth: string): Difference => ({
  part,
  where,
  ledger,
  truth,
});

function driftDifferences(claimOf: ReadonlyMap<string, Claim | null>, made: Made): Difference[] {
  const out: Difference[] = [];
  const known = new Set<unknown>();
  for (const d of TRUTH.drift) {
    const claim = claimOf.get(d.claim);
    const where = `${d.claim}: ${d.kind}, ${short(d.from)} to ${short(d.to)}`;
    const found = claim?.drift.find(
      (x) => x.kind === d.kind && placed(claim, x.from, d.from, made) && placed(claim, x.to, d.to, made),
    );
    if (!found) out.push(differs('drift', where, 'not there', 'there'));
    else {
      known.add(found);
      // A source is told by its name, without the article before it.
      if (!found.why.toLowerCase().includes(d.words.toLowerCase().replace(/^the /, '')))
        out.push(differs('drift', where, found.why, d.words));
    }
  }
  for (const [id, claim] of claimOf)
    for (const d of claim?.drift ?? [])
      if (!known.has(d)) out.push(differs('drift', `${id}: ${d.kind}`, d.why, 'not there'));
  return out;
}

/** True where a statement stands at the place, or has the source whose words the place gives. */
function placed(claim: Claim, id: string, place: TruthPlace, made: Made): boolean {
  const statement = claim.statements.find((s) => s.id === id)!;
  if (fileOf(statement, made) !== place.file) return false;
  const span = spanOf(made.articles.get(place.file)!.article.text, place)!;
  return shared(statement.content, span) > 0 || truthName(statement.sourceName, place.file) === place.words;
}

async function figureDifferences(ledger: Ledger, made: Made): Promise<Difference[]> {
  const series = await ledger.figures();
  return TRUTH.figures.flatMap(({ counted, values }) => {
    const lineOf = (
      file: string,
      v: { min: number | null; max: number | null; hedge: string; was: number | null },
      who: string,
    ) => `${file.split('/').at(-1)} ${v.hedge} ${v.min}..${v.max} was ${v.was} ${who}`;
    const wanted = values.map((v) => lineOf(v.file, v, v.source)).sort();
    const near = series
      .map((s) =>
        s.values.map(({ figure, hit, publications }) => {
          const file = [...made.articles].find(([, a]) => a.article.id === figure.article)![0];
          const who = hit ? truthName(hit.sourceName ?? publications[0]?.outlet ?? null, file) : 'nobody';
          return lineOf(file, figure, who);
        }),
      )
      .map((list) => [...new Set(list)].sort())
      .sort((a, b) => b.filter((x) => wanted.includes(x)).length - a.filter((x) => wanted.includes(x)).length)[0];
    const missing = wanted.filter((w) => !near?.includes(w));
    const more = (near ?? []).filter((n) => !wanted.includes(n));
    return [
      ...missing.map((w) => differs('figure', `${counted}: ${w}`, 'not in its series', 'in it')),
      ...more.map((m) => differs('figure', `${counted}: ${m}`, 'in its series', 'not in it')),
    ];
  });
}

async function sourceDifferences(ledger: Ledger, made: Made): Promise<Difference[]> {
  const idsOf = new Map<string, ReadonlySet<string>>();
  const out: Difference[] = [];
  for (const truth of TRUTH.sources) {
    const ids = new Set<string>();
    for (const c of made.claims)
      for (const s of c.statements) {
        const file = fileOf(s, made);
        if (s.sourceId && truth.files.includes(file) && truthName(s.sourceName, file) === truth.name)
          ids.add(s.sourceId);
      }
    idsOf.set(truth.name, ids);
    if (ids.size !== 1) out.push(differs('source', truth.name, `${ids.size} sources`, 'one source'));
    for (const id of ids) {
      const record = await ledger.store.source(id);
      const strange = (record ? [record.name, ...record.aliases] : []).filter(
        (n) => ![truth.name, ...truth.aliases].some((k) => k.toLowerCase() === n.toLowerCase()),
      );
      const [role, wanted] = [record?.role?.toLowerCase() ?? null, truth.role?.toLowerCase() ?? null];
      if (role !== wanted) out.push(differs('source', `${truth.name}: role`, `${role}`, `${wanted}`));
      if (strange.length) out.push(differs('source', truth.name, strange.join(', '), 'not one of its names'));
    }
  }
  for (const [a, b] of TRUTH.apart)
    if ([...(idsOf.get(a) ?? [])].some((id) => idsOf.get(b)?.has(id)))
      out.push(differs('source', `${a} and ${b}`, 'one source', 'two sources'));
  return out;
}
