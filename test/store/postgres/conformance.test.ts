import { afterAll, beforeAll, describe } from 'vitest';
import { openStore } from '../../../src/store/postgres/open.ts';
import { conformance, type Place } from '../conformance.ts';
import { linking } from '../linking.ts';
import { isSkipped, Server } from './server.ts';

describe.skipIf(isSkipped)('PostgreSQL', () => {
  let server: Server;
  beforeAll(async () => {
    server = await Server.start();
  }, 300_000);
  afterAll(() => server?.remove(), 300_000);

  const place = (): Place => {
    const address = { made: null as Promise<string> | null };
    return {
      open: async () => {
        address.made ??= server.database();
        return openStore({ address: await address.made, linking });
      },
      remove: () => undefined,
      readsAhead: false,
    };
  };

  conformance('one database', place);
});
