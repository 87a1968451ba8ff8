import { tokensIn } from '../records/in-parse.ts';
import type { Span } from '../records/span.ts';
import { MAGNITUDES, SMALL_NUMBERS } from '../rules/en/numbers.ts';
import type { Text } from './draft.ts';

/** A number in the words of a text, whether it is read as a figure or not. */
export interface PlainNumber {
  readonly value: number;
  readonly span: Span;
}

/** Numbers in digits and words, in text order; years and money signs are not told apart. "12", "twenty-one", "3.4 million". */
export function numbersIn(text: Text, span: Span): readonly PlainNumber[] {
  const tokens = tokensIn(text, span);
  return tokens.flatMap((t, i): readonly PlainNumber[] => {
    const plain = t.lower.replaceAll(',', '');
    const value =
      SMALL_NUMBERS.get(t.lower) ?? compound(t.lower) ?? (/^\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : null);
    if (value === null) return [];
    const next = tokens[i + 1];
    const scale = MAGNITUDES.get(next?.lower ?? '');
    return [{ value: value * (scale ?? 1), span: [t.start, scale ? next!.end : t.end] }];
  });
}

/** "twenty-one". */
function compound(word: string): number | null {
  const [tens, ones, ...more] = word.split('-').map((w) => SMALL_NUMBERS.get(w));
  return tens !== undefined && ones !== undefined && more.length === 0 && tens >= 20 && ones < 10 ? tens + ones : null;
}
