import { chains, gradeOf } from '../../../src/present/chain.ts';
import type { ReadArticle } from '../../../src/records/read-article.ts';
import type { Stance } from '../../../src/records/attribution.ts';
import type { SoFar } from '../browser/messages.ts';
import type { Stretch } from './messages.ts';

/** All stretches of words that can be marked, layer by layer. */
export function stretchesOf(read: ReadArticle): readonly Stretch[] {
  const c = chains(read);
  const out: Stretch[] = [];
  for (const a of read.attributions) {
    const { id } = a;
    out.push(...partsOf(id, a));
    if (gradeOf(c, a) === 'anonymous') for (const span of a.content) out.push({ id, layer: 'anonymous', look: '', span });
  }
  for (const { id, span } of read.unattributed) out.push({ id, layer: 'own', look: '', span });
  for (const { id, span } of read.figures) out.push({ id, layer: 'figure', look: '', span });
  return out.filter(hasWords);
}

/** What can be marked before all has been read: nothing yet that a chain could be opened of. */
export const stretchesSoFar = (found: SoFar['found']): readonly Stretch[] => found.flatMap((f) => partsOf('', f)).filter(hasWords);

const hasWords = ({ span }: Stretch): boolean => span[1] > span[0];
const lookOf = (stance: Stance): Stretch['look'] => (stance === 'denies' ? 'denied' : stance === 'asserts' ? '' : 'doubt');

const partsOf = (id: string, { source, cue, content, stance }: SoFar['found'][number]): readonly Stretch[] => [
  ...content.map((span): Stretch => ({ id, layer: 'content', look: lookOf(stance), span })),
  ...source.map((span): Stretch => ({ id, layer: 'source', look: '', span })),
  { id, layer: 'cue', look: '', span: cue },
];
