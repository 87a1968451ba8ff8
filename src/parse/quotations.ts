import type { Notice } from '../records/notice.ts';
import type { Quotation, Token } from '../records/parse.ts';
import type { Span } from '../records/span.ts';
import { APOSTROPHE_WORDS } from '../rules/en/abbreviations.ts';
import { isBlank, isDigit, isWordUnit } from './characters.ts';

type Side = 'open' | 'close' | 'either' | 'none';
type Marks = Quotation['marks'];

/** What a mark is by its shape alone. */
const SHAPES: ReadonlyMap<string, readonly [Marks, Side]> = new Map<string, readonly [Marks, Side]>([
  ['“', ['double', 'open']],
  ['„', ['double', 'open']],
  ['«', ['double', 'open']],
  ['``', ['double', 'open']],
  ['‘‘', ['double', 'open']],
  ['”', ['double', 'close']],
  ['»', ['double', 'close']],
  ['’’', ['double', 'close']],
  ['"', ['double', 'either']],
  ["''", ['double', 'either']],
  ['＂', ['double', 'either']],
  ['‟', ['double', 'open']],
  ['‘', ['single', 'open']],
  ['‹', ['single', 'open']],
  ['’', ['single', 'close']],
  ['›', ['single', 'close']],
  ["'", ['single', 'either']],
  ['`', ['single', 'open']],
]);

/** Marks that close after another house's opening mark: German „...“ and »...«. */
const CLOSED_BY: ReadonlyMap<string, string> = new Map([
  ['„', '“'],
  ['»', '«'],
]);

interface Mark {
  readonly start: number;
  readonly end: number;
  readonly marks: Marks;
  side: Side;
  /** False for a single mark that may be an apostrophe. */
  sure: boolean;
}

interface Open {
  readonly start: number;
  readonly marks: Marks;
  readonly index: number;
}

interface Draft {
  start: number;
  end: number;
  marks: Marks;
  depth: number;
  parent: number | null;
  continues: boolean;
  closed: boolean;
}

/** A block's stretch of the token list. */
export interface TokenRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Pairs quotation marks of all kinds in use, block by block, with a stack: curly, straight, `''`, guillemets, singles within
 * doubles. A quotation left open at the end of a block goes on in the next if that begins with an opening mark (the custom for
 * several paragraphs); else it is ended at its first sentence end and reported. Never throws; linear in the tokens.
 */
export function findQuotations(
  text: string,
  tokens: readonly Token[],
  blocks: readonly TokenRange[],
): { quotations: Quotation[]; notices: Notice[] } {
  const drafts: Draft[] = [];
  const notices: Notice[] = [];
  let carried: Draft | null = null;
  for (const [b, range] of blocks.entries()) {
    if (range.first === range.last) continue;
    if (carried && !opensBlock(tokens, range, carried.marks)) continue;
    const found: Draft | null =
      pairBlock(text, tokens, range, drafts, notices, carried !== null) ??
      unclosedSingle(text, tokens, range, drafts, carried !== null);
    carried = null;
    if (found === null) continue;
    const between = blocks[b + 1];
    const next = between && isAside(tokens, between) ? blocks[b + 2] : between;
    if (opensBlock(tokens, between, found.marks) || opensBlock(tokens, next, found.marks)) carried = found;
    // It was put there last.
    else if (found.marks === 'single') drafts.pop();
    else repair(text, tokens, range, found, notices);
  }
  return { quotations: finish(drafts), notices };
}

/** True where a block begins with an opening mark of this kind. */
function opensBlock(tokens: readonly Token[], range: TokenRange | undefined, marks: Marks): boolean {
  const shape = range && range.first < range.last ? SHAPES.get(tokens[range.first]!.text) : undefined;
  return shape !== undefined && shape[0] === marks && shape[1] !== 'close';
}

/** Longest block without a mark, in tokens, that may stand between two paragraphs of one quotation: a caption, a credit, a pulled line. */
const ASIDE = 30;

const isAside = (tokens: readonly Token[], { first, last }: TokenRange): boolean =>
  last - first <= ASIDE && !tokens.slice(first, last).some((t) => SHAPES.get(t.text)?.[0] === 'double');

/** Whether a quotation of the block that begins at `from` holds the offset; those of the block were put there last. */
function isWithin(out: readonly Draft[], offset: number, from: number): boolean {
  for (let i = out.length - 1; i >= 0 && out[i]!.start >= from; i--)
    if (out[i]!.depth >= 0 && out[i]!.start <= offset && offset < out[i]!.end) return true;
  return false;
}

/**
 * A quotation in single marks that the block opens and does not close: the last opening mark before a capital letter with no sure closing
 * mark behind it. Only where the next paragraph opens with such a mark again is it one; alone it may be an apostrophe.
 */
function unclosedSingle(
  text: string,
  tokens: readonly Token[],
  { first, last }: TokenRange,
  out: Draft[],
  continued: boolean,
): Draft | null {
  for (let i = last - 1; i >= first; i--) {
    const t = tokens[i]!;
    const shape = t.kind === 'mark' ? SHAPES.get(t.text) : undefined;
    if (shape?.[0] !== 'single') continue;
    const next = tokens[i + 1];
    const side = single(text, t, shape[1], next?.start === t.end ? next.lower : null);
    if (side === 'close' && /[.,!?…]/.test(text[t.start - 1] ?? '')) return null;
    if (side !== 'open' || !/\p{Lu}/u.test(text[t.end] ?? '')) continue;
    if (isWithin(out, t.start, tokens[first]!.start)) return null;
    const continues = continued && i === first;
    const end = tokens[last - 1]!.end;
    const draft: Draft = { start: t.start, end, marks: 'single', depth: 0, parent: null, continues, closed: false };
    out.push(draft);
    return draft;
  }
  return null;
}

/** Pairs the marks of one block; gives the outermost quotation that stays open, or null. */
function pairBlock(
  text: string,
  tokens: readonly Token[],
  { first, last }: TokenRange,
  out: Draft[],
  notices: Notice[],
  continued: boolean,
): Draft | null {
  const marks = readMarks(text, tokens, first, last);
  const balance = marks.reduce(
    (n, m) => n + (m.marks !== 'double' ? 0 : m.side === 'open' ? 1 : m.side === 'close' ? -1 : 0),
    0,
  );
  const trusted = balance <= 0;
  const stack: Open[] = [];
  const begin = out.length;
  const open = (m: Mark): void => {
    stack.push({ start: m.start, marks: m.marks, index: out.length });
    const continues = continued && out.length === begin && m.start === tokens[first]!.start;
    out.push({
      start: m.start,
      end: -1,
      marks: m.marks,
      depth: stack.length - 1,
      parent: stack.at(-2)?.index ?? null,
      continues,
      closed: true,
    });
  };
  const close = (m: Mark, at: number): void => {
    for (const lost of stack.splice(at + 1)) out[lost.index]!.depth = -1;
    out[stack.pop()!.index]!.end = m.end;
  };
  for (const m of marks) {
    const doubleAt = stack.findLastIndex((o) => o.marks === 'double');
    if (m.marks === 'double') {
      const side = m.side === 'either' ? (doubleAt >= 0 ? 'close' : 'open') : m.side;
      if (side === 'open') {
        // A second opening mark in a block that has too many of them: the earlier quotation was never closed.
        if (doubleAt >= 0 && !trusted && stack.length < MAX_DEPTH) {
          for (const lost of stack.splice(doubleAt + 1)) out[lost.index]!.depth = -1;
          const lost = out[stack.pop()!.index]!;
          repair(text, tokens, { first, last }, lost, notices, m.start);
        }
        if (stack.length < MAX_DEPTH) open(m);
      } else if (doubleAt >= 0) close(m, doubleAt);
      else if (!isDigit(text, m.start - 1)) notices.push(unbalanced([m.start, m.end], 'closes nothing'));
    } else if (m.side === 'open') {
      if (stack.length < MAX_DEPTH) open(m);
    } else if (stack.at(-1)?.marks === 'single' && m.side === 'close') close(m, stack.length - 1);
  }
  const left = stack.find((o) => o.marks === 'double') ?? null;
  for (const o of stack) if (o !== left) out[o.index]!.depth = -1;
  if (!left) return null;
  const draft = out[left.index]!;
  draft.end = tokens[last - 1]!.end;
  draft.closed = false;
  return draft;
}

/** Deeper nesting is not read as quotation: no news text has it, hostile text might. */
const MAX_DEPTH = 16;

/** The quotation marks of a block with the side that shape and neighbours give them; apostrophes are left out. */
function readMarks(text: string, tokens: readonly Token[], first: number, last: number): Mark[] {
  const out: Mark[] = [];
  let straight = false;
  let opener = '';
  for (let i = first; i < last; i++) {
    const t = tokens[i]!;
    if (t.kind !== 'mark') continue;
    const shape = SHAPES.get(t.text);
    if (!shape) continue;
    const [marks, by] = shape;
    const glued = isWordUnit(text, t.end) && tokens[i + 1]?.start === t.end;
    if (marks === 'double') {
      let side: Side = by;
      if (by === 'either') {
        const before = opensBefore(text, t.start);
        const after = closesAfter(text, t.end);
        side = before && !after ? 'open' : after && !before ? 'close' : straight ? 'close' : 'open';
        // 5'2" and 12" are inches, not the end of a quotation that never began.
        if (side === 'close' && !straight && isDigit(text, t.start - 1)) continue;
        straight = side === 'open';
      } else if (CLOSED_BY.get(opener) === t.text) side = 'close';
      else if (t.text === '»' && opensBefore(text, t.start) && !closesAfter(text, t.end)) side = 'open';
      opener = side === 'open' ? t.text : '';
      out.push({ start: t.start, end: t.end, marks, side, sure: true });
      continue;
    }
    const side = single(text, t, by, glued ? tokens[i + 1]!.lower : null);
    if (side !== 'none')
      out.push({
        start: t.start,
        end: t.end,
        marks,
        side,
        sure: side === 'open' || /[.,!?…]/.test(text[t.start - 1] ?? ''),
      });
  }
  return settleSingles(text, out);
}

function single(text: string, t: Token, by: Side, next: string | null): Side {
  const opens = opensBefore(text, t.start) && !isBlank(text, t.end);
  const closes = !isBlank(text, t.start - 1) && closesAfter(text, t.end);
  if (next !== null && (APOSTROPHE_WORDS.has(next) || isDigit(next, 0)) && by !== 'open') return 'none';
  if (next !== null && APOSTROPHE_WORDS.has(next) && opens) return 'none';
  if (by === 'open') return opens ? 'open' : 'none';
  if (closes) return 'close';
  return by === 'either' && opens ? 'open' : 'none';
}

/**
 * "the ministers' plan" closes nothing: a mark after an s that is followed by a surer closing mark before the next opening one
 * is an apostrophe. Opening singles without any closing mark behind them are apostrophes too.
 */
function settleSingles(text: string, marks: Mark[]): Mark[] {
  let sureAhead = false;
  let closeAhead = false;
  for (let i = marks.length - 1; i >= 0; i--) {
    const m = marks[i]!;
    if (m.marks === 'double') continue;
    if (m.side === 'close') {
      if (!m.sure && sureAhead && /[sS]/.test(text[m.start - 1] ?? '')) m.side = 'none';
      else {
        sureAhead ||= m.sure;
        closeAhead = true;
      }
    } else {
      if (!closeAhead) m.side = 'none';
      closeAhead = false;
      sureAhead = false;
    }
  }
  return marks.filter((m) => m.side !== 'none');
}

const opensBefore = (text: string, at: number): boolean =>
  isBlank(text, at - 1) || '([{—–-“‘"\'/:>*_'.includes(text[at - 1]!);
const closesAfter = (text: string, at: number): boolean =>
  isBlank(text, at) || ')]}—–.,;:!?…”’"\'*_<'.includes(text[at]!);

/** Ends a quotation whose closing mark is missing: at its first sentence end, or before `limit` or the block's end. */
function repair(
  text: string,
  tokens: readonly Token[],
  { first, last }: TokenRange,
  q: Draft,
  notices: Notice[],
  limit = Number.POSITIVE_INFINITY,
): void {
  let lo = first;
  let hi = last;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (tokens[mid]!.start <= q.start) lo = mid + 1;
    else hi = mid;
  }
  let end = q.start;
  for (let i = lo; i < last && tokens[i]!.start < limit; i++) {
    const t = tokens[i]!;
    end = t.end;
    if ((t.text === '.' || t.text === '!' || t.text === '?') && isBlank(text, t.end) && i > lo + 2) break;
  }
  q.end = end;
  q.closed = false;
  notices.push(unbalanced([q.start, Math.min(q.start + 1, end)], `was taken to end at offset ${end}`));
}

const unbalanced = (span: Span, what: string): Notice => ({
  code: 'unbalanced-quote',
  level: 'warning',
  span,
  message: `the quotation mark at offset ${span[0]} ${what}`,
  hint: 'check the quotation marks of this paragraph',
});

/** Drops what was not closed (single marks), sorts, and renumbers parents. */
function finish(drafts: readonly Draft[]): Quotation[] {
  const kept = drafts.map((d, i) => ({ d, i })).filter(({ d }) => d.depth >= 0 && d.end > d.start);
  kept.sort((a, b) => a.d.start - b.d.start || b.d.end - a.d.end);
  const stack: { end: number; index: number }[] = [];
  return kept.map(({ d }, index) => {
    while (stack.length && stack.at(-1)!.end < d.end) stack.pop();
    const parent = stack.at(-1)?.index ?? null;
    const depth = stack.length;
    stack.push({ end: d.end, index });
    return { span: [d.start, d.end], marks: d.marks, depth, parent, continues: d.continues, closed: d.closed };
  });
}
