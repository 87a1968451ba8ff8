import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { Failure } from '../records/failure.ts';

const SCOPES = ['read', 'write'] as const;
/** What a token lets its holder do; `write` includes `read`. */
export type Scope = (typeof SCOPES)[number];

/** A token as kept: never the token itself. */
export interface TokenRecord {
  /** The first letters after the prefix, to name it by. */
  readonly id: string;
  readonly name: string;
  readonly scope: Scope;
  /** The tenant that it opens; null, or absent in books of before there were tenants, for the first one. */
  readonly tenant?: string | null;
  /** sha256 of the token, in hex. */
  readonly hash: string;
  /** ISO times. */
  readonly created: string;
  readonly used: string | null;
  readonly revoked: string | null;
}

/** The tokens of one ledger, in a file that only its owner may read. */
export interface TokenBook {
  readonly path: string;
  list(): readonly TokenRecord[];
  /** The only time that the token itself is told. */
  create(name: string, scope: Scope, tenant?: string | null): { readonly token: string; readonly record: TokenRecord };
  /** Throws a `Failure` where there is none with that id or name, or it is revoked already. */
  revoke(idOrName: string): TokenRecord;
  /** True once a token that holds is there. */
  any(): boolean;
  /** The record of a token that holds; null for any other text. */
  verify(token: string): TokenRecord | null;
}

const PREFIX = 'hs_';
const BYTES = 32;
const ID_LENGTH = 8;
/** Uses are written down at most this often, so that a busy client does not wear the disk. */
const USE_EVERY_MS = 60_000;

/** The file of tokens that belongs to a database: one for each, and the same by whatever link the database is named. */
export const tokensPath = (database: string): string =>
  `${existsSync(database) ? realpathSync(database) : database}.tokens.json`;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * Opens the tokens kept at `path`; a file that is not there is empty. What another process writes is seen at the next look. A
 * token has 256 random bits, so a plain sha256 keeps it: there is nothing to guess that salt or stretching would slow down.
 */
export function openTokens(path: string, now: () => Date = () => new Date()): TokenBook {
  let seen: { readonly stamp: string; readonly tokens: readonly TokenRecord[] } = { stamp: '', tokens: [] };

  const list = (): readonly TokenRecord[] => {
    const about = statSync(path, { throwIfNoEntry: false });
    const stamp = about ? `${about.mtimeMs} ${about.size} ${about.ino}` : '';
    if (stamp !== seen.stamp) seen = { stamp, tokens: about ? readTokens(path) : [] };
    return seen.tokens;
  };
  const save = (tokens: readonly TokenRecord[]): void => {
    mkdirSync(dirname(path), { recursive: true });
    const fresh = `${path}.${process.pid}.new`;
    writeFileSync(fresh, `${JSON.stringify({ tokens }, null, 1)}\n`, { mode: 0o600 });
    // The mode of a new file is cut by the process' mask, never widened; an old one with the same name may have been wider.
    chmodSync(fresh, 0o600);
    renameSync(fresh, path);
  };

  return {
    path,
    list,
    any: () => list().some((t) => t.revoked === null),
    create(name, scope, tenant = null) {
      const clash = list().find((t) => t.name === name && t.revoked === null);
      if (clash) {
        throw new Failure(
          'conflict',
          `a token has this name already: ${name}`,
          'revoke it first, or give another name',
        );
      }
      const token = PREFIX + randomBytes(BYTES).toString('base64url');
      const id = token.slice(PREFIX.length, PREFIX.length + ID_LENGTH);
      const record: TokenRecord = {
        ...{ id, name, scope, ...(tenant === null ? {} : { tenant }), hash: hashOf(token) },
        ...{ created: now().toISOString(), used: null, revoked: null },
      };
      save([...list(), record]);
      return { token, record };
    },
    revoke(which) {
      const tokens = list();
      const found = tokens.find((t) => t.revoked === null && (t.id === which || t.name === which));
      if (!found) throw new Failure('not-found', `no such token: ${which}`, 'hearsay token list shows them');
      const gone = { ...found, revoked: now().toISOString() };
      save(tokens.map((t) => (t === found ? gone : t)));
      return gone;
    },
    verify(token) {
      if (!token.startsWith(PREFIX)) return null;
      const hash = Buffer.from(hashOf(token), 'hex');
      const tokens = list();
      const found = tokens.find((t) => t.revoked === null && timingSafeEqual(Buffer.from(t.hash, 'hex'), hash));
      if (!found) return null;
      if (found.used === null || now().getTime() - Date.parse(found.used) > USE_EVERY_MS) {
        save(tokens.map((t) => (t === found ? { ...t, used: now().toISOString() } : t)));
      }
      return found;
    },
  };
}

function readTokens(path: string): readonly TokenRecord[] {
  let tokens: unknown;
  try {
    ({ tokens } = JSON.parse(readFileSync(path, 'utf8')) as { readonly tokens: unknown });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Failure('tokens-damaged', `cannot read the tokens in ${path}: ${why}`, 'put it right, or move it away');
  }
  const bad = Array.isArray(tokens) ? tokens.findIndex((t) => !isRecord(t)) : 0;
  if (bad >= 0) {
    throw new Failure('tokens-damaged', `bad token ${bad + 1} in ${path}`, 'put it right, or move the file away');
  }
  return tokens as readonly TokenRecord[];
}

const isRecord = (value: unknown): value is TokenRecord => {
  const t = value as Partial<TokenRecord> | null;
  return (
    typeof t?.id === 'string' &&
    typeof t.name === 'string' &&
    SCOPES.includes(t.scope as Scope) &&
    (t.tenant === undefined || t.tenant === null || typeof t.tenant === 'string') &&
    /^[0-9a-f]{64}$/.test(t.hash ?? '') &&
    (t.revoked === null || typeof t.revoked === 'string')
  );
};
