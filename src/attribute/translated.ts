import type { Parse, Token } from '../records/parse.ts';
import { LANGUAGES, TRANSLATION_PHRASES } from '../rules/en/translations.ts';
import { around, type Parts, sentenceAt } from './around.ts';

const PHRASES: ReadonlyMap<string, readonly (readonly string[])[]> = (() => {
  const map = new Map<string, (readonly string[])[]>();
  for (const { phrase } of TRANSLATION_PHRASES) {
    const words = phrase.split(' ');
    map.set(words[0]!, [...(map.get(words[0]!) ?? []), words]);
  }
  return map;
})();

/**
 * True where the sentence of the cue shows, outside of source and content, that the words were said in another language: "said in
 * Arabic", "through an interpreter", "according to a translation" (`rules/en/translations.ts`).
 */
export function isTranslated(parse: Parse, found: Parts): boolean {
  const sentence = sentenceAt(parse, found.cue[0]);
  if (!sentence) return false;
  const near = around(parse, found, sentence, null);
  const free = new Set(near.map((n) => n.token));
  for (const { token: i } of near) {
    for (const phrase of PHRASES.get(parse.tokens[i]!.lower) ?? []) {
      if (phrase.every((w, k) => free.has(i + k) && matches(parse.tokens[i + k]!, w))) return true;
    }
  }
  return false;
}

const matches = (token: Token, word: string): boolean =>
  word === '<language>' ? LANGUAGES.has(token.lower) && token.text[0] !== token.lower[0] : token.lower === word;
