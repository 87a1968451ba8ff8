import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { outletKey } from './source-words.ts';

const ID_LENGTH = 32;

/** A short hash of words, in hex. */
export const hashOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text))).slice(0, ID_LENGTH);

/** Id of a source across articles by the key that decides it. */
export const sourceId = (key: string): string => `s:${hashOf(key)}`;

/** Id of a source that is in one article only, or whose least member this is. */
export const localSourceId = (article: string, local: string): string => sourceId(`${article} ${local}`);

/** Id of an outlet as a source: the same whether it is cited or speaks in its own article. */
export const outletSourceId = (outletId: string | null, name: string): string =>
  sourceId(`outlet ${outletKey(outletId, name)}`);
