import type { BlockKind } from '../records/article.ts';
import { isSpace, type Span } from '../records/span.ts';

/** A block of Markdown, before the marks within its words are read. */
export interface Item {
  readonly kind: BlockKind;
  readonly span: Span;
  readonly level: 'words' | 'code';
  /** Marks at the heads of its lines ("> "), which are no words. */
  readonly holes: readonly Span[];
}

export interface MarkdownItems {
  readonly items: readonly Item[];
  /** Marks between and at the ends of blocks. */
  readonly skip: readonly Span[];
  /** Addresses by their label in lower case: `[label]: address`. */
  readonly references: ReadonlyMap<string, string>;
}

const HEADING = /^(#{1,6})(?:[ \t]+|$)/;
const RULE = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const UNDERLINE = /^(?:=+|-+)$/;
const FENCE = /^(`{3,}|~{3,})/;
const BULLET = /^(?:[-*+•]|\d{1,3}[.)])[ \t]+/;
const REFERENCE = /^\[([^\][\n]{1,200})\]:[ \t]*<?(\S{1,2000}?)>?(?:[ \t]+["'(][^\n]{0,300}["')])?$/;
const TABLE_RULE = /^\|?[ \t]*:?-{3,}:?[ \t]*(?:\|[ \t]*:?-{3,}:?[ \t]*)*\|?$/;

interface Open {
  readonly kind: BlockKind;
  readonly from: number;
  to: number;
  readonly holes: Span[];
}

/** Blocks of Markdown from `start` on, line by line; every line is looked at once. */
export function markdownItems(text: string, start: number): MarkdownItems {
  const items: Item[] = [];
  const skip: Span[] = [];
  const references = new Map<string, string>();
  let open: Open | null = null;
  let fence: { readonly mark: string; readonly from: number } | null = null;
  const close = (): void => {
    if (open && open.to > open.from) {
      items.push({ kind: open.kind, span: [open.from, open.to], level: 'words', holes: open.holes });
    }
    open = null;
  };

  for (let at = start; at < text.length; ) {
    const [s, e, next] = lineAt(text, at);
    at = next;
    const line = text.slice(s, e);
    if (fence) {
      if (line.startsWith(fence.mark) && line.replaceAll(fence.mark[0]!, '') === '') {
        items.push({ kind: 'furniture', span: [fence.from, e], level: 'code', holes: [] });
        fence = null;
      }
      continue;
    }
    if (s === e) {
      close();
      continue;
    }
    const mark = FENCE.exec(line)?.[1];
    if (mark) {
      close();
      fence = { mark, from: s };
      continue;
    }
    const current = open as Open | null;
    if (current && current.kind === 'paragraph' && current.holes.length === 0 && UNDERLINE.test(line)) {
      items.push({ kind: 'headline', span: [current.from, current.to], level: 'words', holes: [] });
      skip.push([s, e]);
      open = null;
      continue;
    }
    if (RULE.test(line) || TABLE_RULE.test(line)) {
      close();
      skip.push([s, e]);
      continue;
    }
    const reference = current ? null : REFERENCE.exec(line);
    if (reference) {
      references.set(reference[1]!.toLowerCase(), reference[2]!);
      skip.push([s, e]);
      continue;
    }
    const heading = HEADING.exec(line);
    if (heading) {
      close();
      const from = s + heading[0].length;
      const to = withoutTail(text, from, e);
      skip.push([s, from], [to, e]);
      if (to > from) items.push({ kind: 'headline', span: [from, to], level: 'words', holes: [] });
      continue;
    }
    const quote = /^(?:>[ \t]?){1,20}/.exec(line)?.[0].length ?? 0;
    if (quote) {
      skip.push([s, s + quote]);
      if (s + quote === e) {
        close();
      } else if (current?.kind === 'blockQuote') {
        current.holes.push([s, s + quote]);
        current.to = e;
      } else {
        close();
        open = { kind: 'blockQuote', from: s + quote, to: e, holes: [] };
      }
      continue;
    }
    const bullet = BULLET.exec(line)?.[0].length ?? 0;
    if (bullet || line.startsWith('|')) {
      close();
      skip.push([s, s + bullet]);
      open = { kind: bullet ? 'listItem' : 'paragraph', from: s + bullet, to: e, holes: [] };
      continue;
    }
    if (current) current.to = e;
    else open = { kind: 'paragraph', from: s, to: e, holes: [] };
  }
  close();
  const last = fence as { readonly from: number } | null;
  if (last) items.push({ kind: 'furniture', span: [last.from, trimmed(text, last.from)], level: 'code', holes: [] });
  return { items, skip, references };
}

/** A line without white space at its ends, and where the next one starts. */
function lineAt(text: string, from: number): readonly [start: number, end: number, next: number] {
  let end = from;
  while (end < text.length && text.charCodeAt(end) !== 10 && text.charCodeAt(end) !== 13) end++;
  const next = end + (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1);
  let s = from;
  let e = end;
  while (s < e && isSpace(text.charCodeAt(s))) s++;
  while (e > s && isSpace(text.charCodeAt(e - 1))) e--;
  return [s, e, next];
}

/** The end of a heading without the number signs that may close it. */
function withoutTail(text: string, from: number, end: number): number {
  let to = end;
  while (to > from && text[to - 1] === '#') to--;
  if (to === end || !(to === from || isSpace(text.charCodeAt(to - 1)))) return end;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return to;
}

function trimmed(text: string, from: number): number {
  let end = text.length;
  while (end > from && isSpace(text.charCodeAt(end - 1))) end--;
  return end;
}
