import type { Act, Stance } from '../../records/attribution.ts';
import type { OtherForm } from './inflect.ts';

/**
 * What a cue verb can govern:
 * - `quote`: a quotation beside it ("...," she *said*)
 * - `that`: a clause with "that"; `bare`: a clause without it; `whether`: "whether", "if", "who", "how", ...
 * - `inf`: an infinitive ("*plans* to sue"; "to" belongs to the content)
 * - `np`: a noun phrase ("*denied* the allegations")
 * - `told`: an addressee before the clause ("*told* reporters that"); `toldInf`: an addressee before an infinitive ("*urged* them to go")
 * - `ing`: a gerund ("*denied* taking bribes")
 * - `as`: an object and "as" ("*described* the vote as rigged")
 * - `passive`: without a source in the passive before "to" ("is *expected* to win") or after "it" ("it is *believed* that")
 * - `passivePrep`: without a source in the passive before its preposition ("is *accused* of fraud")
 */
export const FRAMES = [
  'quote',
  'that',
  'bare',
  'whether',
  'inf',
  'np',
  'told',
  'toldInf',
  'ing',
  'as',
  'passive',
  'passivePrep',
] as const;
export type Frame = (typeof FRAMES)[number];

/** A verb that can be a cue. */
export interface CueVerb {
  readonly lemma: string;
  readonly act: Act;
  /** Stance to what the content states; `deny`, `refuse` deny, `decline` withholds, `ask` questions, the rest assert. */
  readonly stance: Stance;
  /** Third person, gerund, past, participle (with a particle: "pointed out"). */
  readonly forms: { readonly s: string; readonly ing: string; readonly past: string; readonly participle: string };
  /** Other spellings and second past forms: "criticized", "pled". */
  readonly others: readonly OtherForm[];
  readonly frames: readonly Frame[];
  /** Governed prepositions that belong to the cue ("calls *for*", "warned *of*", "accused X *of*"). */
  readonly preps: readonly string[];
  /** A sentence of our own with `<source>`, `<cue>`, `<content>` marks; it is a test. */
  readonly example: string;
}

/** A noun that is a cue with its complement ("*allegations of* fraud", "the *claim* that"). */
export interface CueNoun {
  readonly lemma: string;
  readonly plural: string;
  readonly act: Act;
  readonly stance: Stance;
  /** `that`, `inf`, or prepositions: "claims *of*", "calls *to* withdraw" (`inf`), "calls *for*". */
  readonly complements: readonly string[];
  readonly example: string;
}

/** An adverb or fixed phrase that is a cue: "allegedly" (no source), "according to" (source follows). */
export interface CuePhrase {
  readonly phrase: string;
  readonly act: Act;
  readonly stance: Stance;
  /** `before`: the phrase comes before its source ("according to X"); `none`: it has no source ("reportedly"). */
  readonly source: 'before' | 'none';
  readonly example: string;
}
