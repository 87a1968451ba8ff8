import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Claim } from '../records/claim.ts';
import { Failure } from '../records/failure.ts';
import type { Decision, DecisionKind, LedgerStatement, Selector } from '../records/ledger.ts';
import type { Store } from '../store/store.ts';
import { mentionsOf } from './mentions.ts';
import { selectorOf } from './selectors.ts';

/** What a person asks for, by the ids that the ledger shows. */
export interface Asking {
  readonly kind: DecisionKind;
  /**
   * For `merge` and `hide` a statement stands for its whole claim. `split`: those to take out, all of one claim. `not-same`: two.
   * `speaker`: one.
   */
  readonly statements?: readonly string[];
  /** For `merge` two and more, for `hide` one and more. For `furniture` a claim stands for all its statements, for `not-same` for its first. */
  readonly claims?: readonly string[];
  /** For `same-source`: two and more. */
  readonly sources?: readonly string[];
  /** For `speaker`: the right source, by name. */
  readonly speaker?: string | null;
  /** For `furniture`: whose pages have it; that of the statements unless given. */
  readonly outlet?: string | null;
  readonly by: string;
  readonly at: string;
  readonly note?: string | null;
}

/** A decision, or that one is taken back. */
export type Asked = Asking | { readonly retract: string; readonly by: string; readonly at: string };

const ID_LENGTH = 32;
/** Statements that one decision keeps, at most; of larger claims the first ones, which the others come with. */
const MOST = 1000;

/** The decision that is asked for, made ready to be stored. Throws a `Failure` where a statement, claim, source or decision is not there, or too few are named. */
export async function decisionOf(store: Store, asked: Asked): Promise<Decision> {
  if ('retract' in asked) {
    const known = (await store.decisions()).find((d) => d.id === asked.retract);
    if (!known)
      throw new Failure('no-decision', `no decision ${asked.retract}`, 'list them with `hearsay decide --list`');
    return { ...known, retracted: { by: asked.by, at: asked.at } };
  }
  const { kind, by, at, note = null } = asked;
  const about = await ABOUT[kind](store, asked);
  const { of, rest = [], speaker = null, outlet = null } = about;
  const key = JSON.stringify([kind, of, speaker, by, at, ...(outlet === null ? [] : [outlet])]);
  const id = `d:${bytesToHex(sha256(utf8ToBytes(key))).slice(0, ID_LENGTH)}`;
  return { id, kind, of, rest, speaker, outlet, by, at, note, retracted: null };
}

type About = Pick<Decision, 'of'> & Partial<Pick<Decision, 'rest' | 'speaker' | 'outlet'>>;

const bad = (what: string, hint: string | null): Failure => new Failure('bad-decision', what, hint);

const ABOUT: Readonly<Record<DecisionKind, (store: Store, asked: Asking) => Promise<About>>> = {
  merge: async (store, asked) => {
    const named = namedIn(asked, ['statements', 'claims'], { least: 2, of: 'claims' });
    const claims = await claimsOf(store, named);
    if (claims.length < 2) throw bad(`${named.join(' and ')} are one claim already`, null);
    return { of: await membersOf(store, claims) };
  },
  split: async (store, asked) => {
    const named = namedIn(asked, ['statements'], { least: 1, of: 'statements' });
    const [claim, other] = await claimsOf(store, named);
    if (other) throw bad('split takes statements of one claim', 'take them out of one claim after the other');
    const rest = idsIn(claim!).filter((id) => !named.includes(id));
    if (!rest.length) throw bad(`nothing would stay in ${claim!.id}`, 'leave out a statement that is to stay');
    return { of: await selectorsOf(store, named), rest: await selectorsOf(store, rest.slice(0, MOST)) };
  },
  'not-same': async (store, asked) => {
    const named = namedIn(asked, ['statements', 'claims'], { least: 2, most: 2, of: 'statements' });
    return { of: await selectorsOf(store, await firstOf(store, named)) };
  },
  speaker: async (store, asked) => {
    const named = namedIn(asked, ['statements', 'claims'], { least: 1, most: 1, of: 'statement' });
    if (!asked.speaker) throw bad('speaker needs the name of the right source', 'give it with --speaker NAME');
    return { of: await selectorsOf(store, await firstOf(store, named)), speaker: asked.speaker };
  },
  hide: async (store, asked) => {
    const named = namedIn(asked, ['statements', 'claims'], { least: 1, of: 'claims' });
    return { of: await membersOf(store, await claimsOf(store, named)) };
  },
  furniture: async (store, asked) => {
    const named = namedIn(asked, ['statements', 'claims'], { least: 1, of: 'statements' });
    const ids: string[] = [];
    for (const id of named) ids.push(...(id.startsWith('c:') ? idsIn(await claimOf(store, id)) : [id]));
    const outlet = asked.outlet ?? (await outletOf(store, ids));
    return { of: await selectorsOf(store, ids.slice(0, MOST)), outlet };
  },
  'same-source': async (store, asked) => {
    const named = namedIn(asked, ['sources'], { least: 2, of: 'sources' });
    const ids = new Set<string>();
    const of: Selector[] = [];
    for (const id of named) {
      const source = await store.source(id);
      if (!source) throw new Failure('no-source', `no source ${id}`, 'list them with `hearsay sources`');
      if (ids.has(source.id)) continue;
      ids.add(source.id);
      of.push(...(await mentionsOf(store, source)));
    }
    if (ids.size < 2) throw bad(`${named.join(' and ')} are one source already`, null);
    return { of };
  },
};

const LISTS = ['statements', 'claims', 'sources'] as const;
type List = (typeof LISTS)[number];

/** The ids asked for, each once, all from lists that the kind takes. */
function namedIn(
  asked: Asking,
  lists: readonly List[],
  {
    least,
    most = Number.POSITIVE_INFINITY,
    of,
  }: { readonly least: number; readonly most?: number; readonly of: string },
): readonly string[] {
  const wrong = LISTS.find((list) => !lists.includes(list) && asked[list]?.length);
  if (wrong) throw bad(`${asked.kind} takes ${lists.join(' or ')}, not ${wrong}`, null);
  const named = [...new Set(lists.flatMap((list) => asked[list] ?? []))];
  const wanted = least === most ? String(least) : `${least} or more`;
  if (named.length < least || named.length > most)
    throw bad(`${asked.kind} takes ${wanted} ${of}, not ${named.length}`, null);
  return named;
}

async function claimOf(store: Store, id: string): Promise<Claim> {
  const claim = await store.claim(id);
  if (!claim) throw new Failure('no-claim', `no claim ${id}`, 'look it up with `hearsay claims`');
  return claim;
}

async function statementOf(store: Store, id: string): Promise<LedgerStatement> {
  const found = await store.statement(id);
  if (!found) throw new Failure('no-statement', `no statement ${id}`, 'look it up with `hearsay search`');
  return found.statement;
}

/** The claims of these ids, each once: a statement stands for the claim that it is in. */
async function claimsOf(store: Store, ids: readonly string[]): Promise<readonly Claim[]> {
  const claims = new Map<string, Claim>();
  for (const id of ids) {
    const article = id.startsWith('c:') ? null : (await statementOf(store, id)).article;
    const holder = article === null ? id : (await store.claimsOf(article)).get(id);
    const claim = await claimOf(store, holder ?? id);
    claims.set(claim.id, claim);
  }
  return [...claims.values()];
}

/** A claim stands for its first statement. */
async function firstOf(store: Store, ids: readonly string[]): Promise<readonly string[]> {
  const first: string[] = [];
  for (const id of ids) first.push(id.startsWith('c:') ? idsIn(await claimOf(store, id))[0]! : id);
  return first;
}

const idsIn = ({ statements }: Claim): string[] => [...new Set(statements.map((s) => s.id))];

const membersOf = (store: Store, claims: readonly Claim[]): Promise<readonly Selector[]> =>
  selectorsOf(
    store,
    claims.flatMap((c) => idsIn(c).slice(0, Math.max(1, Math.floor(MOST / claims.length)))),
  );

async function selectorsOf(store: Store, ids: readonly string[]): Promise<readonly Selector[]> {
  const texts = new Map<string, string>();
  const of: Selector[] = [];
  for (const id of ids) {
    const statement = await statementOf(store, id);
    const { article } = statement;
    const text = texts.get(article) ?? (await store.article(article))!.read.article.text;
    texts.set(article, text);
    of.push(selectorOf(statement, text));
  }
  return of;
}

/** The one outlet that published these statements. */
async function outletOf(store: Store, ids: readonly string[]): Promise<string> {
  const outlets = new Set<string>();
  for (const id of ids)
    for (const { outlet } of (await store.statement(id))?.publications ?? []) if (outlet !== null) outlets.add(outlet);
  const [outlet, other] = outlets;
  if (outlet === undefined || other !== undefined)
    throw bad(
      `${outlets.size || 'no'} outlets are known of what is named`,
      'say whose pages have it with --outlet NAME',
    );
  return outlet;
}
