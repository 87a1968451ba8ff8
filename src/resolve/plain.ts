import { COUNTED_OPENERS, OPENING_DETERMINERS } from '../rules/en/determiners.ts';
import { INDEFINITE_PRONOUNS } from '../rules/en/pronouns.ts';
import { AUTHOR, type Entity, entity } from './entity.ts';
import { lexicon, nounOf } from './lexicon.ts';
import { pronounClass } from './pronouns.ts';
import { because, type Scene } from './scene.ts';
import { spanOf } from './words.ts';

/** Words of a mention as they are shown: without the possessive ending. */
export function textOf(scene: Scene, first: number, last: number): string {
  const { tokens, text } = scene.index.words;
  let z = last;
  while (z > first + 1 && (tokens[z - 1]!.lower === "'s" || /^[,:'’]$/.test(tokens[z - 1]!.text))) z--;
  const span = spanOf(scene.index.words, first, z);
  return text.slice(...span).replace(/\s+/g, ' ');
}

export function author(scene: Scene, word: string): Entity {
  let e = scene.described.find((d) => d.entity.roles.has(AUTHOR))?.entity;
  if (!e) {
    e = entity('person', scene.authors[0] ?? word, [], scene.authors.length > 0);
    e.roles.add(AUTHOR);
    scene.described.push({ entity: e, at: 0, head: null });
  }
  because(e, 'author', 0.8);
  return e;
}

/** A source that no rule knows more of than its words. */
export function plain(
  scene: Scene,
  first: number,
  last: number,
  i: number,
  kind: 'person' | 'group' | 'organization' = 'person',
): Entity {
  const { tokens } = scene.index.words;
  // "Another, who did not want to be named": nobody whom the words behind the comma make known.
  const anybody =
    INDEFINITE_PRONOUNS.has(tokens[first]!.lower) && (last - first === 1 || tokens[first + 1]!.text === ',');
  const text = textOf(scene, first, anybody ? first + 1 : last);
  const capital = tokens
    .slice(INDEFINITE_PRONOUNS.has(tokens[first]!.lower) ? first + 1 : first, last)
    .some((t, k) => t.kind === 'word' && t.text !== t.lower && !(k === 0 && OPENING_DETERMINERS.has(t.lower)));
  const lower = tokens[last - 1]?.lower ?? '';
  const pronounAlone = last - first === 1 && pronounClass(lower) !== 'relative';
  const given = scene.found[i]!.kind;
  const guess =
    given ?? (lexicon().demonyms.has(lower) || /[^s]s$/.test(lower) || COUNTED_OPENERS.test(text) ? 'group' : kind);
  const key = text.toLowerCase();
  const again = pronounAlone || anybody ? undefined : scene.plain.get(key);
  if (again) return again;
  const initial = scene.index.words.starts[scene.index.words.sentenceOf[first]!] === first;
  // "Early indications": a capital that opens the sentence, and a noun without one.
  const proper = !initial || /\p{Lu}/u.test(text.slice(1)) || (last - first === 1 && nounOf(lower) === null);
  const named = guess !== 'group' && capital && !pronounAlone && !anybody && proper;
  const e = entity(guess === 'author' ? 'person' : guess, text, named ? text.toLowerCase().split(' ') : [], named);
  e.plural = guess === 'group';
  scene.plain.set(key, e);
  return e;
}
