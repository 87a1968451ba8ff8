/**
 * Where an annotated article speaks of whom, for learning what pronouns and descriptions stand for: the annotated mentions of its sources, and
 * the names of others and noun phrases, which are candidates that nothing annotated stands for.
 */
import { parseArticle } from '../src/parse/parse.ts';
import { overlaps, type Span } from '../src/records/span.ts';
import { nameArticle } from '../src/resolve/article-names.ts';
import { nounPhrases } from '../src/resolve/noun-phrases.ts';
import { indexWords, spanOf } from '../src/resolve/words.ts';
import { SOURCE_PRONOUNS } from '../src/rules/en/pronouns.ts';
import { plainArticle } from './articles.ts';

/** How a mention stands in the text. */
const FORM = { pronoun: 0, description: 1, name: 2, other: 3 } as const;

export interface Spoken {
  readonly span: Span;
  /** Number of the source in the article; of others than the annotated sources below zero. */
  readonly who: number;
  /** 0 a pronoun, 1 a description, 2 a name, 3 a name of nobody who is annotated. */
  readonly form: number;
}

/** All mentions of an article in text order. */
export function spokenOf(article: {
  readonly text: string;
  readonly mentions: readonly { readonly who: string; readonly span: Span }[];
}): Spoken[] {
  const words = indexWords(parseArticle(plainArticle(article.text)));
  const { index } = nameArticle(words, [], {});
  const numbers = new Map<string, number>();
  const numberOf = (who: string): number => {
    const n = numbers.get(who) ?? numbers.size;
    numbers.set(who, n);
    return n;
  };
  const out: Spoken[] = [];
  /** Of whom, by the annotation, the names of each entity are. */
  const known = new Set<object>();
  const { mentions } = article;
  const among = (span: Span): boolean => mentions.some((m) => overlaps(m.span, span));
  for (const [i, name] of index.names.entries()) if (among(name.span)) known.add(index.entityOf[i]!);
  for (const { span, who } of mentions) {
    const isName = index.names.some((n) => overlaps(n.span, span));
    const isPronoun = SOURCE_PRONOUNS.has(article.text.slice(...span).toLowerCase());
    out.push({ span, who: numberOf(who), form: isPronoun ? FORM.pronoun : isName ? FORM.name : FORM.description });
  }
  const others = new Map<object, number>();
  for (const [i, { span }] of index.names.entries()) {
    const e = index.entityOf[i]!;
    // A name of a source at a place that is not annotated may be missed there, or mean somebody else: it tells nothing.
    if (known.has(e) || among(span)) continue;
    const n = others.get(e) ?? -1 - others.size;
    others.set(e, n);
    out.push({ span, who: n, form: FORM.other });
  }
  for (const [first, last] of nounPhrases(index)) {
    const span = spanOf(words, first, last);
    if (!among(span)) out.push({ span, who: -1 - others.size - out.length, form: FORM.other });
  }
  return out.sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
}
