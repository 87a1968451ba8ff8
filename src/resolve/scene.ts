import type { Antecedents } from '../records/antecedents.ts';
import type { Act } from '../records/attribution.ts';
import type { Found } from '../records/found.ts';
import type { Notice } from '../records/notice.ts';
import type { Grade, SourceKind } from '../records/source.ts';
import type { Span } from '../records/span.ts';
import { foundBy, type MentionRuleId } from '../rules/rule-ids.ts';
import type { Entity } from './entity.ts';
import type { Head } from './head.ts';
import type { Mention } from './mention.ts';
import type { NameIndex } from './name-index.ts';
import type { Observed } from './question.ts';
import { spanOf } from './words.ts';

/** The parts of an attribution that resolving needs. */
export interface FoundSource {
  readonly source: readonly Span[];
  readonly cue: Span;
  readonly content: readonly Span[];
  readonly to: Span | null;
  readonly kind: SourceKind | null;
  readonly kinds?: Found['kinds'];
  readonly grades?: Found['grades'];
  readonly act: Act;
  readonly within: number | null;
}

/** One place where the article speaks of an entity. */
export interface Item {
  readonly entity: Entity;
  /** First token, and the last, excluded. */
  readonly at: number;
  readonly last: number;
  readonly sentence: number;
  /** It is the source of an attribution. */
  readonly source: boolean;
  /** First in its sentence and not an owner: most likely the subject. */
  readonly subject: boolean;
  readonly pronoun: boolean;
}

/** What is known while an article is read: names, sources so far, and where everybody was spoken of. */
export interface Scene {
  readonly index: NameIndex;
  readonly found: readonly FoundSource[];
  /** Tokens of each source, its reading, and its entity once resolved. */
  readonly ranges: readonly (readonly [number, number] | null)[];
  readonly mentions: readonly (Mention | null)[];
  readonly entities: (Entity | null)[];
  /** Of each source: 0 not resolved yet, 1 under way, 2 resolved. */
  readonly state: Uint8Array;
  /** Sources that label the turns of a conversation ("Holm: We ..."), in text order, and the place of each among them. */
  readonly turns: readonly number[];
  readonly turnAt: ReadonlyMap<number, number>;
  /** Everything spoken of in each sentence, in text order. */
  readonly items: Item[][];
  /** Entities known by a name, in text order of their first mention. */
  readonly named: readonly Entity[];
  /** Entities known by a description only, in text order. */
  readonly described: { readonly entity: Entity; readonly at: number; readonly head: Head | null }[];
  /** First token where each entity is spoken of. */
  readonly firstAt: Map<Entity, number>;
  readonly notices: Notice[];
  /** Grades of descriptions, the best so far. */
  readonly grades: Map<Entity, Grade>;
  /** Sources known by their words only, by these words in lower case. */
  readonly plain: Map<string, Entity>;
  /** Sources by the tokens of their words. */
  readonly byWords: Map<string, Entity>;
  /** What the reader makes of which words stand for the same; null where it makes nothing of it. */
  readonly antecedents: Antecedents | null;
  /** Told of every choice that is made: for training. */
  readonly observe: ((question: Observed) => void) | null;
  /** Noun phrases of people and bodies, by sentence: they may be what a pronoun stands for. */
  readonly phrases: ReadonlyMap<number, readonly (readonly [first: number, last: number])[]>;
  /** Bodies that were called a company, a firm, a maker of something. */
  readonly firms: Set<Entity>;
  /** Who wrote the article. */
  readonly authors: readonly string[];
  /** Entities known by name that are called by the noun or one of `others`: by their role or a word of their name. */
  calledBy(noun: string, others: readonly string[]): readonly Entity[];
  /** Indexes of the sources that begin in a sentence. */
  sourcesIn(sentence: number): readonly number[];
}

/** How far back a pronoun or a description looks, in sentences. */
const REACH = 8;

/** Notes that `entity` is spoken of at token `at`; keeps the sentence in text order. */
export function note(
  scene: Scene,
  entity: Entity,
  at: number,
  what: Pick<Item, 'last' | 'source' | 'subject' | 'pronoun'>,
): void {
  const sentence = scene.index.words.sentenceOf[at] ?? -1;
  if (sentence < 0) return;
  const list = scene.items[sentence]!;
  let k = list.length;
  while (k > 0 && list[k - 1]!.at > at) k--;
  list.splice(k, 0, { entity, at, sentence, ...what });
  const first = scene.firstAt.get(entity);
  if (first === undefined || at < first) scene.firstAt.set(entity, at);
}

/** What was spoken of before token `at`, the nearest first, with the distance in sentences; at most `REACH` sentences back. */
export function* before(scene: Scene, at: number, reach = REACH): Generator<{ item: Item; distance: number }> {
  const sentence = scene.index.words.sentenceOf[at] ?? -1;
  for (let s = sentence; s >= 0 && s >= sentence - reach; s--) {
    const list = scene.items[s]!;
    const from = Math.max(0, list.length - 60);
    for (let k = list.length - 1; k >= from; k--)
      if (list[k]!.at < at) yield { item: list[k]!, distance: sentence - s };
  }
}

/** One `why` of an entity, the same rule once. */
export function because(entity: Entity, rule: MentionRuleId, score: number): void {
  const why = foundBy('mention', rule, score);
  if (!entity.why.some((w) => w.by === why.by)) entity.why.push(why);
}

/** A notice that a mention fits several sources and was left by itself. */
export function unresolved(scene: Scene, first: number, last: number, names: readonly string[]): void {
  const span = spanOf(scene.index.words, first, last);
  const text = scene.index.words.text.slice(...span).replace(/\s+/g, ' ');
  scene.notices.push({
    code: 'ambiguous-source',
    level: 'info',
    span,
    message: `"${text}" may be ${names.slice(0, 4).join(' or ')}`,
    hint: 'it is kept as a source of its own',
  });
}

/** The attributions of each entity, in text order; `entities`: whose each of them is. */
export function saidBy(
  found: readonly FoundSource[],
  entities: readonly (Entity | null)[],
): ReadonlyMap<Entity, readonly FoundSource[]> {
  const out = new Map<Entity, FoundSource[]>();
  for (const [i, e] of entities.entries()) {
    if (!e) continue;
    const list = out.get(e);
    if (list) list.push(found[i]!);
    else out.set(e, [found[i]!]);
  }
  return out;
}
