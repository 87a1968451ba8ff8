import type { Attribution } from '../records/attribution.ts';
import type { Source } from '../records/source.ts';
import type { Span } from '../records/span.ts';
import {
  CONTENT_OPENERS,
  QUOTATION_VERBS,
  TAG_VERB_LEMMAS,
  THAT_CLAUSE_VERBS,
} from '../rules/en/digest-clause-words.ts';
import { LEANING_FIRST } from '../rules/en/digest-words.ts';
import { SUBJECT_PRONOUNS } from '../rules/en/grammar.ts';
import { PERSONAL_PRONOUNS } from '../rules/en/listable.ts';
import { amid, begun, isClause, isLeaning, isWhole, opensWithThat } from './clause.ts';
import { contentOf, type Rendered, type Write } from './content.ts';
import type { Telling } from './cue.ts';
import type { Names, Profile } from './names.ts';
import { type Text, tokensWithin } from './text.ts';
import { bare, beforeTag, capital, isQuotation, render } from './words.ts';

const LONGEST_GAP = 6;

export interface Frame {
  readonly write: Write;
}

/** Source, verb and content in the order of the article. */
export function frameOf(text: Text, names: Names, a: Attribution, source: Source, telling: Telling): Frame | null {
  const profile = names.of(text, source)!;
  const pieces = [...a.content].sort((x, y) => x[0] - y[0]);
  const isTurned = isToTurn(text, a, telling, pieces);
  const rendered = contentOf(text, names, a, source, { pieces, isTurned });
  if (rendered === null) return null;
  const subject = (name: (p: Profile) => string): string => subjectOf(name(profile), telling);
  // Two sentences without marks of quotation would run into one.
  const gaps = pieces.slice(1).map((p, i) => text.read.article.text.slice(pieces[i]![1], p[0]));
  if (gaps.some((g) => /^[.?!]?$/.test(g.trim())) && !pieces.every((p) => isQuotation(text, p))) return null;
  const before = pieces.filter((p) => p[1] <= a.cue[0]);
  const after = pieces.filter((p) => p[0] >= a.cue[1]);
  if (before.length + after.length !== pieces.length) return null;
  const to = addressee(text, names, a);
  if (to === null) return null;
  const verb = (name: (p: Profile) => string): string =>
    [telling.words, ...(to === undefined ? [] : telling.lemma === 'tell' ? [name(to)] : ['to', name(to)])].join(' ');
  const tag = (name: (p: Profile) => string): string =>
    telling.kind === 'phrase'
      ? `according to ${bare(name(profile))}`
      : tagOf(name(profile), profile, verb(name), telling);
  if (before.length === 0) {
    if (telling.kind === 'phrase') {
      const content = rendered(after);
      if (isInSingleMarks(text, after[0]!)) return null;
      // "According to the notice, it says": who says it would be told twice.
      return !isClause(text, after) || SUBJECT_PRONOUNS.has(tokensWithin(text, after[0]!)[0]?.lower ?? '')
        ? null
        : { write: (name, tail) => `According to ${bare(subject(name))}, ${content(name, tail)}` };
    }
    return afterFrame(text, a, telling, { pieces: after, rendered, subject, verb });
  }
  if (!isWhole(text, a, before)) return null;
  if (isTurned)
    return {
      write: (name, tail) =>
        `${subject(name)} ${verb(name)} that ${begun(rendered(before)(name, tail), amid(text, before[0]!)!)}`,
    };
  if (isLeaning(text, before[0]!) || !(isClause(text, before) || before.every((p) => isQuotation(text, p))))
    return null;
  // Before its tag a content is a clause, whatever the verb; one of another act must be of those that take a tag.
  if (!telling.isReplaced && !TAG_VERB_LEMMAS.has(telling.lemma)) return null;
  const head = rendered(before);
  const rest = after.length ? rendered(after) : null;
  if (!after.length) return { write: (name, tail) => `${beforeTag(capital(head(name, tail)))} ${tag(name)}` };
  // A tag in the midst of a clause is for the clause's own writer; between two quotations it is plain.
  if (![...before, ...after].every((p) => isQuotation(text, p))) return null;
  const gap = text.read.article.text.slice(Math.max(a.cue[1], a.source.at(-1)![1]), after[0]![0]);
  const isNew = /\./.test(gap);
  return {
    write: (name, tail) =>
      `${beforeTag(capital(head(name, tail)))} ${tag(name)}${isNew ? '.' : ','} ${rest!(name, tail)}`,
  };
}

/**
 * "The leases had ended, Prothwell said" is turned to "Prothwell said that the leases had ended", which nobody can take for the words of
 * somebody else: where the first word needs no capital, or surely keeps it.
 */
function isToTurn(text: Text, a: Attribution, telling: Telling, pieces: readonly Span[]): boolean {
  const [only] = pieces;
  if (
    !only ||
    pieces.length > 1 ||
    only[1] > a.cue[0] ||
    a.form === 'direct' ||
    telling.kind !== 'verb' ||
    telling.act === 'decline'
  )
    return false;
  if (!telling.isReplaced && !THAT_CLAUSE_VERBS.has(telling.lemma)) return false;
  return amid(text, only) !== null && isClause(text, pieces);
}

/** "Basurin said"; "said a former worker, who asked not to be named", which would be long before its verb. */
function tagOf(name: string, profile: Profile, verb: string, telling: Telling): string {
  const isLong = profile.clause !== null && name.endsWith(profile.clause);
  return isLong && /^\w+$/.test(verb) ? `${verb} ${name}` : `${subjectOf(name, telling)} ${verb}`;
}

interface After {
  readonly pieces: readonly Span[];
  readonly rendered: Rendered;
  readonly subject: (name: (p: Profile) => string) => string;
  readonly verb: (name: (p: Profile) => string) => string;
}

/** "X said that …", "X denied …", "X said: “…”", "X did not respond to …". */
function afterFrame(
  text: Text,
  a: Attribution,
  telling: Telling,
  { pieces, rendered, subject, verb }: After,
): Frame | null {
  if (pieces.length === 0) return a.act === 'decline' ? { write: (name) => `${subject(name)} ${verb(name)}` } : null;
  if (isInSingleMarks(text, pieces[0]!)) return null;
  const isQuote = pieces.every((p) => isQuotation(text, p));
  const content = rendered(pieces);
  const gap = text.read.article.text.slice(a.cue[1], pieces[0]![0]);
  if (isQuote && /^[“"]?\p{Lu}/u.test(text.read.article.text.slice(...pieces[0]!))) {
    if (!telling.isReplaced && !QUOTATION_VERBS.has(telling.lemma)) return null;
    return { write: (name, tail) => `${subject(name)} ${verb(name)}: ${content(name, tail)}` };
  }
  if (telling.isReplaced && !(isClause(text, pieces) && (telling.takesClause || opensWithThat(text, pieces))))
    return null;
  // “on a bedsheet if need be”: a piece of what was said is no sentence.
  if (isQuote) return null;
  const first = tokensWithin(text, pieces[0]!)[0]?.lower ?? '';
  if (LEANING_FIRST.has(first) && !CONTENT_OPENERS.has(first) && !SUBJECT_PRONOUNS.has(first)) return null;
  const beside = tokensWithin(text, [a.cue[1], pieces[0]![0]]);
  const when = a.at?.when;
  const isWhen = when !== null && when !== undefined && when[0] >= a.cue[1] && when[1] <= pieces[0]![0];
  if (telling.isReplaced || a.to || isWhen || /^[\s,]*$/.test(gap))
    return { write: (name, tail) => `${subject(name)} ${verb(name)} ${content(name, tail)}` };
  if (beside.length > LONGEST_GAP || beside.some((t) => PERSONAL_PRONOUNS.has(t.lower) || t.kind === 'mark'))
    return null;
  return {
    write: (name, tail) =>
      `${subject(name)} ${verb(name)} ${render(text, [a.cue[1], pieces[0]![0]])} ${content(name, tail)}`,
  };
}

/** A whole sentence between single marks: no clause, and nothing that reads back as a quotation. */
const isInSingleMarks = (text: Text, span: Span): boolean =>
  /^\s*['‘]\p{Lu}/u.test(text.read.article.text.slice(...span));

/** A name before its verb: what is set off by one comma is set off by two. */
function subjectOf(name: string, telling: Telling): string {
  const isOpen = name.includes(',') && telling.kind === 'verb';
  return isOpen ? `${name},` : name;
}

/** The outlet that was told first; undefined without one, null where it cannot be named. */
function addressee(text: Text, names: Names, a: Attribution): Profile | null | undefined {
  if (!a.to) return undefined;
  const source = a.to.sourceId === null ? null : text.sources.get(a.to.sourceId);
  return source ? names.of(text, source) : null;
}
