import type { SourceKind } from '../records/source.ts';
import { NOUN_DETERMINERS, PLURAL_DETERMINERS, TOLD_POSSESSIVES } from '../rules/en/determiners.ts';
import { DOCUMENT_PREPOSITIONS, OWNER_PREPOSITIONS } from '../rules/en/mention-words.ts';
import { SOURCE_PRONOUNS } from '../rules/en/pronouns.ts';
import { UNNAMED_TRAITS } from '../rules/en/role-words.ts';
import { COMPOUND, demonymNoun, type Noun, nounAtEnd } from './lexicon.ts';
import type { NameIndex } from './name-index.ts';

/** A common noun with what stands before and after it. */
export interface Head {
  readonly noun: Noun;
  /** Token of the noun's last word. */
  readonly at: number;
  readonly determiner: string | null;
  /** Lower-case words between the determiner and the noun. */
  readonly traits: readonly string[];
  /** Index of the name in "Ada's", "her" as the token of the pronoun, or the name after "of" and "for". */
  readonly owner: { readonly name: number } | { readonly pronoun: number } | null;
  /** A description owns it ("the mayor's"), of whom nothing more is known here. */
  readonly owned: boolean;
  /** A name stands as a qualifier right before the noun ("Trump campaign", "State Department officials"). */
  readonly qualifier: number | null;
  /** The noun stands for several. */
  readonly plural: boolean;
}

/** The common noun at the end of tokens `a` to `e`, with its surroundings up to `z`. */
export function headOf(index: NameIndex, a: number, e: number, z: number): Head | null {
  const { tokens } = index.words;
  if (e <= a) return null;
  let last = e;
  while (last > a && (tokens[last - 1]!.kind !== 'word' || tokens[last - 1]!.lower === "'s")) last--;
  const lower = tokens.slice(a, last).map((t) => t.lower);
  const found = nounAtEnd(lower);
  const people = found ? null : demonymHead(lower);
  if (!found && !people) return null;
  const noun = found?.noun ?? people!;
  const start = last - (found?.words ?? 1);
  let from = a;
  let determiner: string | null = null;
  if (NOUN_DETERMINERS.has(lower[0]!) && start > a) {
    determiner = lower[0]!;
    from = a + 1;
  }
  let owner: Head['owner'] = null;
  let owned = false;
  let qualifier: number | null = null;
  for (let i = from; i < start; i++) {
    const name = index.nameAt[i]!;
    if (tokens[i]!.lower === "'s" || tokens[i]!.text === '’' || tokens[i]!.text === "'") {
      if (index.nameAt[i - 1]! >= 0) owner = { name: index.nameAt[i - 1]! };
      else owned = true;
      from = i + 1;
      qualifier = null;
    } else if (name >= 0) qualifier = name;
  }
  if (determiner && TOLD_POSSESSIVES.has(determiner)) owner = { pronoun: a };
  const traits = tokens
    .slice(from, start)
    .filter((t) => t.kind === 'word')
    .map((t) => t.lower);
  const after = tokens[last];
  const links = noun.kind === 'document' ? DOCUMENT_PREPOSITIONS : OWNER_PREPOSITIONS;
  if (!owner && after && last < z && links.has(after.lower))
    for (let i = last + 1; i < Math.min(z, last + 6); i++) {
      if (index.nameAt[i]! >= 0) {
        owner = { name: index.nameAt[i]! };
        break;
      }
      if (i === last + 1 && SOURCE_PRONOUNS.has(tokens[i]!.lower)) {
        owner = { pronoun: i };
        break;
      }
    }
  const counted = determiner !== null && PLURAL_DETERMINERS.has(determiner);
  return {
    noun,
    at: last - 1,
    determiner,
    traits,
    owner,
    owned,
    qualifier,
    plural: noun.plural || noun.kind === 'group' || counted,
  };
}

/** "Germans", "the Scot": people by where they are from. */
function demonymHead(lower: readonly string[]): Noun | null {
  const word = lower.at(-1)!;
  const who = demonymNoun(word);
  if (who === null) return null;
  if (who !== 'one') return { noun: word, plural: true, kind: 'group', grade: 'unnamed', gender: null };
  const gender = !COMPOUND.test(word) ? null : word.endsWith('woman') ? 'f' : 'm';
  return { noun: word, plural: false, kind: 'person', grade: 'unnamed', gender };
}

/** The kind of source that a noun makes. */
export const kindOfHead = (head: Head): SourceKind => {
  // "an unnamed border guard" is one of it.
  const one = head.noun.kind === 'organization' && !head.plural && head.traits.some((t) => UNNAMED_TRAITS.has(t));
  return one ? 'person' : head.plural && head.noun.kind === 'person' ? 'group' : head.noun.kind;
};
