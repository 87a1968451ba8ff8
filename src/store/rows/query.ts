const MOST_TERMS = 32;
const LONGEST = 1000;

/** A sign that the index keeps: marks on letters alone make no word. */
const INDEXED = /[\p{L}\p{N}\p{Co}]/u;

/** Words, "phrases", -not and prefix*. */
const TERM = /(-?)(?:"([^"]*)"?|([^\s"]+))/gu;

/** A word or phrase as it was typed. */
export interface Term {
  readonly text: string;
  /** Whether any ending may follow. */
  readonly isPrefix: boolean;
}

/** A query in the language of FTS5, with the terms that must be there, each by itself; and what it is made of. */
export interface WordQuery {
  readonly match: string;
  readonly terms: readonly string[];
  readonly wanted: readonly Term[];
  readonly unwanted: readonly Term[];
}

const inFts5 = ({ text, isPrefix }: Term): string => `"${text}"${isPrefix ? ' *' : ''}`;

/**
 * A query in the language of FTS5 from what a person typed: all words and phrases in quotation marks must be there, those behind a
 * minus must not, an asterisk stands for any ending. Every term is quoted, so that nothing typed is ever read as syntax. Null where
 * no word is asked for.
 */
export function wordQuery(typed: string): WordQuery | null {
  const text = typed
    .slice(0, LONGEST)
    .replace(/[\u201c\u201d\u201e\u00ab\u00bb]/gu, '"')
    .replaceAll('\0', ' ');
  const wanted: Term[] = [];
  const unwanted: Term[] = [];
  for (const [, minus, phrase, word] of text.matchAll(TERM)) {
    const isPrefix = phrase === undefined && /[^*]\*+$/u.test(word!);
    const term = phrase ?? word!;
    if (!INDEXED.test(term) || wanted.length + unwanted.length >= MOST_TERMS) continue;
    (minus ? unwanted : wanted).push({ text: term, isPrefix });
  }
  if (!wanted.length) return null;
  const terms = wanted.map(inFts5);
  const all = terms.join(' AND ');
  const match = unwanted.length ? `(${all}) NOT (${unwanted.map(inFts5).join(' OR ')})` : all;
  return { match, terms, wanted, unwanted };
}

/** The query alone. */
export const ftsQuery = (typed: string): string | null => wordQuery(typed)?.match ?? null;
