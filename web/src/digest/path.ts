import { inPath } from '../wording.ts';

/** Claims that one digest may tell of. */
export const MOST_CLAIMS = 40;

/** The page of a digest of some claims. */
export const claimsDigest = (claims: readonly string[]): string =>
  `/digest?${claims.map((id) => `claim=${inPath(id)}`).join('&')}`;

/** What a digest can be narrowed by. */
const NARROWS = ['query', 'source', 'outlet', 'from', 'to'];

/** The page of a digest of what filters find; null where none is set, or one that a digest does not know. */
export const foundDigest = (set: readonly string[], values: Readonly<Record<string, string>>): string | null =>
  set.length && set.every((name) => NARROWS.includes(name))
    ? `/digest?${new URLSearchParams(set.map((name) => [name, values[name] ?? '']))}`
    : null;
