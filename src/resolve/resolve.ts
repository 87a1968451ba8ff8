import { BODY_KINDS } from '../records/article.ts';
import type { Notice } from '../records/notice.ts';
import type { Parse } from '../records/parse.ts';
import { hull } from '../records/span.ts';
import { OBLIQUE_PREPOSITIONS } from '../rules/en/mention-words.ts';
import { lastWord } from './alike.ts';
import { markWithheld } from './anonymity.ts';
import { nameArticle } from './article-names.ts';
import type { ResolveContext, Resolved } from './context.ts';
import { nameDocuments } from './documents.ts';
import type { Entity } from './entity.ts';
import { heedKinds } from './learned-kind.ts';
import { readMention } from './mention.ts';
import { phrasesBySentence } from './noun-phrases.ts';
import { heedCredits, heedEngine, heedHearers, heedRelays } from './outlet-signs.ts';
import { genderByName } from './pronouns.ts';
import { resolveAll } from './resolve-mentions.ts';
import { readRoles } from './roles.ts';
import { type FoundSource, note, type Scene } from './scene.ts';
import { toSources } from './sources.ts';
import { indexWords, wordsIn } from './words.ts';

/**
 * Joins the source words of an article's attributions to one record for each source: names in every form, descriptions, pronouns,
 * joint sources; with kind, grade, stated ground for anonymity, role and affiliation. Where two candidates are left nothing is
 * joined and a notice says so. `names` are mentions that a model found; `known` are sources of earlier articles, which tell the
 * kind of equal names. Pure; linear in the length of the text for a bounded number of names in a sentence.
 */
export function resolveSources(parse: Parse, found: readonly FoundSource[], context: ResolveContext): Resolved {
  const words = indexWords(parse);
  const hulls = found.map((f) => hull(f.source));
  const ranges = hulls.map((h) => wordsIn(words, h));
  const tos = found.map((f) => wordsIn(words, f.to));
  const notices: Notice[] = [];
  const { index, named, ambiguous } = nameArticle(words, [...ranges, ...tos], context);
  for (const [first, text, candidates] of ambiguous)
    notices.push({
      code: 'ambiguous-source',
      level: 'info',
      span: first,
      message: `"${text}" may be ${candidates.slice(0, 4).join(' or ')}`,
      hint: 'it is kept as a source of its own',
    });
  const bySentence = new Map<number, number[]>();
  for (const [i, r] of ranges.entries()) {
    if (!r || r[0] >= words.tokens.length) continue;
    const s = words.sentenceOf[r[0]]!;
    const list = bySentence.get(s);
    if (list) list.push(i);
    else bySentence.set(s, [i]);
  }
  const turns = [...found.keys()]
    .filter((i) => ranges[i] && words.text.slice(...found[i]!.cue) === ':')
    .sort((a, b) => found[a]!.cue[0] - found[b]!.cue[0]);
  const scene: Scene = {
    index,
    found,
    ranges,
    mentions: ranges.map((r) => (r ? readMention(index, r[0], r[1]) : null)),
    entities: found.map(() => null),
    state: new Uint8Array(found.length),
    turns,
    turnAt: new Map(turns.map((i, n) => [i, n])),
    items: parse.sentences.map(() => []),
    named,
    described: [],
    firstAt: new Map(),
    notices,
    grades: new Map(),
    plain: new Map(),
    byWords: new Map(),
    antecedents: context.antecedents ?? null,
    observe: context.observe ?? null,
    phrases: context.antecedents ? phrasesBySentence(index) : new Map(),
    firms: new Set(),
    authors: context.article.authors,
    calledBy: byNoun(named),
    sourcesIn: (s) => bySentence.get(s) ?? [],
  };
  heedKinds(scene);
  for (const e of named) genderByName(e);
  readRoles(index);
  for (const [i, name] of index.names.entries()) {
    const sentence = words.sentenceOf[name.first]!;
    // Whose picture it is and what the page says is spoken of by nobody.
    if (!BODY_KINDS.has(parse.blocks[parse.sentences[sentence]!.block]!.kind)) continue;
    const first = scene.items[sentence]!.length === 0;
    const owner = words.tokens[name.last]?.lower === "'s";
    const preposition = OBLIQUE_PREPOSITIONS.has(words.tokens[name.titleFirst - 1]?.lower ?? '');
    note(scene, index.entityOf[i]!, name.first, {
      last: name.last,
      source: false,
      subject: first && !owner && !preposition,
      pronoun: false,
    });
  }
  heedCredits(scene, context.article.credits);
  heedEngine(scene);
  heedHearers(scene, tos);
  resolveAll(scene);
  nameDocuments(scene);
  heedRelays(scene);
  const toEntities = tos.map((r) => {
    if (!r) return null;
    const m = readMention(index, r[0], r[1]);
    if (m.type === 'name') return index.entityOf[m.name]!;
    if (m.type === 'pronoun' && m.word === 'it') return outletBefore(scene, r[0]);
    if (m.type === 'noun' && m.head.noun.kind === 'outlet' && m.head.determiner === 'the')
      return outletBefore(scene, r[0]);
    return null;
  });
  const sources = new Set(scene.entities.filter((e) => e !== null));
  const { withheld, reasons } = markWithheld(scene, sources);
  return { ...toSources(scene, toEntities, withheld, reasons), notices };
}

/** More bearers of one noun than this tell nobody apart. */
const MANY = 100;

/** Looks entities up by the nouns of their roles, bodies by the words of their names, too. */
function byNoun(named: readonly Entity[]): Scene['calledBy'] {
  const map = new Map<string, Set<Entity>>();
  const add = (noun: string, e: Entity): void => {
    const set = map.get(noun) ?? new Set();
    map.set(noun, set.add(e));
  };
  for (const e of named) {
    for (const role of e.roles) for (const noun of [role, lastWord(role)]) add(noun, e);
    if (e.kind !== 'person') for (const word of e.words) add(word, e);
  }
  return (noun, others) => {
    const out = new Set<Entity>();
    for (const n of [noun, lastWord(noun), ...others])
      for (const e of map.get(n) ?? []) if (out.size < MANY) out.add(e);
    return [...out];
  };
}

/** "told it": the outlet whose report the sentence tells of. */
function outletBefore(scene: Scene, at: number): Scene['named'][number] | null {
  const list = scene.items[scene.index.words.sentenceOf[at]!] ?? [];
  for (const item of list) if (item.at < at && item.entity.kind === 'outlet') return item.entity;
  return null;
}
