import { isSpace, type Span } from '../records/span.ts';

/** One line of a text, without white space at its ends and without its line break. */
export interface Line {
  readonly span: Span;
  /** White space before its first word. */
  readonly indent: number;
  /** Units of its bullet or number with the white space behind it; 0 for a line that is no list item. */
  readonly bullet: number;
}

const BULLET = /(?:[•‣◦▪●⁃∙·*–—-]|\(?\d{1,2}[.)])[ \t\u00a0]+/y;
/** Dashes open a spoken turn or a thought as well as an item; only a list of them is one. */
const DASH = /[–—]/;

/** Lines of a text in order; empty ones are null. Breaks are LF, CR, CR LF, form feed, and the separators U+2028 and U+2029. */
export function linesOf(text: string): readonly (Line | null)[] {
  const out: (Line | null)[] = [];
  let from = 0;
  const push = (to: number): void => {
    let s = from;
    let e = to;
    while (s < e && isSpace(text.charCodeAt(s))) s++;
    while (e > s && isSpace(text.charCodeAt(e - 1))) e--;
    if (s === e) {
      out.push(null);
      return;
    }
    out.push({ span: [s, e], indent: s - from, bullet: bulletAt(text, s, e) });
  };
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c !== 10 && c !== 13 && c !== 12 && c !== 0x2028 && c !== 0x2029) continue;
    push(i);
    if (c === 13 && text.charCodeAt(i + 1) === 10) i++;
    from = i + 1;
  }
  push(text.length);
  return out;
}

function bulletAt(text: string, s: number, e: number): number {
  BULLET.lastIndex = s;
  const match = BULLET.exec(text);
  if (!match || s + match[0].length >= e || DASH.test(match[0])) return 0;
  return match[0].length;
}
