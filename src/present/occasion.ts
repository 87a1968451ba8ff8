import type { Attribution } from '../records/attribution.ts';
import { contains } from '../records/span.ts';
import { type Chains, hands, shown } from './chain.ts';

/** What is known of the occasion, in words: when, where, who was told first, and through how many hands it came. */
export function occasion(c: Chains, a: Attribution): readonly string[] {
  const { read } = c;
  const out: string[] = [];
  if (a.at?.when) out.push(shown(read, [a.at.when]) + (a.at.date ? ` (${a.at.date})` : ''));
  else if (a.at?.date) out.push(a.at.date);
  for (const span of [a.at?.where ?? null, a.at?.medium ?? null]) {
    if (span && !contains(a.cue, span)) out.push(shown(read, [span]));
  }
  if (a.to) {
    const words = shown(read, [a.to.span]);
    const name = c.source(a.to.sourceId)?.name ?? words;
    out.push(`first told to ${name}`);
  }
  if (a.translated) out.push('translated');
  const n = hands(c, a);
  if (n) out.push(n === 1 ? '1 hand' : `${n} hands`);
  return out;
}

/** The stated reason for withholding the name of its source: one line, or none. */
export function reasonOf(c: Chains, a: Attribution): readonly string[] {
  const reason = c.source(a.sourceId)?.reason;
  return reason ? [`name withheld ${shown(c.read, [reason])}`] : [];
}
