import type { Line } from './lines.ts';

/** Widths at which mail and agencies wrap their lines. */
const NARROW = 50;
const WIDE = 100;
/** Breaks that must be those of wrapping before a text is taken for wrapped. */
const BREAKS = 2;

/** Units of the first word of a line, as far as they matter. */
function firstWord(text: string, [s, e]: readonly [number, number]): number {
  const last = Math.min(e, s + WIDE);
  let at = s;
  while (at < last && text.charCodeAt(at) !== 32) at++;
  return at - s;
}

/**
 * The width that a text is hard-wrapped at, or null. Wrapping breaks a line only where the next word would not have fitted: where
 * that holds for nearly all breaks between lines, and some lines end within sentences, the text is wrapped.
 */
export function wrapWidth(text: string, groups: readonly (readonly Line[])[]): number | null {
  let width = 0;
  let lines = 0;
  let long = 0;
  for (const group of groups) {
    if (group.length < 2) continue;
    lines += group.length;
    for (const { span } of group) {
      const size = span[1] - span[0];
      if (size > WIDE) long++;
      else width = Math.max(width, size);
    }
  }
  // An address or a table may be wider than the rest; more than a few such lines are paragraphs.
  if (long * 10 > lines) return null;
  if (width < NARROW) return null;
  let wrapped = 0;
  let parted = 0;
  let within = 0;
  for (const group of groups) {
    group.slice(1).forEach((line, i) => {
      const before = group[i]!;
      if (line.bullet) return;
      if (fills(text, before, line, width)) wrapped++;
      else parted++;
      if (!ends(text, before)) within++;
    });
  }
  return wrapped >= BREAKS && parted <= wrapped / 3 && within * 2 >= wrapped ? width : null;
}

/** True where the first word of the line would not have fitted on the line before it. */
const fills = (text: string, before: Line, line: Line, width: number): boolean =>
  before.indent + before.span[1] - before.span[0] + 1 + firstWord(text, line.span) > width - 4;

const isLong = ({ span }: Line): boolean => span[1] - span[0] > WIDE;

/** True for a line that ends with a sentence. */
const ends = (text: string, { span }: Line): boolean =>
  /[.!?:]["'”’)]*$/.test(text.slice(Math.max(span[0], span[1] - 6), span[1]));

/** True where a line of a wrapped text goes on with the line before it; an indented line after a sentence begins a paragraph. */
export function joins(text: string, before: Line, line: Line, width: number): boolean {
  if (isLong(before) || isLong(line)) return false;
  if (line.indent > before.indent + 1 && ends(text, before)) return false;
  return fills(text, before, line, width) || !ends(text, before);
}
