import type { Article } from '../../records/article.ts';
import { lookupOutlet, type Outlet } from './register.ts';

/** Who publishes an article, and what the register has of it. */
export interface Publisher {
  readonly name: string | null;
  readonly register: Outlet | null;
}

/** Who publishes: as the article says, else as the register has the address, else the address's host without "www."; null where neither is known. */
export function publisherOf({ outlet, url, canonical }: Pick<Article, 'outlet' | 'url' | 'canonical'>): Publisher {
  const register = (outlet && lookupOutlet(outlet)) || (url && lookupOutlet(url)) || null;
  return { name: outlet ?? register?.name ?? hostOf(canonical ?? url), register };
}

const hostOf = (address: string | null): string | null =>
  address !== null && URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') || null : null;
