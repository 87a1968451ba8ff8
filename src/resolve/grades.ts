import type { Grade, SourceKind } from '../records/source.ts';
import { INDEFINITE_DETERMINERS } from '../rules/en/determiners.ts';
import { AGENT_NOUNS, AUTHOR_NOUNS, UNNAMED_TRAITS } from '../rules/en/role-words.ts';
import type { Entity } from './entity.ts';
import { type Head, kindOfHead } from './head.ts';
import { nounOf } from './lexicon.ts';

/** Kind of source that an entity is: places stand for their governments. */
export const kindOfEntity = (e: Entity): SourceKind => (e.kind === 'place' ? 'organization' : e.kind);

/** The grade of a description by its noun: an accountable office or body that is definite or belongs to somebody is `role`. */
export function gradeOfHead(head: Head, e: Entity): Grade {
  const { noun, determiner, owner, qualifier } = head;
  if (noun.grade === 'anonymous') return 'anonymous';
  const kind = kindOfHead(head);
  if ((kind === 'person' || kind === 'group') && head.traits.some((t) => UNNAMED_TRAITS.has(t))) return 'anonymous';
  if (kind === 'document') {
    const issued = (e.body && !e.body.named) || head.traits.some((t) => nounOf(t)?.kind === 'organization');
    return issued ? 'role' : 'unnamed';
  }
  if (kind === 'person' && !head.plural && owner !== null && AGENT_NOUNS.has(noun.noun)) return 'role';
  if (head.plural && (determiner === 'the' || owner !== null) && AUTHOR_NOUNS.has(noun.noun)) return 'role';
  // One body is accountable whatever it is called: "the city", "a jury"; several are a category.
  if (kind === 'organization' && !head.plural) return 'role';
  if (noun.grade !== 'role' || head.plural) return 'unnamed';
  const indefinite = INDEFINITE_DETERMINERS.has(determiner ?? '');
  if (
    kind === 'person' &&
    (owner !== null || /^(?:spokes|press )/.test(noun.noun) || (qualifier !== null && e.body !== null))
  )
    return 'role';
  return indefinite ? 'unnamed' : 'role';
}

const ORDER: readonly Grade[] = ['named', 'role', 'unnamed', 'anonymous'] as const;

/** The best grade among joint sources. */
export const bestGrade = (grades: readonly Grade[]): Grade => ORDER.find((g) => grades.includes(g)) ?? 'unnamed';
