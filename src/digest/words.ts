import { type Span, subtract, touching } from '../records/span.ts';
import { ABBREVIATED_END } from '../rules/en/abbreviations.ts';
import { calmed } from './capitals.ts';
import type { Edit } from './edit.ts';
import { type Text, tokensWithin } from './text.ts';

/** The words of a span as a digest shows them: markup and capitals that are there for looks left out, curly marks of quotation, edits put in, white space folded. */
export function render(text: Text, span: Span, edits: readonly Edit[] = []): string {
  const { article } = text.read;
  const marks: Edit[] = text.parse.quotations
    .filter((q) => q.marks === 'double' && q.span[0] < span[1] && q.span[1] > span[0])
    .flatMap(({ span: [s, e], closed, continues }): Edit[] => [
      ...(/["“”„«]/.test(article.text[s] ?? '') && !(continues && article.text[s] !== '"')
        ? [{ span: [s, s + 1] as Span, text: '“' }]
        : []),
      ...(closed && /["“”»]/.test(article.text[e - 1] ?? '') ? [{ span: [e - 1, e] as Span, text: '”' }] : []),
    ]);
  const own = [...edits, ...calmed(text, span)].filter((e) => e.span[0] >= span[0] && e.span[1] <= span[1]);
  const all = [...own, ...marks.filter((m) => m.span[0] >= span[0] && m.span[1] <= span[1])]
    .filter(
      (e, i, list) =>
        !own.some((o) => o !== e && o.span[0] <= e.span[0] && e.span[1] <= o.span[1] && list.indexOf(o) < i),
    )
    .sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
  const out: string[] = [];
  let at = span[0];
  const plain = (from: number, to: number): void => {
    if (to > from)
      for (const [s, e] of subtract([from, to], touching(article.skip, [from, to]))) out.push(article.text.slice(s, e));
  };
  for (const e of all) {
    if (e.span[0] < at) continue;
    plain(at, e.span[0]);
    out.push(e.text);
    at = e.span[1];
  }
  plain(at, span[1]);
  return fold(out.join(''));
}

/** Letters of a page that nobody sees: of no width, soft hyphens, marks of direction. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

/** White space folded, none before marks, a dash where a hyphen stands for one; without what nobody sees. */
export const fold = (words: string): string =>
  words
    .replace(UNSEEN, '')
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{L}[,.”’)]?) - (?=[“‘(]?\p{L})/gu, ' – ')
    .replace(/ ([,;.:!?](?:[\s”’]|$))/g, '$1')
    .replace(/(?<=^|[\s(“—–])'(?=\p{L}[^']*['’](?:[\s,;.:!?)”—–]|$))/gu, '‘')
    .replace(/(?<=[\p{L}\p{N},.!?])'/gu, '’')
    .trim();

/** A capital at the head, also behind a mark of quotation. */
export const capital = (words: string): string =>
  words.replace(/^(["“‘([]*)(\p{Ll})/u, (_, lead: string, c: string) => lead + c.toUpperCase());

/** Marks of quotation that open and close in turn, and no straight ones. */
export function isBalanced(words: string): boolean {
  let open = 0;
  for (const c of words) {
    if (c === '"') return false;
    if (c === '“') open++;
    if (c === '”') open--;
    if (open < 0 || open > 1) return false;
  }
  return open === 0 && (words.match(/\(/g)?.length ?? 0) === (words.match(/\)/g)?.length ?? 0);
}

/** How many words a sentence has. */
export const wordCount = (words: string): number => words.split(/\s+/).filter((w) => /[\p{L}\p{N}]/u.test(w)).length;

/** True where the whole span is one quotation in double marks, marks at its ends aside. */
export function isQuotation(text: Text, span: Span): boolean {
  const inner = tokensWithin(text, span);
  const first = inner.find((t) => !/^[,;:.]$/.test(t.text));
  const last = [...inner].reverse().find((t) => !/^[,;:.]$/.test(t.text));
  if (!first || !last) return false;
  return text.parse.quotations.some(
    (q) =>
      q.marks === 'double' &&
      q.depth === 0 &&
      q.closed &&
      q.span[0] <= first.start &&
      q.span[0] >= first.start - 1 &&
      q.span[1] >= last.end &&
      q.span[1] <= last.end + 1,
  );
}

/** Without commas, blanks and colons at the ends. */
export function bare(words: string): string {
  let [from, to] = [0, words.length];
  while (from < to && BESIDE.test(words[from]!)) from++;
  while (to > from && BESIDE.test(words[to - 1]!)) to--;
  return words.slice(from, to);
}
const BESIDE = /[\s,;:–—-]/;

/** A sentence from its words: a capital at the head, one full stop at the end. */
export function sentence(words: string): string {
  const all = capital(bare(words));
  if (/[.?!…]”?$/.test(all)) return all;
  return /”$/.test(all) ? `${all.replace(/[,;]?”$/, '')}.”` : `${all}.`;
}

/** A content before its tag: "…," or …, */
export function beforeTag(words: string): string {
  const all = bare(words);
  if (/[?!]”?$/.test(all)) return all;
  if (/”$/.test(all)) return `${all.replace(/[,;.]?”$/, '')},”`;
  // A quotation in single marks, not the end of a plural's genitive.
  if (/^‘.*[,;.]’$/su.test(all)) return `${all.replace(/[,;.]’$/, '')},’`;
  return `${ABBREVIATED_END.test(all) ? all : all.replace(/\.$/, '')},`;
}
