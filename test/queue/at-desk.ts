import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { isSkipped } from '../store/postgres/server.ts';
import { Desk } from './desk.ts';

/** Milliseconds for a server to start, and for one to end, on a machine that has much else to do. */
const [OPENING, CLOSING] = [300_000, 120_000];

/** Tests around one desk with so many articles, tidied after each; skipped where no PostgreSQL is. */
export function atDesk(name: string, articles: number, tests: (desk: () => Desk) => void): void {
  describe.skipIf(isSkipped)(name, () => {
    let desk: Desk | undefined;
    beforeAll(async () => {
      desk = await Desk.open(articles);
    }, OPENING);
    afterEach(() => desk?.tidy(), CLOSING);
    afterAll(() => desk?.close(), CLOSING);
    tests(() => desk!);
  });
}
