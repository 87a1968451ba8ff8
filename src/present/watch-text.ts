import type { Waiting, Watch, WatchEvent } from '../records/watch.ts';
import { count, day, facts, type LookOptions, lookOf, pageOf } from './ledger-look.ts';
import { visible } from './visible.ts';
import { wrap } from './wrap.ts';

/** Events as they are told on a terminal, in the order given. `watches` by id. */
export function toEvents(
  events: readonly WatchEvent[],
  watches: ReadonlyMap<string, Watch>,
  options: LookOptions,
): string {
  const look = lookOf(options);
  const { ink, width } = look;
  if (!events.length) return pageOf([[ink.title('EVENTS'), ink.faint('  none')]]);
  return pageOf(
    events.map((e) => {
      const watch = watches.get(e.watch);
      const whose = watch ? `${watch.kind} ${watch.name}` : e.watch;
      return [
        ...wrap(visible(`${e.kind}: ${e.title}`), width).map((l) => ink.name(l)),
        ...wrap(visible(e.text), width - 2).map((l) => `  ${l}`),
        ...facts([day(e.date), whose, e.claim, e.id], look, '  '),
      ];
    }),
  );
}

/** The watches, with where their events go and what waits there. */
export function toWatches(watches: readonly Watch[], waiting: readonly Waiting[], options: LookOptions): string {
  const { ink, width } = lookOf(options);
  if (!watches.length) return pageOf([[ink.title('WATCHES'), ink.faint('  none')]]);
  return pageOf(
    watches.map((w) => {
      const to = [
        ...(w.webhook === null ? [] : [`webhook ${w.webhook}`]),
        ...(w.mail === null ? [] : [`mail in ${w.mail}`]),
        ...(w.feed === null ? [] : [`feed ${w.feed}`]),
      ];
      const late = waiting.filter((x) => x.watch.id === w.id && x.way !== 'print');
      const failure = late.find((x) => x.failure !== null)?.failure;
      const stuck = late.length
        ? [`${count(late.length, 'event')} not accepted yet${failure ? `: ${failure}` : ''}`]
        : [];
      return [
        ...wrap(visible(`${w.kind}: ${w.name}${w.paused ? ' (paused)' : ''}`), width).map((l) => ink.name(l)),
        ...[w.id, ...to, ...stuck].flatMap((line) => wrap(visible(line), width - 2).map((l) => `  ${ink.faint(l)}`)),
      ];
    }),
  );
}
