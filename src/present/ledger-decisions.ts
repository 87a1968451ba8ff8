import type { Decision } from '../records/ledger.ts';
import { count, facts, type LookOptions, lookOf, pageOf } from './ledger-look.ts';
import { visible } from './visible.ts';
import { shorten } from './wrap.ts';

/** What persons decided, as it stands. */
export function toDecisions(decisions: readonly Decision[], options: LookOptions = {}): string {
  const look = lookOf(options);
  const { ink, width } = look;
  if (!decisions.length) return pageOf([[ink.title('DECISIONS'), ink.faint('  none')]]);
  return pageOf([
    [`${ink.title('DECISIONS')} ${ink.faint(`· ${count(decisions.length, 'decision')}`)}`],
    ...decisions.map((d) => [
      `  ${ink.name(d.kind)}${d.speaker === null ? '' : `: ${visible(d.speaker)}`}${d.outlet ? `: ${visible(d.outlet)}` : ''}`,
      ...d.of.flatMap((s) =>
        shorten(visible(s.quote.exact), width - 6, 2).map((l, k) => `  ${k === 0 ? '–' : ' '} ${l}`),
      ),
      ...facts([d.id, `${d.by}, ${d.at}`, d.note ?? ''], look, '    '),
      ...(d.retracted ? [ink.warn(`    taken back by ${visible(d.retracted.by)}, ${d.retracted.at}`)] : []),
    ]),
  ]);
}
