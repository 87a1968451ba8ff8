/** A pattern is words parted by blanks; a stroke parts words that stand in the same place: "not to be named/identified". */

/** Every phrase that a pattern stands for, as lists of words in lower case. */
export function expandPattern(pattern: string): readonly (readonly string[])[] {
  let out: string[][] = [[]];
  for (const place of pattern.split(' ')) out = out.flatMap((head) => place.split('/').map((word) => [...head, word]));
  return out;
}

/** Patterns by the first word of each phrase that they stand for, the longest phrase first. */
export function patternsByFirstWord<T extends { readonly pattern: string }>(
  entries: readonly T[],
): ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly entry: T }[]> {
  const out = new Map<string, { words: readonly string[]; entry: T }[]>();
  for (const entry of entries)
    for (const words of expandPattern(entry.pattern)) {
      const list = out.get(words[0]!) ?? [];
      list.push({ words, entry });
      out.set(words[0]!, list);
    }
  for (const list of out.values()) list.sort((a, b) => b.words.length - a.words.length);
  return out;
}
