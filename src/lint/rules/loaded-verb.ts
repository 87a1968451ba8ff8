import type { Attribution } from '../../records/attribution.ts';
import { firstIndex, tokenRange, tokensIn } from '../../records/in-parse.ts';
import type { Token } from '../../records/parse.ts';
import type { Span } from '../../records/span.ts';
import { verbByForm } from '../../rules/en/cues.ts';
import { AUXILIARIES, COMMON_VERBS, PREPOSITIONS } from '../../rules/en/grammar.ts';
import { ATTACKED_OPENERS, BEFORE_NOUN_FORMS, TIMELESS_AUXILIARIES } from '../../rules/en/lint-context-words.ts';
import { LOADED_VERBS, type LoadedVerb, NOT_SAID } from '../../rules/en/lint-words.ts';
import type { Draft } from '../draft.ts';
import { isQuoted } from '../look.ts';
import { namesIn } from '../names.ts';
import type { Rule, Spotted } from '../rule.ts';

/** By the form of their first word, those with the most particles first. */
const byForm = new Map<string, LoadedVerb[]>();
for (const verb of LOADED_VERBS.toSorted((a, b) => b.particles.length - a.particles.length))
  for (const form of new Set(verb.forms)) byForm.set(form, [...(byForm.get(form) ?? []), verb]);

export const loadedVerb: Rule = {
  id: 'loaded-verb',
  level: 'warning',
  about: 'a verb of saying that judges what was said or who said it: claimed, admitted, revealed, slammed',
  why: '"Said" tells what happened and no more. "Claimed" casts doubt, "admitted" suggests guilt, "revealed" vouches for the truth.',
  standards: [
    'AP Stylebook: "said" is the neutral verb of attribution',
    'Reuters Handbook of Journalism: avoid loaded words and take no side',
  ],
  limits:
    'An admission that is one ("admitted the theft in court") is found too: the rule cannot know. Switch it off for that line.',
  bad: [
    { text: 'Councillor Per Holm claimed that the town could not pay.' },
    { text: 'Port director Lena Orsk admitted that the inspection was late.' },
    { text: 'Mayor Ada Lund slammed the council for its silence.' },
    { text: 'Councillor Per Holm let slip that the bridge would stay shut.' },
    { text: 'Mayor Ada Lund gloated that the other side had no plan.' },
    { text: 'Port director Lena Orsk insisted that every boat had been checked.' },
  ],
  good: [
    { text: 'Councillor Per Holm said that the town could not pay.' },
    { text: 'A group of farmers claimed responsibility for the blockade.' },
    { text: 'The lorry slammed into the wall.' },
    { text: 'Mayor Ada Lund insisted on a second vote.' },
    { text: 'Mayor Ada Lund insisted that the gate stay shut until Monday.' },
    { text: 'Councillor Per Holm complained that the town could not pay.' },
  ],
  check: (draft) => [...saying(draft), ...attacking(draft)].sort((a, b) => a.span[0] - b.span[0]),
};

/** A loaded verb of the draft: where it stands, and what the lists say of it (null for a word of the house). */
interface Found {
  readonly token: Token;
  readonly span: Span;
  readonly verb: LoadedVerb | null;
}

/** The loaded verb whose first word is the token `at`; null where there is none. */
function loadedAt(draft: Draft, at: number): Found | null {
  const { tokens } = draft.parse;
  const token = tokens[at];
  if (!token || draft.house.allowed.has(token.lower)) return null;
  const verb = byForm.get(token.lower)?.find((v) => v.particles.every((p, k) => tokens[at + 1 + k]?.lower === p));
  if (!verb && !draft.house.loaded.has(token.lower)) return null;
  return { token, span: [token.start, tokens[at + (verb?.particles.length ?? 0)]!.end], verb: verb ?? null };
}

function told({ token, span, verb }: Found): Spotted {
  const why = verb?.tells ?? 'is on the list of the house';
  const instead = verb?.attacks ? 'tell what was said' : 'use "said", unless the source\'s own act is meant';
  const words = [token.lower, ...(verb?.particles ?? [])].join(' ');
  return { span, message: `"${words}" ${why}: ${instead}` };
}

/** Cues of attributions that somebody makes. */
function saying(draft: Draft): Spotted[] {
  return draft.read.attributions.flatMap((a) => {
    if (a.source.length === 0 || a.act === 'show' || isQuoted(draft, a.cue)) return [];
    const [first, last] = tokenRange(draft, a.cue);
    const found = firstOf(first, last, (i) => loadedAt(draft, i));
    if (
      !found ||
      isNoun(draft, found.token) ||
      (!found.verb?.attacks && isNoSaying(draft, a)) ||
      (found.verb?.demands && isDemand(draft, a))
    )
      return [];
    const spot = told(found);
    const text = last - first === 1 ? neutral(draft, a, found) : null;
    return [text === null ? spot : { ...spot, fix: { span: spot.span, text } }];
  });
}

/** What the first index gives for which something is found. */
function firstOf<T>(first: number, last: number, find: (i: number) => T | null): T | null {
  for (let i = first; i < last; i++) {
    const found = find(i);
    if (found) return found;
  }
  return null;
}

/** "his claim that", "Democratic claims": the noun, by the word before it or, for a plural, behind it. */
function isNoun(draft: Draft, verb: Token): boolean {
  const { tokens } = draft.parse;
  const at = firstIndex(tokens.length, (i) => tokens[i]!.start >= verb.start);
  const before = tokens[at - 1]?.lower ?? '';
  const isBare = byForm.get(verb.lower)?.some((v) => v.forms[0] === verb.lower && v.forms[2] !== verb.lower) ?? false;
  return (
    BEFORE_NOUN_FORMS.has(before) ||
    tokens[at + 1]?.lower === 'as' ||
    (isBare && before !== 'to' && PREPOSITIONS.has(before))
  );
}

/** "claimed responsibility", "admitted to", "claims of": a deed. */
function isNoSaying(draft: Draft, { content, cue }: Attribution): boolean {
  const first = content.find((c) => c[0] >= cue[1]);
  const words = first ? tokensIn(draft, first).slice(0, 3) : [];
  // "claimed vast wealth": what is claimed is a thing and no statement.
  const isThing = first && !isQuoted(draft, first) && !tokensIn(draft, first).some((t) => isVerb(t.lower));
  return (
    isThing ||
    tokensIn(draft, cue).some((t, i) => t.lower === 'of' || (i > 0 && t.lower === 'to')) ||
    words.some((t) => NOT_SAID.has(t.lower)) ||
    words[0]?.lower === 'to'
  );
}

/** "insisted on a vote", "insisted that the gate stay shut": no verb of what is insisted on is one of a fact. */
function isDemand(draft: Draft, { content, cue, form }: Attribution): boolean {
  const first = content.find((c) => c[0] >= cue[1]);
  const words = first ? tokensIn(draft, first) : [];
  const on = [...tokensIn(draft, cue).slice(1), ...words.slice(0, 1)];
  if (on.some((t) => t.lower === 'on' || t.lower === 'upon')) return true;
  return form !== 'direct' && words[0]?.lower === 'that' && !words.slice(1).some((t) => isOfFact(t.text));
}

const isOfFact = (word: string): boolean =>
  (AUXILIARIES.has(word) && !TIMELESS_AUXILIARIES.has(word)) ||
  verbByForm(word).some((r) => r.form === 'past' || r.form === 's') ||
  /[^aeiou]ed$/.test(word);

const isVerb = (word: string): boolean =>
  word === 'that' ||
  AUXILIARIES.has(word) ||
  COMMON_VERBS.has(word) ||
  verbByForm(word).some((r) => r.form === 'past' || r.form === 's');

/** "said" where it certainly fits: before "that", and beside a quotation. */
function neutral(draft: Draft, { content, cue, form }: Attribution, { token, verb }: Found): string | null {
  const behind = content.find((c) => c[0] >= cue[1]);
  const opens = behind ? tokensIn(draft, behind)[0]?.lower : null;
  if (form !== 'direct' && opens !== 'that') return null;
  const [base, third] = verb?.forms ?? [null, null];
  return token.lower === base ? 'say' : token.lower === third ? 'says' : 'said';
}

/** "slammed the council": whoever does so is a person, and nothing is told of a content. */
function attacking(draft: Draft): Spotted[] {
  const { tokens } = draft.parse;
  return tokens.flatMap((t, i) => {
    const found = loadedAt(draft, i);
    if (!found?.verb?.attacks || isQuoted(draft, found.span)) return [];
    if (draft.read.attributions.some((a) => a.source.length > 0 && a.cue[0] <= t.start && t.end <= a.cue[1])) return [];
    const next = tokens[i + 1 + found.verb.particles.length];
    if (!next || !ATTACKED_OPENERS.has(next.lower)) return [];
    return isPersonBefore(draft, i) ? [told(found)] : [];
  });
}

function isPersonBefore(draft: Draft, i: number): boolean {
  const before = draft.parse.tokens[i - 1];
  if (!before) return false;
  if (before.lower === 'he' || before.lower === 'she') return true;
  const sentences = draft.parse.sentences;
  const s = sentences[firstIndex(sentences.length, (k) => sentences[k]!.last > i)];
  if (!s || tokenRange(draft, s.span)[0] > i - 1) return false;
  return namesIn(draft, [s.span[0], before.end]).some((n) => n.isPerson && n.span[1] === before.end);
}
