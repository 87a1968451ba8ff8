import type { BlockKind } from '../records/article.ts';
import { webLink } from './fragment.ts';
import type { Origins } from './page-origins.ts';
import { type PageText, PageTextBuilder } from './page-text.ts';

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));
const HEADINGS = set('h1 h2 h3 h4 h5 h6');
const BLOCKS = set(
  'h1 h2 h3 h4 h5 h6 p div section article main header footer ul ol li dl dt dd blockquote figure figcaption caption table thead tbody tfoot tr td th pre hr address details summary center body html fieldset aside',
);
/** Elements without words of the article; of a picture its caption alone is read. */
const SKIPPED = set(
  'script style noscript template svg iframe object embed video audio canvas form button input select textarea nav head title math menu dialog',
);

export interface BlockOptions {
  /** Text nodes that are passed over. */
  readonly leaveOut?: ReadonlySet<Node>;
  /** Where text nodes stand in the page, for whoever asks for places. */
  readonly origins?: Origins | null;
}

/**
 * The blocks of `root` in page order: headings, paragraphs, list items, quotations, captions. White space is folded inside a
 * block; two line breaks in a row, or one behind the end of a sentence, part paragraphs. No recursion, linear.
 */
export function readBlocks(
  root: Element,
  base: string | null,
  { leaveOut = new Set(), origins = null }: BlockOptions = {},
): PageText {
  const b = new PageTextBuilder();
  let broke = false;
  // A stack of steps: a node to enter, or what to do when its children are done.
  const steps: (Node | (() => void))[] = [root];
  const kinds: BlockKind[] = ['paragraph'];
  const kind = (): BlockKind => kinds.at(-1)!;
  while (steps.length) {
    const step = steps.pop()!;
    if (typeof step === 'function') {
      step();
      continue;
    }
    if (step.nodeType === 3) {
      if (leaveOut.has(step)) continue;
      const words = step.nodeValue ?? '';
      if (broke && words.trim()) broke = false;
      const placeOf = origins?.placeOf(step) ?? null;
      if (kinds.length > 1 && isPre(step)) preformatted(b, words, kind(), placeOf);
      else b.add(words, placeOf);
      continue;
    }
    if (step.nodeType !== 1) continue;
    const el = step as Element;
    const tag = el.localName;
    if (SKIPPED.has(tag) || isHidden(el)) continue;
    if (tag === 'br') {
      if (broke || /[.!?:…]["'”’)]?$/.test(b.tail())) b.flush(kind());
      else b.add(' ');
      broke = true;
      continue;
    }
    if (BLOCKS.has(tag)) {
      b.flush(kind());
      broke = false;
      const inner = kindOf(tag, kind());
      kinds.push(inner);
      steps.push(() => {
        b.flush(inner);
        broke = false;
        kinds.pop();
      });
    } else if (tag === 'a') {
      const href = webLink(el.getAttribute('href'), base);
      const from = b.size;
      if (href) steps.push(() => b.link(href, Math.min(from, b.size)));
    }
    for (let child = el.lastChild; child; child = child.previousSibling) steps.push(child);
  }
  b.flush('paragraph');
  return b.done();
}

function kindOf(tag: string, outer: BlockKind): BlockKind {
  if (HEADINGS.has(tag)) return 'headline';
  if (tag === 'li' || tag === 'dd' || tag === 'dt') return 'listItem';
  if (tag === 'blockquote') return 'blockQuote';
  if (tag === 'figcaption' || tag === 'caption') return 'caption';
  return outer === 'headline' ? 'paragraph' : outer;
}

const isPre = (node: Node): boolean => (node.parentNode as Element | null)?.localName === 'pre';

/** Preformatted text is that of a mail or a wire: empty lines part its paragraphs. */
function preformatted(
  b: PageTextBuilder,
  words: string,
  kind: BlockKind,
  placeOf: ((i: number) => number) | null,
): void {
  let from = 0;
  const add = (to: number): void => b.add(words.slice(from, to), placeOf && ((i) => placeOf(from + i)));
  for (const gap of words.matchAll(/\n[ \t\r]*\n/g)) {
    add(gap.index);
    b.flush(kind);
    from = gap.index + gap[0].length;
  }
  add(words.length);
}

const isHidden = (el: Element): boolean =>
  el.hasAttribute('hidden') ||
  el.getAttribute('aria-hidden') === 'true' ||
  /(?:display:\s?none|visibility:\s?hidden)/i.test((el.getAttribute('style') ?? '').slice(0, 300));
