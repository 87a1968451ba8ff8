const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Pronouns that stand for somebody or something told elsewhere. */
export const PERSONAL_PRONOUNS = words(
  'he she it they we i you his her its their our my your him them us me this that these those',
);

/** Words at which a statement seems cut off. */
export const PHRASE_ENDS = words('of to and the a in for with at on');

/** Words that tie what follows to what stood before. */
export const CLAUSE_OPENERS = words(
  'and but so because if when while as who which after before to although since unless',
);

/** Pronouns of who speaks and of who is spoken to. */
export const SPEAKING_PRONOUNS = words('i we my our you your');

/** What begins amid something: "to stay", "what made it so", "there, two years ago"; "there is" does not. */
export const UNBEGUN =
  /^(?:to|what|which|who|how|why|would|could|will|may|might|has|have|had|is|are|was|were|did|does|there(?! (?:is|are|was|were|has|have|had|will)))\b/i;

/** Determiners that point to what was told. */
export const POINTING_DETERMINERS = words('this that these those such its their his her');

/** Words that stand for one of several, or for what was told. */
export const POINTING_WORDS = words(
  'other others another both either neither same former latter one ones there here then',
);

/** Behind a noun, what goes on to say which one is meant. */
export const TELLING_WHICH = words('that which who whose where when by about over into than as');

/** Words that may stand before the subject and add nothing to it. */
export const LEADING_ADVERBS = words('now also instead too meanwhile however then still and but so yet rather later');
