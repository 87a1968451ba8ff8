/**
 * What the written events hold: `npx tsx training/events/stats.ts [FOLDER]` prints counts by part (`train`, `develop`, `test`) of the folder,
 * by default its own, and whether one side of a pair tells its label. The files must pass `check.ts`.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { wordsOf } from './article-faults.ts';
import { loadEvent } from './check.ts';
import { isDisputed } from './event-faults.ts';
import { oneSide, type Side, wordSet } from './one-side.ts';
import type { FarPlace, WrittenEvent } from './places.ts';
import { PARTS, type PairLabel } from './shape.ts';

/** Points by which one side may tell more labels than chance. */
const BOUND = 0.05;

type Row = readonly [name: string, value: string];

/** Lines of counts of some events. */
export function countsOf(events: readonly WrittenEvent[]): Row[] {
  const articles = events.flatMap((e) => e.articles);
  const attributions = articles.flatMap((a) => a.attributions);
  const claims = events.flatMap((e) => e.claims);
  const pairs = events.flatMap((e) =>
    e.pairs.map((p) => ({ ...p, overlap: overlap(wordsAt(e, p.a), wordsAt(e, p.b)) })),
  );
  const same = pairs.filter((p) => p.label === 'same');
  const other = pairs.filter((p) => p.label !== 'same');
  return [
    ['events', `${events.length}`],
    ['texts', `${articles.length}`],
    ['words', `${articles.reduce((n, a) => n + wordsOf(a.text).length, 0)}`],
    ['genres', tally(articles.map((a) => a.genre))],
    ['texts with furniture', share(articles, (a) => a.furniture.length > 0)],
    ['sources', tally(events.flatMap((e) => e.sources.map((s) => s.kind)))],
    ['mentions', `${articles.reduce((n, a) => n + a.mentions.length, 0)}`],
    ['attributions', `${attributions.length}`],
    ['within another', share(attributions, (a) => a.within !== null)],
    ['acts', tally(attributions.map((a) => a.act))],
    ['stances', tally(attributions.map((a) => a.stance))],
    ['grades', tally(attributions.map((a) => a.grade))],
    ['figures', tally(articles.flatMap((a) => a.figures.map((f) => f.hedge)))],
    ['claims', `${claims.length}`],
    ['claims of one statement', share(claims, (c) => c.statements.length === 1)],
    ['claims listable', share(claims, (c) => c.listable)],
    ['claims disputed', share(claims, isDisputed)],
    ['statements', tally(claims.flatMap((c) => c.statements.map((s) => s.stance)))],
    ['relations', tally(events.flatMap((e) => e.relations.map((r) => r.kind)))],
    ['drift', tally(events.flatMap((e) => e.drift.map((d) => d.kind)))],
    ['pairs', tally(pairs.map((p) => p.label))],
    ['words in common', `same ${mean(same.map((p) => p.overlap))}, other pairs ${mean(other.map((p) => p.overlap))}`],
  ];
}

/** Whether one side alone tells the label of the events' pairs, in a line. */
export function oneSideLine(events: readonly WrittenEvent[]): string {
  const result = oneSide(events.flatMap(sidesOf));
  if (!result) return 'fewer than 5 events: not measured';
  const { accuracy, chance } = result;
  const told = `${percent(accuracy)} told from one side, chance ${percent(chance)}, bound ${percent(chance + BOUND)}`;
  return `${told}: ${accuracy > chance + BOUND ? 'TOO MUCH' : 'fine'}`;
}

const SEEN_FROM_B: Readonly<Record<PairLabel, string>> = {
  same: 'same',
  'a-narrower': 'b-narrower',
  'b-narrower': 'a-narrower',
  contradicts: 'contradicts',
  different: 'different',
};

const sidesOf = (e: WrittenEvent): Side[] =>
  e.pairs.flatMap((p) => [
    { event: e.event, words: wordsAt(e, p.a), label: p.label },
    { event: e.event, words: wordsAt(e, p.b), label: SEEN_FROM_B[p.label] },
  ]);

const wordsAt = (e: WrittenEvent, p: FarPlace): string =>
  e.articles.find((a) => a.id === p.article)?.text.slice(...p.span) ?? '';

/** Share of the words of either text that both have, 0..1. */
function overlap(a: string, b: string): number {
  const [x, y] = [new Set(wordSet(a)), new Set(wordSet(b))];
  const common = [...x].filter((w) => y.has(w)).length;
  return common / Math.max(1, x.size + y.size - common);
}

const percent = (x: number): string => `${(100 * x).toFixed(1)} %`;
const mean = (xs: readonly number[]): string =>
  xs.length ? percent(xs.reduce((a, b) => a + b, 0) / xs.length) : 'none';

function share<T>(list: readonly T[], holds: (x: T) => boolean): string {
  const n = list.filter(holds).length;
  return list.length ? `${n} (${percent(n / list.length)})` : '0';
}

function tally(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const v of values) counts.set(v, (counts.get(v) ?? 0) + 1);
  const sorted = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return sorted.map(([v, n]) => `${v} ${n}`).join(', ') || 'none';
}

function main(folder: string): void {
  const all: WrittenEvent[] = [];
  for (const part of PARTS.filter((p) => existsSync(join(folder, p)))) {
    const files = readdirSync(join(folder, part)).filter((f) => f.endsWith('.json'));
    const events = files.sort().map((f) => loadEvent(join(folder, part, f)));
    all.push(...events);
    console.log(part);
    for (const [name, value] of countsOf(events)) console.log(`  ${name}: ${value}`);
  }
  console.log(`all parts\n  pairs: ${oneSideLine(all)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    main(process.argv[2] ?? import.meta.dirname);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
