import type { VersionChange, VersionChangeKind } from '../records/comparison.ts';
import type { Figure } from '../records/figure.ts';
import { HEDGE_WORDS, WEAK_HEDGES } from '../rules/en/uncertainty.ts';
import { figureWords, type Telling, wordsIn } from './telling.ts';

/** What changed of a statement that both versions have; empty where it is told as before. */
export function changesOf(before: Telling, after: Telling): readonly VersionChange[] {
  const found = [
    ...changeOf('source changed', isSameSource(before, after), sourceOf(before), sourceOf(after)),
    ...changeOf('grade changed', before.grade === after.grade, before.grade, after.grade),
    ...changeOf('stance changed', before.stance === after.stance, before.stance, after.stance),
    ...hedges(before, after),
    ...figures(before, after),
    ...quotations(before, after),
    ...verbs(before, after),
  ];
  if (found.length > 0) return found;
  const isSame = wordsIn(before.own).join(' ') === wordsIn(after.own).join(' ');
  return changeOf('reworded', isSame, before.own, after.own);
}

const changeOf = (
  kind: VersionChangeKind,
  isSame: boolean,
  before: string | null,
  after: string | null,
): readonly VersionChange[] => (isSame ? [] : [{ kind, before, after }]);

const sourceOf = ({ source, grade }: Telling): string =>
  source ?? (grade === 'own voice' ? "the article's own voice" : 'no source');

const ARTICLES = new Set(['a', 'an', 'the']);
const nameWords = (name: string): readonly string[] => wordsIn(name).filter((w) => !ARTICLES.has(w));

/** One source by any of its names: a shorter name of the same person is no other source. */
export function isSameSource(a: Telling, b: Telling): boolean {
  if (a.names.length === 0 || b.names.length === 0) return a.grade === b.grade && a.names.length === b.names.length;
  return a.names.some((x) =>
    b.names.some((y) => isPart(nameWords(x), nameWords(y)) || isPart(nameWords(y), nameWords(x))),
  );
}

const isPart = (some: readonly string[], all: readonly string[]): boolean =>
  some.length > 0 && some.every((w) => all.includes(w));

const hedgesIn = ({ own, cue }: Telling): readonly string[] =>
  [...wordsIn(cue ?? ''), ...wordsIn(own)].filter((w) => HEDGE_WORDS.has(w) && !WEAK_HEDGES.has(w));

function hedges(before: Telling, after: Telling): readonly VersionChange[] {
  const [was, is] = [hedgesIn(before), hedgesIn(after)];
  const [gone, added] = [without(was, is), without(is, was)];
  return changeOf('hedge changed', gone.length + added.length === 0, listed(gone), listed(added));
}

/** Members of a list beyond those that the other has too. */
function without<T>(list: readonly T[], other: readonly T[]): readonly T[] {
  const left = [...other];
  return list.filter((w) => {
    const at = left.indexOf(w);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const listed = (list: readonly string[]): string | null => (list.length ? [...new Set(list)].join(', ') : null);

const isSameFigure = (a: Figure, b: Figure): boolean => a.min === b.min && a.max === b.max && a.hedge === b.hedge;

function figures(before: Telling, after: Telling): readonly VersionChange[] {
  const was = before.figures.filter((f) => !after.figures.some((g) => isSameFigure(f, g)));
  const is = after.figures.filter((f) => !before.figures.some((g) => isSameFigure(f, g)));
  const [gone, added] = [listed(was.map(figureWords)), listed(is.map(figureWords))];
  return changeOf('figure changed', was.length + is.length === 0, gone, added);
}

const MARKS = /["“”„«»]/;

/** What stands between double marks, each stretch. */
function quotedIn(words: string): readonly string[] {
  const parts = words.split(MARKS);
  return parts.filter((p, i) => i % 2 === 1 && wordsIn(p).length > 0).map((p) => p.trim());
}

function quotations(before: Telling, after: Telling): readonly VersionChange[] {
  const [was, is] = [quotedIn(before.own), quotedIn(after.own)];
  const plain = (list: readonly string[]): string => list.flatMap(wordsIn).join(' ');
  const shown = (list: readonly string[]): string | null =>
    list.length ? list.map((q) => `“${q}”`).join(' … ') : null;
  return changeOf('quotation changed', plain(was) === plain(is), shown(was), shown(is));
}

function verbs(before: Telling, after: Telling): readonly VersionChange[] {
  if (before.act === null || after.act === null || before.act === after.act) return [];
  return changeOf('verb changed', false, before.cue, after.cue);
}
