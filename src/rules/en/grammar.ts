/** Closed classes of English that the rules engine reads instead of a part-of-speech tagger. Lower case. */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Personal and indefinite pronouns that can be the subject of a cue. */
export const SUBJECT_PRONOUNS = words(
  'i you he she it we they who everyone everybody someone somebody anyone anybody nobody no-one one neither both',
);

export const DETERMINERS = words(
  'a an the this that these those my your his her its our their some any each every no another other both all many most several few',
);

export const PREPOSITIONS = words(
  `of in on at by for from with to into onto over under about against among around after before behind between beyond during since
   through throughout toward towards until upon within without near outside inside across along amid amidst amongst despite like as per than via
   regarding concerning including`,
);

/** Prepositions that go on inside a noun phrase ("the head of the port authority in Nara"). */
export const PHRASE_PREPOSITIONS = words('of for in at from with to on against between near');

export const AUXILIARIES = words(
  `have has had having 've 'd is are was were be been being 's 're 'm am do does did will would shall should can could may might must
   wo ca 'll ai`,
);

export const BE = words("is are was were be been being am 's 're 'm");
export const HAVE = words("have has had having 've");

export const NEGATIONS = words("not n't never no-longer");

/** Words that can stand inside a verb group without ending it, besides adverbs in -ly. */
export const GROUP_ADVERBS = words(
  `not n't never also later again earlier then now once already still just even further often always soon since yet ever only long first
   too instead reportedly`,
);

/** Words that begin a clause of their own: a noun phrase or content never runs over them to the left. */
export const SUBORDINATORS = words(
  `that because when while if although though whereas unless whether since after before until as but so than where why how what which whom
   whose who`,
);

/** Begin a question or relative content: "did not say *whether* ..." */
export const QUESTION_WORDS = words('whether if who whom whose what which when where why how');

export const COORDINATORS = words('and or but nor yet');

export const TIME_WORDS = words(
  `monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun today yesterday tomorrow tonight
   january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec
   morning afternoon evening night week month year weekend noon midnight last next earlier late early this day days weeks months years ago later
   recently`,
);

/** What a phrase of time or place at the edge of a clause begins with. */
export const EDGE_PREPOSITIONS = words('on in at during after before since until by from over');

/** Verbs so common in news that a noun phrase to the left of a cue must have ended before them. */
export const COMMON_VERBS = words(
  `met came went got made took gave kept left held won lost ran saw fell rose began led sent brought stood put cut hit
   killed injured wounded arrested died failed started ended moved opened closed continued followed remains remained became appears appeared
   seems seemed needs goes comes makes takes gives shows leaves faces plays works lives stands happened occurred includes included
   contains contained led leads uses used`,
);

/** Verb forms that news uses far more often as plural nouns: they are cues only before "that", "to" or a quotation. */
export const NOUN_LIKE_FORMS = words(
  'states needs rates contests leads views signs moves runs posts notes orders remarks likes fears hopes',
);

/** Words in -ly that are no adverbs. */
const LY_NOUNS = words(
  'assembly family ally reply supply monopoly bully rally anomaly homily lily doily folly jelly belly fly july italy only early likely daily weekly monthly yearly elderly friendly deadly costly lonely ugly holy unlikely orderly',
);

/** An adverb of manner by its form ("repeatedly", "publicly"). */
export const isAdverb = (word: string): boolean => word.length > 4 && word.endsWith('ly') && !LY_NOUNS.has(word);
