const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
const EMOJI = /^\p{Emoji_Presentation}/u;
const ZERO = /^[\p{M}\p{Cf}]+$/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sequences that colour writes
const STYLE = /\u001b\[[0-9;]*m/g;

/** Columns that text takes in a terminal, colours aside: wide letters and emoji take two, combining marks none. */
export function columns(text: string): number {
  const plain = text.replace(STYLE, '');
  if (/^[\x20-\x7e]*$/.test(plain)) return plain.length;
  let n = 0;
  for (const { segment } of graphemes.segment(plain)) {
    n += ZERO.test(segment) ? 0 : WIDE.test(segment) || EMOJI.test(segment) ? 2 : 1;
  }
  return n;
}

/** Lines of at most `width` columns, broken at blanks (not at no-break ones); a word longer than a line is cut. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(/[ \t\r\n]+/)) {
    if (word === '') continue;
    for (const piece of columns(word) > width ? cut(word, width) : [word]) {
      const n = columns(piece);
      if (used > 0 && used + 1 + n > width) {
        lines.push(line);
        line = piece;
        used = n;
      } else {
        line = used > 0 ? `${line} ${piece}` : piece;
        used += n + (used > 0 ? 1 : 0);
      }
    }
  }
  if (used > 0) lines.push(line);
  return lines;
}

function cut(word: string, width: number): readonly string[] {
  const out: string[] = [];
  let piece = '';
  let used = 0;
  for (const { segment } of graphemes.segment(word)) {
    const n = columns(segment);
    if (used + n > width && piece !== '') {
      out.push(piece);
      piece = '';
      used = 0;
    }
    piece += segment;
    used += n;
  }
  return [...out, piece];
}

/** The first `lines` of a wrapped text, with an ellipsis where more follows. */
export function shorten(text: string, width: number, lines: number): readonly string[] {
  const all = wrap(text, width);
  if (all.length <= lines) return all;
  const kept = all.slice(0, lines);
  const last = kept[lines - 1]!;
  return [...kept.slice(0, -1), columns(last) < width ? `${last}…` : `${last.replace(/.$/u, '')}…`];
}

/** Text filled with blanks on the right up to `width` columns. */
export const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - columns(text)));
