import type { Block, BlockKind } from '../records/article.ts';
import { Failure } from '../records/failure.ts';
import type { Given, Reading } from '../records/reading.ts';
import type { Span } from '../records/span.ts';
import { type Draft, finishReading } from './article.ts';
import { aboutKind, isAbout } from './credits.ts';
import { readFrontMatter } from './front-matter.ts';
import { readsAsFurniture } from './furniture.ts';
import { type Line, linesOf } from './lines.ts';
import { isTitle, letters } from './title.ts';
import { joins, wrapWidth } from './wrapped.ts';

/**
 * Reads plain text: `article.text` is the text unchanged, less a byte-order mark; blocks come from its line breaks. Empty lines
 * part paragraphs; in a text without them each line is one. Hard-wrapped lines are joined, bullets and numbers begin list items,
 * and the first line is the headline where it looks like one. Front matter at the top says who, when and where, and is in `skip`. Throws a `Failure` (`empty`) for a text without a word.
 */
export const readText = (text: string, given: Given = {}): Reading => finishReading(textDraft(text, given));

/** What `readText` makes of a text before credits and language are looked at. */
function textDraft(raw: string, given: Given = {}): Draft {
  const text = raw.startsWith('\ufeff') ? raw.slice(1) : raw;
  if (!/[\p{L}\p{N}]/u.test(text))
    throw new Failure('empty', 'the text has no words', 'check that the file holds an article');
  const matter = readFrontMatter(text);
  const lines = linesOf(text).filter((line) => line === null || line.span[0] >= matter.end);
  if (!lines.some((line) => line))
    throw new Failure('empty', 'the text has no words', 'check that the file holds an article');
  const groups = groupsOf(lines);
  const width = wrapWidth(text, groups);
  const pieces = groups.flatMap((group, g) => piecesOf(text, group, g, width));
  const known = matter.meta.title ?? null;
  const blocks = withHead(text, pieces, groups.length > 1, given.title ?? known);
  const head = blocks.find((b) => b.kind === 'headline');
  const title = known ?? (head ? fold(text.slice(...head.span)) : null);
  const skip: readonly Span[] = matter.end ? [[0, matter.end]] : [];
  return { text, blocks, given, skip, meta: { ...matter.meta, ...(title === null ? {} : { title }) } };
}

const fold = (words: string): string => words.replace(/\s+/g, ' ').trim();

/** Lines between empty lines. */
function groupsOf(lines: readonly (Line | null)[]): readonly (readonly Line[])[] {
  const groups: Line[][] = [];
  let open = false;
  for (const line of lines) {
    if (!line) open = false;
    else if (open) groups.at(-1)!.push(line);
    else {
      groups.push([line]);
      open = true;
    }
  }
  return groups;
}

/** A block with the group of lines that it came from, and whether it is alone in it. */
interface Piece extends Block {
  readonly group: number;
  readonly lines: number;
}

/** Paragraphs and items of a group of lines. */
function piecesOf(text: string, group: readonly Line[], g: number, width: number | null): readonly Piece[] {
  const out: Piece[] = [];
  let kind: BlockKind = 'paragraph';
  let span: Span | null = null;
  let lines = 0;
  const push = (): void => {
    if (span) out.push({ kind, span, group: g, lines });
  };
  group.forEach((line, i) => {
    const before = group[i - 1];
    const more = before && line.bullet === 0 && span && goesOn(text, before, line, kind, width);
    if (more) {
      span = [span![0], line.span[1]];
      lines++;
      return;
    }
    push();
    kind = line.bullet ? 'listItem' : 'paragraph';
    span = [line.span[0] + line.bullet, line.span[1]];
    lines = 1;
  });
  push();
  return out;
}

/** True where a line goes on with the block of the line before it. */
function goesOn(text: string, before: Line, line: Line, kind: BlockKind, width: number | null): boolean {
  // Lines of an item that hang under its first word.
  if (kind === 'listItem' && line.indent > 1 && line.indent >= before.indent + before.bullet - 1) return true;
  return width !== null && joins(text, before, line, width) && !isAbout(text, line.span);
}

/** Lines of a menu that may stand before the headline, and words of one. */
const MENU = { lines: 20, words: 5 };

/** Marks the headline, and a standfirst where it is clearly one. Furniture before the headline is passed over. */
function withHead(text: string, pieces: readonly Piece[], parted: boolean, title: string | null): readonly Block[] {
  const block = ({ kind, span }: Piece): Block => ({ kind, span });
  const menu = pieces.slice(0, MENU.lines).findIndex((p) => !isOfPage(text, p, title));
  const before = pieces.slice(0, Math.max(0, menu)).map(block);
  const [first, second, third, ...more] = pieces.slice(before.length);
  if (!first || !isHead(text, first, second, pieces.length, parted, title)) return pieces.map(block);
  const head: Block = { kind: 'headline', span: first.span };
  const rest = [second, third, ...more].filter((p) => p !== undefined).map(block);
  if (second && third && isStandfirst(text, first, second, third)) {
    return [...before, head, { kind: 'standfirst', span: second.span }, ...rest.slice(1)];
  }
  return [...before, head, ...rest];
}

/** True for a line of the page: a button, a menu. */
function isOfPage(text: string, { span }: Piece, title: string | null): boolean {
  const words = fold(text.slice(span[0], Math.min(span[1], span[0] + 400)));
  if (title !== null && letters(words) === letters(title)) return false;
  return words.split(' ').length <= MENU.words && readsAsFurniture(words);
}

function isHead(
  text: string,
  { kind, span, group }: Piece,
  next: Piece | undefined,
  blocks: number,
  parted: boolean,
  title: string | null,
): boolean {
  const words = text.slice(span[0], Math.min(span[1], span[0] + 400));
  if (title !== null && letters(words) === letters(title)) return true;
  if (kind !== 'paragraph' || !next || isAbout(text, span)) return false;
  return isTitle(words, { alone: parted && next.group !== group, blocks });
}

/** The line right under the headline, or one before the byline, that tells in short what the article is about. */
function isStandfirst(text: string, head: Piece, piece: Piece, next: Piece): boolean {
  const size = piece.span[1] - piece.span[0];
  if (piece.kind !== 'paragraph' || size < 25 || size > 300 || isAbout(text, piece.span)) return false;
  // "Headline;\nand what is more.\n\nThe text": one line of two in a group of their own.
  if (piece.group === head.group) return next.group !== piece.group;
  const ended = /[.!?…:,]["'”’)\]]*$/.test(text.slice(Math.max(piece.span[0], piece.span[1] - 8), piece.span[1]));
  const about = aboutKind(text, next.span);
  return (!ended && piece.lines === 1) || (about !== null && about !== 'furniture');
}
