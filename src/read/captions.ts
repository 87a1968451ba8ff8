import type { Block } from '../records/article.ts';
import type { Span } from '../records/span.ts';
import {
  BEFORE_PICTURE,
  CAPTION_LABEL,
  COPYRIGHT_LABEL,
  CREDIT_PARTICLES,
  FILE_LABEL,
  PICTURE_LABELS,
  PICTURE_SUPPLIERS,
  PICTURE_WORD,
  PLACE_IN_PICTURE,
  SHARE_BUTTONS,
  STUCK_BUTTONS,
} from '../rules/en/picture-words.ts';
import { lookupOutlet } from '../rules/outlets/register.ts';
import { isOutlet } from './names.ts';

/** Units at the head and at the end of a block that are looked at. */
const HEAD = 160;
const TAIL = 120;
/** Units of a block that may be a caption. */
const LONG = 900;
/** Units of a block that may be one with whose picture it is, or the credit alone. */
const SHORT = 8;

/**
 * Tells captions that have lost their markup by whose picture it is ("... at the gate. Agency T/Ada Holm", "(Photo: Ada Holm)", "Getty Images The
 * mayor ..."), and parts what belongs to the page from what they show: labels ("Image copyright ... Image caption") and buttons in capitals become furniture, who
 * took the picture a credit, so that neither is ever read. Paragraphs, standfirsts and captions alone are looked at. Blocks are in text order; linear.
 */
export const partCaptions = (text: string, blocks: readonly Block[]): readonly Block[] =>
  blocks.flatMap((block, i) => {
    const { kind, span } = block;
    const isLooked = kind === 'paragraph' || kind === 'standfirst' || kind === 'caption';
    const size = span[1] - span[0];
    return isLooked && size >= SHORT && size <= LONG ? partsOf(text, block, i === blocks.length - 1) : [block];
  });

function partsOf(text: string, block: Block, isLast: boolean): readonly Block[] {
  const [start, end] = block.span;
  const words = text.slice(start, end);
  const button = buttonsEnd(words);
  const label = button ? 0 : labelEnd(words);
  const file = button || label ? 0 : fileEnd(words);
  const credit = creditStart(words, isLast && block.kind !== 'caption');
  const supplier = button || label || file ? 0 : supplierEnd(words);
  const from = button + label + file + supplier;
  const isCaption = credit !== null || label + file + supplier > 0 || isOldPicture(words) || isPointedAt(words);
  if (from === 0 && !isCaption) return [block];
  const to = credit ?? words.length;
  const out: Block[] = [];
  const push = (kind: Block['kind'], s: number, e: number): void => {
    const span = trimmed(text, [start + s, start + e]);
    if (span[0] < span[1]) out.push({ kind, span });
  };
  push(supplier ? 'credit' : 'furniture', 0, from);
  push(isCaption ? 'caption' : block.kind, from, to);
  push('credit', to, words.length);
  return out;
}

function trimmed(text: string, [s, e]: Span): Span {
  let [from, to] = [s, e];
  while (from < to && /\s/.test(text[from]!)) from++;
  while (to > from && /\s/.test(text[to - 1]!)) to--;
  return [from, to];
}

const fold = (words: string): string => words.replace(/\s+/g, ' ').trim().toLowerCase();

/** True for who supplies pictures: an agency of the register, or one of the list. */
const isSupplier = (words: string): boolean =>
  PICTURE_SUPPLIERS.has(fold(words)) || lookupOutlet(words.trim())?.kind === 'agency';

/** "CLOSE The mayor says", "Facebook Twitter A fan waits": where the words behind the buttons begin; 0 without any. One button is in capitals in a text that is not. */
function buttonsEnd(words: string): number {
  const head = words.slice(0, HEAD);
  const isStuck = (word: string): boolean =>
    word.length > 3 && word === word.toUpperCase() && STUCK_BUTTONS.has(word.toLowerCase());
  const stuck = runEnd(head, isStuck);
  if (stuck.count && /\p{Ll}/u.test(head.slice(stuck.end, stuck.end + 40))) return stuck.end;
  const shares = runEnd(head, (word) => SHARE_BUTTONS.has(word.toLowerCase()));
  return shares.count > 1 ? shares.end : 0;
}

/** How many of the first words are such, and where the next begins, which has a capital; none where it has not. */
function runEnd(head: string, is: (word: string) => boolean): { readonly count: number; readonly end: number } {
  let count = 0;
  let end = 0;
  for (const word of head.split(/\s/)) {
    if (!is(word)) break;
    end += word.length + 1;
    count++;
  }
  return /^["“‘']?\p{Lu}/u.test(head.slice(end)) ? { count, end } : { count: 0, end: 0 };
}

/** "Image copyright Agency T Image caption The gate": where the caption itself begins; 0 without a label. */
function labelEnd(words: string): number {
  const head = words.slice(0, HEAD);
  const found = CAPTION_LABEL.exec(head);
  if (!found || (found.index > 0 && !COPYRIGHT_LABEL.test(head))) return 0;
  const end = found.index + found[0].length;
  return /^["“‘']?[\p{Lu}\d]/u.test(head.slice(end)) ? end : 0;
}

/** "FILE - In this May 3, 2026 file photo": where the caption itself begins; 0 without the label. */
const fileEnd = (words: string): number => FILE_LABEL.exec(words.slice(0, HEAD))?.[0].length ?? 0;

/** "This May 3, 2026 photo shows", "In this undated file photo": nothing but a day before the picture. */
function isOldPicture(words: string): boolean {
  const [first = '', ...more] = words.slice(0, 60).replace(/^in /i, '').split(/\s/);
  const at = more.findIndex((w) => PICTURE_WORD.test(w));
  return first.toLowerCase() === 'this' && at >= 0 && more.slice(0, at).every((w) => BEFORE_PICTURE.test(w));
}

/** "The mayor (left) at the gate", without a full stop. */
const isPointedAt = (words: string): boolean => !isEnded(words) && PLACE_IN_PICTURE.test(words);

const isEnded = (words: string): boolean => /[.!?…:]["'”’)\]]*$/.test(words.slice(-10));

/** "Getty Images The mayor waves to the crowd": where the caption begins; 0 where the block is a sentence, in which an agency may speak. */
function supplierEnd(words: string): number {
  // A heading has capitals throughout.
  if (words.length > 300 || isEnded(words) || (words.match(/\s\p{Ll}{4,}/gu)?.length ?? 0) < 2) return 0;
  const head = words.slice(0, 60);
  for (const { index } of [...head.matchAll(/\s(?=[\p{Lu}‘'“"])/gu)].slice(0, 5).reverse()) {
    const name = head.slice(0, index).replace(/\s[-–—]\s(?:contributor|handout|stringer)$/i, '');
    if (/^\p{Lu}/u.test(name) && name.split(/\s?:\s?/).every(isSupplier)) return index + 1;
  }
  return 0;
}

/** Where the credit at the end of a caption begins; null without one. A bare agency in brackets at the end of an article is the article's. */
function creditStart(words: string, isLast: boolean): number | null {
  const from = Math.max(0, words.length - TAIL);
  const tail = words.slice(from);
  const found = signed(tail) ?? labelled(tail) ?? bracketed(tail, isLast) ?? slashed(tail);
  return found === null ? null : from + found;
}

/** "©Ada Holm (Agency T)". */
function signed(tail: string): number | null {
  const sign = tail.lastIndexOf('©');
  return sign > 0 && isNames(tail.slice(sign + 1)) ? sign : null;
}

/** "Photograph: Ada Holm for The Herald", "Photo by Ada Holm". */
function labelled(tail: string): number | null {
  if (!/: | by /.test(tail)) return null;
  const low = tail.toLowerCase();
  for (const label of PICTURE_LABELS)
    for (const sign of [': ', ' by ']) {
      const at = low.lastIndexOf(label + sign);
      const names = tail.slice(at + label.length + sign.length);
      const isFirst = at === 0 || /\s/.test(tail[at - 1] ?? '');
      if (at >= 0 && isFirst && /\p{Lu}/u.test(tail[at]!) && /^\p{Lu}/u.test(names) && isNames(names)) return at;
    }
  return null;
}

/** "(Ada Holm/Agency T)", "(Photo: Ada Holm)", "(file photo)", one or two of them. */
function bracketed(tail: string, isLast: boolean): number | null {
  let before = tail;
  let start: number | null = null;
  for (let round = 0; round < 2; round++) {
    const words = before.trimEnd();
    const end = words.endsWith(').') ? words.length - 2 : words.length - 1;
    const open = words.lastIndexOf('(');
    const inner = words.slice(open + 1, end);
    if (open < 0 || words[end] !== ')' || inner.includes(')')) break;
    before = words.slice(0, open).trimEnd();
    if (!isPictureCredit(inner, before, isLast)) break;
    start = open;
  }
  return start;
}

function isPictureCredit(inner: string, before: string, isLast: boolean): boolean {
  const low = fold(inner);
  const label = /^(?:(?:file|photo) )?[a-z]+/.exec(low)?.[0] ?? '';
  if (PICTURE_LABELS.has(low) || (PICTURE_LABELS.has(label) && /^(?: by| of|:|\/)/.test(low.slice(label.length))))
    return true;
  if (!isNames(inner)) return false;
  const parts = inner.split(/\/|\svia\s/);
  if (parts.length > 1) return parts.some((p) => isSupplier(p) || isOutlet(p.trim()));
  return isSupplier(inner) && !isLast && !/[.!?…]["'”’]*$/.test(before);
}

/** One word of a name: an initial, or letters alone. */
const NAME = /^\p{Lu}(?:\.|[\p{L}'’-]*)$/u;
/** Words of a name on either side of a slash. */
const NAMED = 3;

/** "Agency T/Ada Holm", "Ada Holm/Agency T". */
function slashed(tail: string): number | null {
  const words = tail.split(/\s/);
  const isName = (word: string): boolean => word.split('/').every((w) => NAME.test(w));
  let first = words.length;
  while (first > 0 && isName(words[first - 1]!)) first--;
  const slash = words.findIndex((w, i) => i >= first && w.includes('/'));
  if (slash < 0) return null;
  first = Math.max(first, slash - NAMED);
  const names = words.slice(first).join(' ');
  return names.split('/').some((p) => isSupplier(p) || isOutlet(p)) ? tail.length - names.length : null;
}

/** True for words of names alone. */
const isNames = (words: string): boolean =>
  words.split(/[\s/,()]+/).every((w) => w === '' || CREDIT_PARTICLES.has(w) || /^[\p{Lu}\p{N}@“"‘']/u.test(w));
