/** What is wrong between the parts of a written event: references, claims, origins, relations and pairs. */

import { STANCES } from '../../src/records/attribution.ts';
import { overlaps } from '../../src/records/span.ts';
import { articleFaults, innermost, repeated } from './article-faults.ts';
import type { EventClaim, EventStatement, FarPlace, WrittenEvent } from './places.ts';
import type { PairLabel } from './shape.ts';

/** How many of each an event has. */
const WANTED = { texts: [5, 8], claims: [15, 40], pairs: [10, 20] } as const;

/** One line for each fault of the event. */
export function eventFaults(event: WrittenEvent): string[] {
  const faults: string[] = [];
  const say = (what: string): void => void faults.push(what);
  const sources = new Set(event.sources.map((s) => s.id));
  sizeFaults(event, say);
  for (const s of event.sources)
    for (const m of s.members) if (!sources.has(m) || m === s.id) say(`source ${s.id}: no member ${m}`);
  for (const [kind, list] of [
    ['source', event.sources],
    ['article', event.articles],
    ['claim', event.claims],
  ] as const)
    for (const id of repeated(list.map((x) => x.id))) say(`${kind} ${id}: two have this id`);
  for (const [i, a] of event.articles.entries())
    if (a.id !== `${event.event}-${i + 1}`) say(`article ${a.id}: its id should be ${event.event}-${i + 1}`);
  faults.push(...event.articles.flatMap((a) => articleFaults(a, sources)));
  for (const c of event.claims) claimFaults(event, c, (what) => say(`claim ${c.id}: ${what}`));
  relationFaults(event, say);
  for (const [i, d] of event.drift.entries())
    if (d.from.article === d.to.article) say(`drift ${i + 1}: from and to are of one article`);
  pairFaults(event, say);
  return faults;
}

type Say = (what: string) => void;

function sizeFaults(event: WrittenEvent, say: Say): void {
  for (const [name, n] of [
    ['texts', event.articles.length],
    ['claims', event.claims.length],
    ['pairs', event.pairs.length],
  ] as const) {
    const [least, most] = WANTED[name];
    if (n < least || n > most) say(`event: ${n} ${name}: ${least} to ${most} are wanted`);
  }
}

function claimFaults(event: WrittenEvent, claim: EventClaim, say: Say): void {
  const byWho = new Map<string, string>();
  for (const s of claim.statements) {
    const article = event.articles.find((a) => a.id === s.article);
    if (!article) continue;
    const shown = `${s.article} ${JSON.stringify(article.text.slice(...s.span))}`;
    const told = article.attributions.find((a) => a.id === s.attribution) ?? null;
    const inside = innermost(article, s.span);
    if (s.attribution && !told) say(`${shown} is of attribution ${s.attribution}, which is not there`);
    else if (inside?.id !== told?.id && !(told && inside && told.cue[0] === inside.cue[0]))
      say(`${shown} stands in ${inside?.id ?? 'no attribution'}, not in ${s.attribution ?? 'the own voice'}`);
    if (article.furniture.some((f) => overlaps(f, s.span))) say(`${shown} stands in furniture`);
    if (told?.who && s.origin === null) say(`${shown} has a source (${told.who}) and no origin`);
    if (!told?.who || s.origin === null) continue;
    const other = byWho.get(`${told.who} ${s.stance}`);
    if (other && other !== s.origin) say(`${shown} has origin ${s.origin}, but ${told.who} is ${other} elsewhere`);
    byWho.set(`${told.who} ${s.stance}`, s.origin);
  }
  for (const key of repeated(claim.statements.map((s) => `${s.article} ${s.span}`))) say(`${key} stands in it twice`);
  originFaults(claim, say);
}

function originFaults(claim: EventClaim, say: Say): void {
  for (const stance of STANCES) {
    const of = claim.statements.filter((s) => s.stance === stance);
    const count = claim.origins[stance];
    const roots = new Set(of.flatMap((s) => s.origin ?? [])).size;
    if (!count) {
      if (roots) say(`origins: ${stance} is missing`);
      continue;
    }
    if (!of.length) say(`origins: no statement ${stance}`);
    const { atLeast, atMost } = count;
    const bound = Math.max(1, roots + of.filter((s) => s.origin === null).length);
    if (atLeast > atMost) say(`origins: ${stance} at least ${atLeast}, at most ${atMost}`);
    if (atLeast > Math.max(1, roots)) say(`origins: ${stance} at least ${atLeast}, but its statements name ${roots}`);
    if (atMost < roots) say(`origins: ${stance} at most ${atMost}, but its statements name ${roots}`);
    if (atMost > bound) say(`origins: ${stance} at most ${atMost}, but there are only ${bound} that could be`);
  }
}

function relationFaults(event: WrittenEvent, say: Say): void {
  const ids = new Set(event.claims.map((c) => c.id));
  for (const { a, b, kind } of event.relations) {
    for (const id of [a, b]) if (!ids.has(id)) say(`relation ${a} ${kind} ${b}: no claim ${id}`);
    if (a === b) say(`relation ${a} ${kind} ${b}: one claim`);
  }
  for (const key of repeated(event.relations.map((r) => [r.a, r.b].sort().join(' and '))))
    say(`relation: ${key} stand in two`);
}

/** Pairs are labelled as the claims that both sides are statements of: one claim is `same`, whatever the sides' stances. */
function pairFaults(event: WrittenEvent, say: Say): void {
  const at = (p: FarPlace): string => `${p.article} ${p.span}`;
  const claimsOf = (p: FarPlace): EventClaim[] => event.claims.filter((c) => c.statements.some((s) => at(s) === at(p)));
  for (const [i, { a, b, label }] of event.pairs.entries()) {
    const where = `pair ${i + 1}`;
    if (a.article === b.article && overlaps(a.span, b.span)) say(`${where}: its sides overlap`);
    const labels = new Set<PairLabel>();
    for (const x of claimsOf(a))
      for (const y of claimsOf(b)) for (const l of labelsOf(event, x.id, y.id)) labels.add(l);
    if (labels.size && !labels.has(label)) say(`${where}: ${label}, but by the claims ${[...labels].join(' or ')}`);
  }
  for (const key of repeated(event.pairs.map((p) => [at(p.a), at(p.b)].sort().join(' and '))))
    say(`pair: ${key} stand in two`);
}

/** The labels that a pair of statements of two claims may have; a newer figure cannot be true at once with the older one. */
function labelsOf(event: WrittenEvent, x: string, y: string): PairLabel[] {
  if (x === y) return ['same'];
  const r = event.relations.find(({ a, b }) => (a === x && b === y) || (a === y && b === x));
  if (!r) return ['different'];
  if (r.kind === 'narrower') return [r.a === x ? 'a-narrower' : 'b-narrower'];
  return ['contradicts'];
}

/** Whether sources stand on both sides of a claim. */
export const isDisputed = (claim: { readonly statements: readonly Pick<EventStatement, 'stance'>[] }): boolean =>
  claim.statements.some((s) => s.stance === 'asserts') && claim.statements.some((s) => s.stance === 'denies');
