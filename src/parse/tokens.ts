import type { Token, TokenKind } from '../records/parse.ts';
import type { Span } from '../records/span.ts';
import { isBlank, isDigit, isLetter, isWordUnit, width } from './characters.ts';

const CLITICS = ["n't", "'s", "'re", "'ve", "'ll", "'d", "'m"];

/** Runs of these are one mark: ellipses, typewriter dashes and quotation marks. */
const DOUBLED = new Set(['.', '-', "'", '`', '’', '‘']);

const isApostrophe = (ch: string | undefined): boolean => ch === "'" || ch === '’' || ch === 'ʼ';

/**
 * Cuts `span` of `text` into words, numbers and marks; units of `skip` (markup, sorted) belong to no token. Every unit that is
 * not white space or markup is in exactly one token. One pass, linear in the length.
 */
export function tokenize(text: string, span: Span, skip: readonly Span[] = []): Token[] {
  const out: Token[] = [];
  let at = span[0];
  let next = 0;
  while (next < skip.length && skip[next]![1] <= at) next++;
  while (at < span[1]) {
    const hole = skip[next];
    if (hole && at >= hole[0]) {
      at = Math.max(at, hole[1]);
      next++;
      continue;
    }
    const limit = Math.min(span[1], hole ? hole[0] : span[1]);
    if (isBlank(text, at)) at++;
    else if (isWordUnit(text, at)) at = word(text, at, limit, out);
    else at = mark(text, at, limit, out);
  }
  return out;
}

function push(text: string, start: number, end: number, kind: TokenKind, out: Token[]): void {
  const raw = text.slice(start, end);
  out.push({ start, end, kind, text: raw, lower: raw.toLowerCase().replaceAll('’', "'") });
}

function mark(text: string, start: number, limit: number, out: Token[]): number {
  const ch = text[start]!;
  let end = start + width(text, start);
  if (DOUBLED.has(ch))
    while (
      end < limit &&
      end - start < (ch === "'" || ch === '`' || ch === '’' || ch === '‘' ? 2 : 4) &&
      text[end] === ch
    )
      end++;
  push(text, start, end, 'mark', out);
  return end;
}

/** Ends a word at `limit` or where neither a letter nor a joining mark follows. */
function wordEnd(text: string, start: number, limit: number): number {
  let at = start;
  while (at < limit) {
    if (isWordUnit(text, at)) at += width(text, at);
    else if (at + 1 < limit && isWordUnit(text, at + 1) && joins(text, at)) at++;
    else break;
  }
  return at;
}

function joins(text: string, at: number): boolean {
  const ch = text[at];
  if (ch === '-' || ch === '‑' || ch === '&' || ch === '_' || isApostrophe(ch)) return true;
  if (ch === '.') return (isDigit(text, at - 1) && isDigit(text, at + 1)) || initial(text, at);
  if (ch === ',') return isDigit(text, at - 1) && isDigit(text, at + 1);
  if (ch === '/') return isDigit(text, at - 1) && isDigit(text, at + 1);
  return false;
}

/** A full stop between single letters ("U.S", "a.m"), or inside an address ("example.org"). */
function initial(text: string, at: number): boolean {
  if (!isLetter(text, at - 1)) return false;
  if (!isWordUnit(text, at - 2)) return true;
  const next = text.charCodeAt(at + 1);
  return next >= 97 && next <= 122;
}

function word(text: string, start: number, limit: number, out: Token[]): number {
  let end = wordEnd(text, start, limit);
  const lettered = isLetter(text, start);
  // "U.S." and "J." keep their full stop only where letters and stops alternate; "Dr" does not: sentences ask the list.
  // A letter that ends its paragraph is a name ("wrote on X."), no initial.
  const isLast = end + 1 === limit && end - start === 1;
  if (end < limit && text[end] === '.' && !isLast && lettered && alternates(text, start, end)) end++;
  const cut = clitic(text, start, end);
  if (cut > start) {
    push(text, start, cut, kindOf(text, start, cut), out);
    push(text, cut, end, 'word', out);
  } else push(text, start, end, kindOf(text, start, end), out);
  return end;
}

function alternates(text: string, start: number, end: number): boolean {
  if (end - start > 12) return false;
  for (let i = start; i < end; i++) if ((i - start) % 2 === 0 ? !isLetter(text, i) : text[i] !== '.') return false;
  return (end - start) % 2 === 1;
}

function clitic(text: string, start: number, end: number): number {
  for (let at = Math.max(start + 1, end - 3); at < end; at++) {
    if (!isApostrophe(text[at]) && !(isApostrophe(text[at + 1]) && (text[at] === 'n' || text[at] === 'N'))) continue;
    const tail = text.slice(at, end).toLowerCase().replace(/[’ʼ]/g, "'");
    if (CLITICS.includes(tail)) return at;
  }
  return start;
}

function kindOf(text: string, start: number, end: number): TokenKind {
  if (!isDigit(text, start)) return 'word';
  for (let at = start; at < end; at++) if (isLetter(text, at)) return 'word';
  return 'number';
}
