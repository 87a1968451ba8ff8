import { chains, gradeOf } from '../../../src/present/chain.ts';
import type { ReadArticle } from '../../../src/records/read-article.ts';
import type { Stretch } from './messages.ts';

/** All stretches of words that can be marked, layer by layer. */
export function stretchesOf(read: ReadArticle): readonly Stretch[] {
  const c = chains(read);
  const out: Stretch[] = [];
  for (const a of read.attributions) {
    const look = a.stance === 'denies' ? 'denied' : a.stance === 'asserts' ? '' : 'doubt';
    const { id } = a;
    for (const span of a.content) out.push({ id, layer: 'content', look, span });
    for (const span of a.source) out.push({ id, layer: 'source', look: '', span });
    out.push({ id, layer: 'cue', look: '', span: a.cue });
    if (gradeOf(c, a) === 'anonymous') for (const span of a.content) out.push({ id, layer: 'anonymous', look: '', span });
  }
  for (const { id, span } of read.unattributed) out.push({ id, layer: 'own', look: '', span });
  for (const { id, span } of read.figures) out.push({ id, layer: 'figure', look: '', span });
  return out.filter(({ span }) => span[1] > span[0]);
}
