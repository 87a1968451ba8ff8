import { FURNITURE_CLASSES } from '../rules/page-tags.ts';

/** Units of text up to which an element can be furniture. */
const SHORT = 600;
/** Nodes visited to measure an element. */
const REACH = 400;

/** Elements that hold the article whole, whatever they are called. */
const WHOLES: ReadonlySet<string> = new Set(['html', 'body', 'main', 'article'] as const);

/**
 * The text nodes of a page in short parts whose class or id says that they are the page's own: share buttons, newsletters, related
 * articles. Taken before the extractor, which moves text nodes but makes elements anew without their class.
 */
export function furnitureTexts(document: Document): ReadonlySet<Node> {
  const out = new Set<Node>();
  for (const el of document.querySelectorAll('[class], [id]')) {
    if (!WHOLES.has(el.localName) && isNamed(el)) for (const node of textsOf(el)) out.add(node);
  }
  return out;
}

/** Units of a word that is too short to be a name alone: style sheets made by programs have classes such as "ad b3". */
const TINY = 3;

/** "article-share", "related_links", "top-ad"; two words of the list stand side by side. */
function isNamed(el: Element): boolean {
  const names = `${el.getAttribute('class') ?? ''} ${el.getAttribute('id') ?? ''}`.slice(0, 400);
  if (names.length <= TINY) return false;
  return names.split(/\s+/).some((name) => {
    const words = name
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((w) => w !== '');
    return words.some(
      (w, i) =>
        (FURNITURE_CLASSES.has(w) && (w.length > TINY || words.length > 1)) ||
        (i > 0 && FURNITURE_CLASSES.has(`${words[i - 1]} ${w}`)),
    );
  });
}

/** Text nodes of an element that holds little text, else none. It is looked at a few nodes deep: nested ones cost no more than one. */
function textsOf(el: Element): readonly Node[] {
  const texts: Node[] = [];
  let size = 0;
  let visited = 0;
  const nodes: Node[] = [el];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if (++visited > REACH) return [];
    if (node.nodeType === 3) {
      texts.push(node);
      size += (node.nodeValue ?? '').trim().length;
    }
    if (size > SHORT) return [];
    for (let child = node.lastChild; child; child = child.previousSibling) {
      nodes.push(child);
      if (nodes.length > REACH) return [];
    }
  }
  return texts;
}
