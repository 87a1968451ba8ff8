const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Code units looked at together. */
const WINDOW = 256;
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
const EMOJI = /^\p{Emoji_Presentation}/u;
const ZERO = /^[\p{M}\p{Cf}]+$/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sequences that colour writes
const STYLE = /\u001b\[[0-9;]*m/g;

/**
 * The letters of a text as people see them, each with its marks. A segmenter goes through its whole text for every letter that it
 * gives, so it is handed a window at a time; a letter with more marks than fit into one is given in parts.
 */
function* letters(text: string): Generator<string, void, undefined> {
  for (let at = 0; at < text.length; ) {
    const end = Math.min(text.length, at + WINDOW);
    const isLast = end === text.length;
    // No pair of code units is parted.
    const window = text.slice(at, isLast || !/[\ud800-\udbff]/.test(text[end - 1]!) ? end : end - 1);
    let given = 0;
    for (const { segment, index } of graphemes.segment(window)) {
      // The last one may go on behind the window.
      if (!isLast && index > 0 && index + segment.length === window.length) break;
      yield segment;
      given = index + segment.length;
    }
    at += given;
  }
}

/** Columns that text takes in a terminal, colours aside: wide letters and emoji take two, combining marks none. */
export function columns(text: string): number {
  const plain = text.replace(STYLE, '');
  if (/^[\x20-\x7e]*$/.test(plain)) return plain.length;
  let n = 0;
  for (const letter of letters(plain)) {
    n += widthOf(letter);
  }
  return n;
}

const widthOf = (letter: string): number => (ZERO.test(letter) ? 0 : WIDE.test(letter) || EMOJI.test(letter) ? 2 : 1);

/** The largest of the widths of some rows; 0 where there are none. There may be more rows than a call takes arguments. */
export const widest = <T>(rows: readonly T[], width: (row: T) => number): number =>
  rows.reduce((most, row) => Math.max(most, width(row)), 0);

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
  for (const letter of letters(word)) {
    const n = widthOf(letter);
    if (used + n > width && piece !== '') {
      out.push(piece);
      piece = '';
      used = 0;
    }
    piece += letter;
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
