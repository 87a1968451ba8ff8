import { ORGANIZATION_WORDS, OUTLET_WORDS } from '../en/names.ts';
import { AMERICAN } from './american.ts';
import { OUTLETS_BY_HAND } from './by-hand.ts';
import { PUBLISHERS } from './publishers.ts';
import { STATE_MEDIA } from './state-media.ts';

export const OUTLET_KINDS = ['agency', 'paper', 'broadcaster', 'site'] as const;
export type OutletKind = (typeof OUTLET_KINDS)[number];

export const OWNERSHIPS = ['state', 'public', 'private', 'party'] as const;
export type Ownership = (typeof OWNERSHIPS)[number];

/** A publisher, by facts that it or a free list states. What is not known is null. */
export interface Outlet {
  /** Its first domain, or its name in lower case with dashes where it has none. */
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly domains: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  /** State of the United States, two letters, for local outlets. */
  readonly region: string | null;
  readonly kind: OutletKind | null;
  readonly ownership: Ownership | null;
  /** Where the ownership is stated, with the year. */
  readonly ownershipFrom: string | null;
}

/** Finds outlets by name, alias, domain or address. */
export interface Register {
  /** The outlet with this name, alias, domain or address; null where none or more than one has it. */
  lookup(nameOrDomain: string): Outlet | null;
}

const fold = (name: string): string => name.trim().toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ');

/** The host of an address or a bare domain, without "www."; null where it is neither. */
function domainOf(text: string): string | null {
  const bare = /^(?:[a-z][a-z0-9+.-]{0,20}:\/\/)?([^/?#\s:@]{3,253})(?::\d{1,5})?(?:[/?#]|$)/i.exec(text)?.[1];
  return bare?.includes('.') ? bare.toLowerCase().replace(/^www\./, '') : null;
}

const slug = (name: string): string =>
  fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

const oneOf = <T extends string>(list: readonly T[], value: string | undefined): T | null =>
  list.find((x) => x === value) ?? null;

/** One line of a table: name | aliases | domains | country | kind | ownership | where the ownership is stated. */
export function outletFromLine(line: string, from: string | null): Outlet {
  const [name = '', aliases = '', domains = '', country = '', kind, ownership, stated] = line.split('|');
  const hosts = domains ? domains.split(',') : [];
  const owned = oneOf(OWNERSHIPS, ownership);
  return {
    id: hosts[0] ?? slug(name),
    name,
    aliases: aliases ? aliases.split('/') : [],
    domains: hosts,
    country: country || null,
    region: null,
    kind: oneOf(OUTLET_KINDS, kind),
    ownership: owned,
    ownershipFrom: owned ? stated || from : null,
  };
}

/**
 * A register over the shipped one: an outlet of `extra` wins over shipped ones with a name or domain of its own. Tables are read at
 * the first lookup, not before.
 */
export function makeRegister(extra: readonly Outlet[] = []): Register {
  let layers: Layer[] | undefined;
  return {
    lookup(text) {
      layers ??= [...(extra.length ? [layer(extra)] : []), ...shipped()];
      const name = fold(text);
      const host = text.includes('.') ? domainOf(text) : null;
      for (const { byName, byDomain } of layers) {
        const hit = byName.get(name) ?? (host ? parentDomain(byDomain, host) : undefined);
        if (hit !== undefined) return hit;
      }
      return null;
    },
  };
}

/** Null stands for a name that several outlets have. */
interface Layer {
  readonly byName: ReadonlyMap<string, Outlet | null>;
  readonly byDomain: ReadonlyMap<string, Outlet>;
}

function layer(outlets: readonly Outlet[]): Layer {
  const byName = new Map<string, Outlet | null>();
  const byDomain = new Map<string, Outlet>();
  for (const o of outlets) {
    for (const name of new Set([o.name, ...o.aliases].map(fold))) byName.set(name, byName.has(name) ? null : o);
    for (const d of o.domains) if (!byDomain.has(d)) byDomain.set(d, o);
  }
  return { byName, byDomain };
}

/** "edition.beacon.example" is found as "beacon.example". */
function parentDomain(byDomain: ReadonlyMap<string, Outlet>, host: string): Outlet | undefined {
  for (let at = host; at.includes('.'); at = at.slice(at.indexOf('.') + 1)) {
    const hit = byDomain.get(at);
    if (hit) return hit;
  }
  return undefined;
}

let known: Layer[] | undefined;

function shipped(): Layer[] {
  known ??= read();
  return known;
}

const MONITOR = 'State Media Monitor, 2024';

function read(): Layer[] {
  const state = STATE_MEDIA.split('\n').map((line) => {
    const outlet = outletFromLine(line, MONITOR);
    const code = line.slice(line.lastIndexOf('|') + 1);
    return outlet.ownership ? { ...outlet, ownershipFrom: `${MONITOR} (${code})` } : outlet;
  });
  const listed = layer(state);
  // Who owns an outlet of the hand list: only what the list of state media says of its domain, or of its name in its country.
  const hand = OUTLETS_BY_HAND.map((line): Outlet => {
    const outlet = outletFromLine(line, null);
    const same = outlet.domains.map((d) => listed.byDomain.get(d)).find((o) => o?.ownership) ?? named(outlet);
    return same ? { ...outlet, ownership: same.ownership, ownershipFrom: same.ownershipFrom } : outlet;
  });
  function named(outlet: Outlet): Outlet | null {
    const hits = [outlet.name, ...outlet.aliases].map((n) => listed.byName.get(fold(n)));
    return hits.find((o) => o?.ownership && o.country === outlet.country) ?? null;
  }
  return [layer(hand), listed, layer(PUBLISHERS.split('\n').map((l) => outletFromLine(l, null))), american()];
}

/**
 * Local outlets are found by a name only where the name itself shows a paper or a station and more than that: many are called like
 * anything else, and a "Courier" or "Daily News" is anywhere.
 */
function american(): Layer {
  const byName = new Map<string, Outlet | null>();
  const byDomain = new Map<string, Outlet>();
  let region: string | null = null;
  let kind: OutletKind | null = null;
  for (const line of AMERICAN.split('\n')) {
    if (line.startsWith('= ')) {
      const [, state, word] = line.split(' ');
      region = state || null;
      kind = oneOf(OUTLET_KINDS, word);
      continue;
    }
    const cut = line.lastIndexOf('|');
    const id = line.slice(cut + 1);
    const name = line.slice(0, cut) || id;
    const outlet: Outlet = { ...EMPTY, id, name, domains: [id], country: region ? 'US' : null, region, kind };
    byDomain.set(id, outlet);
    const folded = fold(name);
    const words = folded.split(/[ -]/);
    const own = words.some((w) => w !== 'the' && !OUTLET_WORDS.has(w));
    if (own && words.some((w) => OUTLET_WORDS.has(w)) && !ORGANIZATION_WORDS.has(words.at(-1)!))
      byName.set(folded, byName.has(folded) ? null : outlet);
  }
  return { byName, byDomain };
}

const EMPTY: Outlet = {
  id: '',
  name: '',
  aliases: [],
  domains: [],
  country: null,
  region: null,
  kind: null,
  ownership: null,
  ownershipFrom: null,
};

let shared: Register | undefined;

/** The outlet with this name, alias, domain or address in the shipped register; null where it has none. */
export function lookupOutlet(nameOrDomain: string): Outlet | null {
  shared ??= makeRegister();
  return shared.lookup(nameOrDomain);
}
