/**
 * Fits the weights of the pair verifier (`src/link/weights.ts`): `npx tsx training/pairs.ts --entries FILE [--groups FILE]...`. `--entries` is what
 * `linking/read.ts` wrote with the model whose vectors are weighed. Rows are pairs of statements of the events in `linking/held.txt`, from which the
 * vectors have not learned, and pairs of statements of two events, which are never of one claim. One logistic regression by Newton's method with a
 * small penalty: the result is the same on every run. Prints the weights, with and without vectors, and how they do on events left out.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { deserialize } from 'node:v8';
import { tune } from '../scripts/f1.ts';
import { linkablesOf } from '../scripts/linkables.ts';
import { type Likeness, likeness } from '../src/link/likeness.ts';
import { CONFLICTS, mayBeOne } from '../src/link/verify.ts';
import { WEIGHED } from '../src/link/weights.ts';
import type { LedgerEntry, Linkable } from '../src/records/ledger.ts';
import { overlaps } from '../src/records/span.ts';
import { groupedEvents } from './linking/grouped.ts';
import { fitted, score, type Weighted } from './logistic.ts';

const { values } = parseArgs({
  options: { entries: { type: 'string' }, groups: { type: 'string', multiple: true } },
});
if (!values.entries) {
  console.error('pairs: name the file of linking/read.ts with --entries');
  process.exit(2);
}
const entries = deserialize(readFileSync(values.entries)) as Map<string, LedgerEntry>;
const held = new Set(
  readFileSync(join(import.meta.dirname, 'linking/held.txt'), 'utf8')
    .split(/\s+/)
    .filter(Boolean),
);

interface Row extends Weighted {
  readonly event: string;
  readonly found: Likeness;
}

/** Penalty on the square of each weight, where all rows of an event weigh 1. */
const PENALTY = 3e-3;
/** Statements of other texts that each statement of a held event is compared with. */
const OTHERS = 40;

/** What is said in the same words of one text tells nothing. */
const isWithin = ({ statement: a }: Linkable, { statement: b }: Linkable): boolean =>
  a.article === b.article && a.content.some((x) => b.content.some((y) => overlaps(x, y)));

const events = groupedEvents(entries, values.groups).filter((e) => held.has(e.event));
const rows: Row[] = [];
const strangers: Linkable[] = [...entries]
  .filter(([key]) => key.startsWith('polnear/') || key.startsWith('ecbplus/'))
  .flatMap(([, e]) => linkablesOf(e).slice(0, 6));
let turn = 0;
for (const { event, statements, claims } of events) {
  const of = new Map<Linkable, Set<number>>();
  claims.forEach((claim, k) => {
    for (const { link } of claim) of.set(link, (of.get(link) ?? new Set()).add(k));
  });
  const mine: { right: boolean; found: Likeness }[] = [];
  statements.forEach((a, i) => {
    for (const b of statements.slice(0, i)) {
      if (isWithin(a, b) || !mayBeOne(a, b)) continue;
      const right = [...(of.get(a) ?? [])].some((k) => of.get(b)?.has(k));
      mine.push({ right, found: likeness(a, b) });
    }
    for (let n = 0; n < OTHERS; n++) {
      const b = strangers[turn++ % strangers.length]!;
      if (mayBeOne(a, b)) mine.push({ right: false, found: likeness(a, b) });
    }
  });
  for (const m of mine) rows.push({ event, weight: 1 / mine.length, x: [], ...m });
}

const percent = (x: number): string => (100 * x).toFixed(1);
/** Weights of these features. What two statements have in common never speaks against one claim: what would weigh less than nothing is left out. */
function fittedBy(keys: readonly (keyof Likeness)[]): { kept: readonly (keyof Likeness)[]; all: Row[]; w: number[] } {
  const all = rows.map((r): Row => ({ ...r, x: [...keys.map((k) => r.found[k] ?? 0), 1] }));
  const w = fitted(all, PENALTY, 1);
  const kept = keys.filter((k, i) => CONFLICTS.has(k) === w[i]! < 0);
  return kept.length === keys.length ? { kept, all, w } : fittedBy(kept);
}

for (const [name, wanted] of [
  ['WEIGHTS', WEIGHED],
  ['BY_WORDS', WEIGHED.filter((k) => k !== 'meaning')],
] as const) {
  const { kept: keys, all, w } = fittedBy(wanted);
  console.log(`${name}:`);
  [...keys, 'bias'].forEach((key, i) => {
    console.log(`  ${key}: ${w[i]!.toFixed(3)},`);
  });
  const names = [...new Set(all.map((r) => r.event))];
  const scored = names.flatMap((n) => {
    const without = fitted(
      all.filter((r) => r.event !== n),
      PENALTY,
      1,
    );
    return all.filter((r) => r.event === n).map(({ x, right }) => ({ score: score(without, x), right }));
  });
  const { f, threshold } = tune(scored);
  const sure = scored.filter((s) => s.score > 0);
  console.log(
    `${all.length} pairs of ${names.length} events, ${all.filter((r) => r.right).length} of one claim. With events left out: F1 ${percent(f)} from ${percent(1 / (1 + Math.exp(-threshold)))} % on; of those from 50 % on ${percent(sure.filter((s) => s.right).length / Math.max(1, sure.length))} % are right`,
  );
}
