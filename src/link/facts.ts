import { BODY_KINDS } from '../records/article.ts';
import type { Figure } from '../records/figure.ts';
import type { FactNumber, StatementFacts } from '../records/ledger.ts';
import type { Parse, Token } from '../records/parse.ts';
import { MONTHS, WEEKDAYS } from '../rules/en/dates.ts';
import { FUNCTION_WORDS } from '../rules/en/function-words.ts';
import { HAVE } from '../rules/en/grammar.ts';
import { SMALL_NUMBERS } from '../rules/en/numbers.ts';
import { groupOf } from '../rules/en/paraphrases.ts';
import {
  BOUNDS_OF_ONE,
  FATE_GROUPS,
  LEAVE_FORMS,
  MEDIAL_ADVERBS,
  THIRD_PERSON_WORDS,
} from '../rules/en/statement-words.ts';
import { stem } from '../rules/en/stem.ts';
import { stemWeight } from '../rules/en/stem-weight.ts';
import { HEDGE_WORDS } from '../rules/en/uncertainty.ts';
import { MEASURES } from '../rules/en/units.ts';

import { datesIn } from './fact-dates.ts';
import { periodsOf } from './fact-periods.ts';
import { baseQuantity } from './measures.ts';
import { type NameTest, namesIn, nameTest } from './names.ts';
import { negations } from './negation.ts';
import { stemBySense } from './sense.ts';
import { lowerBound, sentenceOf } from './tokens.ts';
import { finiteAt, mainVerbAt } from './verbs.ts';

/** What is the same for all statements of an article. */
export interface FactContext {
  readonly parse: Parse;
  readonly isName: NameTest;
  readonly figures: readonly Figure[];
  readonly published: string | null;
}

export const factContext = (parse: Parse, figures: readonly Figure[], published: string | null): FactContext => ({
  parse,
  isName: nameTest(parse),
  figures: [...figures].sort((a, b) => a.span[0] - b.span[0]),
  published,
});

/** Words beside a statement that its facts keep. */
const CONTEXT = 16;
/** Tokens before it, behind it and in the sentence before that are looked at for them: more than any sentence has. */
const AROUND = 200;

/** What the pair verifier compares, of the tokens (ascending indices) of one statement. */
export function factsOf(of: FactContext, list: readonly number[]): StatementFacts {
  const { tokens } = of.parse;
  const { names, used } = namesIn(tokens, list, of.isName);
  const predicate = predicateOf(tokens, list);
  const numbers = [...numbersOf(of, list, predicate), ...measuresOf(of, list)];
  const periods = numbers.length ? periodsOf(of.parse, list) : [];
  return {
    stems: stemsOf(tokens, list, used),
    names,
    context: contextOf(of, list, names),
    numbers,
    ...(periods.length ? { periods } : {}),
    predicate,
    hedges: [...new Set(list.map((i) => tokens[i]!.lower).filter((w) => HEDGE_WORDS.has(w)))],
    negated: negations(tokens, list) % 2 === 1,
    dates: datesIn(tokens, list, of.published),
  };
}

/** Stems of the words that tell something, without those in `names`, each once, in order; numbers in digits. */
export function stemsOf(tokens: readonly Token[], list: readonly number[], names: ReadonlySet<number>): string[] {
  const out = new Set<string>();
  for (let k = 0; k < list.length; k++) {
    const i = list[k]!;
    const { kind, lower } = tokens[i]!;
    const clock = kind === 'number' ? clockAt(tokens, i) : null;
    if (clock) {
      out.add(clock.time);
      while (k + 1 < list.length && list[k + 1]! < clock.end) k++;
      continue;
    }
    if (names.has(i) || kind === 'mark' || FUNCTION_WORDS.has(lower) || WEEKDAYS.has(lower)) continue;
    if (MONTHS.has(lower) && tokens[i]!.text[0] !== lower[0]) continue;
    const small = SMALL_NUMBERS.get(lower);
    if (small !== undefined && lower !== 'a' && lower !== 'an') out.add(String(small));
    else if (kind === 'number') out.add(lower.replace(/[,\s]/g, ''));
    else
      for (const part of lower.replace(/'s$/, '').split('-'))
        if (part && !FUNCTION_WORDS.has(part))
          out.add(stemBySense(tokens, part, { before: list[k - 1], at: i, behind: list[k + 1] }));
  }
  return [...out];
}

/** "2:04 a.m.", "8 p.m.": one word, the time of day in digits. */
function clockAt(tokens: readonly Token[], i: number): { time: string; end: number } | null {
  const minutes = tokens[i + 1]?.text === ':' && /^\d\d$/.test(tokens[i + 2]?.text ?? '') ? tokens[i + 2]!.text : null;
  const whole = /^(\d{1,2})[:.](\d\d)$/.exec(tokens[i]!.text);
  const end = minutes ? i + 3 : i + 1;
  const half = /^([ap])\.?m\.?$/.exec(tokens[end]?.lower ?? '')?.[1] ?? null;
  if (!half && !minutes && !whole?.[0].includes(':')) return null;
  const hour = whole?.[1] ?? tokens[i]!.text;
  return { time: `${hour}:${whole?.[2] ?? minutes ?? '00'}${half ?? ''}`, end: half ? end + 1 : end };
}

function contextOf(of: FactContext, list: readonly number[], names: readonly string[]): string[] {
  const { parse } = of;
  if (!list.length) return [];
  const s = sentenceOf(parse, list[0]!);
  const sentence = parse.sentences[s];
  if (!sentence) return [];
  const mine = new Set(list);
  const rest: number[] = [];
  const end = Math.min(sentence.last, list.at(-1)! + AROUND);
  for (let i = Math.max(sentence.first, list[0]! - AROUND); i < end; i++) if (!mine.has(i)) rest.push(i);
  const around = namesIn(parse.tokens, rest, of.isName);
  const out = new Set(around.names);
  // A pronoun stands for a name that the sentence before, of the same kind of text, is likely to hold.
  const before = parse.sentences[s - 1];
  if (
    before &&
    list.some((i) => THIRD_PERSON_WORDS.has(parse.tokens[i]!.lower)) &&
    BODY_KINDS.has(parse.blocks[before.block]!.kind)
  ) {
    const from = Math.max(before.first, before.last - AROUND);
    const range = Array.from({ length: before.last - from }, (_, k) => from + k);
    for (const n of namesIn(parse.tokens, range, of.isName).names) out.add(n);
  }
  const stems = stemsOf(parse.tokens, rest, around.used).sort((a, b) => stemWeight(b) - stemWeight(a));
  for (const n of names) out.delete(n);
  return [...out, ...stems].slice(0, CONTEXT);
}

/** "More than *a mile*": one of a measure, which is no figure of the article but compares with figures. */
function measuresOf({ parse: { tokens } }: FactContext, list: readonly number[]): FactNumber[] {
  return list.flatMap((i, k) => {
    const unit = MEASURES.get(tokens[i]!.lower);
    const bounds = /^an?$/.test(tokens[list[k - 1] ?? i]!.lower)
      ? BOUNDS_OF_ONE.get(tokens[list[k - 2] ?? i]!.lower)
      : undefined;
    if (!unit || !bounds || tokens[list[k - 3] ?? i]!.lower === 'less') return [];
    return [{ ...baseQuantity(bounds[0], bounds[1], unit), counted: [] }];
  });
}

/** Figures in the statement. People are counted by what became of them, which the predicate may say: "17 people died". */
function numbersOf({ figures, parse }: FactContext, list: readonly number[], predicate: string | null): FactNumber[] {
  const out: FactNumber[] = [];
  if (!list.length) return out;
  const mine = new Set(list.map((i) => parse.tokens[i]!.start));
  const end = parse.tokens[list.at(-1)!]!.end;
  let k = lowerBound(figures.length, (i) => figures[i]!.span[0] >= parse.tokens[list[0]!]!.start);
  // "40 of the 64 people": the part is told, the whole is known.
  const wholes = new Set(figures.flatMap(({ partOf, span }) => (partOf !== null && mine.has(span[0]) ? [partOf] : [])));
  for (; k < figures.length && figures[k]!.span[0] < end; k++) {
    const f = figures[k]!;
    if (!mine.has(f.span[0]) || wholes.has(f.id)) continue;
    const { min, max, unit } = baseQuantity(f.min, f.max, f.unit);
    const counted = (f.counted ?? '')
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter((w) => w && !FUNCTION_WORDS.has(w))
      .map(stem);
    const about = f.hedge === 'about' && min !== null && min === max;
    out.push({
      min: about ? round(min * 0.9) : min,
      max: about ? round(max! * 1.1) : max,
      unit,
      counted:
        unit === 'people' &&
        predicate &&
        !counted.includes(predicate) &&
        !(FATE_GROUPS.has(groupOf(predicate)) && counted.some((w) => FATE_GROUPS.has(groupOf(w)))) &&
        !isLeft(parse.tokens, list, f.span[0])
          ? [...counted, predicate]
          : counted,
    });
  }
  return out;
}

/** "The flood *left* at least 17 dead": what became of them stands behind the number. */
function isLeft(tokens: readonly Token[], list: readonly number[], at: number): boolean {
  const k = list.findIndex((i) => tokens[i]!.start >= at);
  return list.slice(Math.max(0, k - 4), k).some((i) => LEAVE_FORMS.has(tokens[i]!.lower));
}

const round = (x: number): number => Number(x.toPrecision(6));

/** Stem of the main verb, else of the first finite one; of the participle behind an auxiliary where that is the first. "Had *no call*" has no participle. */
function predicateOf(tokens: readonly Token[], list: readonly number[]): string | null {
  for (let i = Math.max(0, mainVerbAt(tokens, list)); i < list.length; i++) {
    const t = tokens[list[i]!]!;
    if (!finiteAt(tokens, list, i)) continue;
    if (!FUNCTION_WORDS.has(t.lower)) return stemBySense(tokens, t.lower, { at: list[i]! });
    if (HAVE.has(t.lower) && /^(?:no|any|an?)$/.test(tokens[list[i + 1] ?? -1]?.lower ?? '')) return stem(t.lower);
    for (let k = i + 1; k < Math.min(list.length, i + 5); k++) {
      const w = tokens[list[k]!]!;
      if (w.kind !== 'word' || FUNCTION_WORDS.has(w.lower) || w.lower.endsWith('ly') || MEDIAL_ADVERBS.has(w.lower))
        continue;
      return stemBySense(tokens, w.lower, { at: list[k]! });
    }
  }
  return null;
}
