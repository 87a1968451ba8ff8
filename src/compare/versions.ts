import type { ComparedArticle, ComparedStatement, Comparison, VersionStatement } from '../records/comparison.ts';
import type { ReadArticle } from '../records/read-article.ts';
import { changesOf } from './changes.ts';
import { pairsOf } from './pairs.ts';
import { type Telling, tellingsOf } from './telling.ts';

/**
 * What changed in attribution between two versions of an article: statements added and gone, and of those that both have what changed of source, grade,
 * stance, hedges, figures, quotations and verbs. Pure: the same two records give the same comparison. It tells what differs, and never which is right.
 */
export function compareVersions(before: ReadArticle, after: ReadArticle): Comparison {
  const [old, now] = [tellingsOf(before), tellingsOf(after)];
  const was = pairsOf(old, now);
  const kept = new Set(was);
  const gone = (from: number): readonly ComparedStatement[] => {
    const out: ComparedStatement[] = [];
    for (let i = from; i < old.length && !kept.has(i); i++)
      out.push({ before: asShown(old[i]!), after: null, changes: [] });
    return out;
  };
  const statements: ComparedStatement[] = [...gone(0)];
  for (const [j, t] of now.entries()) {
    const i = was[j]!;
    const earlier = i < 0 ? null : old[i]!;
    statements.push({
      before: earlier && asShown(earlier),
      after: asShown(t),
      changes: earlier ? changesOf(earlier, t) : [],
    });
    if (i >= 0) statements.push(...gone(i + 1));
  }
  return { before: articleOf(before), after: articleOf(after), counts: countsOf(statements), statements };
}

const asShown = ({ id, source, grade, stance, cue, words, chain, span }: Telling): VersionStatement => ({
  ...{ id, source, grade, stance, cue, words, chain, span },
});

const articleOf = ({ article }: ReadArticle): ComparedArticle => {
  const { id, file, url, outlet, title, published, modified } = article;
  return { id, file, url, outlet, title, published, modified };
};

function countsOf(statements: readonly ComparedStatement[]): Comparison['counts'] {
  const counts = { added: 0, gone: 0, changed: 0, same: 0 };
  for (const { before, after, changes } of statements)
    counts[before === null ? 'added' : after === null ? 'gone' : changes.length ? 'changed' : 'same']++;
  return counts;
}
