import { stem } from '../rules/en/stem.ts';
import type { Change, Step } from './drift-step.ts';
import { aligned, type SaidWord, saidWords } from './said-words.ts';
import { labelOf } from './ties.ts';

/** Words within one pair of marks. */
interface Quote {
  readonly words: readonly SaidWord[];
  /** From the first word to the last, as written. */
  readonly text: string;
  /** Whether its first and last mark are seen, so that it surely begins and ends there. */
  readonly opens: boolean;
  readonly closes: boolean;
}

/** A quotation that tells enough to be compared. */
const FEW = 4;
/** Share of the shorter quotation that must stand in the other in the same order. */
const SAME = 0.6;
/** Words at an edge whose loss is told. */
const LOST = 2;

/** Words altered or left out between the marks, and one utterance put into English in two ways. */
export function quotationChanges(step: Step): Change[] {
  const { from, to, sameSource, ties } = step;
  if (!sameSource && !ties.some((t) => t.kind === 'same-relay' || t.kind === 'near-copy' || t.kind === 'cites'))
    return [];
  const translated = from.statement.translated && to.statement.translated;
  for (const a of quotesOf(from))
    for (const b of quotesOf(to)) {
      const change = compare(step, a, b, translated);
      if (change) return [change];
    }
  return [];
}

const MARKS = /["“”]/g;

/** What stands between double marks; the whole of a statement that lies within marks which it does not show. */
function quotesOf({ statement }: Step['from']): Quote[] {
  const { quoted, facts } = statement;
  const { behind = '' } = facts;
  const words = `${statement.words}${/^\w/.test(behind) ? ' ' : ''}${behind}`;
  const all = saidWords(words.replace(/\[[^[\]]*\]/g, (m) => ' '.repeat(m.length)));
  const marks = [...words.matchAll(MARKS)].map((m) => m.index);
  if (marks.length === 0) return quoted ? [quote(words, all, false, false)] : [];
  const quotes: Quote[] = [];
  const isOpening = (at: number): boolean => words[at] === '“' || (words[at] === '"' && /\w/.test(words[at + 1] ?? ''));
  let from: number | null = isOpening(marks[0]!) ? null : -1;
  for (const at of marks) {
    if (from === null) from = at;
    else {
      const [start, end] = [from, at];
      quotes.push(
        quote(
          words,
          all.filter((w) => w.start > start && w.end <= end),
          start >= 0,
          true,
        ),
      );
      from = null;
    }
  }
  const start = from;
  if (start !== null)
    quotes.push(
      quote(
        words,
        all.filter((w) => w.start > start),
        true,
        false,
      ),
    );
  return quotes.filter((q) => q.words.length > 0);
}

const quote = (text: string, words: readonly SaidWord[], opens: boolean, closes: boolean): Quote => ({
  words,
  text: text.slice(words[0]?.start ?? 0, words.at(-1)?.end ?? 0),
  opens,
  closes,
});

function compare({ from, to }: Step, a: Quote, b: Quote, translated: boolean): Change | null {
  if (Math.min(a.words.length, b.words.length) < FEW) return null;
  const same = aligned(a.words.map(folded), b.words.map(folded));
  if (same.length === a.words.length && same.length === b.words.length) return null;
  const share = same.length / Math.min(a.words.length, b.words.length);
  const told = `"${a.text}" in ${labelOf(from)}, "${b.text}" in ${labelOf(to)}`;
  const at: [number, number] = [b.words[0]!.start, b.words.at(-1)!.end];
  if (translated) {
    const core = innerGaps(same).some((g) => g.lost > 0 || g.added > 0) || share < SAME;
    return core ? { kind: 'translation differs', at, why: `one utterance in two translations: ${told}` } : null;
  }
  if (share < SAME || same.length < FEW - 1) return null;
  const altered = innerGaps(same).find((g) => g.added > 0);
  if (altered) {
    const [x, y] = [b.words[altered.from], b.words[altered.to - 1]];
    return { kind: 'quotation altered', at: x && y ? [x.start, y.end] : at, why: told };
  }
  return trimmed(a, b, same) ? { kind: 'quotation trimmed', at, why: told } : null;
}

/** Spelling and endings of tense aside, which copy editors change. */
const folded = ({ word }: SaidWord): string => {
  const base = stem(word.replace(/'s$/, ''));
  return base.length > 2 ? base : word;
};

interface Gap {
  /** Words of the first quotation that the second lacks there. */
  readonly lost: number;
  readonly added: number;
  /** Range of the added words. */
  readonly from: number;
  readonly to: number;
}

/** What lies between words that both have: the edges, where a quotation may begin or end elsewhere, are left out. */
function innerGaps(same: readonly (readonly [number, number])[]): Gap[] {
  return same.slice(1).map(([x, y], i) => {
    const [px, py] = same[i]!;
    return { lost: x - px - 1, added: y - py - 1, from: py + 1, to: y };
  });
}

/** The second quotation has the first one's words but for some at a closed edge or inside. */
function trimmed(a: Quote, b: Quote, same: readonly (readonly [number, number])[]): boolean {
  if (same.length !== b.words.length || a.words.length - b.words.length < LOST) return false;
  const [first, last] = [same[0]![0], same.at(-1)![0]];
  const inner = innerGaps(same).some((g) => g.lost > 0);
  return inner || (b.opens && first >= LOST) || (b.closes && a.words.length - 1 - last >= LOST);
}
