import type { Page } from './page.ts';

/** A part of a page that a search may find: from one heading to the next. */
export interface Found {
  readonly id: number;
  /** Its address, relative to the site's folder. */
  readonly at: string;
  readonly page: string;
  readonly title: string;
  readonly text: string;
}

/** Pages that would only be in the way of a search: their words are said better elsewhere. */
const LEFT_OUT = /^(?:CHANGELOG|training\/)/;

/** What the search in the browser looks through. */
export const searchParts = (pages: readonly Page[]): readonly Found[] =>
  pages
    .filter((p) => !LEFT_OUT.test(p.out))
    .flatMap(partsOf)
    .map((part, id) => ({ id, ...part }));

function partsOf({ out, title, html }: Page): readonly Omit<Found, 'id'>[] {
  return html.split(/(?=<h[1-4][ >])/).flatMap((piece) => {
    const head = /^<h([1-4])(?:[^>]*\bid="([^"]*)")?[^>]*>([\s\S]*?)<\/h\1>/.exec(piece);
    const text = wordsOf(head ? piece.slice(head[0].length) : piece);
    if (!head && text === '') return [];
    const own = head ? wordsOf(head[3] ?? '') : title;
    const at = head?.[2] && head[1] !== '1' ? `${out}#${head[2]}` : out;
    return [{ at, page: title, title: own, text }];
  });
}

const wordsOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
