import { type Span, words } from '../records/span.ts';

/** Quotations longer than this are named by their first and last words. */
const LONG = 160;
const EDGE_WORDS = 6;
/** Words on each side that are tried, until the stretch is the only one. */
const CONTEXT_WORDS = [4, 8, 16, 32] as const;

/**
 * The address of a stretch of a page: browsers that know text fragments (WICG, "URL Fragment Text Directives") go there and mark it.
 * What is long, or goes over a paragraph's end, is named by its ends; what stands there more than once by the words around it.
 */
export function fragmentLink(url: string, text: string, [start, end]: Span, skip: readonly Span[] = []): string {
  const shown = (from: number, to: number): string => words(text, [[from, to]], skip);
  const quote = shown(start, end);
  if (quote === '') return url;
  const isLong = quote.length > LONG || /\n\s*\n/.test(text.slice(start, end));
  const all = quote.split(' ');
  const ends =
    isLong && all.length >= 2 * EDGE_WORDS
      ? [all.slice(0, EDGE_WORDS).join(' '), all.slice(-EDGE_WORDS).join(' ')]
      : [quote];
  const { before, after } = around(text, [start, end], ends, shown);
  const parts = [
    ...(before === '' ? [] : [`${encoded(before)}-`]),
    ...ends.map(encoded),
    ...(after === '' ? [] : [`-${encoded(after)}`]),
  ];
  return `${url}${url.includes('#') ? '' : '#'}:~:text=${parts.join(',')}`;
}

/** As many words beside a stretch, in its own paragraph, as tell it from others like it; none where there is no other. */
function around(
  text: string,
  [start, end]: Span,
  ends: readonly string[],
  shown: (from: number, to: number) => string,
): { readonly before: string; readonly after: string } {
  const whole = shown(0, text.length);
  const isAlone = (words: string): boolean => whole.indexOf(words) === whole.lastIndexOf(words);
  if (isAlone(ends[0]!)) return { before: '', after: '' };
  const lead = text.lastIndexOf('\n\n', Math.max(0, start - 1));
  const tail = text.indexOf('\n\n', end);
  const [left, right] = [shown(Math.max(lead, 0), start), shown(end, tail < 0 ? text.length : tail)].map((w) =>
    w.split(' '),
  );
  const beside = (n: number) => ({ before: left!.slice(-n).join(' '), after: right!.slice(0, n).join(' ') });
  for (const n of CONTEXT_WORDS) {
    const { before, after } = beside(n);
    if (isAlone([before, ends[0], ends.length === 1 ? after : ''].join(' ').trim())) return { before, after };
  }
  return beside(CONTEXT_WORDS.at(-1)!);
}

/** Dashes and commas have a meaning in the directive; half a surrogate pair has none anywhere. */
const encoded = (words: string): string =>
  encodeURIComponent(words.replace(/\p{Surrogate}/gu, '\ufffd')).replaceAll('-', '%2D');
