import type { Comparison, VersionStatement } from '../records/comparison.ts';
import { countWords, happenedTo, sourceWords, versionWords } from './comparison-words.ts';
import { facts, type LookOptions, lookOf, pageOf } from './ledger-look.ts';
import { visible } from './visible.ts';
import { wrap } from './wrap.ts';

/** What changed between two versions, for people at a terminal: what is the same is counted alone. */
export function comparisonText(c: Comparison, options: LookOptions): string {
  const look = lookOf(options);
  const { ink, width } = look;
  const side = (sign: string, s: VersionStatement | null): readonly string[] =>
    s === null
      ? []
      : [
          ...wrap(visible(s.words || s.cue || ''), width - 4).map((l, i) => `  ${i ? ' ' : sign} ${l}`),
          ...facts([sourceWords(s)], look, '    '),
        ];
  const shown = c.statements.filter((s) => happenedTo(s).length > 0);
  return pageOf([
    [
      ink.title('WHAT CHANGED IN ATTRIBUTION'),
      ...wrap(visible(`before: ${versionWords(c.before)}`), width).map(ink.faint),
      ...wrap(visible(`after: ${versionWords(c.after)}`), width).map(ink.faint),
      ...wrap(countWords(c), width),
    ],
    ...shown.map((s) => [
      ...happenedTo(s).flatMap((line) => wrap(visible(line), width).map(ink.name)),
      ...side('-', s.before),
      ...side('+', s.after),
    ]),
  ]);
}
