/**
 * From the entries of `read.ts` to what training reads: `npx tsx training/linking/dump.ts --entries FILE --out DIR [--shared DIR]`.
 * `statements.jsonl`: every statement with its words, what stands beside it, who says it and how; `pairs.jsonl`: labelled pairs as places in it, with the likeness of
 * the two; `edits.jsonl`: written partners; `links.jsonl`: all pairs within one annotated event, for scoring; `gold.json`: which statement each annotated one is.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { deserialize } from 'node:v8';
import { keysOf, nearKeysOf } from '../../src/link/keys.ts';
import { likeness } from '../../src/link/likeness.ts';
import { verify } from '../../src/link/verify.ts';
import { WEIGHED } from '../../src/link/weights.ts';
import type { LedgerEntry, LedgerStatement, Linkable } from '../../src/records/ledger.ts';
import type { Span } from '../../src/records/span.ts';

const { values } = parseArgs({
  options: {
    shared: { type: 'string', default: process.env.HEARSAY_SHARED ?? '../shared' },
    entries: { type: 'string' },
    out: { type: 'string' },
  },
});
if (!values.entries || !values.out) {
  console.error('dump: name the file of read.ts with --entries and a folder with --out');
  process.exit(2);
}
const shared = resolve(values.shared);
const out = values.out;
mkdirSync(out, { recursive: true });
const entries = deserialize(readFileSync(values.entries)) as Map<string, LedgerEntry>;

const linesOf = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
const write = (name: string, rows: readonly unknown[]): void =>
  writeFileSync(join(out, name), rows.map((r) => JSON.stringify(r)).join('\n'));

const linkables = new Map<string, readonly Linkable[]>();
const index = new Map<string, number>();
const rows: unknown[] = [];
/** Characters before and behind a statement that are kept. */
const BEFORE = 300;
const BEHIND = 160;

for (const [key, e] of entries) {
  const sources = new Map(e.sources.map((s) => [s.local, { ...s, id: null }]));
  const list = e.statements.map(
    (statement): Linkable => ({ statement, text: e.text, publications: [e.publication], sources }),
  );
  linkables.set(key, list);
  for (const { statement } of list) {
    index.set(statement.id, rows.length);
    rows.push({ key, ...toldOf(e, statement) });
  }
}
write('statements.jsonl', rows);

/** A statement as training sees it. */
function toldOf({ read, sources }: LedgerEntry, s: LedgerStatement): object {
  const { text, blocks } = read.article;
  const [start, end] = [s.content[0]![0], s.content.at(-1)![1]];
  const attribution = read.attributions.find((a) => a.id === s.attribution);
  return {
    id: s.id,
    words: s.words,
    content: s.content,
    stance: s.stance,
    quoted: s.quoted,
    grade: s.grade,
    before: text.slice(Math.max(0, start - BEFORE), start),
    behind: text.slice(end, end + BEHIND),
    source: sources.find((x) => x.local === s.source)?.name ?? null,
    cue: attribution ? text.slice(...attribution.cue) : null,
    act: attribution?.act ?? null,
    block: blocks.find((b) => b.span[0] <= start && start < b.span[1])?.kind ?? null,
    facts: s.facts,
    vector: s.vector && [...s.vector],
  };
}

interface Place {
  readonly file: string;
  readonly span: readonly Span[];
}
interface LabelledPair {
  readonly set: string;
  readonly event?: string;
  readonly a: Place;
  readonly b: Place;
  readonly label: string;
  readonly junk?: boolean;
  readonly sides?: string;
  readonly unsure?: boolean;
}
interface Edit {
  readonly set: string;
  readonly file: string;
  readonly span: readonly Span[];
}

const size = (list: readonly Span[]): number => list.reduce((n, [a, b]) => n + b - a, 0);

/** The statement of a text with these spans, or the one that overlaps them most: by `least` of all characters of both. */
function find(key: string, spans: readonly Span[], least: number): Linkable | null {
  let best: Linkable | null = null;
  let most = least;
  for (const l of linkables.get(key) ?? []) {
    let common = 0;
    for (const [a, b] of l.statement.content)
      for (const [x, y] of spans) common += Math.max(0, Math.min(b, y) - Math.max(a, x));
    const share = common / (size(l.statement.content) + size(spans) - common);
    if (share >= most) [best, most] = [l, share];
  }
  return best;
}
/** Statements that were cut otherwise when they were labelled must overlap that much. */
const ALIKE = 0.8;
/** The same of annotated statements, as `score/links.mjs` has it. */
const ANNOTATED = 0.2;

const keySets = new Map<string, ReadonlySet<string>>();
function keySetOf({ statement, text }: Linkable): ReadonlySet<string> {
  const { lasting, copies } = keysOf(statement);
  const made = keySets.get(statement.id) ?? new Set([...nearKeysOf(text), ...lasting, ...copies].map(String));
  keySets.set(statement.id, made);
  return made;
}

const round = (x: number): number => Math.round(1e4 * x) / 1e4;

/** Likeness of a pair (`f`, in the order of WEIGHED), the edge that linking gives it, and whether it is a candidate. */
function compared(a: Linkable, b: Linkable): object {
  const [x, y] = a.statement.id < b.statement.id ? [a, b] : [b, a];
  const found = likeness(x, y);
  const edge = verify(x, y);
  const keys = keySetOf(x);
  return {
    a: index.get(a.statement.id),
    b: index.get(b.statement.id),
    f: WEIGHED.map((k) => round(found[k])),
    edge: edge ? [edge.kind, round(edge.score)] : null,
    candidate: [...keySetOf(y)].some((k) => keys.has(k)),
  };
}

const labelled = [join(shared, 'pairs/pairs.jsonl'), join(import.meta.dirname, 'labels.jsonl')].filter(existsSync);
const pairs = labelled
  .flatMap((file) => linesOf<LabelledPair>(file))
  .flatMap(({ set, event, a, b, label, junk = false, sides = null, unsure = false }) => {
    const [x, y] = [find(`${set}/${a.file}`, a.span, ALIKE), find(`${set}/${b.file}`, b.span, ALIKE)];
    return x && y ? [{ set, event, label, junk, sides, unsure, ...compared(x, y) }] : [];
  });
write('pairs.jsonl', pairs);
const edits = linesOf<Edit>(join(shared, 'pairs/edits.jsonl')).flatMap((e) => {
  const found = find(`${e.set}/${e.file}`, e.span, ALIKE);
  return found ? [{ ...e, a: index.get(found.statement.id) }] : [];
});
write('edits.jsonl', edits);

interface Quoted {
  readonly article: string;
  readonly span?: Span;
  readonly words?: string | { readonly text: string; readonly n: number };
}
interface EventFile {
  readonly claims: readonly {
    readonly id: string;
    readonly statements: readonly (Quoted & { readonly stance: string; readonly origin: unknown })[];
  }[];
}
const folder = join(shared, 'links');

function spanOf({ article, span, words = '' }: Quoted): Span {
  if (span) return span;
  const { text, n } = typeof words === 'string' ? { text: words, n: 1 } : words;
  const all = readFileSync(join(folder, 'articles', `${article}.txt`), 'utf8');
  let at = -1;
  for (let k = 0; k < n; k++) at = all.indexOf(text, at + 1);
  return [at, at + text.length];
}
const placeOf = (q: Quoted): number | null => {
  const found = find(`links/${q.article}.txt`, [spanOf(q)], ANNOTATED);
  return found ? index.get(found.statement.id)! : null;
};
const events = readdirSync(folder)
  .filter((f) => f.endsWith('.json'))
  .map((f) => f.replace('.json', ''));
const statements = events.flatMap((event) => {
  const { claims } = JSON.parse(readFileSync(join(folder, `${event}.json`), 'utf8')) as EventFile;
  return claims.flatMap((c) =>
    c.statements.map((s) => ({
      event,
      claim: `${event}:${c.id}`,
      article: s.article,
      stance: s.stance,
      origin: s.origin,
      at: placeOf(s),
    })),
  );
});
const hard = linesOf<{ label: string; a: Quoted; b: Quoted }>(join(folder, 'pairs.jsonl')).map(({ label, a, b }) => ({
  label,
  a: placeOf(a),
  b: placeOf(b),
}));
writeFileSync(join(out, 'gold.json'), JSON.stringify({ statements, hard }));
const within = events.flatMap((event) => {
  const all = [...linkables]
    .filter(([key]) => key.startsWith(`links/${event}-`))
    .flatMap(([key, list]) => list.map((link) => ({ key, link })));
  return all.flatMap((x, i) =>
    all.slice(i + 1).map((y) => ({ event, own: x.key === y.key, ...compared(x.link, y.link) })),
  );
});
write('links.jsonl', within);
console.log(
  `${rows.length} statements, ${pairs.length} pairs, ${edits.length} edits, ${within.length} pairs of events`,
);
