import type { Attribution } from '../../records/attribution.ts';
import { firstIndex, tokenRange, tokensIn } from '../../records/in-parse.ts';
import type { Token } from '../../records/parse.ts';
import type { Span } from '../../records/span.ts';
import { verbByForm } from '../../rules/en/cues.ts';
import { AUXILIARIES, COMMON_VERBS } from '../../rules/en/grammar.ts';
import { ATTACKED_OPENERS, BEFORE_NOUN_FORMS } from '../../rules/en/lint-context-words.ts';
import { LOADED_VERBS, type LoadedVerb, NOT_SAID } from '../../rules/en/lint-words.ts';
import type { Draft } from '../draft.ts';
import { isQuoted } from '../look.ts';
import { namesIn } from '../names.ts';
import type { Rule, Spotted } from '../rule.ts';

const byForm: ReadonlyMap<string, LoadedVerb> = new Map(
  LOADED_VERBS.flatMap((v) => v.forms.map((f) => [f, v] as const)),
);

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
  ],
  good: [
    { text: 'Councillor Per Holm said that the town could not pay.' },
    { text: 'A group of farmers claimed responsibility for the blockade.' },
    { text: 'The lorry slammed into the wall.' },
  ],
  check: (draft) => [...saying(draft), ...attacking(draft)].sort((a, b) => a.span[0] - b.span[0]),
};

const isLoaded = (draft: Draft, lower: string): boolean =>
  !draft.house.allowed.has(lower) && (byForm.has(lower) || draft.house.loaded.has(lower));

function told(span: Span, lower: string): Spotted {
  const verb = byForm.get(lower);
  const why = verb?.tells ?? 'is on the list of the house';
  const instead = verb?.attacks ? 'tell what was said' : 'use "said", unless the source\'s own act is meant';
  return { span, message: `"${lower}" ${why}: ${instead}` };
}

/** Cues of attributions that somebody makes. */
function saying(draft: Draft): Spotted[] {
  return draft.read.attributions.flatMap((a) => {
    if (a.source.length === 0 || a.act === 'show' || isQuoted(draft, a.cue)) return [];
    const tokens = tokensIn(draft, a.cue);
    const at = tokens.findIndex((t) => isLoaded(draft, t.lower));
    const verb = tokens[at];
    if (!verb || isNoun(draft, verb) || (!byForm.get(verb.lower)?.attacks && isNoSaying(draft, a))) return [];
    const spot = told([verb.start, verb.end], verb.lower);
    const text = tokens.length === 1 ? neutral(draft, a, verb.lower) : null;
    return [text === null ? spot : { ...spot, fix: { span: spot.span, text } }];
  });
}

/** "his claim that", "Democratic claims": the noun, by the word before it or, for a plural, behind it. */
function isNoun(draft: Draft, verb: Token): boolean {
  const { tokens } = draft.parse;
  const at = firstIndex(tokens.length, (i) => tokens[i]!.start >= verb.start);
  const before = tokens[at - 1]?.lower ?? '';
  return BEFORE_NOUN_FORMS.has(before) || tokens[at + 1]?.lower === 'as';
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

const isVerb = (word: string): boolean =>
  word === 'that' ||
  AUXILIARIES.has(word) ||
  COMMON_VERBS.has(word) ||
  verbByForm(word).some((r) => r.form === 'past' || r.form === 's');

/** "said" where it certainly fits: before "that", and beside a quotation. */
function neutral(draft: Draft, { content, cue, form }: Attribution, lower: string): string | null {
  const behind = content.find((c) => c[0] >= cue[1]);
  const opens = behind ? tokensIn(draft, behind)[0]?.lower : null;
  if (form !== 'direct' && opens !== 'that') return null;
  const [base, third] = byForm.get(lower)?.forms ?? [null, null];
  return lower === base ? 'say' : lower === third ? 'says' : 'said';
}

/** "slammed the council": whoever does so is a person, and nothing is told of a content. */
function attacking(draft: Draft): Spotted[] {
  const { tokens } = draft.parse;
  return tokens.flatMap((t, i) => {
    const verb = byForm.get(t.lower);
    const span: Span = [t.start, t.end];
    if (!verb?.attacks || !isLoaded(draft, t.lower) || isQuoted(draft, span)) return [];
    if (draft.read.attributions.some((a) => a.source.length > 0 && a.cue[0] <= t.start && t.end <= a.cue[1])) return [];
    const next = tokens[i + 1];
    if (!next || !ATTACKED_OPENERS.has(next.lower)) return [];
    return isPersonBefore(draft, i) ? [told(span, t.lower)] : [];
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
