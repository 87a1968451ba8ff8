import { SOURCE_KINDS, type SourceKind } from '../records/source.ts';
import type { Entity } from './entity.ts';
import { kindOfEntity } from './grades.ts';
import { likeliest } from './odds.ts';
import { type FoundSource, type Scene, saidBy } from './scene.ts';

/** Log-odds that the kind by words is right, whatever the reader says, of names and of descriptions; chosen on 110 articles that it did not learn from. */
const BY_WORDS = { named: 2, described: 1 } as const;

/** The kind of a source by its words, and by what the reader takes each of its attributions to be of. */
export const learnedKind = (byWords: SourceKind, e: Entity, said: readonly FoundSource[]): SourceKind =>
  e.members.length ? byWords : likelierKind(byWords, e.named, said);

/** The same of one that has a name or none: the mean of the reader's log probabilities, and a weight on the kind by words. */
export function likelierKind(byWords: SourceKind, isNamed: boolean, said: readonly FoundSource[]): SourceKind {
  const told = said.flatMap((f) => f.kinds ?? []);
  if (!told.length) return byWords;
  const open = [byWords, ...SOURCE_KINDS.filter((k) => k !== 'author' && k !== byWords)];
  return likeliest(open, told, { label: byWords, weight: isNamed ? BY_WORDS.named : BY_WORDS.described });
}

/** Sets what the reader takes named sources to be, before anything looks for whom pronouns mean. */
export function heedKinds({ found, mentions, index }: Pick<Scene, 'found' | 'mentions' | 'index'>): void {
  const named = mentions.map((m) => (m?.type === 'name' ? index.entityOf[m.name]! : null));
  for (const [e, list] of saidBy(found, named)) {
    const byWords = kindOfEntity(e);
    const kind = learnedKind(byWords, e, list);
    if (kind !== byWords && kind !== 'author' && kind !== 'group') e.kind = kind;
  }
}
