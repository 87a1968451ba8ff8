import type { Block, BlockKind } from '../records/article.ts';
import { STANDFIRST_CLASSES } from '../rules/page-tags.ts';
import { readBlocks } from './html-blocks.ts';
import type { Origins } from './page-origins.ts';
import { type PageText, prepend } from './page-text.ts';
import { fold } from './page-words.ts';
import { letters } from './title.ts';

const STANDFIRSTS = [...STANDFIRST_CLASSES.map((c) => `[class*="${c}" i]`), '[itemprop~="alternativeHeadline"]'].join(
  ', ',
);
/** Elements looked at, and units of a standfirst. */
const TRIES = 12;
const SIZE = { least: 25, most: 500 };
/** Blocks at the head of a body in which the headline and the standfirst may stand. */
const TOP = 4;

/** The words under the headline that tell in short what the article is about, as the page shows them; null where it has none. */
export function standfirst(document: Document): string | null {
  for (const el of [...document.querySelectorAll(STANDFIRSTS)].slice(0, TRIES)) {
    if (/^(?:meta|h1|html|body)$/.test(el.localName) || el.closest('aside, nav, footer, li, a, form')) continue;
    const words = fold((el.textContent ?? '').slice(0, 2 * SIZE.most));
    if (words.length >= SIZE.least && words.length <= SIZE.most) return words;
  }
  return null;
}

/** Words of headings and standfirsts with the place of each unit in the page. */
export type Headings = readonly Pick<PageText, 'text' | 'units'>[];

/** The headings and standfirsts that a page shows. To be asked before the extractor, which takes them out. */
export const headingsOf = (document: Document, origins: Origins): Headings =>
  [...document.querySelectorAll(`h1, h2, h3, ${STANDFIRSTS}`)]
    .slice(0, 4 * TRIES)
    .map((el) => readBlocks(el, null, { origins }));

/** Where the page shows these words as a heading, or at the start of one, white space aside; empty where it does not. */
function unitsOf(words: string, headings: Headings): readonly number[] {
  const bare = words.replaceAll(' ', '');
  for (const { text, units } of headings) {
    const places = [...units.entries()].filter(([i]) => !/\s/.test(text[i]!)).map(([, unit]) => unit);
    if (!text.replace(/\s/g, '').startsWith(bare)) continue;
    let next = 0;
    return words.split('').map((unit) => (unit === ' ' ? -1 : (places[next++] ?? -1)));
  }
  return [];
}

/**
 * Puts the headline and the standfirst before the body, or marks them where they stand in it. One that is put before it stands
 * where the page shows it as a heading.
 */
export function withHead(body: PageText, title: string | null, dek: string | null, headings: Headings = []): PageText {
  const top = body.blocks.slice(0, TOP).map((b) => letters(body.text.slice(...b.span)));
  const kinds = new Map<number, BlockKind>();
  const head: { kind: BlockKind; words: string; units: readonly number[] }[] = [];
  const add = (kind: BlockKind, words: string | null): void => {
    const wanted = letters(words ?? '');
    if (!words || !wanted) return;
    const at = top.indexOf(wanted);
    if (at >= 0) kinds.set(at, kind);
    else head.push({ kind, words: fold(words), units: unitsOf(fold(words), headings) });
  };
  add('headline', title);
  if (
    dek &&
    letters(dek) !== letters(title ?? '') &&
    !top.some((t) => t !== letters(dek) && t.startsWith(letters(dek)))
  )
    add('standfirst', dek);
  const blocks = body.blocks.map((b, i): Block => (kinds.has(i) ? { ...b, kind: kinds.get(i)! } : b));
  return prepend(head, { ...body, blocks });
}
