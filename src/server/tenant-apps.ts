import { DEFAULT_TENANT } from '../store/postgres/address.ts';
import type { Store } from '../store/store.ts';
import { tokenOf } from './access.ts';
import type { App } from './asking.ts';
import type { Lookers } from './lookers.ts';
import type { TokenBook, TokenRecord } from './tokens.ts';
import type { Writer } from './writer.ts';

/** What is open of a ledger: all of it is closed with the server. */
export interface OpenLedger {
  /** For reading. */
  readonly store: Store;
  readonly writer: Writer;
  readonly lookers: Lookers;
}

/** The tenant that a token is bound to. */
const tenantOf = ({ tenant }: Pick<TokenRecord, 'tenant'>): string => tenant ?? DEFAULT_TENANT;

/** The same book, in which the tokens of one tenant alone hold. */
export const bookOf = (book: TokenBook, tenant: string): TokenBook => ({
  ...book,
  verify(token) {
    const found = book.verify(token);
    return found !== null && tenantOf(found) === tenant ? found : null;
  },
});

/** The app of each tenant: its own routes over its own ledger, so that no answer, job or kept page of one can come to another. */
export interface TenantApps {
  /** The app that a request is for, by its token; without one that of the server's own tenant. */
  appFor(request: Request): Promise<App>;
  close(): Promise<void>;
}

export interface TenantAppsOptions {
  readonly own: { readonly tenant: string; readonly ledger: OpenLedger };
  /** Opens the ledger of another tenant; absent where no other is served. */
  readonly open: ((tenant: string) => Promise<OpenLedger>) | undefined;
  readonly tokens: TokenBook;
  readonly make: (ledger: OpenLedger, tokens: TokenBook) => App;
}

interface Made {
  readonly app: App;
  readonly ledger: OpenLedger;
}

/** Apps are made with the first request that shows a token of their tenant. Each admits tokens of its own tenant alone. */
export function tenantApps({ own, open, tokens, make }: TenantAppsOptions): TenantApps {
  const made = (tenant: string, ledger: OpenLedger): Made => ({ app: make(ledger, bookOf(tokens, tenant)), ledger });
  const first = made(own.tenant, own.ledger);
  const others = new Map<string, Promise<Made>>();
  const other = (tenant: string, opening: NonNullable<typeof open>): Promise<Made> => {
    const known = others.get(tenant);
    if (known) return known;
    const fresh = opening(tenant).then((ledger) => made(tenant, ledger));
    others.set(tenant, fresh);
    // A tenant that is not there, or a server that is away: whoever asks next tries again.
    fresh.catch(() => others.delete(tenant));
    return fresh;
  };
  return {
    async appFor(request) {
      const shown = open && tokenOf(request.headers.get('authorization'));
      const token = shown ? tokens.verify(shown) : null;
      if (!open || token === null || tenantOf(token) === own.tenant) return first.app;
      return (await other(tenantOf(token), open)).app;
    },
    async close() {
      const all = await Promise.allSettled(others.values());
      const ledgers = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value.ledger] : []));
      await Promise.all([own.ledger, ...ledgers].map(closeLedger));
    },
  };
}

async function closeLedger({ store, writer, lookers }: OpenLedger): Promise<void> {
  await Promise.all([writer.close(), lookers.close()]);
  await store.close();
}
