/**
 * From the entries of `read.ts` to what training reads: `npx tsx training/linking/dump.ts --entries FILE --out DIR [--shared DIR]`.
 * `statements.jsonl`: every statement with its words, context, speaker and facts that are told of it alone; `pairs.jsonl`: labelled pairs as places in it,
 * with the likeness of the two; `links.jsonl`: all pairs of two articles of the annotated events with their likeness, for scoring; `gold.json`: which statement each annotated one is.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { deserialize } from 'node:v8';
import { prepare, sharedWeight } from '../../src/link/compare.ts';
import { keysOf } from '../../src/link/keys.ts';
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
const shared = resolve(values.shared);
const out = values.out!;
mkdirSync(out, { recursive: true });
const entries = deserialize(readFileSync(values.entries!)) as Map<string, LedgerEntry>;
const lines = (file: string): any[] =>
  readFileSync(join(shared, file), 'utf8').split('\n').filter(Boolean).map((l) => JSON.parse(l));

const linkables = new Map<string, Linkable[]>();
const index = new Map<string, number>();
const rows: string[] = [];
for (const [key, e] of entries) {
  const sources = new Map(e.sources.map((s) => [s.local, { ...s, id: null }]));
  const list = e.statements.map((statement): Linkable => ({ statement, text: e.text, publications: [e.publication], sources }));
  linkables.set(key, list);
  const text = e.read.article.text;
  const byId = new Map(e.read.attributions.map((a) => [a.id, a]));
  for (const { statement: s } of list) {
    index.set(s.id, rows.length);
    const a = s.attribution ? byId.get(s.attribution) : undefined;
    const [start, end] = [s.content[0]![0], s.content.at(-1)![1]];
    const block = e.read.article.blocks.find((b) => b.span[0] <= start && start < b.span[1]);
    rows.push(
      JSON.stringify({
        key, id: s.id, words: s.words, content: s.content, stance: s.stance, quoted: s.quoted, about: s.about, hands: s.hands, grade: s.grade,
        before: text.slice(Math.max(0, start - 300), start), behind: text.slice(end, end + 160),
        source: s.source ? (sources.get(s.source)?.name ?? null) : null, kind: s.source ? (sources.get(s.source)?.kind ?? null) : null,
        cue: a ? text.slice(...a.cue) : null, act: a?.act ?? null, attStance: a?.stance ?? null, form: a?.form ?? null,
        block: block?.kind ?? null, title: e.read.article.title, facts: s.facts, vector: s.vector ? [...s.vector] : null,
      }),
    );
  }
}
writeFileSync(join(out, 'statements.jsonl'), rows.join('\n'));
console.log('statements', rows.length);

const same = (a: readonly Span[], b: readonly Span[]): boolean => JSON.stringify(a) === JSON.stringify(b);
function overlapOf(s: LedgerStatement, spans: readonly Span[]): number {
  let common = 0;
  for (const [a, b] of s.content) for (const [x, y] of spans) common += Math.max(0, Math.min(b, y) - Math.max(a, x));
  const size = (l: readonly Span[]): number => l.reduce((n, [a, b]) => n + b - a, 0);
  return common / (size(s.content) + size(spans) - common);
}
function find(key: string, spans: readonly Span[], least = 0.8): Linkable | null {
  const list = linkables.get(key) ?? [];
  const exact = list.find((l) => same(l.statement.content, spans));
  if (exact) return exact;
  let best: Linkable | null = null;
  let most = least;
  for (const l of list) {
    const o = overlapOf(l.statement, spans);
    if (o >= most) [best, most] = [l, o];
  }
  return best;
}
const keys = new Map<string, Set<string>>();
function keySet(l: Linkable): Set<string> {
  let k = keys.get(l.statement.id);
  if (!k) {
    const { near, lasting, copies } = keysOf(l.statement);
    k = new Set([...near, ...lasting, ...copies].map(String));
    keys.set(l.statement.id, k);
  }
  return k;
}
function features(a: Linkable, b: Linkable): unknown {
  const [x, y] = a.statement.id < b.statement.id ? [a, b] : [b, a];
  const f = likeness(x, y);
  const e = verify(x, y);
  const kx = keySet(x);
  return {
    f: WEIGHED.map((k) => Math.round(1e4 * f[k]) / 1e4),
    w: Math.round(100 * sharedWeight(prepare(x).words, prepare(y).words)) / 100,
    old: e ? [e.kind, Math.round(1e3 * e.score) / 1e3] : null,
    cand: [...keySet(y)].some((k) => kx.has(k)) ? 1 : 0,
  };
}
const made: string[] = [];
let lost = 0;
for (const p of lines('pairs/pairs.jsonl')) {
  const [a, b] = [find(`${p.set}/${p.a.file}`, p.a.span), find(`${p.set}/${p.b.file}`, p.b.span)];
  if (!a || !b) { lost++; continue; }
  made.push(JSON.stringify({ set: p.set, event: p.event, a: index.get(a.statement.id), b: index.get(b.statement.id), label: p.label, junk: p.junk ?? false, sides: p.sides ?? null, second: p.second ?? null, ...(features(a, b) as object) }));
}
writeFileSync(join(out, 'pairs.jsonl'), made.join('\n'));
console.log('pairs', made.length, 'lost', lost, 'features', WEIGHED.join(' '));
const ed: string[] = [];
for (const p of lines('pairs/edits.jsonl')) {
  const a = find(`${p.set}/${p.file}`, p.span);
  if (a) ed.push(JSON.stringify({ ...p, a: index.get(a.statement.id) }));
}
writeFileSync(join(out, 'edits.jsonl'), ed.join('\n'));
const st: string[] = [];
for (const p of lines('pairs/statements.jsonl')) {
  const a = find(`${p.set}/${p.file}`, Array.isArray(p.span[0]) ? p.span : [p.span]);
  if (a) st.push(JSON.stringify({ ...p, a: index.get(a.statement.id) }));
}
writeFileSync(join(out, 'labels.jsonl'), st.join('\n'));
console.log('edits', ed.length, 'labels', st.length);

const L = join(shared, 'links');
const goldOut: unknown[] = [];
const events = readdirSync(L).filter((f) => f.endsWith('.json')).map((f) => f.replace('.json', ''));
const textOf = (id: string): string => readFileSync(join(L, 'articles', `${id}.txt`), 'utf8');
function spanOf(id: string, q: any): Span {
  if (q.span) return q.span;
  const s = typeof q.words === 'string' ? q.words : q.words.text;
  const n = typeof q.words === 'string' ? 1 : q.words.n;
  let i = -1;
  for (let k = 0; k < n; k++) i = textOf(id).indexOf(s, i + 1);
  return [i, i + s.length];
}
const place = (q: any): number | null => {
  const l = find(`links/${q.article}.txt`, [spanOf(q.article, q)], 0.2);
  return l ? index.get(l.statement.id)! : null;
};
for (const ev of events) {
  const d = JSON.parse(readFileSync(join(L, `${ev}.json`), 'utf8'));
  for (const c of d.claims) for (const s of c.statements) goldOut.push({ event: ev, claim: `${ev}:${c.id}`, article: s.article, stance: s.stance, origin: s.origin, at: place(s) });
}
const hard = lines('links/pairs.jsonl').map((p) => ({ label: p.label, a: place(p.a), b: place(p.b) }));
writeFileSync(join(out, 'gold.json'), JSON.stringify({ statements: goldOut, hard }));
const lp: string[] = [];
for (const ev of events) {
  const all = [...linkables].filter(([k]) => k.startsWith(`links/${ev}-`)).flatMap(([k, l]) => l.map((x) => [k, x] as const));
  for (let i = 0; i < all.length; i++) for (let j = i + 1; j < all.length; j++) {
    lp.push(JSON.stringify({ event: ev, own: all[i]![0] === all[j]![0], a: index.get(all[i]![1].statement.id), b: index.get(all[j]![1].statement.id), ...(features(all[i]![1], all[j]![1]) as object) }));
  }
}
writeFileSync(join(out, 'links.jsonl'), lp.join('\n'));
console.log('links pairs', lp.length);
