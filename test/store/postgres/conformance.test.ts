import { afterAll, beforeAll, describe } from 'vitest';
import { openStore } from '../../../src/store/postgres/open.ts';
import { conformance, type Place } from '../conformance.ts';
import { linking } from '../linking.ts';
import { isSkipped, Server } from './server.ts';

describe.skipIf(isSkipped)('PostgreSQL', () => {
  let server: Server;
  beforeAll(async () => {
    server = await Server.start();
  });
  afterAll(() => server?.remove());

  const place = (isDerived: boolean) => (): Place => {
    const address = { made: null as Promise<string> | null };
    return {
      open: async () => {
        address.made ??= server.database();
        return openStore({
          address: await address.made,
          linking: isDerived ? linking : { ...linking, single: null },
        });
      },
      remove: () => undefined,
      readsAhead: false,
    };
  };

  conformance('one database', place(true));
  conformance('one database, claims of one statement stored', place(false));
});
