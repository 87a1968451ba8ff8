/** Determiners and number words before a noun, by what they tell of it. Lower case. */
import { wordSet } from './word-set.ts';

/** All that can open the noun phrase of a mention: "*three* officials", "*her* office". */
export const NOUN_DETERMINERS = wordSet(
  `the a an this that these those some any many several few most all both each every no one two three four five six seven eight nine ten
   dozens hundreds thousands other another more less least numerous various certain multiple countless half his her its their our my your`,
);

/** Of one accountable person or body they make any: "*a* minister". */
export const INDEFINITE_DETERMINERS = wordSet(
  'a an one another some any no every each other several many few two three',
);

/** They bring in somebody who has not been spoken of: "*two* officials", "*various* officials". */
export const NEW_DETERMINERS: ReadonlySet<string> = new Set([
  ...INDEFINITE_DETERMINERS,
  ...wordSet('four five most dozens more numerous various multiple'),
]);

/** They make several of a noun: "*both* police", "*three* staff". */
export const PLURAL_DETERMINERS = wordSet(
  'many several few some two three four five six seven eight nine ten dozens hundreds thousands both these those',
);

/** Possessive determiners whose owner the article may tell: "*its* driver", but not "your driver". */
export const TOLD_POSSESSIVES = wordSet('his her its their our my whose');

/** Articles and demonstratives: without them descriptions are compared. "*the* driver" */
export const ARTICLES_AND_DEMONSTRATIVES = wordSet('the a an this that these those');

/** They point to a document that was spoken of: "*the* report", "the *latest* report". */
export const DOCUMENT_POINTERS = wordSet('the this that these those latest');

/** Before a demonym they make one of it: "*the* Scot", "*another* Scot". */
export const DEMONYM_DETERMINERS = wordSet('the a an one another this that');

/** They may have a capital that the start of a sentence gave them: "*Most* officials". */
export const OPENING_DETERMINERS = wordSet(
  'the a an this that these those some any many most several his her its their our my two three four five',
);

/** Before a role they are no part of it: "*the* foreign minister", "*both* ministers". */
export const ROLE_DETERMINERS = wordSet('the a an his her its their our one both');

/** They open a description behind a name: "Ada Holm, *the* mayor". */
export const DESCRIPTION_OPENERS = wordSet('a an the his her its their one former');

/** With them begins the noun phrase that "who" follows: "*an* official who said". */
export const ANTECEDENT_DETERMINERS = wordSet(
  'the a an this that those these some many other any his her its their one two three',
);

/** Numbers behind a bound: "at least *two* guards". */
export const BOUND_NUMBERS = wordSet(
  'a two three four five six seven eight nine ten twenty thirty hundred hundreds thousands dozens',
);

/** Bounds before a number of people: "*more than* 900 people". Words of each. */
export const NUMBER_BOUNDS: readonly (readonly string[])[] = [
  'more than',
  'less than',
  'fewer than',
  'at least',
  'up to',
  'as many as',
  'close to',
].map((bound) => bound.split(' '));

/** Words of quantity before "of": "a *number* of delegates", "52 *percent* of voters". */
export const QUANTITY_WORDS = wordSet(
  `percent cent % number majority minority lot lots handful dozens hundreds thousands millions scores some many most several few none all
   one two three four five six both half third quarter any each rest out plenty couple percentage share`,
);

/** What somebody counts begins so: more than one is meant. "*Several* of them", "*Nearly* all". */
export const COUNTED_OPENERS =
  /^(?:many|some|others|most|several|few|both|half|none|all|more than|less than|about|nearly|\d)/i;

/** Possessive determiners, the relative one with them: "*their* claims", "*whose* claims". */
export const POSSESSIVE_DETERMINERS = wordSet('my your his her its our their whose');

/** Those of the third person: "*its* driver". */
export const THIRD_POSSESSIVES = wordSet('its his her their');

/** Determiners of an appositive that says who somebody is: "Ana Ruiz, *a* lawyer". */
export const APPOSITIVE_DETERMINERS = wordSet('a an the his her its their');

/** Determiners of the occasion or the medium of words: "in *another* interview", "in *separate* statements". */
export const SETTING_DETERMINERS = wordSet('a an the his her its their another one this that separate several');
