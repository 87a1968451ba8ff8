import { titleOf } from '../link/claim-title.ts';
import type { Claim, Statement } from '../records/claim.ts';
import { fold } from '../records/fold.ts';
import type { Linkable, Publication } from '../records/ledger.ts';
import { dayOf } from '../store/rows/ids.ts';
import { checkedDay, given } from '../store/rows/wish.ts';
import type { StatementFilter, Store } from '../store/store.ts';
import { allOf } from './pages.ts';

/** What statements are filtered by beside their words. */
export type Bounds = Pick<StatementFilter, 'source' | 'outlet' | 'from' | 'to'>;

/** An appearance of a text, as far as bounds know it. */
export type Appearance = Pick<Publication, 'outlet' | 'published'> & Partial<Pick<Publication, 'outletId'>>;

/** Whether an appearance is by the outlet and of the days asked for. Throws a `Failure` for a day that is none. */
export function appearsIn({ outlet, from, to }: Bounds): (p: Appearance) => boolean {
  const name = given(outlet) ? fold(outlet) : null;
  const first = given(from) ? checkedDay(from, 'from', 0) : null;
  const last = given(to) ? checkedDay(to, 'to', 9999) : null;
  return (p) => {
    if (name !== null && fold(p.outlet ?? '') !== name && p.outletId !== outlet) return false;
    const day = dayOf(p.published) ?? 0;
    return (first === null || day >= first) && (last === null || (day > 0 && day <= last));
  };
}

/**
 * Claims with those of their statements alone that are within bounds, and a title of these statements' words; claims of which none is
 * are left out. All else of a claim (positions, origins, disputes) stays that of the whole claim.
 */
export async function claimsWithin(store: Store, claims: readonly Claim[], bounds: Bounds): Promise<readonly Claim[]> {
  if (![bounds.source, bounds.outlet, bounds.from, bounds.to].some(given)) return claims;
  const held = given(bounds.source) ? await statementsOf(store, claims, bounds) : null;
  const appears = appearsIn(bounds);
  const out: Claim[] = [];
  for (const claim of claims) {
    const kept: Statement[] = [];
    const members = new Map<string, Linkable>();
    for (const s of claim.statements) {
      if (held && !held.has(s.id)) continue;
      const linkable = members.get(s.id) ?? (await store.statement(s.id));
      const place = linkable?.publications.find((p) => p.outlet === s.outlet && p.published === s.published);
      if (!appears(place ?? s)) continue;
      kept.push(s);
      if (linkable) members.set(s.id, linkable);
    }
    if (kept.length === claim.statements.length) out.push(claim);
    else if (kept.length > 0)
      out.push({ ...claim, title: titleOf([...members.values()], [], isOpposed(kept)).title, statements: kept });
  }
  return out;
}

const isOpposed = (statements: readonly Statement[]): boolean =>
  ['asserts', 'denies'].every((stance) => statements.some((s) => s.stance === stance));

/** Statements of the source asked for, in the stories that the claims are told in. */
async function statementsOf(store: Store, claims: readonly Claim[], bounds: Bounds): Promise<ReadonlySet<string>> {
  const stories = await storiesOf(store, claims);
  const ids = new Set<string>();
  for (const story of stories)
    for await (const { statement } of allOf((at) => store.search({ ...bounds, story, ...at }))) ids.add(statement.id);
  return ids;
}

/** Stories of the articles that claims are told in. */
export async function storiesOf(store: Store, claims: readonly Claim[]): Promise<ReadonlySet<string>> {
  const stories = new Set<string>();
  for (const article of new Set(claims.flatMap((c) => c.statements.map((s) => s.article)))) {
    const story = await store.storyOf(article);
    if (story !== null) stories.add(story);
  }
  return stories;
}
