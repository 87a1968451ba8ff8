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
