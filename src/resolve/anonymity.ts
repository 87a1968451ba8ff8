import type { Span } from '../records/span.ts';
import { type AnonymityKind, anonymityByFirstWord, reasonByFirstWord } from '../rules/en/anonymity.ts';
import { ANONYMITY_LEADS, BAR_LEADS } from '../rules/en/mention-words.ts';
import { WITHHELD_NOUNS } from '../rules/en/role-words.ts';
import { lastWord } from './alike.ts';
import type { Entity } from './entity.ts';
import { kindOfHead } from './head.ts';
import { before, type Scene } from './scene.ts';
import { spanOf, type Words, wordsIn } from './words.ts';

/** Where the article says or shows that a name is withheld, with the stated ground. */
export interface Withheld {
  readonly first: number;
  readonly last: number;
  readonly kind: AnonymityKind;
  readonly reason: Span | null;
}

/** Every phrase of `rules/en/anonymity.ts` in the text, the longest at each place. One pass. */
function findWithheld(scene: Scene): Withheld[] {
  const { words } = scene.index;
  const out: Withheld[] = [];
  const { tokens } = words;
  for (let i = 0; i < tokens.length; i++) {
    for (const phrase of anonymityByFirstWord(tokens[i]!.lower)) {
      const last = i + phrase.words.length;
      if (
        !phrase.words.every((w, k) => tokens[i + k]?.lower === w) ||
        words.sentenceOf[i] !== words.sentenceOf[last - 1]
      )
        continue;
      out.push({ first: i, last, kind: phrase.kind, reason: reasonAfter(scene, i, last, phrase.kind) });
      i = last - 1;
      break;
    }
  }
  return out;
}

/** The ground right after the phrase ("because the matter is sensitive"), or the bar itself ("not authorized to speak publicly"). */
function reasonAfter(scene: Scene, first: number, last: number, kind: AnonymityKind): Span | null {
  const { words } = scene.index;
  const { tokens, sentenceOf } = words;
  const end = (from: number): number => Math.min(clauseEnd(words, from), mainVerb(scene, first, from));
  if (kind === 'barred') {
    let from = first;
    while (from > first - 3 && BAR_LEADS.has(tokens[from - 1]?.lower ?? '')) from--;
    const opener = tokens[from - 1]?.lower ?? '';
    if (/^(?:because|as|since)$/.test(opener)) from--;
    return spanOf(words, from, end(last));
  }
  for (let i = last; i < last + 12 && i < tokens.length && sentenceOf[i] === sentenceOf[first]; i++) {
    if (/^[.;:!?]/.test(tokens[i]!.text)) return null;
    for (const opener of reasonByFirstWord(tokens[i]!.lower)) {
      const w = opener.words.split(' ');
      if (!w.every((x, k) => tokens[i + k]?.lower === x)) continue;
      // Short openers only right after the phrase, or after its comma.
      if (i > last + 1 && !/^(?:because|citing|for fear)/.test(opener.words)) continue;
      return spanOf(words, i, end(i + w.length));
    }
  }
  return null;
}

/** End of the clause: a comma, a dash, the end of the sentence or a quotation mark. */
function clauseEnd(words: Words, from: number): number {
  const { tokens, sentenceOf } = words;
  let i = from;
  for (; i < tokens.length && sentenceOf[i] === sentenceOf[from - 1]; i++)
    if (tokens[i]!.kind === 'mark' && /^(?:[,;:.!?)”"—–]|''|--)/.test(tokens[i]!.text)) break;
  return Math.max(from, i);
}

/** "A nurse who asked not to be named because the ward is small | said ...": the cue of who spoke before the phrase ends its ground. */
function mainVerb(scene: Scene, phrase: number, from: number): number {
  const { words } = scene.index;
  let end = Number.POSITIVE_INFINITY;
  for (const i of scene.sourcesIn(words.sentenceOf[phrase]!)) {
    const cue = wordsIn(words, scene.found[i]!.cue)?.[0] ?? -1;
    if (scene.ranges[i]![0] < phrase && cue > from) end = Math.min(end, cue);
  }
  return end;
}

/** Marks the sources whose names are withheld; gives the grounds. */
export function markWithheld(
  scene: Scene,
  sources: ReadonlySet<Entity>,
): { withheld: Set<Entity>; reasons: Map<Entity, Span> } {
  const withheld = new Set<Entity>();
  const reasons = new Map<Entity, Span>();
  for (const e of sources)
    for (const role of e.roles) if (!e.named && WITHHELD_NOUNS.has(lastWord(role))) withheld.add(e);
  for (const place of findWithheld(scene)) {
    const e = bearer(scene, place, sources);
    if (!e) continue;
    withheld.add(e);
    if (place.reason && !reasons.has(e)) reasons.set(e, place.reason);
  }
  return { withheld, reasons };
}

/** True where nobody is spoken of before the phrase in its sentence. */
function opens(scene: Scene, { first }: Withheld): boolean {
  const { tokens, sentenceOf } = scene.index.words;
  let at = first;
  while (sentenceOf[at - 1] === sentenceOf[first] && leads(tokens[at - 1]!.lower)) at--;
  return sentenceOf[at - 1] !== sentenceOf[first];
}

/** Words that may stand before such a phrase at the head of a sentence: "Also speaking | on condition of anonymity, an aide said". */
const leads = (word: string): boolean => ANONYMITY_LEADS.has(word) || /^\p{L}+ing$/u.test(word);

/** Whose name the phrase says is withheld: the source that it stands in or follows, without a name; behind a phrase that opens its sentence the next one; else the nearest. */
function bearer(scene: Scene, place: Withheld, sources: ReadonlySet<Entity>): Entity | null {
  const { mentions, ranges, entities } = scene;
  const sentence = scene.index.words.sentenceOf[place.first]!;
  const open = (e: Entity | null): e is Entity =>
    e !== null && !e.named && sources.has(e) && (e.kind === 'person' || e.kind === 'group');
  for (const i of scene.sourcesIn(sentence)) {
    const [a, z] = ranges[i]!;
    if (a <= place.first && place.first < z + 2 && open(entities[i]!)) return entities[i]!;
  }
  if (place.kind === 'shown') return null;
  const inSentence = (): Entity | null => {
    for (const i of scene.sourcesIn(sentence)) {
      const m = mentions[i];
      if (open(entities[i]!) && (m?.type !== 'noun' || kindOfHead(m.head) !== 'organization')) return entities[i]!;
    }
    return null;
  };
  if (opens(scene, place)) return inSentence();
  for (const { item } of before(scene, place.first, 1)) if (item.source && open(item.entity)) return item.entity;
  return inSentence();
}
