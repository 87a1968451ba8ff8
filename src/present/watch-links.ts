import type { Linkable } from '../records/ledger.ts';
import type { WatchEvent } from '../records/watch.ts';
import { fragmentLink } from './text-fragment.ts';

/** Where statements are looked up: a ledger's store. */
export interface Shelf {
  statement(id: string): Promise<Linkable | null>;
}

/** Addresses that events lead to, by the events' ids; those without one are left out. */
export type EventLinks = ReadonlyMap<string, string>;

/**
 * For each event the page of the newest article that it rests on, at the statement's words, where the article's address is known; else
 * what `claimPage` gives for its claim.
 */
export async function eventLinks(
  shelf: Shelf,
  events: readonly Pick<WatchEvent, 'id' | 'claim' | 'statements'>[],
  claimPage: (claim: string) => string | null = () => null,
): Promise<EventLinks> {
  const places = new Map<string, Place | null>();
  const links = new Map<string, string>();
  for (const { id, claim, statements } of events) {
    let newest: Place | null = null;
    for (const s of statements) {
      if (!places.has(s)) places.set(s, placeOf(await shelf.statement(s)));
      const place = places.get(s) ?? null;
      if (place && (newest === null || place.published > newest.published)) newest = place;
    }
    const link = newest?.link ?? claimPage(claim);
    if (link !== null) links.set(id, link);
  }
  return links;
}

interface Place {
  readonly link: string;
  /** Empty without a date. */
  readonly published: string;
}

/** The first appearance that has an address on the web. */
function placeOf(found: Linkable | null): Place | null {
  if (!found) return null;
  const { publications, statement } = found;
  for (const { canonical, url, published } of publications) {
    const address = canonical ?? url;
    if (address === null || !/^https?:\/\//i.test(address)) continue;
    // Words of several stretches stand nowhere side by side.
    const isWhole = statement.content.length === 1;
    const { words } = statement;
    return {
      link: isWhole ? fragmentLink(address, words, [0, words.length]) : address,
      published: published ?? '',
    };
  }
  return null;
}
