import { type Block, BODY_KINDS } from '../records/article.ts';
import { type Span, words } from '../records/span.ts';
import { INTERFACE_WORDS } from '../rules/en/interface-words.ts';
import { ALONE, isEnded, type Traits, traitsOf, wordsOf } from './furniture-traits.ts';
import { FURNITURE, WEIGHTS } from './furniture-weights.ts';
import { endsInButton, foldPhrase, opensList } from './phrases.ts';

/** Units of a block that are looked at, at its head and at its end. */
const HEAD = 1500;
const END = 10;
/** Words by which blocks that begin alike are told. */
const ALIKE = 4;

/** Log-odds that a block with these traits is furniture. */
function furnitureScore(traits: Traits): number {
  let sum = WEIGHTS.bias;
  for (const [name, value] of Object.entries(traits)) sum += WEIGHTS[name as keyof Traits] * value;
  return sum;
}

const isFurniture = (traits: Traits | null): boolean => traits !== null && furnitureScore(traits) >= FURNITURE;

/** True for words (white space folded) that are furniture wherever they stand. */
export const readsAsFurniture = (shown: string): boolean => isFurniture(traitsOf(shown, ALONE));

/**
 * Blocks with those marked as furniture that are of the page and not of the article. The answer hangs on this article alone. The
 * first headline and what is quoted are never furniture. Blocks are in text order; linear.
 */
export function markFurniture(text: string, blocks: readonly Block[], skip: readonly Span[] = []): readonly Block[] {
  const shown = shownWords(text, blocks, skip);
  const traits = traitsOfBlocks(shown);
  const title = blocks.findIndex((b) => b.kind === 'headline');
  const list = listOfOthers(blocks, shown);
  const told = blocks.map(
    ({ kind }, i) =>
      kind === 'furniture' ||
      (i !== title && i > list) ||
      isFurniture(traits[i]!) ||
      endsInButton(shown[i]!) ||
      isRowOfTitles(shown[i]!),
  );
  const menus = inMenus(shown, told, title);
  return blocks.map((block, i) => {
    if (i === title || !BODY_KINDS.has(block.kind) || block.kind === 'blockQuote') return block;
    return told[i] || menus.has(i) ? { kind: 'furniture', span: block.span } : block;
  });
}

/** Lead words in capitals that make a block a row of titles. */
const LEADS = 3;
const LEAD = 2;
/** Units of such a row, at least. */
const ROW = 60;

/** "OUT AT SEA Ferry crew tells of the night KING OF CAKES This is how ...": titles of other articles, each behind its lead words. */
function isRowOfTitles(shown: string): boolean {
  if (shown.length < ROW) return false;
  let leads = 0;
  let run = 0;
  for (const word of shown.split(' ')) {
    if (/^[\p{Lu}'’-]+\??$/u.test(word)) run++;
    else {
      if (run >= LEAD) leads++;
      run = 0;
    }
  }
  return leads >= LEADS;
}

/** A menu: its lines, the words of one, and in how many of them one is told as furniture by itself. */
const MENU = { least: 5, words: 5, share: 3 };

/** Short lines, none of them a sentence, that stand in a row of such of which a good part is furniture. */
function inMenus(shown: readonly string[], told: readonly boolean[], title: number): ReadonlySet<number> {
  const out = new Set<number>();
  let from = 0;
  for (let i = 0; i <= shown.length; i++) {
    const isLine = i < shown.length && i !== title && shown[i]!.split(' ').length <= MENU.words && !isEnded(shown[i]!);
    if (isLine) continue;
    const row = told.slice(from, i).filter(Boolean).length;
    if (i - from >= MENU.least && row * MENU.share >= i - from) for (let k = from; k < i; k++) out.add(k);
    from = i + 1;
  }
  return out;
}

/** A list of other articles: its titles, their words, and how much more of the article stands before it. */
const LIST = { most: 10, words: 30, before: 4 };

/** The line behind which only titles of other articles follow to the end of the page; the number of blocks where there is none. */
function listOfOthers(blocks: readonly Block[], shown: readonly string[]): number {
  const none = blocks.length;
  for (let i = none - 1, size = 0; i > 0 && none - 1 - i <= LIST.most; i--) {
    const words = shown[i]!;
    if (opensList(foldPhrase(words))) return size * LIST.before < blocks[i]!.span[0] ? i : none;
    if (!BODY_KINDS.has(blocks[i]!.kind)) continue;
    if (words.split(' ').length > LIST.words) return none;
    size += words.length;
  }
  return none;
}

/** What is seen of each block of an article; null for one without letters. */
export const blockTraits = (
  text: string,
  blocks: readonly Block[],
  skip: readonly Span[] = [],
): readonly (Traits | null)[] => traitsOfBlocks(shownWords(text, blocks, skip));

function traitsOfBlocks(shown: readonly string[]): readonly (Traits | null)[] {
  const heads = shown.map(headOf);
  const counts = new Map<string, number>();
  for (const head of heads) counts.set(head, (counts.get(head) ?? 0) + 1);
  const uses = usesOf(shown);
  const seen = new Map<string, Traits | null>();
  return shown.map((words, i) => {
    const again = words.length < SHORT ? seen.get(words) : undefined;
    if (again !== undefined) return again;
    const traits = traitsOf(words, {
      series: counts.get(heads[i]!)!,
      isUsed: (word) => uses.get(word)?.some((block) => block !== i) ?? false,
    });
    if (words.length < SHORT) seen.set(words, traits);
    return traits;
  });
}

/** A line of fewer units has too few words for a sentence of `usesOf`: equal ones have equal traits. */
const SHORT = 23;

/** Words of a block that is long enough to be a sentence; one in so many of them may be a word of interfaces. */
const SENTENCE = { words: 12, known: 4 };

/** Blocks (two at most) with sentences of the article that use a word of interfaces, by word. */
function usesOf(shown: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const uses = new Map<string, number[]>();
  shown.forEach((words, i) => {
    const low = wordsOf(words).map((w) => w.toLowerCase());
    const known = new Set(low.filter((w) => INTERFACE_WORDS.has(w)));
    if (low.length < SENTENCE.words || known.size * SENTENCE.known > low.length || !isEnded(words)) return;
    for (const word of known) {
      const blocks = uses.get(word) ?? [];
      if (blocks.length < 2) uses.set(word, [...blocks, i]);
    }
  });
  return uses;
}

/** First words of a block by which it is compared with others; a label before a colon ("Mayor Holm:") tells who speaks, marks a table. */
function headOf(shown: string, at: number): string {
  const first = shown.toLowerCase().split(' ', ALIKE);
  const isHead = first.length === ALIKE && first.every((w) => /[\p{L}\p{N}]/u.test(w) && !w.endsWith(':'));
  return isHead ? first.join(' ') : `${at}`;
}

/** The words of each block without marks, white space folded. */
function shownWords(text: string, blocks: readonly Block[], skip: readonly Span[]): readonly string[] {
  let hole = 0;
  return blocks.map(({ span: [s, e] }) => {
    while (hole < skip.length && skip[hole]![1] <= s) hole++;
    const head: Span = [s, Math.min(e, s + HEAD)];
    const holes: Span[] = [];
    for (let h = hole; h < skip.length && skip[h]![0] < head[1]; h++) holes.push(skip[h]!);
    const end: Span = [Math.max(head[1], e - END), e];
    return words(text, end[0] < e ? [head, end] : [head], holes);
  });
}
