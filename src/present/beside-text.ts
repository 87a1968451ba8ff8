import type { Beside, BesideClaim, BesideStatement } from '../records/beside.ts';
import { facts, type LookOptions, lookOf, pageOf } from './ledger-look.ts';
import { visible } from './visible.ts';
import { wrap } from './wrap.ts';

/** Two outlets side by side on one story, for people at a terminal. */
export function besideText(b: Beside, options: LookOptions): string {
  const look = lookOf(options);
  const { ink, width } = look;
  const lines = (words: string, indent = ''): readonly string[] =>
    wrap(visible(words), width - indent.length).map((l) => indent + l);
  const side = (outlet: string, list: readonly BesideStatement[]): readonly string[] =>
    list.length
      ? list.flatMap((s) => facts([outlet, ...toldBy(s)], look, '  '))
      : facts([`${outlet}: not told`], look, '  ');
  const row = (c: BesideClaim): readonly string[] => [
    ...lines(c.title).map(ink.name),
    ...side(b.one, c.one),
    ...side(b.other, c.other),
  ];
  const section = (title: string, list: readonly BesideClaim[]): readonly (readonly string[])[] =>
    list.length ? [[ink.title(title)], ...list.map(row)] : [];
  const of = (told: BesideClaim['told']): readonly BesideClaim[] => b.claims.filter((c) => c.told === told);
  return pageOf([
    [...lines(b.title ?? b.story).map(ink.title), ...lines(countsOf(b))],
    ...section('BOTH TELL', of('both')),
    ...section(`ONLY ${visible(b.one).toUpperCase()} TELLS`, of('one')),
    ...section(`ONLY ${visible(b.other).toUpperCase()} TELLS`, of('other')),
  ]);
}

/** "3 claims in both, 2 in Radio Velt alone, 4 in Herald H alone" */
export const countsOf = ({ counts, one, other }: Beside): string =>
  `${counts.both} claim${counts.both === 1 ? '' : 's'} in both, ${counts.one} in ${one} alone, ${counts.other} in ${other} alone`;

/** Source, grade, stance and those in between. */
function toldBy({ sourceName, attribution, grade, stance, chain }: BesideStatement): readonly string[] {
  if (attribution === null) return ['own voice', stance];
  const through = chain.slice(0, -1);
  return [
    `${sourceName ?? 'no source named'}${through.length ? `, through ${[...through].reverse().join(', ')}` : ''}`,
    grade,
    stance,
  ];
}
