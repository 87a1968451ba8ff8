import type { Block, BlockKind, Link } from '../records/article.ts';
import { absolute } from './metadata.ts';

/** The text of a page, built block by block, with exact spans. */
export interface BodyText {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly links: readonly Link[];
}

const HEADINGS = new Set(['H1', 'H2', 'H3', 'H4', 'H5', 'H6']);
const BLOCKS = new Set([
  ...HEADINGS,
  ...'P DIV SECTION ARTICLE MAIN HEADER FOOTER UL OL LI DL DT DD BLOCKQUOTE FIGURE FIGCAPTION TABLE TR TD TH TBODY THEAD PRE HR ADDRESS DETAILS SUMMARY CENTER BODY'.split(
    ' ',
  ),
]);
const SKIPPED = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG IFRAME OBJECT EMBED VIDEO AUDIO CANVAS FORM BUTTON INPUT SELECT TEXTAREA NAV HEAD MATH'.split(
    ' ',
  ),
);

/** Class and id words of parts that belong to the page, not to the article. */
const FURNITURE =
  /(?:^|[\s_-])(?:share|sharing|social|newsletter|signup|sign-up|subscribe|promo|promoted|related|recirc|recommended|readmore|read-more|cookie|consent|advert|advertisement|ad-slot|sponsor|outbrain|taboola|comments?|disqus|breadcrumbs?|tags|toolbar|print-only|visually-hidden|sr-only|screen-reader-text|pagination|paywall-cta)(?:$|[\s_-])/i;

/**
 * Walks `root` (without recursion: pages may nest deeply) and gives its blocks joined by one empty line, white space folded.
 * Two line breaks in a row part paragraphs.
 */
export function readBlocks(
  root: Element,
  base: string | null,
  start: readonly Omit<Block, 'span'>[] = [],
  startText: readonly string[] = [],
): BodyText {
  const b = new Builder();
  startText.forEach((t, i) => {
    b.add(t);
    b.flush(start[i]!.kind);
  });
  // A stack of steps: a node to enter, or what to do when its children are done.
  const steps: (Node | (() => void))[] = [root];
  const kinds: BlockKind[] = ['paragraph'];
  while (steps.length) {
    const step = steps.pop()!;
    if (typeof step === 'function') {
      step();
      continue;
    }
    if (step.nodeType === 3) {
      b.add(step.nodeValue ?? '');
      continue;
    }
    if (step.nodeType !== 1) continue;
    const el = step as Element;
    const tag = el.tagName.toUpperCase();
    if (SKIPPED.has(tag) || hidden(el)) continue;
    if (tag === 'BR') {
      b.lineBreak(kinds.at(-1)!);
      continue;
    }
    if (BLOCKS.has(tag)) {
      const outer = kinds.at(-1)!;
      b.flush(outer);
      const kind = kindOf(tag, outer);
      kinds.push(kind);
      steps.push(() => {
        b.flush(kind);
        kinds.pop();
      });
    } else if (tag === 'A') {
      const href = absolute(el.getAttribute('href'), base);
      const from = b.mark();
      if (href) steps.push(() => b.link(href, from));
    } else if (tag === 'TD' || tag === 'TH') b.add(' ');
    for (let child = el.lastChild; child; child = child.previousSibling) steps.push(child);
  }
  b.flush('paragraph');
  return b.done();
}

function kindOf(tag: string, outer: BlockKind): BlockKind {
  if (HEADINGS.has(tag)) return 'headline';
  if (tag === 'LI' || tag === 'DD' || tag === 'DT') return 'listItem';
  if (tag === 'BLOCKQUOTE') return 'blockQuote';
  if (tag === 'FIGCAPTION' || tag === 'CAPTION') return 'caption';
  return outer === 'headline' ? 'paragraph' : outer;
}

function hidden(el: Element): boolean {
  if (el.getAttribute('aria-hidden') === 'true' || el.hasAttribute('hidden')) return true;
  const names = `${el.getAttribute('class') ?? ''} ${el.getAttribute('id') ?? ''}`;
  // Short parts only: whole bodies are sometimes wrapped in an element whose class says "share".
  return names.length > 1 && FURNITURE.test(names.slice(0, 400)) && (el.textContent ?? '').length < 600;
}

class Builder {
  #text = '';
  #current = '';
  #blocks: Block[] = [];
  #links: Link[] = [];
  #open: { href: string; from: number; to: number }[] = [];
  #broke = false;

  add(raw: string): void {
    const folded = raw.replace(/[\s\u200b\u2060\ufeff]+/g, ' ');
    const words = this.#current === '' || this.#current.endsWith(' ') ? folded.replace(/^ /, '') : folded;
    if (!words) return;
    this.#current += words;
    if (words !== ' ') this.#broke = false;
  }

  mark(): number {
    return this.#current.length;
  }

  link(href: string, from: number): void {
    const words = this.#current.slice(from);
    const to = this.#current.length - (words.length - words.trimEnd().length);
    const start = from + (words.length - words.trimStart().length);
    if (to > start) this.#open.push({ href, from: start, to });
  }

  lineBreak(kind: BlockKind): void {
    if (this.#broke) this.flush(kind);
    else {
      this.add(' ');
      this.#broke = true;
    }
  }

  flush(kind: BlockKind): void {
    const words = this.#current.trimEnd();
    this.#current = '';
    this.#broke = false;
    const open = this.#open;
    this.#open = [];
    if (!words) return;
    if (this.#text) this.#text += '\n\n';
    const start = this.#text.length;
    this.#text += words;
    this.#blocks.push({ kind, span: [start, this.#text.length] });
    for (const l of open)
      this.#links.push({ href: l.href, span: [start + l.from, start + Math.min(l.to, words.length)] });
  }

  done(): BodyText {
    return { text: this.#text, blocks: this.#blocks, links: this.#links };
  }
}
