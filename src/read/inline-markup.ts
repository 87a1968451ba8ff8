import type { Link } from '../records/article.ts';
import { type Span, trim } from '../records/span.ts';

/** Marks within the words of a block, and its links. */
export interface Inline {
  readonly skip: readonly Span[];
  readonly links: readonly Link[];
}

/** Units of a link's target, a tag or a label at most: longer ones are left as they are. */
const REACH = 1000;

interface Bracket {
  readonly at: number;
  readonly image: boolean;
}

/**
 * Reads the marks in a block of Markdown: escapes, code, emphasis, links, pictures, tags and comments. One pass; of each mark
 * only the last open one is remembered, so that no input makes it look back twice.
 */
export function inlineMarkup(
  text: string,
  [start, end]: Span,
  holes: readonly Span[],
  references: ReadonlyMap<string, string>,
): Inline {
  const skip: Span[] = [];
  const links: Link[] = [];
  const openMarks = new Map<string, number>();
  const brackets: Bracket[] = [];
  const ends: Ends = { tag: nextOf(text, '>'), comment: nextOf(text, '-->'), round: nextOf(text, ')') };
  let hole = 0;
  for (let i = start; i < end; ) {
    while (hole < holes.length && holes[hole]![1] <= i) hole++;
    if (hole < holes.length && holes[hole]![0] <= i) {
      i = holes[hole]![1];
      continue;
    }
    const c = text[i]!;
    if (c === '\\' && i + 1 < end && /[!-/:-@[-`{-~]/.test(text[i + 1]!)) {
      skip.push([i, i + 1]);
      i += 2;
    } else if (c === '`') {
      i = code(text, i, end, skip, openMarks);
    } else if (c === '*' || c === '_' || c === '~') {
      i = emphasis(text, i, start, end, skip, openMarks);
    } else if (c === '[' || (c === '!' && text[i + 1] === '[')) {
      const image = c === '!';
      brackets.push({ at: i, image });
      i += image ? 2 : 1;
    } else if (c === ']') {
      const bracket = brackets.pop();
      i = bracket ? link(text, bracket, i, end, ends, references, skip, links) : i + 1;
    } else if (c === '<') {
      i = tag(text, i, end, ends, skip, links);
    } else if (c === '|' && text[start] === '|') {
      skip.push([i, i + 1]);
      i++;
    } else i++;
  }
  return { skip, links };
}

/** `code`: its marks go, its words stay. */
function code(text: string, i: number, end: number, skip: Span[], open: Map<string, number>): number {
  let to = i;
  while (to < end && text[to] === '`') to++;
  const mark = text.slice(i, Math.min(to, i + 8));
  const from = open.get(mark);
  if (from === undefined) open.set(mark, i);
  else {
    skip.push([from, from + mark.length], [i, i + mark.length]);
    open.delete(mark);
  }
  return to;
}

const isWordish = (c: string | undefined): boolean => c !== undefined && /[\p{L}\p{N}]/u.test(c);
const isBlank = (c: string | undefined): boolean => c === undefined || /\s/.test(c);

/** A run of stars, underscores or tildes: opens before a word, closes behind one. Underscores within a word are letters. */
function emphasis(
  text: string,
  i: number,
  start: number,
  end: number,
  skip: Span[],
  open: Map<string, number>,
): number {
  const c = text[i]!;
  let to = i;
  while (to < end && text[to] === c) to++;
  if (to - i > 3 || (c === '~' && to - i !== 2)) return to;
  const before = i > start ? text[i - 1] : undefined;
  const after = to < end ? text[to] : undefined;
  const inside = c === '_' && isWordish(before) && isWordish(after);
  const opens = !isBlank(after) && !inside && !(c === '_' && isWordish(before));
  const closes = !isBlank(before) && !inside && !(c === '_' && isWordish(after));
  const mark = text.slice(i, to);
  const from = open.get(mark);
  if (closes && from !== undefined) {
    skip.push([from, from + mark.length], [i, to]);
    open.delete(mark);
  } else if (opens) open.set(mark, i);
  return to;
}

/** `[words](target "title")`, `[words][label]`, `[label]`; of a picture nothing is shown. */
function link(
  text: string,
  { at, image }: Bracket,
  close: number,
  end: number,
  ends: Ends,
  references: ReadonlyMap<string, string>,
  skip: Span[],
  links: Link[],
): number {
  const from = at + (image ? 2 : 1);
  const words: Span = trim(text, [from, close]);
  let href: string | null = null;
  let to = close + 1;
  const reach = Math.min(end, close + REACH);
  const stop = text[close + 1] === '(' && ends.round(close + 2) < reach ? closing(text, close + 2, reach, ')') : -1;
  if (stop >= 0) {
    href = /^<?([^\s<>]*)>?(?:\s+["'(][\s\S]*)?$/.exec(text.slice(close + 2, stop).trimStart())?.[1] ?? null;
    if (href !== null) to = stop + 1;
  } else if (references.size) {
    const second = text[close + 1] === '[' ? closing(text, close + 2, Math.min(end, close + 300), ']') : -1;
    const label = second > close + 2 ? text.slice(close + 2, second) : text.slice(from, Math.min(close, from + 300));
    href = references.get(label.toLowerCase()) ?? null;
    if (href !== null && second >= 0) to = second + 1;
  }
  if (href === null) return close + 1;
  if (image) {
    skip.push([at, to]);
    return to;
  }
  skip.push([at, from], [close, to]);
  if (words[1] > words[0] && /^[a-z][a-z0-9+.-]*:|^[/.?#]|^\w/i.test(href)) links.push({ href, span: words });
  return to;
}

/** Where the bracket closes, inner round ones counted; -1 where it does not. */
function closing(text: string, from: number, end: number, mark: ')' | ']'): number {
  let depth = 0;
  for (let i = from; i < end; i++) {
    const c = text[i];
    if (c === '\n' && text[i + 1] === '\n') return -1;
    if (c === mark) {
      if (depth === 0) return i;
      depth--;
    } else if (mark === ')' && c === '(') depth++;
  }
  return -1;
}

/** Where something comes next in a text, remembered so that it is not searched for again from every place before it. */
function nextOf(text: string, what: string): (from: number) => number {
  let at = -1;
  return (from) => {
    if (at < from) {
      const found = text.indexOf(what, from);
      at = found < 0 ? Number.POSITIVE_INFINITY : found;
    }
    return at;
  };
}

/** `<https://...>` is a link with its address as words; tags and comments are marks. */
function tag(text: string, i: number, end: number, ends: Ends, skip: Span[], links: Link[]): number {
  const comment = text.startsWith('<!--', i);
  const stop = comment ? ends.comment(i + 4) : ends.tag(i + 1);
  const to = stop + (comment ? 3 : 1);
  if (to > end || (!comment && to - i > REACH)) return i + 1;
  const inside = text.slice(i + 1, stop);
  if (/^(?:https?:\/\/|mailto:)[^\s<>]+$/i.test(inside)) {
    skip.push([i, i + 1], [stop, to]);
    links.push({ href: inside, span: [i + 1, stop] });
    return to;
  }
  if (!comment && !/^\/?[a-z][a-z0-9-]*(?:[\s/][^<]*)?$/i.test(inside)) return i + 1;
  skip.push([i, to]);
  return to;
}

interface Ends {
  readonly tag: (from: number) => number;
  readonly comment: (from: number) => number;
  readonly round: (from: number) => number;
}
