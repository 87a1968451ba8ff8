import { STUDY_WORDS } from '../rules/en/role-words.ts';
import { describe, fromOffice } from './descriptions.ts';
import { type Entity, entity } from './entity.ts';
import { gradeOfHead } from './grades.ts';
import type { Head } from './head.ts';
import { nounAtEnd, nounOf } from './lexicon.ts';
import { lookAhead } from './look-ahead.ts';
import { type Mention, readMention } from './mention.ts';
import { phraseStart } from './noun-phrases.ts';
import { author, plain, textOf } from './plain.ts';
import {
  antecedent,
  enclosing,
  firstPerson,
  isNobodyNamed,
  learnGender,
  pronounClass,
  relativeHead,
  relativeSource,
} from './pronouns.ts';
import { because, before, type FoundSource, note, type Scene } from './scene.ts';

/** Finds the entity of every source, in text order; enclosing attributions first where words depend on them. */
export function resolveAll(scene: Scene): void {
  const order = scene.ranges
    .map((r, i) => [r, i] as const)
    .filter(
      (x): x is readonly [readonly [number, number], number] =>
        x[0] !== null && x[0][0] < scene.index.words.tokens.length,
    )
    .sort((a, b) => a[0][0] - b[0][0] || a[0][1] - b[0][1]);
  const subjects = loosePronouns(scene, new Set(order.map(([r]) => r[0])));
  let next = 0;
  for (const [r, i] of order) {
    while (next < subjects.length && subjects[next]! < r[0]) loose(scene, subjects[next++]!);
    resolveOne(scene, i, 0);
  }
  const ahead = lookAhead(scene);
  for (const [i, e] of scene.entities.entries()) if (e) scene.entities[i] = ahead.get(e) ?? e;
}

/** Sentences that begin with "he" or "she" and are nobody's source: they say whom the text goes on to speak of. */
function loosePronouns(scene: Scene, taken: ReadonlySet<number>): number[] {
  const { tokens, starts, quoted } = scene.index.words;
  return starts.filter((s) => !taken.has(s) && !quoted[s] && (tokens[s]?.lower === 'he' || tokens[s]?.lower === 'she'));
}

function loose(scene: Scene, at: number): void {
  const word = pronounClass(scene.index.words.tokens[at]!.lower);
  if (word !== 'he' && word !== 'she') return;
  const hit = antecedent(scene, at, word, { speaker: null })?.candidate.entity;
  if (hit) note(scene, hit, at, { last: at + 1, source: false, subject: true, pronoun: true });
}

function resolveOne(scene: Scene, i: number, depth: number): Entity | null {
  const { state } = scene;
  const mention = scene.mentions[i];
  if (!mention || state[i] === 2) return scene.entities[i] ?? null;
  if (state[i] === 1 || depth > 12) return null;
  state[i] = 1;
  let speaker: Entity | null = null;
  const outer = enclosing(scene, i);
  if (outer !== null && outer !== i) speaker = resolveOne(scene, outer, depth + 1);
  const at = scene.ranges[i]![0];
  // "The mayor argued ..., adding ...": the same words are the same source.
  const words = scene.ranges[i]!.join(' ');
  const out = scene.byWords.get(words) ?? find(scene, mention, i, speaker, at);
  scene.byWords.set(words, out);
  scene.entities[i] = out;
  state[i] = 2;
  note(scene, out, at, {
    last: scene.ranges[i]![1],
    source: true,
    subject: true,
    pronoun: mention.type === 'pronoun',
  });
  return out;
}

function find(scene: Scene, mention: Mention, i: number, speaker: Entity | null, at: number): Entity {
  const group = isOneOf(scene, i) ? oneOf(scene, mention, i, speaker, at) : null;
  if (group) return group;
  return findAny(scene, mention, i, speaker, at);
}

/** "One of the people", "one of them said": a single one of several. */
function isOneOf({ index: { words }, ranges, mentions }: Scene, i: number): boolean {
  const [first] = ranges[i]!;
  return (
    words.tokens[first]?.lower === 'one' && words.tokens[first + 1]?.lower === 'of' && mentions[i]!.type !== 'name'
  );
}

/** The one of a group that speaks, its grade that of the group; null where there is no group. */
function oneOf(scene: Scene, mention: Mention, i: number, speaker: Entity | null, at: number): Entity | null {
  const all = findAny(scene, mention, i, speaker, at);
  if (all.kind !== 'group' && !all.plural) return null;
  const text = textOf(scene, scene.ranges[i]![0], scene.ranges[i]![1]);
  const key = `${text.toLowerCase()} ${all.name}`;
  const again = scene.plain.get(key);
  if (again) return again;
  const e = entity('person', text, [], false);
  e.of = all;
  e.affiliation = all.affiliation;
  scene.plain.set(key, e);
  because(e, 'one-of-several', 0.8);
  return e;
}

function findAny(scene: Scene, mention: Mention, i: number, speaker: Entity | null, at: number): Entity {
  const { index } = scene;
  if (mention.type === 'pronoun') return pronoun(scene, mention.word, mention.at, i, speaker);
  if (mention.type === 'name') {
    const e = index.entityOf[mention.name]!;
    const full = scene.turnAt.has(i) && e.kind !== 'person' ? byInitials(scene, e.name) : null;
    because(full ?? e, full ? 'initials' : 'name', full ? 0.9 : 1);
    if (full) return full;
    if (e.kind === 'person') return withBody(scene, e, mention.first, speaker);
    const noun = mention.head?.noun;
    // "The website Strazha" publishes; "its website" is a document.
    if (noun?.kind === 'outlet' || noun?.noun === 'website') e.kind = 'outlet';
    else if (noun?.kind === 'document') e.kind = 'document';
    return e;
  }
  if (mention.type === 'noun') return described(scene, mention, speaker, at, scene.found[i]);
  if (mention.type === 'joint') return joint(scene, mention, i, speaker);
  return plain(scene, mention.first, mention.last, i);
}

/** "Its director, Mira Sol": the body that the pronoun stands for is hers. */
function withBody(scene: Scene, e: Entity, first: number, speaker: Entity | null): Entity {
  const owner = scene.index.words.tokens[first]?.lower;
  if ((owner !== 'its' && owner !== 'their') || e.body) return e;
  const body = antecedent(scene, first, owner === 'its' ? 'it' : 'they', { speaker })?.candidate.entity;
  if (body?.kind !== 'organization' && body?.kind !== 'outlet') return e;
  e.body = body;
  e.affiliation ??= body.name;
  return e;
}

/** "RA": the one person of these initials; null where there is none or more than one. */
function byInitials({ named }: Scene, label: string): Entity | null {
  if (!/^\p{Lu}{2,3}$/u.test(label)) return null;
  const fits = named.filter((e) => e.kind === 'person' && e.words.length > 1 && initials(e.words) === label);
  return fits.length === 1 ? fits[0]! : null;
}

const initials = (words: readonly string[]): string => words.map((w) => w[0]!.toUpperCase()).join('');

/** "You" in a turn of a conversation: whose turn is next, else whose was before; null outside of one. */
function partner(scene: Scene, i: number, speaker: Entity | null): Entity | null {
  const outer = enclosing(scene, i);
  const at = outer === null ? undefined : scene.turnAt.get(outer);
  if (at === undefined) return null;
  for (const k of [scene.turns[at + 1], scene.turns[at - 1]]) {
    const who = k === undefined ? null : resolveOne(scene, k, 0);
    if (who && who !== speaker) return who;
  }
  return null;
}

function described(
  scene: Scene,
  mention: Mention & { type: 'noun' },
  speaker: Entity | null,
  at: number,
  found?: FoundSource,
): Entity {
  const { first, last } = mention;
  const head = scholarly(scene, mention.head) ?? mention.head;
  // "The Beacon newspaper", "Harbour news agency": the noun only says what the name is.
  if (head.qualifier !== null && (head.noun.kind === 'outlet' || head.noun.kind === 'organization') && !head.plural) {
    const e = scene.index.entityOf[head.qualifier]!;
    if (e.kind === 'outlet' && head.noun.kind === 'outlet') return e;
  }
  const out = describe(scene, {
    head,
    text: textOf(scene, first, last),
    owner: ownerOf(scene, head, speaker),
    at,
    last,
    ...(found && { found }),
    title:
      scene.index.words.shouting[scene.index.words.sentenceOf[at]!] === 1 || scene.index.words.sentenceOf[at] === 0,
  });
  if (!out.named) {
    const grade = out.kind === 'document' && fromOffice(scene, head, last) ? 'role' : gradeOfHead(head, out);
    scene.grades.set(out, better(scene.grades.get(out), grade));
  }
  return out;
}

/** "The paper says" behind "the study", "researchers": what they published; null where it is a newspaper. */
function scholarly(scene: Scene, head: Head): Head | null {
  if (head.noun.noun !== 'paper' || head.qualifier !== null) return null;
  const { tokens, sentenceOf, starts } = scene.index.words;
  const next = tokens[head.at + 1]?.text === ',' ? head.at + 2 : head.at + 1;
  const sentence = starts[Math.max(0, sentenceOf[head.at]! - SCHOLARLY_REACH.sentences)]!;
  const from = Math.max(sentence, head.at - SCHOLARLY_REACH.words);
  const isStudy =
    tokens[next]?.lower === 'published' ||
    tokens[next]?.lower === 'by' ||
    head.traits.some((t) => /^\d{4}$/.test(t)) ||
    tokens.slice(from, head.at).some((t) => STUDY_WORDS.has(t.lower));
  const study = isStudy ? nounOf('study') : null;
  return study && { ...head, noun: { ...study, noun: 'paper', plural: head.noun.plural } };
}

const SCHOLARLY_REACH = { sentences: 4, words: 200 } as const;

/** One grade a source: a name told anywhere, else a name withheld anywhere, else an office. */
const RANK = { named: 3, anonymous: 2, role: 1, unnamed: 0, none: 0 } as const;
const better = <G extends keyof typeof RANK>(a: G | undefined, b: G): G =>
  a === undefined || RANK[b] > RANK[a] ? b : a;

function ownerOf(scene: Scene, head: Head, speaker: Entity | null): Entity | null {
  const { index } = scene;
  if (head.owner && 'name' in head.owner) return index.entityOf[head.owner.name]!;
  if (head.owner) {
    const at = head.owner.pronoun;
    const c = pronounClass(index.words.tokens[at]!.lower);
    if (c === 'he' || c === 'she' || c === 'it' || c === 'they') {
      const owner = antecedent(scene, at, c, { speaker })?.candidate.entity ?? null;
      // "Its health authorities": no paper has any.
      return owner?.kind === 'document' && head.noun.kind !== 'document' ? null : owner;
    }
    return (c === 'i' || c === 'we') && speaker ? firstPerson(speaker, c === 'we') : null;
  }
  return head.qualifier === null
    ? null
    : index.entityOf[head.qualifier]!.kind === 'place'
      ? null
      : index.entityOf[head.qualifier]!;
}

function pronoun(scene: Scene, word: string, at: number, i: number, speaker: Entity | null): Entity {
  const c = pronounClass(word);
  const said = scene.found[i]!.grades;
  if (c === 'i' || c === 'we') {
    const who = speaker ?? (scene.index.words.quoted[at] ? lastSpeaker(scene, at) : null);
    if (who) {
      const e = firstPerson(who, c === 'we');
      if (c === 'we' && isNobodyNamed(e, said)) return plain(scene, at, at + 1, i);
      because(e, c === 'we' && e !== who ? 'speaks-for' : 'first-person', 0.9);
      return e;
    }
    if (!scene.index.words.quoted[at] && !inSingleMarks(scene, at)) return author(scene, word);
    return plain(scene, at, at + 1, i);
  }
  if (c === 'relative')
    return (
      (word === 'who' ? personBefore(scene, at) : null) ??
      relativeHead(scene, at) ??
      relativeNoun(scene, at, speaker) ??
      relativeSource(scene, at) ??
      plain(scene, at, at + 1, i)
    );
  const other = c === 'you' ? partner(scene, i, speaker) : null;
  if (other) return other;
  // "He denies it, his lawyer said": the lawyer is another than "he".
  const own = speaker && (c === 'he' || c === 'she') ? ownerIn(scene, i, c) : false;
  if (own && speaker?.body?.kind === 'person') return speaker.body;
  // "A spokesman for the ministry said it did not know": the body that he speaks for, which nothing names.
  const isVoice = c === 'it' && speaker?.kind === 'person' && !speaker.named && opensContent(scene, i, at);
  if (isVoice && [...speaker.roles].some((r) => /^spokes/.test(r))) return speaker.body ?? speaker;
  const told = c === 'you' ? null : antecedent(scene, at, c, { speaker, not: own ? speaker : null, said });
  const found = told && (told.candidate.entity ?? fromPhrase(scene, told.candidate.places[0]!, speaker));
  if (!told || !found)
    return plain(scene, at, at + 1, i, c === 'they' ? 'group' : c === 'it' ? 'organization' : 'person');
  because(found, 'pronoun', told.share);
  learnGender(found, c, told.share);
  return found;
}

/** The entity of a noun phrase that a pronoun stands for: one that the article knows, or a new one. */
function fromPhrase(scene: Scene, [first, last]: readonly [number, number], speaker: Entity | null): Entity | null {
  const mention = readMention(scene.index, first, last);
  if (mention.type !== 'noun') return null;
  const e = described(scene, mention, speaker, first);
  note(scene, e, first, { last, source: false, subject: false, pronoun: false });
  return e;
}

/** "‘I never wanted to be mayor’" as a headline: words in single quotation marks are not the writer's. */
function inSingleMarks({ index: { words } }: Scene, at: number): boolean {
  const before = words.tokens[at - 1];
  return before !== undefined && /^[‘']$/.test(before.text);
}

/** "said | it did not know", "said that | it ...": the first word of what is said, unless it is quoted. */
function opensContent(scene: Scene, i: number, at: number): boolean {
  const outer = enclosing(scene, i);
  const { tokens, quoted } = scene.index.words;
  const start = outer === null ? -1 : (scene.found[outer]!.content[0]?.[0] ?? -1);
  return (
    !quoted[at] &&
    (tokens[at]!.start === start || (tokens[at - 1]?.start === start && tokens[at - 1]!.lower === 'that'))
  );
}

/** True where the words around source `i` are told by "his" or "her" somebody: by one whom the pronoun `c` owns. */
function ownerIn(scene: Scene, i: number, c: 'he' | 'she'): boolean {
  const outer = enclosing(scene, i);
  const mention = outer === null ? null : scene.mentions[outer];
  if (mention?.type !== 'noun' || !mention.head.owner || !('pronoun' in mention.head.owner)) return false;
  return pronounClass(scene.index.words.tokens[mention.head.owner.pronoun]!.lower) === c;
}

function lastSpeaker(scene: Scene, at: number): Entity | null {
  for (const { item } of before(scene, at, 2)) if (item.source) return item.entity;
  return null;
}

/** "an official who said", "women who told": the noun before the relative pronoun. */
function relativeNoun(scene: Scene, at: number, speaker: Entity | null): Entity | null {
  const { tokens } = scene.index.words;
  const { entityOf } = scene.index;
  let end = at;
  while (end > at - 2 && tokens[end - 1]?.kind === 'mark') end--;
  const first = phraseStart(scene.index, end);
  const lower = tokens.slice(first, end).map((t) => t.lower);
  const found = lower.length ? nounAtEnd(lower) : null;
  if (!found) return null;
  const whole = owned(scene, first, end);
  if (whole) return described(scene, whole, speaker, whole.first);
  // "Ada Holm, a radio host who": the noun says who the person before the comma is.
  const named = tokens[first - 1]?.text === ',' ? (scene.index.nameAt[first - 2] ?? -1) : -1;
  if (found.noun.kind === 'person' && !found.noun.plural && named >= 0 && entityOf[named]!.kind === 'person')
    return entityOf[named]!;
  const head: Head = {
    noun: found.noun,
    at: end - 1,
    determiner: lower[0] ?? null,
    traits: [],
    owner: null,
    owned: false,
    qualifier: null,
    plural: found.noun.plural || found.noun.kind === 'group',
  };
  return described(scene, { type: 'noun', head, first, last: end }, speaker, first);
}

/** "Ada Holm's letter, which": the noun with its owner. */
function owned(scene: Scene, first: number, end: number): (Mention & { type: 'noun' }) | null {
  const { nameAt, names, words } = scene.index;
  let from = first;
  while (from < end && !(words.tokens[from]!.lower === "'s" && nameAt[from - 1]! >= 0)) from++;
  if (from === end || from === 0) return null;
  const mention = readMention(scene.index, names[nameAt[from - 1]!]!.titleFirst, end);
  return mention.type === 'noun' ? mention : null;
}

/** "Ada Holm of the Harbour Board, who": the person, where a body's name stands between. */
function personBefore(scene: Scene, at: number): Entity | null {
  const { nameAt, entityOf, names, words } = scene.index;
  let k = at - 1;
  while (k > at - 3 && words.tokens[k]?.kind === 'mark') k--;
  for (let n = 0; n < 14 && k > 0 && words.sentenceOf[k] === words.sentenceOf[at]; n++, k--) {
    const name = nameAt[k]!;
    if (name < 0) continue;
    const e = entityOf[name]!;
    if (e.kind === 'person') {
      const link = words.tokens[names[name]!.last]?.lower ?? '';
      return n > 0 && (link === 'of' || link === 'from') ? e : null;
    }
    if (e.kind === 'place') return null;
    k = names[name]!.first;
  }
  return null;
}

function joint(scene: Scene, mention: Mention & { type: 'joint' }, i: number, speaker: Entity | null): Entity {
  const members = mention.parts.map((part) =>
    find(scene, part, i, speaker, part.type === 'pronoun' ? part.at : part.first),
  );
  const kinds = new Set(members.map((m) => (m.kind === 'place' ? 'organization' : m.kind)));
  const kind = kinds.size === 1 ? [...kinds][0]! : 'group';
  const name = members.map((m) => m.name);
  const full = name.length === 2 ? name.join(' and ') : `${name.slice(0, -1).join(', ')} and ${name.at(-1)}`;
  const again = scene.plain.get(full.toLowerCase());
  if (again) return again;
  const e = entity(
    kind,
    full,
    [],
    members.some((m) => m.named),
  );
  e.members = members;
  e.plural = true;
  scene.plain.set(full.toLowerCase(), e);
  because(e, 'joint', 0.95);
  for (const m of members) for (const r of m.roles) e.roles.add(r);
  scene.described.push({ entity: e, at: mention.first, head: null });
  return e;
}
