import { ANTECEDENT_DETERMINERS } from '../rules/en/determiners.ts';
import { ANTECEDENT_BREAKS } from '../rules/en/mention-words.ts';
import { nounAtEnd } from './lexicon.ts';
import type { NameIndex } from './name-index.ts';

/** Words of a noun phrase before the one that ends it. */
const LONGEST = 6;
/** Words of the longest noun that is looked for. */
const NOUN = 4;

/** First token of the noun phrase that ends before token `end`: at its determiner, else at what breaks it. */
export function phraseStart({ words }: NameIndex, end: number): number {
  const { tokens, sentenceOf } = words;
  const sentence = sentenceOf[end - 1];
  let first = end;
  while (
    first > end - LONGEST - 1 &&
    first > 0 &&
    sentenceOf[first - 1] === sentence &&
    tokens[first - 1]!.kind === 'word' &&
    !ANTECEDENT_BREAKS.has(tokens[first - 1]!.lower)
  ) {
    first--;
    if (ANTECEDENT_DETERMINERS.has(tokens[first]!.lower)) break;
  }
  return first;
}

/** Every noun phrase whose head is a common noun for people or bodies ("three women", "the regulator"), tokens [first, last), in text order. */
export function nounPhrases(index: NameIndex): [first: number, last: number][] {
  const { tokens } = index.words;
  const nouns = tokens.map((t, k) => {
    if (t.kind !== 'word' || index.nameAt[k]! >= 0) return false;
    const noun = nounAtEnd(tokens.slice(Math.max(0, k + 1 - NOUN), k + 1).map((x) => x.lower))?.noun;
    return noun !== undefined && noun.kind !== 'document' && noun.kind !== 'author';
  });
  return nouns.flatMap((isNoun, k) => {
    // "Police officers", "the officer Ada Holm": the noun stands before the head.
    if (!isNoun || nouns[k + 1] || index.nameAt[k + 1]! >= 0) return [];
    return [[phraseStart(index, k + 1), k + 1] as [number, number]];
  });
}

/** The same by the sentence that they stand in. */
export function phrasesBySentence(index: NameIndex): Map<number, [first: number, last: number][]> {
  const out = new Map<number, [number, number][]>();
  for (const phrase of nounPhrases(index)) {
    const sentence = index.words.sentenceOf[phrase[0]]!;
    const list = out.get(sentence);
    if (list) list.push(phrase);
    else out.set(sentence, [phrase]);
  }
  return out;
}
