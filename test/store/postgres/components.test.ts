import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStore } from '../../../src/store/postgres/open.ts';
import { openStore as openFile } from '../../../src/store/sqlite/open.ts';
import { chunks, claimsAfter, entries, GROUP, ids, sure, weak } from '../chains.ts';
import { linking } from '../linking.ts';
import { isSkipped, Server } from './server.ts';

describe.skipIf(isSkipped)('components in a database', () => {
  let server: Server;
  beforeAll(async () => {
    server = await Server.start();
  }, 300_000);
  afterAll(() => server?.remove(), 300_000);

  test('one that grows too large is cut as in the file, in whatever order its edges came', async () => {
    const file = await openFile({ path: join(server.folder, 'ledger.db'), linking });
    const whole = await claimsAfter(file, entries, [[...sure, ...weak]]);
    expect(whole).toMatchObject({ sizes: [GROUP], count: ids.length / GROUP });
    const backwards = [...chunks([...weak].reverse(), 17), ...chunks([...sure].reverse(), 300)];
    const store = await openStore({ address: await server.database(), linking });
    expect(await claimsAfter(store, [...entries].reverse(), backwards)).toEqual(whole);
  }, 300_000);
});
