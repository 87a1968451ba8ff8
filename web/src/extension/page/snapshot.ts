import type { Snapshot } from '../messages.ts';

/** The text nodes of a snapshot in page order, and where the words of each begin among all of them. */
export interface PageWords {
  readonly nodes: readonly Text[];
  readonly starts: readonly number[];
}

const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));
/** Elements without words that an article could have, and those whose content HTML does not take for elements. */
const LEFT_OUT = set(
  'script style noscript template svg iframe object embed video audio canvas button select textarea input math title plaintext xmp noembed noframes listing dialog',
);
const VOID = set('br hr img wbr col');
/** Attributes by which the reader tells an article from its page. */
const KEPT = 'class id role itemprop itemtype itemscope rel lang datetime aria-hidden'.split(' ');

/** The page as a reader sees it now, without a change to it. No recursion. */
export function snapshot(document: Document): Snapshot & PageWords {
  const out: string[] = [`<!doctype html><html${attribute('lang', document.documentElement.lang)}><head>${head(document)}</head><body>`];
  const nodes: Text[] = [];
  const starts: number[] = [];
  let at = 0;
  const steps: (Node | string)[] = [...(document.body?.childNodes ?? [])].reverse();
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if (typeof step === 'string') {
      out.push(step);
      continue;
    }
    if (step.nodeType === Node.TEXT_NODE) {
      const { data } = step as Text;
      nodes.push(step as Text);
      starts.push(at);
      at += data.length;
      out.push(escaped(data));
      continue;
    }
    if (step.nodeType !== Node.ELEMENT_NODE) continue;
    const el = step as Element;
    const name = nameOf(el);
    if (LEFT_OUT.has(name) || !isShown(el)) continue;
    out.push(`<${name}${KEPT.map((a) => attribute(a, el.getAttribute(a))).join('')}${link(el)}>`);
    if (VOID.has(name)) continue;
    steps.push(`</${name}>`);
    for (let child = el.lastChild; child; child = child.previousSibling) steps.push(child);
  }
  out.push('</body></html>');
  return { html: out.join(''), url: location.href, nodes, starts };
}

/** Names that mean something of their own to a parser are told as plain ones. */
function nameOf(el: Element): string {
  const name = el.localName.toLowerCase();
  if (/^(?:html|head|body|frameset|frame)$/.test(name)) return 'div';
  return /^[a-z][a-z0-9-]*$/.test(name) ? name : 'span';
}

/** An element without a box of its own may have children with one. */
const isShown = (el: Element): boolean =>
  el.localName === 'br' ||
  el.localName === 'wbr' ||
  el.checkVisibility({ visibilityProperty: true }) ||
  getComputedStyle(el).display === 'contents';

function link(el: Element): string {
  const href = el.localName === 'a' ? (el.getAttribute('href') ?? '') : '';
  return /^\s*javascript:/i.test(href) ? '' : attribute('href', href || null);
}

const escaped = (words: string): string => words.replace(/[&<>]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;'));

const attribute = (name: string, value: string | null): string =>
  value === null || (value === '' && name !== 'itemscope') ? '' : ` ${name}="${escaped(value).replaceAll('"', '&quot;')}"`;

/** What the page says of itself. */
function head(document: Document): string {
  const out = [`<title>${escaped(document.title)}</title>`];
  for (const el of document.querySelectorAll('meta, link[rel~="canonical"], base')) {
    const kept = ['name', 'property', 'itemprop', 'content', 'rel', 'href'];
    out.push(`<${el.localName}${kept.map((a) => attribute(a, el.getAttribute(a))).join('')}>`);
  }
  for (const el of document.querySelectorAll('script[type="application/ld+json"]'))
    out.push(`<script type="application/ld+json">${(el.textContent ?? '').replaceAll('</', '<\\/')}</script>`);
  return out.join('');
}
