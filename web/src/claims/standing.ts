import { STANCES, type Stance } from '../../../src/records/attribution.ts';
import { inOrigins, originsOf } from '../../../src/present/ledger-count.ts';
import type { Claim, Statement } from '../../../src/records/claim.ts';
import { STANCE_PAST } from '../parts/signs.ts';
import { day, list, many } from '../wording.ts';

/** Who stands where, in words: "Asserted by 3 sources on at least 1, at most 2 origins; denied by 1 source on 1 origin". */
export function standing(claim: Claim): string {
  const parts = STANCES.flatMap((stance) => {
    const sources = sourcesOf(claim, stance);
    const origins = originsOf(claim, stance);
    if (!sources && !origins.atMost) return [];
    const on = origins.atMost ? ` on ${inOrigins(origins)}` : '';
    return [
      sources
        ? `${STANCE_PAST[stance]} by ${many(sources, 'source')}${on}`
        : `${STANCE_PAST[stance]}${on}, no source named`,
    ];
  });
  const words = parts.join(parts.some((p) => p.includes(',')) ? '; ' : ', ');
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : 'No source takes a position';
}

/** Sources that are told with this stance, those too whose position in the record is another one since: whether a source changed its mind is not shown. */
export const sourcesOf = (claim: Claim, stance: Stance): number =>
  new Set([
    ...claim.positions.filter((p) => p.stance === stance).map((p) => p.sourceId),
    ...claim.statements.filter((s) => s.withdrawn && s.stance === stance).map((s) => s.sourceId),
  ]).size;

/** Outlets that carry it, in order of name. */
export const outletsOf = (claim: Claim): readonly string[] =>
  [...new Set(claim.statements.map((s) => s.outlet ?? s.file).filter((o) => o !== null))].sort((a, b) =>
    a.localeCompare(b),
  );

/** First and last day on which it was published. */
export function daysOf(claim: Claim): string {
  const days = claim.statements
    .map((s) => s.published?.slice(0, 10))
    .filter((d) => d !== undefined)
    .sort();
  const [first, last] = [day(days[0] ?? null).split(' '), day(days.at(-1) ?? null).split(' ')];
  // What both have in common at their ends is told once: "10 to 12 Mar 2026".
  let n = 0;
  while (n < first.length && first.at(-1 - n) === last.at(-1 - n)) n++;
  const begins = first.slice(0, first.length - n).join(' ');
  return begins ? `${begins} to ${last.join(' ')}` : last.join(' ');
}

/** "in The Herald, citing Agency T": who carries it and through whom, from the outside in; the speaker is left out. */
export function carriedBy(s: Statement): string {
  const relays = s.chain.slice(0, -1);
  const place = s.outlet ?? s.file ?? 'an article';
  return relays.length ? `${place}, citing ${list(relays)}` : place;
}

export const byTime = (a: Statement, b: Statement): number =>
  Number(a.published === null) - Number(b.published === null) ||
  (a.published ?? '').localeCompare(b.published ?? '') ||
  a.hands - b.hands ||
  a.id.localeCompare(b.id);
