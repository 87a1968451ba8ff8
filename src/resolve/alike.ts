import { SAME_DOCUMENT, SAME_NOUN } from '../rules/en/descriptions.ts';

const same = new Map<string, Set<string>>();
for (const list of [...SAME_NOUN, ...SAME_DOCUMENT])
  for (const noun of list) {
    const set = same.get(noun) ?? new Set();
    for (const other of list) set.add(other);
    same.set(noun, set);
  }

/** True where news may use the one noun for the other. */
export const alike = (a: string, b: string): boolean => a === b || (same.get(a)?.has(b) ?? false);

/** All nouns that news may use for this one. */
export const alikes = (noun: string): readonly string[] => [...(same.get(noun) ?? [])];

/** The noun of a compound one: "prime minister" is a minister. */
export const lastWord = (noun: string): string => noun.slice(noun.lastIndexOf(' ') + 1);
