import type { Block, BlockKind, Link } from '../records/article.ts';
import { foldInside } from './page-words.ts';

/** The text of a page, built block by block, with exact spans. */
export interface PageText {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly links: readonly Link[];
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

  /** Adds words to the block at hand; white space is folded, also across calls. */
  add(raw: string): void {
    const folded = foldInside(raw);
    const words = this.#blank && folded.startsWith(' ') ? folded.slice(1) : folded;
    if (!words) return;
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
    this.#current = [];
    this.#open = [];
    this.#size = 0;
    this.#blank = true;
    if (!words) return;
    const start = this.#length ? this.#length + 2 : 0;
    this.#parts.push(words);
    this.#length = start + words.length;
    this.#blocks.push({ kind, span: [start, this.#length] });
    for (const { href, from, to } of open) {
      const shown = words.slice(from, to);
      const lead = shown.length - shown.trimStart().length;
      const size = shown.trim().length;
      if (size) this.#links.push({ href, span: [start + from + lead, start + from + lead + size] });
    }
  }

  done(): PageText {
    return { text: this.#parts.join('\n\n'), blocks: this.#blocks, links: this.#links };
  }
}

/** `head` blocks before the text of `body`, whose spans move behind them. */
export function prepend(
  head: readonly { readonly kind: BlockKind; readonly words: string }[],
  body: PageText,
): PageText {
  const builder = new PageTextBuilder();
  for (const { kind, words } of head) {
    builder.add(words);
    builder.flush(kind);
  }
  const before = builder.done();
  if (!before.text) return body;
  if (!body.text) return before;
  const shift = before.text.length + 2;
  const moved = <T extends Block | Link>(x: T): T => ({ ...x, span: [x.span[0] + shift, x.span[1] + shift] });
  return {
    text: `${before.text}\n\n${body.text}`,
    blocks: [...before.blocks, ...body.blocks.map(moved)],
    links: body.links.map(moved),
  };
}
