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
