/** Words that only bind a content to the attribution within it: "*that* [the mayor said]", "*from* a report [by the board]". */
export const BINDING_WORDS: ReadonlySet<string> = new Set(
  'a an and at by citing for from in it of on or that the to whether with'.split(' '),
);
