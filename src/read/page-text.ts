import type { Block, BlockKind, Link } from '../records/article.ts';
import { foldedFrom } from './page-origins.ts';
import { foldInside } from './page-words.ts';

/** The text of a page, built block by block, with exact spans. */
export interface PageText {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly links: readonly Link[];
  /** Place of each unit in the page's words, -1 for none; empty where nobody asked. */
  readonly units: readonly number[];
}

interface OpenLink {
  readonly href: string;
  readonly from: number;
  readonly to: number;
}

/** Puts a text together from blocks joined by one empty line. Places of links are counted as their words are added. */
export class PageTextBuilder {
  readonly #parts: string[] = [];
  readonly #blocks: Block[] = [];
  readonly #links: Link[] = [];
  #length = 0;
  #current: string[] = [];
  #size = 0;
  #blank = true;
  #open: OpenLink[] = [];
  readonly #units: number[] = [];
  #own: number[] = [];

  /** Adds words to the block at hand; white space is folded, also across calls. `placeOf` tells where each unit of `raw` stands. */
  add(raw: string, placeOf: ((i: number) => number) | null = null): void {
    const folded = foldInside(raw);
    const words = this.#blank && folded.startsWith(' ') ? folded.slice(1) : folded;
    if (!words) return;
    if (placeOf) {
      while (this.#own.length < this.#size) this.#own.push(-1);
      for (const i of foldedFrom(raw).slice(folded.length - words.length)) this.#own.push(placeOf(i));
    }
    this.#current.push(words);
    this.#size += words.length;
    this.#blank = words.endsWith(' ');
  }

  /** Units in the block at hand: where a link begins. */
  get size(): number {
    return this.#size;
  }

  /** The last units of the block at hand. */
  tail(): string {
    return this.#current.slice(-3).join('').trimEnd().slice(-3);
  }

  /** A link over what was added since the block had `from` units. */
  link(href: string, from: number): void {
    if (this.#size > from) this.#open.push({ href, from, to: this.#size });
  }

  /** Ends the block at hand; one without words leaves no trace. */
  flush(kind: BlockKind): void {
    const words = this.#current.join('').trimEnd();
    const open = this.#open;
    const own = this.#own;
    this.#current = [];
    this.#own = [];
    this.#open = [];
    this.#size = 0;
    this.#blank = true;
    if (!words) return;
    const start = this.#length ? this.#length + 2 : 0;
    this.#parts.push(words);
    this.#length = start + words.length;
    if (own.length) {
      while (this.#units.length < start) this.#units.push(-1);
      for (const unit of own.slice(0, words.length)) this.#units.push(unit);
    }
    this.#blocks.push({ kind, span: [start, this.#length] });
    for (const { href, from, to } of open) {
      const shown = words.slice(from, to);
      const lead = shown.length - shown.trimStart().length;
      const size = shown.trim().length;
      if (size) this.#links.push({ href, span: [start + from + lead, start + from + lead + size] });
    }
  }

  done(): PageText {
    return { text: this.#parts.join('\n\n'), blocks: this.#blocks, links: this.#links, units: this.#units };
  }
}

/** `head` blocks before the text of `body`, whose spans move behind them. */
export function prepend(
  head: readonly { readonly kind: BlockKind; readonly words: string; readonly units: readonly number[] }[],
  body: PageText,
): PageText {
  const builder = new PageTextBuilder();
  for (const { kind, words, units } of head) {
    builder.add(words, units.length ? (i) => units[i] ?? -1 : null);
    builder.flush(kind);
  }
  const before = builder.done();
  if (!before.text) return body;
  if (!body.text) return before;
  const shift = before.text.length + 2;
  const moved = <T extends Block | Link>(x: T): T => ({ ...x, span: [x.span[0] + shift, x.span[1] + shift] });
  const units = [...before.units];
  while (body.units.length && units.length < shift) units.push(-1);
  return {
    text: `${before.text}\n\n${body.text}`,
    blocks: [...before.blocks, ...body.blocks.map(moved)],
    links: body.links.map(moved),
    units: [...units, ...body.units],
  };
}
