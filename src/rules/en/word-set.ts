/** The words of a list, parted by blanks or line ends, as a set. */
export const wordSet = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));
