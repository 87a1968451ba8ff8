import { type Block, BODY_KINDS } from '../records/article.ts';
import { aboutKind } from './credits.ts';
import { dayLine } from './day-line.ts';
import { foldPhrase } from './phrases.ts';
import { letters } from './title.ts';

/** Blocks behind the headline that may repeat it; words and letters of one that is told by them. */
const NEAR = 4;
const LEAST = { words: 5, letters: 20 };
/** Words of a section that may stand before the headline. */
const SECTION = 2;

/**
 * A page often shows its headline twice. Where one of the first blocks begins with the words of the headline, those are furniture; what stands behind
 * them stays, or is a line of date and byline.
 */
export function withoutSecondTitle(text: string, blocks: readonly Block[]): readonly Block[] {
  const at = blocks.findIndex((b) => b.kind === 'headline');
  const head = blocks[at];
  if (!head) return blocks;
  const title = text.slice(...head.span);
  const sought = letters(title);
  if (sought.length < LEAST.letters || title.trim().split(/\s+/).length < LEAST.words) return blocks;
  return blocks.flatMap((block, i) => {
    const isNear = i > at && i <= at + NEAR && BODY_KINDS.has(block.kind) && block.kind !== 'blockQuote';
    const end = isNear ? titleEnd(text.slice(...block.span), sought) : 0;
    return end ? parted(text, block, end) : [block];
  });
}

/** Where the title ends that the words begin with; 0 where they do not, or where a sentence goes on behind it. */
function titleEnd(words: string, sought: string): number {
  let from = 0;
  for (let skipped = 0; skipped <= SECTION; skipped++) {
    const end = endOf(words, from, sought);
    if (end && (words.slice(end).trim() === '' || /^\s+["“‘'(]?[\p{Lu}\d]/u.test(words.slice(end, end + 9))))
      return end;
    const next = /^\S+\s+/.exec(words.slice(from, from + 40))?.[0];
    // "Photos: ..." labels more than a headline.
    if (!next || next.includes(':')) return 0;
    from += next.length;
  }
  return 0;
}

/** Where `sought` (letters alone) ends in the words from a place on; 0 where other letters stand there. */
function endOf(words: string, from: number, sought: string): number {
  let have = '';
  let at = from;
  for (const sign of words.slice(from, from + 2 * sought.length + 40)) {
    at += sign.length;
    have += letters(sign);
    if (!sought.startsWith(have)) return 0;
    if (have.length === sought.length) {
      while (/^[."'”’!?)\]]/.test(words.slice(at))) at++;
      return at;
    }
  }
  return 0;
}

function parted(text: string, { kind, span: [start, end] }: Block, title: number): readonly Block[] {
  let from = start + title;
  const out: Block[] = [{ kind: 'furniture', span: [start, from] }];
  while (from < end && /\s/.test(text[from]!)) from++;
  if (from < end) out.push({ kind: lineKind(text, from, end) ?? kind, span: [from, end] });
  return out;
}

/** "Updated: 2026-03-15 13:14 By Ada Holm": a date, and who wrote it. */
function lineKind(text: string, from: number, end: number): Block['kind'] | null {
  const words = text.slice(from, end);
  const by = words.slice(0, 100).search(/\sby:?\s/i);
  if (by > 0 && words.length < 160 && dayLine(foldPhrase(words.slice(0, by)))) return 'dateline';
  return aboutKind(text, [from, end]);
}
