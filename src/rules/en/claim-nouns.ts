import type { Act } from '../../records/attribution.ts';
import { pluralOf } from './noun-plurals.ts';

/** A noun that names what somebody said, with the acts by which that is said: "the *allegations*" were alleged. */
export interface ClaimNoun {
  readonly noun: string;
  readonly acts: readonly Act[];
  /** Said by an outlet or shown by a document: "the *report*". */
  readonly published: boolean;
}

const named = (acts: string, nouns: string, published = false): readonly ClaimNoun[] =>
  nouns.split(' ').map((noun) => ({ noun, acts: acts.split(' ') as Act[], published }));

export const CLAIM_NOUNS: readonly ClaimNoun[] = [
  ...named('allege accuse', 'claim'),
  ...named('accuse allege', 'allegation accusation charge insinuation'),
  ...named('accuse', 'guilt wrongdoing criticism blame involvement responsibility'),
  ...named('allege say', 'assertion suggestion notion idea theory argument story rumour rumor account version'),
  ...named('say', 'remark remarks comment statement announcement disclosure'),
  ...named('say allege show', 'report reports reporting article articles', true),
  ...named('show', 'finding conclusion', true),
  ...named('warn', 'warning threat'),
  ...named('urge', 'demand request call appeal proposal order recommendation'),
  ...named('promise', 'offer plan pledge promise'),
  ...named('predict', 'forecast prediction projection'),
  ...named('deny', 'denial'),
  ...named('confirm', 'admission confession'),
];

const byForm = new Map<string, ClaimNoun>();
for (const n of CLAIM_NOUNS) for (const form of [n.noun, pluralOf(n.noun)]) if (!byForm.has(form)) byForm.set(form, n);

/** The noun of a claim with this form (a word in lower case), or undefined. */
export const claimNoun = (lower: string): ClaimNoun | undefined => byForm.get(lower);
