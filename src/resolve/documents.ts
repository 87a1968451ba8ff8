import { GOT } from '../rules/en/descriptions.ts';
import { DOCUMENT_POINTERS } from '../rules/en/determiners.ts';
import { DOCUMENT_BREAKS, ISSUER_PREPOSITIONS, ISSUING_VERBS } from '../rules/en/mention-words.ts';
import { alike, lastWord } from './alike.ts';
import type { Head } from './head.ts';
import { nounOf } from './lexicon.ts';
import { because, type Scene } from './scene.ts';
import { spanOf } from './words.ts';

/** How far a document's first mention may lie from a later one, in tokens. */
const REACH = 1500;
/** Longest phrase before and after a noun that names who issued it, in tokens. */
const PHRASE = 6;

/**
 * A document known only as "the report" has a name where the article tells whose report it is: "a Lake Institute report", "the
 * letter of Ana Toral". Looks back from the mention, and ahead where it stands in the first sentences; the nearest phrase with a
 * noun of that meaning gives the name.
 */
export function nameDocuments(scene: Scene): void {
  const { sentenceOf } = scene.index.words;
  for (const { entity: e, at, head } of scene.described) {
    if (!head || e.named || e.kind !== 'document' || !DOCUMENT_POINTERS.has(head.determiner ?? '')) continue;
    // The description tells by itself whose it is.
    if (ISSUER_PREPOSITIONS.has(scene.index.words.tokens[head.at + 1]?.lower ?? '')) continue;
    const early = sentenceOf[at]! < 3;
    const phrase = introduced(scene, head, at, -1) ?? (early ? introduced(scene, head, at, 1) : null);
    if (!phrase) continue;
    e.aliases.add(e.name);
    e.name = phrase;
    e.named = true;
    because(e, 'document-named-elsewhere', 0.75);
  }
}

function introduced(scene: Scene, head: Head, at: number, step: 1 | -1): string | null {
  const { tokens } = scene.index.words;
  const from = step < 0 ? at - 1 : head.at + 1;
  for (let k = from, n = 0; k >= 0 && k < tokens.length && n < REACH; k += step, n++) {
    const noun = tokens[k]!.kind === 'word' ? nounOf(tokens[k]!.lower) : null;
    if (noun?.kind !== 'document' || !alike(noun.noun, lastWord(head.noun.noun))) continue;
    const phrase = issued(scene, k);
    if (phrase) return phrase;
  }
  return null;
}

/** The phrase around the noun at token `k` with the name of who issued it, without article; null where none is named. */
function issued(scene: Scene, k: number): string | null {
  const { words, nameAt, names } = scene.index;
  const { tokens, sentenceOf, text } = words;
  const own = nameAt[k]!;
  if (own >= 0 && names[own]!.words.length > 2) return text.slice(...names[own]!.span).replace(/\s+/g, ' ');
  let first = k;
  let named = false;
  for (let i = k - 1; i >= 0 && i >= k - PHRASE && sentenceOf[i] === sentenceOf[k]; i--) {
    const t = tokens[i]!;
    const name = nameAt[i]!;
    if (name >= 0) {
      named ||= body(scene, name);
      i = names[name]!.first;
      first = i;
    } else if (t.lower === "'s" || (t.kind === 'word' && !DOCUMENT_BREAKS.has(t.lower) && !/(?:ed|ing)$/.test(t.lower)))
      first = i;
    else break;
  }
  if (named) return text.slice(...spanOf(words, first, k + 1)).replace(/\s+/g, ' ');
  for (let i = k + 1; i < tokens.length && i < k + PHRASE && sentenceOf[i] === sentenceOf[k]; i++) {
    if (tokens[i]!.lower !== 'by' && tokens[i]!.lower !== 'of' && tokens[i]!.lower !== 'from') continue;
    if (GOT.has(tokens[i - 1]!.lower)) continue;
    for (let n = i + 1; n < i + 4; n++) {
      const name = nameAt[n] ?? -1;
      if (name >= 0 && body(scene, name))
        return text.slice(...spanOf(words, first, names[name]!.last)).replace(/\s+/g, ' ');
    }
    return null;
  }
  return maker(scene, first, k);
}

/** "Ada Holm released a written statement": the name before the verb and the phrase; null where there is no such verb. */
function maker(scene: Scene, first: number, k: number): string | null {
  const { words, nameAt, names } = scene.index;
  const { tokens, text } = words;
  let verb = first - 1;
  while (verb > first - 3 && verb > 0 && DOCUMENT_BREAKS.has(tokens[verb]!.lower)) verb--;
  const before = verb > 0 && ISSUING_VERBS.has(tokens[verb]!.lower) ? (nameAt[verb - 1] ?? -1) : -1;
  if (before < 0 || !body(scene, before)) return null;
  const [name, noun] = [names[before]!.span, spanOf(words, first, k + 1)];
  const owner = text.slice(...name);
  return `${owner}${owner.endsWith('s') ? '’' : '’s'} ${text.slice(...noun)}`.replace(/\s+/g, ' ');
}

const body = (scene: Scene, name: number): boolean => scene.index.entityOf[name]!.kind !== 'place';
