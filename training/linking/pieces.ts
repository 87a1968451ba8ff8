import { type Features, features, lowerBound } from '../../src/attribute/model/features.ts';
import { units } from '../../src/attribute/model/windows.ts';
import type { WordPiece } from '../../src/attribute/model/wordpiece.ts';
import { parseArticle } from '../../src/parse/parse.ts';
import type { LedgerEntry } from '../../src/records/ledger.ts';
import { WINDOW } from '../settings.ts';

/** Pieces [first, last) of spans. */
const placesOf = (f: Features, content: LedgerEntry['statements'][number]['content']): [number, number][] =>
  content.flatMap(([start, end]) => {
    const [first, last] = [lowerBound(f.starts, start), lowerBound(f.starts, end)];
    return last > first ? [[first, last] as [number, number]] : [];
  });

/** A text in word pieces as training/dump.ts writes it, without labels, and the pieces of each of its statements. */
export function inPieces({ read: { article }, statements }: LedgerEntry, tokenizer: WordPiece) {
  const f = features(parseArticle(article), tokenizer);
  const { ids, cases, quotes, kinds, blocks } = f;
  const cut = units(f, Math.floor((WINDOW.limit - 1) / 2)).map((u) => [u.from, u.to]);
  return { ids, cases, quotes, kinds, blocks, units: cut, statements: statements.map((s) => placesOf(f, s.content)) };
}
