/** Words by which a claim is put into words of its own, and by which one statement answers another. */
import { wordSet } from './word-set.ts';

/** Words with which no proposition begins that stands by itself: "*she* refused", "*because* the gate had failed". */
export const DEPENDENT_OPENERS = wordSet(
  `he she it they we i you his her its their our my this that these those him them who which what where when and but or so because if as
   while although though whether not nor then there here also with without including saying adding before after until since unless`,
);

/** Pronouns and possessives of persons and things, for which a proposition should have names: "that *they* had left". */
export const NAMELESS_PRONOUNS = wordSet('he she it they we i you him her them us me his their its our my');

/** Subordinators that a clause can do without; "if", "unless" and "until" make another statement of it: "*because* it rained". */
export const DISPENSABLE_SUBORDINATORS = wordSet('because although though while whereas after before when since as');

/** Those that open a clause even at the begin of a sentence, where "after" and "before" may open a phrase; with its capital: "*Though* it rained". */
export const SENTENCE_SUBORDINATORS = wordSet('Because Although Though Whereas');

/** "Before most people *were* awake" or "before it *could* land" tells of no deed, as "before a wave hit the town" does. */
export const BEFORE_NO_DEED =
  /^before\b.*\b(?:am|is|are|was|were|be|can|could|would|will|should|may|might|ha[sd]|have)\b/i;

/** A word that ties a content to what stands before it, at its head: "*that* the gate had failed". */
export const TYING_HEAD = /^(?:that|whether|and|but)\s+/i;

/** An answer that takes up with a pronoun what was told before: "that *they* had been silent". */
export const ANAPHORIC_ANSWER = /^["“‘]?(?:that |whether )?(?:they|it|he|she|this|these|those|both)\b/i;
