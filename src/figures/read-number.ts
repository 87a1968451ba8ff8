import type { Token } from '../records/parse.ts';
import { HALF_COMPLEMENTS } from '../rules/en/counted-words.ts';
import {
  FRACTIONS,
  MAGNITUDES,
  SHORT_MAGNITUDES,
  SMALL_NUMBERS,
  VAGUE_MULTIPLIERS,
  VAGUE_PLURALS,
} from '../rules/en/numbers.ts';

/** A number as it stands in the text: tokens `first` to `last` (excluded). */
export interface Amount {
  readonly first: number;
  readonly last: number;
  /** UTF-16 offsets; they may cut a token ("*12*-nation"). */
  readonly start: number;
  readonly end: number;
  readonly kind: 'count' | 'fraction' | 'vague';
  /** Null for a vague amount; per cents for a fraction. */
  readonly low: number | null;
  /** Differs from `low` only in a range within one token ("15-20"). */
  readonly high: number | null;
  /** What is joined with a hyphen or glued on: "nation" in "12-nation", "km" in "40km". */
  readonly compound: string | null;
  readonly plus: boolean;
  readonly digits: boolean;
  /** The last multiplier, for "2 to 3 million". */
  readonly scale: number;
}

/** `value` without the noise of binary fractions: 3.4 million is 3400000. */
export const clean = (value: number): number => Number(value.toPrecision(12));
/** A part of a whole in per cent, to one decimal: 66.7 for two thirds. */
const percent = (part: number, whole: number): number => Math.round((1000 * part) / whole) / 10;

const DIGITS = /^(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,10})?/;
const number = (raw: string): number => Number(raw.replaceAll(',', ''));

/**
 * Reads the number that begins at token `at`, in digits or words: "1,200", "1.2bn", "three and a half million", "two dozen",
 * "two thirds", "one in five", "hundreds of thousands", "15-20", "12-nation". Null where none begins there.
 * Looks at most a dozen tokens ahead, never behind `last`.
 */
export function readAmount(tokens: readonly Token[], at: number, last: number): Amount | null {
  const token = tokens[at]!;
  if (token.kind === 'mark') return null;
  return vague(tokens, at, last) ?? ratio(tokens, at, last) ?? fraction(tokens, at, last) ?? count(tokens, at, last);
}

const lower = (tokens: readonly Token[], i: number, last: number): string => (i < last ? tokens[i]!.lower : '');

interface Built {
  kind?: Amount['kind'];
  low: number | null;
  high?: number | null;
  compound?: string | null;
  plus?: boolean;
  digits?: boolean;
  scale?: number;
  end?: number;
}
function amount(tokens: readonly Token[], first: number, last: number, b: Built): Amount {
  return {
    first,
    last,
    start: tokens[first]!.start,
    end: b.end ?? tokens[last - 1]!.end,
    kind: b.kind ?? 'count',
    low: b.low === null ? null : clean(b.low),
    high: b.high === undefined ? (b.low === null ? null : clean(b.low)) : b.high === null ? null : clean(b.high),
    compound: b.compound ?? null,
    plus: b.plus ?? false,
    digits: b.digits ?? false,
    scale: b.scale ?? 1,
  };
}

/** "dozens", "hundreds of thousands", "a few hundred", "a handful", "a couple of dozen". */
function vague(tokens: readonly Token[], at: number, last: number): Amount | null {
  const word = lower(tokens, at, last);
  const made = (end: number): Amount => amount(tokens, at, end, { kind: 'vague', low: null });
  if (VAGUE_PLURALS.has(word)) {
    let i = at + 1;
    while (lower(tokens, i, last) === 'of' && VAGUE_PLURALS.has(lower(tokens, i + 1, last))) i += 2;
    if (word === 'tens' && i === at + 1) return null;
    if (word === 'scores' && lower(tokens, i, last) !== 'of') return null;
    return made(i);
  }
  const article = word === 'a' ? 1 : 0;
  const next = lower(tokens, at + article, last);
  if (next === 'handful') {
    if (!MAGNITUDES.has(lower(tokens, at + article + 1, last))) return made(at + article + 1);
  }
  if (VAGUE_MULTIPLIERS.has(next) || next === 'couple') {
    let i = at + article + 1;
    if (lower(tokens, i, last) === 'of') i++;
    if (!MAGNITUDES.has(lower(tokens, i, last))) return null;
    while (MAGNITUDES.has(lower(tokens, i, last))) i++;
    return made(i);
  }
  return null;
}

const small = (word: string): number | null => {
  const plain = SMALL_NUMBERS.get(word);
  if (plain !== undefined) return plain;
  const dash = word.indexOf('-');
  if (dash < 0) return null;
  const tens = SMALL_NUMBERS.get(word.slice(0, dash));
  const units = SMALL_NUMBERS.get(word.slice(dash + 1));
  return tens !== undefined && units !== undefined && tens >= 20 && units > 0 && units < 10 ? tens + units : null;
};

/** "one in five", "one out of every 200", "6 in 10": per cents. */
function ratio(tokens: readonly Token[], at: number, last: number): Amount | null {
  const word = tokens[at]!.lower;
  if (/^\w+-in-\w+$/.test(word) && word.length < 40) {
    const [a, , b] = word.split('-') as [string, string, string];
    const [x, y] = [plain(a), plain(b)];
    if (x !== null && y !== null && x > 0 && x < y)
      return amount(tokens, at, at + 1, { kind: 'fraction', low: percent(x, y) });
  }
  const part = plain(word);
  if (part === null || part <= 0) return null;
  let i = at + 1;
  if (lower(tokens, i, last) === 'out' && lower(tokens, i + 1, last) === 'of') i += 2;
  else if (lower(tokens, i, last) === 'in') i += 1;
  else return null;
  const every = lower(tokens, i, last) === 'every';
  if (every) i++;
  const whole = i < last ? plain(tokens[i]!.lower) : null;
  // "5 in 2016" is no ratio, nor is "two in one": the whole is larger than the part, and small or round.
  if (whole === null || whole <= part) return null;
  if (!every && whole > 10 && ![12, 15, 20, 25, 30, 40, 50, 100, 200, 1000].includes(whole)) return null;
  return amount(tokens, at, i + 1, { kind: 'fraction', low: percent(part, whole) });
}

const plain = (word: string): number | null => (/^\d{1,6}$/.test(word) ? Number(word) : small(word));

/** "half of", "two thirds", "three-quarters", "a third of": per cents. Bare ordinals ("a third man") are none. */
function fraction(tokens: readonly Token[], at: number, last: number): Amount | null {
  const word = tokens[at]!.lower;
  // "a quarter of a point" is no quarter of what there is.
  const made = (end: number, part: number, whole: number): Amount | null =>
    lower(tokens, end, last) === 'of' && /^an?$/.test(lower(tokens, end + 1, last))
      ? null
      : amount(tokens, at, end, { kind: 'fraction', low: percent(part, whole) });
  const dash = word.indexOf('-');
  if (dash > 0) {
    const part = SMALL_NUMBERS.get(word.slice(0, dash));
    const whole = FRACTIONS.get(word.slice(dash + 1));
    return part !== undefined && whole !== undefined && part > 0 && part < whole ? made(at + 1, part, whole) : null;
  }
  const next = lower(tokens, at + 1, last);
  if (word === 'half') {
    if (['a', 'an'].includes(next)) return null;
    return HALF_COMPLEMENTS.has(next) ? made(at + 1, 1, 2) : null;
  }
  const whole = FRACTIONS.get(next);
  if (whole === undefined) return null;
  const after = lower(tokens, at + 2, last);
  if (word === 'a' || word === 'one' || word === 'fully')
    return after === 'of' && next !== 'half'
      ? made(at + 2, 1, whole)
      : word === 'one' && next === 'half'
        ? made(at + 2, 1, 2)
        : null;
  const part = SMALL_NUMBERS.get(word);
  if (part === undefined || part < 2 || !next.endsWith('s') || part >= whole) return null;
  return made(at + 2, part, whole);
}

function count(tokens: readonly Token[], at: number, last: number): Amount | null {
  const token = tokens[at]!;
  const code = token.text.charCodeAt(0);
  return code >= 48 && code <= 57 ? digits(tokens, at, last) : words(tokens, at, last);
}

function digits(tokens: readonly Token[], at: number, last: number): Amount | null {
  const token = tokens[at]!;
  const head = DIGITS.exec(token.text);
  if (!head) return null;
  const value = number(head[0]);
  let rest = token.lower.slice(head[0].length);
  if (rest === '') return scaled(tokens, at, last, value, value);
  const glued = /^[a-z]+/.exec(rest)?.[0];
  if (glued && SHORT_MAGNITUDES.has(glued)) {
    const scale = SHORT_MAGNITUDES.get(glued)!;
    rest = rest.slice(glued.length);
    const end = token.start + head[0].length + glued.length;
    if (rest === '') return amount(tokens, at, at + 1, { low: value * scale, digits: true, scale });
    if (/^-[a-z-]+$/.test(rest))
      return amount(tokens, at, at + 1, { low: value * scale, compound: rest.slice(1), digits: true, scale, end });
    return null;
  }
  const end = token.start + head[0].length;
  if (glued)
    return glued === rest ? amount(tokens, at, at + 1, { low: value, compound: glued, digits: true, end }) : null;
  if (rest === '-plus') return amount(tokens, at, at + 1, { low: value, plus: true, digits: true });
  if (/^[-‑][a-z][a-z-]*$/.test(rest)) {
    const scale = MAGNITUDES.get(rest.slice(1));
    if (scale) return amount(tokens, at, at + 1, { low: value * scale, digits: true, scale });
    return amount(tokens, at, at + 1, { low: value, compound: rest.slice(1), digits: true, end });
  }
  if (rest.startsWith('-')) {
    const tail = DIGITS.exec(rest.slice(1));
    if (!tail) return null;
    const more = rest.slice(1 + tail[0].length);
    if (more === '') return scaled(tokens, at, last, value, number(tail[0]));
    const scale = SHORT_MAGNITUDES.get(more);
    if (scale)
      return amount(tokens, at, at + 1, { low: value * scale, high: number(tail[0]) * scale, digits: true, scale });
    if (/^-[a-z][a-z-]*$/.test(more))
      return amount(tokens, at, at + 1, { low: value, high: number(tail[0]), compound: more.slice(1), digits: true });
  }
  return null;
}

/** Digits, then a multiplier in words: "3.4 million", "2 dozen". */
function scaled(tokens: readonly Token[], at: number, last: number, low: number, high: number): Amount {
  let i = at + 1;
  let scale = 1;
  while (MAGNITUDES.has(lower(tokens, i, last))) scale *= MAGNITUDES.get(tokens[i++]!.lower)!;
  if (i === at + 1) {
    const hyphened = lower(tokens, i, last);
    const dash = hyphened.indexOf('-');
    const glued = dash > 0 ? MAGNITUDES.get(hyphened.slice(0, dash)) : undefined;
    if (glued)
      return amount(tokens, at, i + 1, {
        low: low * glued,
        high: high * glued,
        compound: hyphened.slice(dash + 1),
        digits: true,
        scale: glued,
      });
  }
  return amount(tokens, at, i, { low: low * scale, high: high * scale, digits: true, scale });
}

/** Number words. A value grows from left to right; "and" joins only behind a hundred or more, or before "a half". */
function words(tokens: readonly Token[], at: number, last: number): Amount | null {
  let i = at;
  let total = 0;
  let current: number | null = null;
  let scale = 1;
  const first = tokens[i]!.lower;
  const next = lower(tokens, i + 1, last);
  if (first === 'a' || first === 'an') {
    if (next === 'half' && MAGNITUDES.has(lower(tokens, i + 2, last))) [current, i] = [0.5, i + 2];
    else if (MAGNITUDES.has(next)) [current, i] = [1, i + 1];
    else return null;
  } else if (first === 'half') {
    const article = next === 'a' || next === 'an' ? 1 : 0;
    if (!MAGNITUDES.has(lower(tokens, i + 1 + article, last))) return null;
    [current, i] = [0.5, i + 1 + article];
  }
  let compound: string | null = null;
  let end: number | undefined;
  const limit = Math.min(last, at + 12);
  for (; i < limit; i++) {
    const word = tokens[i]!.lower;
    const value = small(word);
    const free =
      current === null ||
      (current >= 100 && current % 100 === 0) ||
      (current >= 20 && current % 10 === 0 && value !== null && value < 10);
    if (value !== null && free && Number.isInteger(current ?? 0)) current = (current ?? 0) + value;
    else if (word === 'hundred' && current !== null) [current, scale] = [current * 100, 100];
    else if (MAGNITUDES.has(word) && current !== null) {
      scale = MAGNITUDES.get(word)!;
      total += current * scale;
      current = null;
    } else if (
      word === 'and' &&
      lower(tokens, i + 1, last) === 'a' &&
      lower(tokens, i + 2, last) === 'half' &&
      current !== null
    ) {
      current += 0.5;
      i += 2;
    } else if (
      word === 'and' &&
      i > at &&
      scale >= 100 &&
      (small(lower(tokens, i + 1, last)) ?? 0) > 0 &&
      (current ?? 0) % 100 === 0
    )
      continue;
    else {
      const cut = current === null || i === at ? hyphened(word) : null;
      if (cut && i === at) {
        current = cut.value;
        compound = cut.noun;
        end = tokens[i]!.start + word.length - cut.noun.length - 1;
        i++;
      }
      break;
    }
  }
  if (current === null && total === 0) return null;
  while (i > at && tokens[i - 1]!.lower === 'and') i--;
  const value = total + (current ?? 0);
  return amount(tokens, at, i, { low: value, compound, scale, ...(end === undefined ? {} : { end }) });
}

/** "six-page", "twenty-five-member", "one-and-a-half-mile": the number, and the noun that is joined to it. */
function hyphened(word: string): { value: number; noun: string } | null {
  const dash = word.indexOf('-');
  if (dash < 0) return null;
  const second = word.indexOf('-', dash + 1);
  const both = second > 0 ? small(word.slice(0, second)) : null;
  if (both !== null) return { value: both, noun: word.slice(second + 1) };
  const one = SMALL_NUMBERS.get(word.slice(0, dash));
  return one === undefined ? null : { value: one, noun: word.slice(dash + 1) };
}
