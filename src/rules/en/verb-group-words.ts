/** Words in and beside the verb group of a cue, and forms of single verbs that are read apart. Lower case. */
import { wordSet } from './word-set.ts';

/** Forms of "have" before a participle, with the short one that may also be "would": "*'d* said". */
export const PERFECT_AUXILIARIES = wordSet("has have had having 's 've 'd");

/** Modals before a verb whose words have not been said yet: "*will* announce". */
export const FUTURE_MODALS = wordSet("will shall 'll wo should can may might must ca");

/** What may stand between the subject and the verb of a tag: "the mayor *had also* said". */
export const TAG_HELPERS = wordSet('has have had also later earlier then previously');

/** Adverbs without -ly that a verb group takes in behind its verb: "said *again*". */
export const POSTPOSED_ADVERBS = wordSet('again too aloud later');

/** Subjects without a plural ending that take the bare form of a verb: "*many* say". */
export const PLURAL_SUBJECTS = wordSet('i you we they who many some others most both several few all people');

/** Plural nouns without a plural ending, as subjects: "*police* say". */
export const UNMARKED_PLURALS = wordSet('people police media');

/** Quantifiers that can name somebody by themselves: "*some* say". */
export const QUANTIFIER_PRONOUNS = wordSet('some many several few all most both');

/** Determiners that can be a subject by themselves: "*those* say". */
export const SUBJECT_DETERMINERS: ReadonlySet<string> = new Set([
  ...QUANTIFIER_PRONOUNS,
  ...wordSet('this that those these'),
]);

/** Prepositions with which a clause can begin before its subject: "said *under* the plan fees would rise". */
export const CLAUSE_OPENING_PREPOSITIONS = wordSet('in on at under after with for by despite during');

/** Participles by which a relay names who told it: "*citing* an official". */
export const CITING_PARTICIPLES = wordSet('citing quoting');

/** All forms by which somebody is cited "as saying": "the paper *quoted* her as saying". */
export const CITING_FORMS = wordSet('quoted quotes quote quoting cited cites citing');

/** Verbs that put a toll or a cost at a number: "*put* the toll at 14". */
export const ESTIMATING_VERBS = wordSet('put puts');

/** What is put at a number: "put the *toll* at 14". */
export const ESTIMATED_NOUNS = wordSet(
  `toll number figure figures cost costs damage total count price value loss losses share rate bill tally odds chance chances likelihood
   probability`,
);

/** Number words of estimates: "put the toll at *dozens*". */
export const ESTIMATE_NUMBERS = wordSet(
  'one two three four five six seven eight nine ten dozen dozens hundred hundreds thousand thousands million half',
);

/** Passive participles whose subject is what stays unsaid: "the price was not *disclosed*". */
export const DISCLOSING_PARTICIPLES = wordSet('verified confirmed disclosed revealed released');

/** Words that stand for a subject in a fixed wording of saying nothing: "*it* is unclear whether". */
export const DUMMY_SUBJECTS = wordSet('it there nor');

/** Prepositions before what is not spoken about; they belong to the cue: "declined to comment *on*". */
export const TOPIC_PREPOSITIONS = wordSet('on about regarding upon');

/** Bodies before which others speak: "the *court* heard that". */
export const HEARING_BODIES = wordSet('court jury jurors inquest tribunal inquiry hearing trial magistrates');

/** Nouns of time that a cue may end with: "reported last *week*". */
export const TIME_NOUNS = wordSet(
  'week weeks month months year years night morning afternoon evening weekend day days ago',
);

/** What leads on to a time at the end of a cue: "said *on* Monday". */
export const TIME_LEADS = wordSet('on in at by the');
