import { CUE_NOUNS } from './cue-nouns.ts';
import { CUE_PHRASES } from './cue-phrases.ts';
import type { CueNoun, CuePhrase, CueVerb } from './cue-types.ts';
import { CUE_VERBS_ACCUSE } from './cue-verbs-accuse.ts';
import { CUE_VERBS_ASK } from './cue-verbs-ask.ts';
import { CUE_VERBS_ATTITUDE_A_K } from './cue-verbs-attitude-a-k.ts';
import { CUE_VERBS_ATTITUDE_L_Z } from './cue-verbs-attitude-l-z.ts';
import { CUE_VERBS_BE } from './cue-verbs-be.ts';
import { CUE_VERBS_CLAIM } from './cue-verbs-claim.ts';
import { CUE_VERBS_FUTURE } from './cue-verbs-future.ts';
import { CUE_VERBS_OPPOSE } from './cue-verbs-oppose.ts';
import { CUE_VERBS_SAY_A_L } from './cue-verbs-say-a-l.ts';
import { CUE_VERBS_SAY_M_Z } from './cue-verbs-say-m-z.ts';
import { CUE_VERBS_SHOW } from './cue-verbs-show.ts';
import { CUE_VERBS_URGE } from './cue-verbs-urge.ts';
import { VERB_FORMS, type VerbForm } from './inflect.ts';

export { FRAMES } from './cue-types.ts';
export type { VerbForm };

/** Every verb that can be a cue, one entry a lemma. */
export const cueVerbs: readonly CueVerb[] = [
  ...CUE_VERBS_SAY_A_L,
  ...CUE_VERBS_SAY_M_Z,
  ...CUE_VERBS_CLAIM,
  ...CUE_VERBS_OPPOSE,
  ...CUE_VERBS_ACCUSE,
  ...CUE_VERBS_URGE,
  ...CUE_VERBS_FUTURE,
  ...CUE_VERBS_ASK,
  ...CUE_VERBS_SHOW,
  ...CUE_VERBS_ATTITUDE_A_K,
  ...CUE_VERBS_ATTITUDE_L_Z,
  ...CUE_VERBS_BE,
];

export const cueNouns: readonly CueNoun[] = CUE_NOUNS;
export const cuePhrases: readonly CuePhrase[] = CUE_PHRASES;

/** A cue verb as its first word was met. */
export interface VerbReading {
  readonly verb: CueVerb;
  /** `past` stands for an equal participle too ("said"). */
  readonly form: VerbForm;
  /** The words that must follow ("out" for "pointed"), joined by one blank; null for a verb of one word. */
  readonly particle: string | null;
}

/** A cue noun as it was met. */
export interface NounReading {
  readonly noun: CueNoun;
  readonly plural: boolean;
}

const NO_VERBS: readonly VerbReading[] = [];
const NO_NOUNS: readonly NounReading[] = [];
const NO_PHRASES: readonly CuePhrase[] = [];

/** All forms of a verb, each once: an equal participle under `past`, a verb that never changes ("would like") under `past`. */
function formsOf(verb: CueVerb): readonly { readonly text: string; readonly form: VerbForm }[] {
  const { s, ing, past, participle } = verb.forms;
  const texts = { base: verb.lemma, s, ing, past, participle };
  if (s === verb.lemma) return [{ text: past, form: 'past' }, ...verb.others];
  const main = VERB_FORMS.filter((form) => form !== 'participle' || participle !== past);
  return [...main.map((form) => ({ text: texts[form], form })), ...verb.others];
}

const verbs = new Map<string, VerbReading[]>();
for (const verb of cueVerbs)
  for (const { text, form } of formsOf(verb)) {
    const cut = text.indexOf(' ');
    const first = cut < 0 ? text : text.slice(0, cut);
    const list = verbs.get(first) ?? [];
    list.push({ verb, form, particle: cut < 0 ? null : text.slice(cut + 1) });
    verbs.set(first, list);
  }
const particles = (r: VerbReading): number => (r.particle === null ? 0 : r.particle.split(' ').length);
for (const list of verbs.values()) list.sort((a, b) => particles(b) - particles(a));

const nouns = new Map<string, NounReading[]>();
for (const noun of cueNouns)
  for (const plural of [false, true]) {
    const text = plural ? noun.plural : noun.lemma;
    if (plural && noun.plural === noun.lemma) continue;
    nouns.set(text, [...(nouns.get(text) ?? []), { noun, plural }]);
  }

const phrases = new Map<string, CuePhrase[]>();
for (const phrase of cuePhrases) {
  const first = phrase.phrase.split(' ')[0]!;
  phrases.set(first, [...(phrases.get(first) ?? []), phrase]);
}
for (const list of phrases.values()) list.sort((a, b) => b.phrase.length - a.phrase.length);

/** Cue verbs that `lower` (a word in lower case) can be the first word of, those with the longest particle first. */
export const verbByForm = (lower: string): readonly VerbReading[] => verbs.get(lower) ?? NO_VERBS;

/** Cue nouns with this form (a word in lower case). */
export const nounByForm = (lower: string): readonly NounReading[] => nouns.get(lower) ?? NO_NOUNS;

/** Cue phrases that begin with this word (in lower case), the longest first; one blank parts their words. */
export const phrasesByFirstWord = (lower: string): readonly CuePhrase[] => phrases.get(lower) ?? NO_PHRASES;
