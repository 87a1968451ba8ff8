import type { Span } from '../records/span.ts';
import type { Edit } from './edit.ts';
import { isBody, type Text } from './text.ts';

/** How often a form stands amid sentences, and how often without another capital beside it. */
interface Count {
  readonly all: number;
  readonly alone: number;
}

/** Each form of a word in an article, by the word in small letters. */
type Forms = ReadonlyMap<string, ReadonlyMap<string, Count>>;

const known = new WeakMap<Text, Forms>();

/** Words with a capital that a sentence has at most, as a part of all: with more of them it is written as a headline. */
const MOST_TALL = 0.6;

/**
 * Forms of words amid sentences. The first word of a sentence or a quotation has its capital from its place, every word of a headline from
 * its kind: they tell nothing.
 */
export function formsOf(text: Text): Forms {
  const found = known.get(text);
  if (found) return found;
  const out = new Map<string, Map<string, Count>>();
  const { sentences, tokens } = text.parse;
  for (const s of sentences) {
    const own = tokens.slice(s.first, s.last).filter((t) => t.kind === 'word');
    const isTitled = own.length > 2 && own.filter((t) => /^\p{Lu}/u.test(t.text)).length / own.length > MOST_TALL;
    if (!isBody(text, s.span[0]) || isTitled) continue;
    for (let i = s.first + 1; i < s.last; i++) {
      const t = tokens[i]!;
      if (t.kind !== 'word' || opensAnew(tokens[i - 1]!.text)) continue;
      const forms = out.get(t.lower) ?? new Map<string, Count>();
      const { all, alone } = forms.get(t.text) ?? { all: 0, alone: 0 };
      const isAlone = !isTall(tokens[i - 1]) && !isTall(tokens[i + 1]);
      out.set(t.lower, forms.set(t.text, { all: all + 1, alone: alone + Number(isAlone) }));
    }
  }
  known.set(text, out);
  return out;
}

const opensAnew = (before: string): boolean => /^["“”„«‘’':.!?—–-]+$/.test(before);

const isTall = (t: { readonly text: string } | undefined): boolean => t !== undefined && /^\p{Lu}/u.test(t.text);

/**
 * Whether amid a sentence a word is written as it is here, in small letters, or nobody knows. "Federal Bank" tells nothing of "Federal
 * judges": what counts stands without another capital beside it.
 */
export function writtenAmid(text: Text, word: string): 'as is' | 'small' | 'unknown' {
  const forms = formsOf(text).get(word.toLowerCase());
  const tall = forms?.get(word)?.alone ?? 0;
  const small = forms?.get(word.toLowerCase())?.all ?? 0;
  if (tall > SURELY * small) return 'as is';
  return small > SURELY * tall ? 'small' : 'unknown';
}
const SURELY = 2;

/** Whether two words with capitals stand so amid a sentence: a name. */
export const isPairAmid = (text: Text, first: string, second: string): boolean =>
  text.parse.sentences.some((s) =>
    text.parse.tokens
      .slice(s.first, s.last)
      .some(
        (t, i, all) =>
          t.text === first &&
          all[i + 1]?.text === second &&
          /^\p{Ll}/u.test(all[i - 1]?.text ?? '') &&
          !text.read.article.text.slice(all[i - 1]!.end, t.start).includes('\n'),
      ),
  );

/** All letters capitals, and more of them than most abbreviations have. */
const isShouted = (word: string): boolean => /^\p{Lu}{4,}$/u.test(word);

/** A word in capitals as the articles mostly write it; itself where they write it so, null where they do not write it again. */
function calm(texts: readonly Text[], word: string): string | null {
  const counts = new Map<string, number>();
  for (const t of texts)
    for (const [form, n] of formsOf(t).get(word.toLowerCase()) ?? []) counts.set(form, (counts.get(form) ?? 0) + n.all);
  return [...counts].sort((a, b) => b[1] - a[1] || Number(a[0] > b[0]) - 0.5)[0]?.[0] ?? null;
}

/** A name with those of its words in capitals that the articles write so only where their first line is set in them. */
export const calmName = (texts: readonly Text[], name: string): string =>
  name
    .split(' ')
    .map((w) => {
      const form = isShouted(w) ? calm(texts, w) : null;
      return form !== null && /^\p{Lu}/u.test(form) ? form : w;
    })
    .join(' ');

/** The first words of a paragraph that a page sets in capitals. */
function shoutedIn(text: Text, span: Span): readonly Edit[] {
  const { blocks, sentences, tokens } = text.parse;
  const out: Edit[] = [];
  for (const b of blocks) {
    if (b.span[1] <= span[0] || b.span[0] >= span[1] || b.first === b.last || !isBody(text, b.span[0])) continue;
    const { first, last } = sentences[b.first]!;
    for (let i = first; i < last && isShouted(tokens[i]!.text); i++) {
      const t = tokens[i]!;
      if (t.start < span[0] || t.end > span[1]) continue;
      const form = calm([text], t.text);
      const isHead = i === first && form !== null;
      out.push({
        span: [t.start, t.end],
        text: form === null ? '' : isHead ? form[0]!.toUpperCase() + form.slice(1) : form,
      });
    }
  }
  return out;
}

/** What to write instead of capitals that are there for looks. */
export const calmed = (text: Text, span: Span): readonly Edit[] =>
  shoutedIn(text, span).filter((e) => e.text !== '' && e.text !== text.read.article.text.slice(...e.span));

/** Whether a stretch has words in capitals of which nobody knows how they are written. */
export const isUnsureOfCapitals = (text: Text, span: Span): boolean => shoutedIn(text, span).some((e) => e.text === '');
