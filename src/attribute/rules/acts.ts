import type { Parse } from '../../records/parse.ts';
import type { Draft } from './draft.ts';
import type { Item } from './items.ts';
import type { VerbGroup } from './verbs.ts';

/** What a negated cue of this act becomes: who did not say, withholds; who does not believe, denies. */
const NEGATED: Readonly<Partial<Record<Draft['act'], Pick<Draft, 'act' | 'stance'>>>> = {
  say: { act: 'decline', stance: 'withholds' },
  confirm: { act: 'decline', stance: 'withholds' },
  show: { act: 'show', stance: 'withholds' },
  attitude: { act: 'attitude', stance: 'denies' },
};

/** Act and stance of a draft from its verb, negation and content. */
export function changeAct(_parse: Parse, _items: readonly Item[], group: VerbGroup, draft: Draft): Draft {
  const change = group.negated ? NEGATED[draft.act] : undefined;
  return change ? { ...draft, ...change } : draft;
}
