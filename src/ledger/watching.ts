import { disputeOf, endedIn, happeningsIn } from '../link/happenings.ts';
import { hashOf } from '../link/source-id.ts';
import type { Version } from '../link/withdrawn.ts';
import type { Claim } from '../records/claim.ts';
import { Failure } from '../records/failure.ts';
import { fold } from '../records/fold.ts';
import type { Linkable } from '../records/ledger.ts';
import type { Happening, Watch, WatchEvent, WatchKind } from '../records/watch.ts';
import type { ClaimFilter, Store, Transaction } from '../store/store.ts';
import { allOf } from './pages.ts';
import { Versions } from './versions.ts';

/** What somebody asks to be told of, and where it goes. */
export interface WatchAsked {
  readonly kind: WatchKind;
  /** Id of a story, claim or source; name of a source or outlet; words. */
  readonly of: string;
  readonly webhook?: string | null;
  /** Let the webhook be at a private address. */
  readonly allowPrivate?: boolean;
  /** Key of the signature of the webhook. */
  readonly secret?: string | null;
  readonly mail?: string | null;
  readonly feed?: string | null;
  /** ISO time, as given by who adds it. */
  readonly at: string;
}

/** Claims that are looked at in one transaction. */
const STEP = 200;
/** Tries to take in what is so already while others write; after that they wait. */
const TRIES = 3;

/** Id of a watch: that of what is watched. */
const watchId = (kind: WatchKind, of: string): string => `w:${hashOf(`${kind} ${of}`).slice(0, 16)}`;

/**
 * Adds a watch. What is so already is known to it and never told. Asked for again, it gets the ways that are given, keeps
 * the others and its events, and goes on where it was paused. Throws a
 * `Failure` where what is to be watched is not there.
 */
export async function addWatch(store: Store, asked: WatchAsked): Promise<Watch> {
  const { kind, secret = null, at } = asked;
  if (typeof asked.webhook === 'string' && secret === null)
    throw new Failure('bad-watch', 'a webhook without a key for its signature', 'give a secret');
  const { of, name } = await aimOf(store, asked);
  const id = watchId(kind, of);
  const old = (await store.watches()).find((w) => w.id === id);
  const watch: Watch = {
    ...{ id, kind, of, name },
    webhook: asked.webhook ?? old?.webhook ?? null,
    allowPrivate: asked.allowPrivate ?? (asked.webhook ? false : (old?.allowPrivate ?? false)),
    mail: asked.mail ?? old?.mail ?? null,
    feed: asked.feed ?? old?.feed ?? null,
    since: old?.since ?? at,
    paused: false,
  };
  if (old) {
    await store.write((tx) => tx.putWatch(watch, secret));
    return watch;
  }
  for (let n = 1; ; n++) {
    const version = await store.version();
    const before = n < TRIES ? await presentIn(store, watch) : null;
    const isDone = await store.write(async (tx) => {
      if (before && (await store.version()) !== version) return false;
      await tx.putWatch(watch, secret);
      for (const happening of before ?? (await presentIn(store, watch))) await tx.tell(watch, happening, null);
      return true;
    });
    if (isDone) return watch;
  }
}

/** Pauses a watch, or lets it go on. Throws a `Failure` where it is not there. */
export const pauseWatch = (store: Store, id: string, paused: boolean): Promise<Watch> =>
  store.write(async (tx) => {
    const found = (await store.watches()).find((w) => w.id === id);
    if (!found) throw noWatch(id);
    const watch = { ...found, paused };
    await tx.putWatch(watch, null);
    return watch;
  });

const noWatch = (id: string): Failure =>
  new Failure('no-watch', `no watch ${id}`, 'look it up with `hearsay watch list`');

/** Takes a watch out with its events. Throws a `Failure` where it is not there. */
export async function dropWatch(store: Store, id: string): Promise<void> {
  if (!(await store.write((tx) => tx.dropWatch(id)))) throw noWatch(id);
}

/** What is watched under its id of today, and how it is called. */
async function aimOf(store: Store, { kind, of }: WatchAsked): Promise<{ readonly of: string; readonly name: string }> {
  const wanted = of.trim();
  const missing = (list: string): Failure =>
    new Failure(`no-${kind}`, `no ${kind} ${wanted.slice(0, 80)}`, `look it up with \`hearsay ${list}\``);
  switch (kind) {
    case 'story': {
      const story = await store.story(withPrefix('sy:', wanted));
      if (!story) throw missing('stories');
      return { of: story.id, name: story.title ?? story.id };
    }
    case 'claim': {
      const claim = await store.claim(withPrefix('c:', wanted));
      if (!claim) throw missing('claims');
      return { of: claim.id, name: claim.title };
    }
    case 'source':
      return sourceOf(store, wanted, missing('sources'));
    default:
      if (!/[\p{L}\p{N}]/u.test(wanted)) throw new Failure('bad-watch', `no ${kind} to watch`, 'give a name or words');
      return { of: kind === 'words' ? wanted.toLowerCase() : wanted, name: wanted };
  }
}

const withPrefix = (prefix: string, id: string): string => (id.includes(':') ? id : prefix + id);

async function sourceOf(store: Store, wanted: string, missing: Failure): Promise<{ of: string; name: string }> {
  const byId = await store.source(wanted);
  if (byId) return { of: byId.id, name: byId.name };
  const { items } = await store.sources({ query: wanted, limit: 200 });
  const found = items.filter(({ source }) => [source.name, ...source.aliases].some((n) => fold(n) === fold(wanted)));
  const [only, other] = found;
  if (!only) throw missing;
  if (other)
    throw new Failure(
      'many-sources',
      `${found.length} sources are called ${wanted.slice(0, 80)}`,
      `give one by its id: ${found
        .slice(0, 3)
        .map((s) => s.source.id)
        .join(', ')}`,
    );
  return { of: only.source.id, name: only.source.name };
}

const filterOf = ({ kind, of }: Watch): ClaimFilter =>
  kind === 'words' ? { query: of, articles: 1, all: true } : { [kind]: of, articles: 1, all: true };

/** What is so already in what a watch is for. */
async function presentIn(store: Store, watch: Watch): Promise<readonly Happening[]> {
  const found: Happening[] = [];
  const versions = new Versions(store);
  if (watch.kind === 'claim') {
    const claim = await store.claim(watch.of);
    if (claim) found.push(...(await happeningsOf(store, claim, versions)));
    return found;
  }
  for await (const claim of allOf((at) => store.claims({ ...filterOf(watch), ...at })))
    found.push(...(await happeningsOf(store, claim, versions)).filter((h) => isFor(watch, claim, h)));
  return found;
}

/** A first name is told of what lists show, or of the very claim that is watched: elsewhere it would be of every trifle. */
const isFor = (watch: Watch, claim: Claim, { kind }: Happening): boolean =>
  kind !== 'named' || claim.listable || watch.kind === 'claim';

/**
 * Looks at every claim that has changed, and stores what happened to those that are watched. A claim is out of the list of those that
 * have changed in the same transaction that stores its events, so that a kill loses none and tells none under another id.
 */
export async function lookAtWatches(store: Store, now: () => string): Promise<readonly WatchEvent[]> {
  const told: WatchEvent[] = [];
  while (await store.write((tx) => lookAtSome(store, tx, now, told)));
  return told;
}

/** Other connections see what lasts: that of before this transaction, which is the only one that writes. */
async function lookAtSome(store: Store, tx: Transaction, now: () => string, told: WatchEvent[]): Promise<boolean> {
  // Another process is at work: what claims are in between is not what happened, and it looks itself when it is done.
  const { unlinked, unsettled } = await store.pending();
  if (unlinked + unsettled > 0) return false;
  const due = await tx.takeDue(STEP, disputeOf);
  if (!due.length) return false;
  const claims: Claim[] = [];
  const versions = new Versions(store);
  const happened = new Map<string, readonly Happening[]>();
  for (const id of due) {
    const claim = await store.claim(id);
    if (claim) await tx.ended(endedIn(claim));
    const found = claim ? await happeningsOf(store, claim, versions) : [];
    if (!claim || !found.length) continue;
    claims.push(claim);
    happened.set(claim.id, found);
  }
  if (!claims.length) return true;
  // Where several claims show one thing it is told of the one that is understood best.
  claims.sort((a, b) => Number(b.listable) - Number(a.listable) || (a.id < b.id ? -1 : 1));
  for (const watch of await store.watches())
    for (const claim of await matching(store, watch, claims))
      for (const happening of happened.get(claim.id)!) {
        if (!isFor(watch, claim, happening)) continue;
        const event = eventOf(watch, happening, { found: now(), ended: await tx.timesEnded(watch, happening.marks) });
        if (await tx.tell(watch, happening, watch.paused ? null : event)) told.push(event);
      }
  return true;
}

/** Of some claims those that a watch is for. What counts anew what a claim counts is told where that one is watched. */
async function matching(store: Store, watch: Watch, claims: readonly Claim[]): Promise<readonly Claim[]> {
  if (watch.kind !== 'claim') {
    const among = claims.map((c) => c.id);
    const found = new Set((await store.claims({ ...filterOf(watch), among, limit: STEP })).items.map((c) => c.id));
    return claims.filter((c) => found.has(c.id));
  }
  const at = (await store.claim(watch.of))?.id;
  return claims.filter((c) => c.id === at || c.relations.some((r) => r.kind === 'updates' && r.claim === at));
}

async function happeningsOf(store: Store, claim: Claim, known: Versions): Promise<readonly Happening[]> {
  const versions = new Map<string, readonly Version[]>();
  for (const article of new Set(claim.statements.map((s) => s.article))) {
    const found = await known.of(article);
    if (found.length) versions.set(article, found);
  }
  if (claim.statements.length < 2 && claim.relations.length === 0 && versions.size === 0) return [];
  const linkables = new Map<string, Linkable>();
  for (const id of new Set(claim.statements.map((s) => s.id))) {
    const found = await store.statement(id);
    if (found) linkables.set(id, found);
  }
  const older = new Map<string, Claim>();
  for (const { kind, claim: id } of claim.relations) {
    const found = kind === 'updates' ? await store.claim(id) : null;
    if (found) older.set(id, found);
  }
  return happeningsIn(claim, { linkables, older, versions });
}

interface Found {
  /** ISO time. */
  readonly found: string;
  /** How often it has ended: what comes back is another event. */
  readonly ended: number;
}

const eventOf = (watch: Watch, { key, marks, articles, ...shown }: Happening, { found, ended }: Found): WatchEvent => ({
  id: `ev:${hashOf(`${watch.id} ${key}${ended > 0 ? ` ${ended}` : ''}`)}`,
  watch: watch.id,
  ...shown,
  found,
});
