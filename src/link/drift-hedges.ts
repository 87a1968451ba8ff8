import type { FactNumber } from '../records/ledger.ts';
import { remembered } from '../records/remembered.ts';
import type { Span } from '../records/span.ts';
import { HEDGES_BEFORE } from '../rules/en/hedges.ts';
import { WEAK_HEDGES } from '../rules/en/uncertainty.ts';
import type { Change, Step } from './drift-step.ts';
import { comparable } from './fact-numbers.ts';
import { saidWords } from './said-words.ts';
import { labelOf } from './ties.ts';

/** Likeness of words from which a hedge that is not there was left out. */
const ENOUGH = 0.3;

/** Hedges that are gone or new, and figures that became others. */
export function hedgeChanges(step: Step): Change[] {
  const { from, to, alike } = step;
  if (alike < ENOUGH || from.statement.stance !== to.statement.stance) return [];
  return [...wordHedges(step), ...numberChanges(step)].filter(
    (c, i, all) => all.findIndex((o) => o.kind === c.kind) === i && from.statement.about === to.statement.about,
  );
}

const isNobody = (s: Step['from']): boolean => s.statement.attribution !== null && s.statement.source === null;

/** Hedges that say enough by themselves. */
const strong = remembered((hedges: readonly string[]): readonly string[] => hedges.filter((w) => !WEAK_HEDGES.has(w)));

function wordHedges({ from, to }: Step): Change[] {
  const [before, after] = [strong(from.statement.facts.hedges), strong(to.statement.facts.hedges)];
  const [was, is] = [before.length > 0 || isNobody(from), after.length > 0 || isNobody(to)];
  if (was && !is) {
    const words = before.length ? `"${before.join('", "')}"` : 'told without a source ("reportedly" and the like)';
    return [{ kind: 'hedge dropped', at: null, why: `${words} in ${labelOf(from)}, told flatly in ${labelOf(to)}` }];
  }
  if (is && !was) {
    const words = after.length ? `"${after.join('", "')}"` : 'no source is given';
    return [
      {
        kind: 'hedge added',
        at: placeOf(to, after[0]),
        why: `told flatly in ${labelOf(from)}; in ${labelOf(to)}: ${words}`,
      },
    ];
  }
  return [];
}

function placeOf(l: Step['to'], word: string | undefined): [number, number] | null {
  const found = saidWords(l.statement.words).find((w) => w.word === word);
  return found ? [found.start, found.end] : null;
}

function numberChanges({ from, to, ties, sameSource }: Step): Change[] {
  const [a, b] = [from.statement.facts.numbers, to.statement.facts.numbers];
  for (const x of a) {
    if (b.some((y) => comparable(x, y) && equal(x, y))) continue;
    const y = b.find((o) => comparable(x, o));
    if (!y) continue;
    const [was, is] = [shown(x, from), shown(y, to)];
    const told = `${was.text} in ${labelOf(from)}, ${is.text} in ${labelOf(to)}`;
    const change = (kind: Change['kind']): Change[] => [{ kind, at: is.at, why: told }];
    if (isExact(y) && !isExact(x) && touches(x, y.min!)) return change('hedge dropped');
    if (isExact(x) && !isExact(y) && touches(y, x.min!)) return change('hedge added');
    // Another number of another day is news, not drift.
    const sameDay =
      from.statement.said === to.statement.said || from.statement.said === null || to.statement.said === null;
    if (sameDay && (sameSource || ties.length > 0)) return change('figure changed');
  }
  return [];
}

const equal = (x: FactNumber, y: FactNumber): boolean => x.min === y.min && x.max === y.max;
const isExact = (x: FactNumber): boolean => x.min !== null && x.min === x.max;

/** The number is the bound of an open interval, or lies in a narrow one. */
const touches = ({ min, max }: FactNumber, n: number): boolean =>
  min === null || max === null ? n === (min ?? max) : min <= n && n <= max;

/** A number as the statement has it, hedge included, with its place in the words; without a place where it is spelled out. */
function shown({ min, max }: FactNumber, { statement }: Step['from']): { text: string; at: Span | null } {
  const all = saidWords(statement.words);
  const at = all.findIndex(({ word }) => [min, max].includes(Number(word.replaceAll(',', ''))));
  if (at < 0) {
    const bounds =
      min === max ? `${min}` : max === null ? `${min} or more` : min === null ? `${max} or less` : `${min} to ${max}`;
    return { text: bounds, at: null };
  }
  const before = (n: number): string =>
    all
      .slice(at - n, at)
      .map((w) => w.word)
      .join(' ');
  const n = [3, 2, 1].find((k) => k <= at && PHRASES.has(before(k))) ?? 0;
  const span: Span = [all[at - n]!.start, all[at]!.end];
  return { text: `"${statement.words.slice(...span)}"`, at: span };
}

const PHRASES: ReadonlySet<string> = new Set(HEDGES_BEFORE.map((h) => h.phrase));
