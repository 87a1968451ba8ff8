import { parseHTML } from 'linkedom/worker';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (c) => ESCAPES[c] ?? c);

/** Control characters out, white space folded. */
const fold = (text: string): string =>
  text
    .replace(/[^\P{Cc}\s]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The words of a piece of HTML as a reader sees them, white space folded; null where none are left. */
export function plainText(html: string | null | undefined): string | null {
  if (html === null || html === undefined) return null;
  if (!/[<&]/.test(html)) return fold(html) || null;
  const { body } = parseHTML(`<html><body>${html}</body></html>`).document;
  for (const unseen of body.querySelectorAll('script, style, noscript, template')) unseen.remove();
  return fold(body.textContent ?? '') || null;
}

/** Plain text as HTML: a paragraph for each stretch between empty lines. */
export function textToHtml(text: string): string {
  return text
    .split(/\n[ \t\r]*\n/)
    .map((p) => p.trim())
    .filter((p) => p !== '')
    .map((p) => `<p>${escapeHtml(p)}</p>`)
    .join('\n');
}

/** A piece of HTML as a page of its own: the body of one article, with what is known of it. */
export function asPage(html: string, title: string | null, authors: readonly string[] = []): string {
  const name =
    title === null
      ? ''
      : `<title>${escapeHtml(title)}</title><meta property="og:title" content="${escapeHtml(title)}">`;
  const people = authors.map((a) => `<meta name="author" content="${escapeHtml(a)}">`).join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">${name}${people}</head><body><article>${html}</article></body></html>`;
}

/** `href` as an absolute http or https address, seen from the bases in order (outermost last); null where it is none. */
export function webLink(
  href: string | null | undefined,
  ...bases: readonly (string | null | undefined)[]
): string | null {
  const value = href?.trim() ?? '';
  if (value === '') return null;
  let base: string | undefined;
  for (const b of bases.toReversed()) {
    if (b && URL.canParse(b, base)) base = new URL(b, base).href;
  }
  if (!URL.canParse(value, base)) return null;
  const url = new URL(value, base);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}
