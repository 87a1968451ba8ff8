import type { Attribution } from '../records/attribution.ts';
import { firstIndex, tokenRange } from '../records/in-parse.ts';
import type { Token } from '../records/parse.ts';
import type { Source } from '../records/source.ts';
import type { Span } from '../records/span.ts';
import {
  CLAUSE_CONJUNCTIONS,
  COMMON_PAST_FORMS,
  DATED_AUXILIARIES,
  VERB_PARTICLES,
} from '../rules/en/digest-clause-words.ts';
import {
  PERSON_ANTECEDENTS,
  PLURAL_END,
  RELATIVE_TIME_WORDS,
  SEASONS,
  THING_DETERMINERS,
  THOSE_COMPLEMENTS,
  TIME_BEHIND_THIS,
} from '../rules/en/digest-pronoun-words.ts';
import {
  DAY_NEIGHBOURS,
  DAYS_FROM_TODAY,
  FOLLOWING,
  GROUP_PRONOUNS,
  MALE_PRONOUNS,
  PERSON_PRONOUNS,
  POINTERS,
  SPEAKERS,
  THING_PRONOUNS,
} from '../rules/en/digest-words.ts';
import { MEN, MORE_MEN, MORE_WOMEN, WOMEN } from '../rules/en/given-names.ts';
import {
  AUXILIARIES,
  COMMON_VERBS,
  PHRASE_PREPOSITIONS,
  PREPOSITIONS,
  QUESTION_WORDS,
  TIME_WORDS,
} from '../rules/en/grammar.ts';
import { MONTH_NAMES } from '../rules/en/month-names.ts';
import { sourceNoun } from '../rules/en/source-nouns.ts';
import type { Edit } from './edit.ts';
import { isQuotedAt, publishedOf, sourceOf, type Text } from './text.ts';

/** Where a stretch stands in the sentence of a digest. */
export interface Standing {
  /** Who expresses it. */
  readonly speaker: Source | null;
  /** True where the speaker is named before it. */
  readonly isBehind: boolean;
  /** Name for a pronoun at this place, where the article tells whom it stands for. */
  readonly nameFor: (span: Span) => string | null;
}

const set = (...lists: readonly string[]): ReadonlySet<string> => new Set(lists.flatMap((l) => l.split(' ')));
const women = set(WOMEN, MORE_WOMEN);
const men = set(MEN, MORE_MEN);

function genderOf(source: Source | null): 'f' | 'm' | null {
  const given = source?.kind === 'person' ? source.name.split(' ')[0]!.toLowerCase() : '';
  return women.has(given) === men.has(given) ? null : women.has(given) ? 'f' : 'm';
}

/**
 * What has to be put into a stretch of an article so that it is understood without the article; null where that is not sure. A pronoun is
 * understood where it stands for the source that the sentence names, or for something before it in the stretch.
 */
export function understood(text: Text, span: Span, { speaker, isBehind, nameFor }: Standing): readonly Edit[] | null {
  const [first, last] = tokenRange(text, span);
  const { tokens } = text.parse;
  const edits: Edit[] = [];
  for (let i = first; i < last; i++) {
    const t = tokens[i]!;
    const isQuoted = isQuotedAt(text, t.start);
    const day = isQuoted ? undefined : dayFor(text, i);
    // "the strongest in use today": a day beside the present may be these days.
    if (day === null || (day !== undefined && !tellsPast(text, first, last))) return null;
    if (day !== undefined) {
      edits.push({ span: [t.start, t.end], text: day });
      continue;
    }
    if (SPEAKERS.has(t.lower) && !isQuoted && !/^(?:US|I)$/.test(t.text)) return null;
    if (t.text === 'I' && !isQuoted) return null;
    if (!isQuoted && (isRelativeTime(text, i) || FOLLOWING.has(t.lower) || isAddition(text, first, i))) return null;
    const isPronoun = PERSON_PRONOUNS.has(t.lower) || GROUP_PRONOUNS.has(t.lower) || THING_PRONOUNS.has(t.lower);
    if (t.lower === 'that' && !isQuoted && isAlone(text, i, last)) return null;
    // “one of those,”: within marks of quotation too nobody knows of what.
    if (
      isQuoted &&
      POINTERS.has(t.lower) &&
      tokens[i + 1]?.kind === 'mark' &&
      PREPOSITIONS.has(tokens[i - 1]?.lower ?? '')
    )
      return null;
    if (POINTERS.has(t.lower) && !isQuoted && !isTied(text, i, first)) return null;
    if (!isPronoun) continue;
    const inner = innerSpeaker(text, i, span);
    if (isQuoted) {
      // A quotation that begins with "He" or "They" tells nobody who that is.
      if (i - first < 2 && t.lower !== 'it') return null;
      if (!(t.lower === 'it' && isImpersonal(text, i)) && !hasAntecedent(text, t.lower, first, i)) return null;
      continue;
    }
    if (inner && fits(t.lower, inner)) continue;
    const isOwn = isBehind && speaker?.mentions.some((m) => m[0] === t.start) && fits(t.lower, speaker);
    // Before its speaker a clause cannot begin with a pronoun.
    if (!isBehind && i - first < 2) {
      const name = nameFor([t.start, t.end]);
      if (name === null) return null;
      edits.push({ span: [t.start, t.end], text: name });
      continue;
    }
    if (isOwn) continue;
    // "They were found" behind those who found them: at its head a pronoun goes on with what stood before.
    if (GROUP_PRONOUNS.has(t.lower) && i - first < 2 && isHead(text, first, i)) {
      const name = nameFor([t.start, t.end]);
      if (name === null) return null;
      edits.push({ span: [t.start, t.end], text: name });
      continue;
    }
    // Of a speaker who may be a man or a woman it is not known that "she" is one's own.
    const isSure = !PERSON_PRONOUNS.has(t.lower) || genderOf(speaker) !== null;
    if (isBehind && speaker && isSure && fits(t.lower, speaker) && !isAnotherNear(text, speaker, span, t.lower))
      continue;
    if (hasAntecedent(text, t.lower, first, i)) continue;
    const name = nameFor([t.start, t.end]);
    if (name === null) return null;
    edits.push({ span: [t.start, t.end], text: name });
  }
  return edits;
}

/** The first word of a stretch, "that" aside. */
const isHead = (text: Text, first: number, i: number): boolean =>
  i === first || text.parse.tokens[first]!.lower === 'that';

/** "it got hard", "it is late": a subject that may stand for nothing. */
const isImpersonal = (text: Text, i: number): boolean => {
  const next = text.parse.tokens[i + 1];
  return next !== undefined && (AUXILIARIES.has(next.lower) || COMMON_VERBS.has(next.lower));
};

/** The source of an attribution within the stretch, named before the pronoun. */
function innerSpeaker(text: Text, i: number, span: Span): Source | null {
  const at = text.parse.tokens[i]!.start;
  const inner = text.read.attributions.filter(
    (a: Attribution) =>
      a.source.length > 0 &&
      a.source[0]![0] >= span[0] &&
      a.source.at(-1)![1] <= at &&
      a.content.some((c) => c[0] <= at && at < c[1]) &&
      // "The museum asked for it": what it asked for is not the museum.
      !/^(?:\w+ )?$/.test(text.read.article.text.slice(a.cue[1], at).trimStart()),
  );
  const a = inner.at(-1);
  if (!a) return null;
  const source = sourceOf(text, a);
  const isPronoun = PERSON_PRONOUNS.has(text.read.article.text.slice(...a.source[0]!).toLowerCase());
  return isPronoun ? null : source;
}

/** Whether a pronoun can stand for a source. */
function fits(pronoun: string, source: Source): boolean {
  if (PERSON_PRONOUNS.has(pronoun)) {
    const gender = genderOf(source);
    return (
      source.kind === 'person' &&
      source.members.length === 0 &&
      (gender === null || (gender === 'm') === MALE_PRONOUNS.has(pronoun))
    );
  }
  if (GROUP_PRONOUNS.has(pronoun)) return source.kind === 'group' || source.members.length > 0;
  return source.kind === 'organization' || source.kind === 'outlet' || source.kind === 'document';
}

/** Whether somebody else of whom the same pronoun could be said stands in the same sentence or the one before. */
function isAnotherNear(text: Text, speaker: Source, span: Span, pronoun: string): boolean {
  const { sentences } = text.parse;
  const s = Math.max(0, firstIndex(sentences.length, (i) => sentences[i]!.span[0] > span[0]) - 1);
  const from = sentences[Math.max(0, s - 1)]!.span[0];
  return text.read.sources.some(
    (o) =>
      o.id !== speaker.id &&
      fits(pronoun, o) &&
      !speaker.members.includes(o.id) &&
      o.mentions.some((m) => m[0] >= from && m[1] <= span[1]),
  );
}

/** Whether the stretch itself names before the pronoun what it may stand for. */
function hasAntecedent(text: Text, pronoun: string, first: number, i: number): boolean {
  const before = text.parse.tokens.slice(first, i);
  // "which species they were": what is asked for was not told.
  const isAsked = before.slice(0, 2).some((t) => QUESTION_WORDS.has(t.lower));
  if (GROUP_PRONOUNS.has(pronoun))
    return (
      !isAsked &&
      before.some((t) => (t.kind === 'word' && PLURAL_END.test(t.lower) && t.lower.length > 3) || t.kind === 'number')
    );
  if (PERSON_PRONOUNS.has(pronoun))
    return (
      before.some((t) => PERSON_ANTECEDENTS.has(t.lower) || sourceNoun(t.lower)?.kind === 'person') ||
      before.some((t, k) => isOfPerson(text, t, before[k + 1]))
    );
  // "There was a chain on it": what "it" is stands before.
  if (pronoun === 'it' && (before.length < 4 || before[0]!.lower === 'there')) return false;
  const things = before.filter(
    (t, k) =>
      (t.kind === 'word' && THING_DETERMINERS.has(t.lower) && k + 1 < before.length) ||
      (k > 0 && isTall(t) && !isTall(before[k - 1]!) && !THING_DETERMINERS.has(before[k - 1]!.lower)),
  );
  // "The museum had asked for it": an object is not the subject of its own clause.
  const isObject = pronoun === 'it' && !isImpersonal(text, i);
  return things.length > (isObject ? 1 : 0);
}

/** A word of the name of a person. */
const isOfPerson = (text: Text, { text: word, lower, start }: Token, next: Token | undefined): boolean =>
  /^\p{Lu}\p{Ll}/u.test(word) &&
  // Alone a given name may be a country's.
  (((women.has(lower) || men.has(lower)) && next !== undefined && isTall(next)) ||
    text.read.sources.some((s) => s.kind === 'person' && s.mentions.some((m) => m[0] <= start && start < m[1])) ||
    text.read.sources.some((s) => s.kind === 'person' && s.name.split(' ').includes(word)));

/** "this year", "these days", "that the", "such as": nothing that stands elsewhere. */
function isTied(text: Text, i: number, first: number): boolean {
  const { tokens } = text.parse;
  const [t, next] = [tokens[i]!, tokens[i + 1]];
  if (t.lower === 'above' || t.lower === 'below') return next?.kind !== 'mark' && next !== undefined;
  if (t.lower === 'such') return next?.lower === 'as' || next?.lower === 'a';
  if (t.lower === 'those') return THOSE_COMPLEMENTS.has(next?.lower ?? '');
  if (t.lower === 'this') return TIME_BEHIND_THIS.has(next?.lower ?? '') && i > first;
  return false;
}

const isTall = (t: Token): boolean => /^\p{Lu}\p{Ll}/u.test(t.text);

/** "The board *also* has boats": beside what was told before, unless the stretch itself told it. */
function isAddition(text: Text, first: number, i: number): boolean {
  const { tokens } = text.parse;
  const isVerb = (k: number): boolean => AUXILIARIES.has(tokens[k]!.lower) || COMMON_VERBS.has(tokens[k]!.lower);
  if (tokens[i]!.lower !== 'also') return false;
  for (let k = first; k < i - 1; k++) if (isVerb(k)) return false;
  return true;
}

/** "last night", "next month": a time that goes by when the article came out. */
function isRelativeTime(text: Text, i: number): boolean {
  const { tokens } = text.parse;
  return (
    RELATIVE_TIME_WORDS.has(tokens[i]!.lower) &&
    tokens[i - 1]?.lower !== 'the' &&
    (TIME_WORDS.has(tokens[i + 1]?.lower ?? '') || SEASONS.has(tokens[i + 1]?.lower ?? ''))
  );
}

/** "rejected that", "that: the leases had ended", "half of that belongs", "that is not so": a pronoun. */
function isAlone(text: Text, i: number, last: number): boolean {
  const { tokens } = text.parse;
  const next = tokens[i + 1];
  return (
    i + 1 >= last ||
    next!.kind === 'mark' ||
    AUXILIARIES.has(next!.lower) ||
    TIME_WORDS.has(next!.lower) ||
    SEASONS.has(next!.lower) ||
    VERB_PARTICLES.has(next!.lower) ||
    CLAUSE_CONJUNCTIONS.has(tokens[i - 1]?.lower ?? '') ||
    isOneOfKind(text, i, last) ||
    PHRASE_PREPOSITIONS.has(tokens[i - 1]?.lower ?? '')
  );
}

/** "won that game": before a noun that the article counts ("a game") and what goes on behind it. */
function isOneOfKind(text: Text, i: number, last: number): boolean {
  const { tokens } = text.parse;
  const [noun, behind] = [tokens[i + 1]!, tokens[i + 2]];
  const ends = i + 2 >= last || behind === undefined || behind.kind === 'mark';
  const goesOn =
    ends ||
    AUXILIARIES.has(behind.lower) ||
    PREPOSITIONS.has(behind.lower) ||
    COMMON_VERBS.has(behind.lower) ||
    /[^e]ed$/.test(behind.lower);
  return (
    goesOn &&
    /^\p{Ll}/u.test(noun.text) &&
    tokens.some((t, k) => t.lower === noun.lower && /^an?$/.test(tokens[k - 1]?.lower ?? ''))
  );
}

/** Whether a past form or "will" stands in the stretch, so that a day in it is one day. */
const tellsPast = (text: Text, first: number, last: number): boolean =>
  text.parse.tokens.slice(first, last).some(
    (t, i, all) =>
      DATED_AUXILIARIES.has(t.lower) ||
      // "is set to": behind an auxiliary it is a participle.
      ((COMMON_PAST_FORMS.has(t.lower) || /[^e]ed$/.test(t.lower)) && !AUXILIARIES.has(all[i - 1]?.lower ?? '')),
  );

/** A day by its date; `undefined` where the token is none, null where it cannot be told. */
function dayFor(text: Text, i: number): string | null | undefined {
  const { tokens } = text.parse;
  const shift = DAYS_FROM_TODAY.get(tokens[i]!.lower);
  if (shift === undefined) return undefined;
  const published = publishedOf(text);
  if (
    published === null ||
    DAY_NEIGHBOURS.has(tokens[i - 1]?.lower ?? '') ||
    DAY_NEIGHBOURS.has(tokens[i + 1]?.lower ?? '')
  )
    return null;
  const day = new Date(Date.parse(`${published.slice(0, 10)}T00:00:00Z`) + shift * 86_400_000);
  return `on ${day.getUTCDate()} ${MONTH_NAMES[day.getUTCMonth()]}`;
}
