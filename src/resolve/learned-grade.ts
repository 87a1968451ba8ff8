import type { Grade } from '../records/source.ts';
import { DETERMINERS, PREPOSITIONS } from '../rules/en/grammar.ts';
import type { Entity } from './entity.ts';
import { likeliest } from './odds.ts';
import type { FoundSource } from './scene.ts';

/** Log-odds that the grade by names and nouns is right, whatever the reader says; chosen on 50 articles that it did not learn from. */
const BY_WORDS = 1.5;

/**
 * The grade of a source by names and nouns, and by what the reader takes each of its attributions to be (the mean of their log probabilities). What is taken
 * for a name may be a category with a capital ("Brask officials"); a body, an outlet or a document may be named where its description does not say so, a person
 * where a name stands behind an office that was not known ("head of the council Ada Holm"). Nobody else is given a name, and nobody's is taken away.
 */
export function learnedGrade(
  byWords: Grade,
  { kind, name }: Pick<Entity, 'kind' | 'name'>,
  said: readonly FoundSource[],
): Grade {
  const told = said.flatMap((f) => f.grades ?? []);
  if (!told.length) return byWords;
  const isBody = kind !== 'person' && kind !== 'group';
  const isCategory = kind === 'group' || kind === 'organization' || kind === 'document';
  const open: readonly Grade[] =
    byWords === 'named'
      ? isCategory
        ? ['named', 'role', 'unnamed']
        : ['named']
      : [...(isBody || (kind === 'person' && endsInName(name)) ? (['named'] as const) : []), ...NAMELESS];
  return likeliest(open, told, { label: byWords, weight: BY_WORDS });
}

const NAMELESS: readonly Grade[] = ['role', 'unnamed', 'anonymous'];

/** Two words with capitals at the end ("al-" may stand before the second), which do not say for whom or of what somebody is. */
function endsInName(name: string): boolean {
  const list = name.split(/\s+/);
  const isCapital = (word: string | undefined): boolean => /^(?:\p{Ll}{2,3}-)?\p{Lu}[\p{L}’'-]+$/u.test(word ?? '');
  let first = list.length;
  while (first > 0 && isCapital(list[first - 1])) first--;
  const before = list[first - 1]?.toLowerCase();
  return list.length - first >= 2 && before !== undefined && !PREPOSITIONS.has(before) && !DETERMINERS.has(before);
}
