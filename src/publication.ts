import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Article } from './records/article.ts';
import type { Publication } from './records/ledger.ts';
import { publisherOf } from './rules/outlets/publisher.ts';

const ID_LENGTH = 32;

/**
 * The appearance of a text that an article tells of. Its id is a hash of the text, where it stood, who published it and when, so
 * that the same appearance added twice is one. Who publishes is as the article says, else as the register has it, else the host of its
 * address. `replaces` is for the ledger to fill, which knows what stood there before.
 */
export function publicationOf(article: Article): Publication {
  const { file, url, canonical, outlet, title, authors, published, modified, fetched } = article;
  const { name, register } = publisherOf(article);
  const key = JSON.stringify([article.id, canonical ?? url ?? file, outlet, published]);
  return {
    id: `p:${bytesToHex(sha256(utf8ToBytes(key))).slice(0, ID_LENGTH)}`,
    article: article.id,
    file,
    url,
    canonical,
    outlet: name,
    outletId: register?.id ?? null,
    country: register?.country ?? null,
    title,
    authors,
    published,
    modified,
    fetched,
    credits: [...new Set(article.credits.map((c) => c.outlet))],
    replaces: null,
  };
}
