import { hash } from 'node:crypto';
import { mix, OFFSET, step } from '../../records/fnv.ts';
import type { Bucket } from '../../records/ledger.ts';

/** A public id as the tables keep it: the bytes of its hash, or the whole id where it holds none. */
export type Key = Buffer | string;

export type Prefix = 'sha256:' | 'st:' | 'p:' | 's:' | 'c:';

const HEX = /^(?:[0-9a-f]{2})+$/;

export function keyOf(prefix: Prefix, id: string): Key {
  const hash = id.startsWith(prefix) ? id.slice(prefix.length) : '';
  return HEX.test(hash) ? Buffer.from(hash, 'hex') : id;
}

export const idOf = (prefix: Prefix, key: Key): string =>
  typeof key === 'string' ? key : prefix + key.toString('hex');

/** Bytes of an article's hash that name a story. */
const STORY_BYTES = 16;

/** The key of the story whose first article has this key: half of a hash is enough. */
export const storyKeyOf = (article: Key): Key =>
  typeof article === 'string' ? article : article.subarray(0, STORY_BYTES);

/** `sy:...` of a story's key. */
export const storyId = (key: Key): string => `sy:${typeof key === 'string' ? key : key.toString('hex')}`;

/** Members of a story with the one first that the story has its id from. */
export function firstOf(articles: readonly string[], story: string): readonly string[] {
  const name = story.slice('sy:'.length);
  const first = articles.find((id) => id === name || id.startsWith(`sha256:${name}`));
  return first === undefined ? articles : [first, ...articles.filter((id) => id !== first)];
}

/** Keys between which that of a story's first article lies, both included. */
export function articlesNamed(story: string): readonly [from: Key, to: Key] {
  const name = story.replace(/^sy:/, '');
  if (!HEX.test(name) || name.length !== 2 * STORY_BYTES) return [name, name];
  const from = Buffer.from(name, 'hex');
  return [from, Buffer.concat([from, Buffer.alloc(STORY_BYTES, 0xff)])];
}

const digest = (text: string): string => hash('sha256', text);

/** 48 bits of a hash: a whole number that SQLite keeps in six bytes. Two names that meet are compared again by whoever looks. */
export const hash48 = (text: string): number => Number.parseInt(digest(text).slice(0, 12), 16);

/** Bits of the head in the hash of a name in two parts. */
const HEAD_BITS = 14;
const LINE = 10;

/**
 * 32 bits of a hash of a name in two parts, few bytes for the many names of buckets: 14 bits of the head, so that those of one head lie
 * side by side, 18 of the whole name. More bits of the head would leave too few for the many names that a common head has. Who
 * meets there is compared in any case.
 */
export function hash32Of([head, rest]: Bucket): number {
  const h = fnv(OFFSET, head);
  const all = mix(fnv(step(h, LINE), rest));
  return (mix(h) >>> (32 - HEAD_BITS)) * 2 ** (32 - HEAD_BITS) + (all >>> HEAD_BITS);
}

function fnv(from: number, text: string): number {
  let h = from;
  for (let i = 0; i < text.length; i++) h = step(h, text.charCodeAt(i));
  return h;
}

/** The first 48 and 31 bits of an id, so that ranks go with the order of ids; of its hash where it is none itself. */
export const rank48 = (key: Key): number => bytes(key).readUIntBE(0, 6);
export const rank31 = (key: Key): number => bytes(key).readUInt32BE(0) >>> 1;

const bytes = (key: Key): Buffer =>
  typeof key === 'string' || key.length < 6 ? Buffer.from(digest(String(key)), 'hex') : key;

/** Date part of an ISO date or time as a number such as 20260314; null where there is none. */
export function dayOf(date: string | null): number | null {
  const found = date === null ? null : /^(\d{4})-(\d\d)(?:-(\d\d))?/.exec(date);
  return found ? Number(found[1]! + found[2]! + (found[3] ?? '00')) : null;
}
