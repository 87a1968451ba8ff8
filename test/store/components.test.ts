import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/sqlite/open.ts';
import { chunks, claimsAfter, entries, GROUP, ids, sure, weak } from './chains.ts';
import { linking } from './linking.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-components-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const open = (name: string) => openStore({ path: join(folder, name), linking });

test('a component that grows too large is cut at its weak edges, in whatever order they came', async () => {
  const all = await claimsAfter(await open('all.db'), entries, [[...sure, ...weak]]);
  expect(all).toMatchObject({ sizes: [GROUP], count: ids.length / GROUP });
  const backwards = [...chunks([...weak].reverse(), 17), ...chunks([...sure].reverse(), 300)];
  const other = await claimsAfter(await open('other.db'), [...entries].reverse(), backwards);
  expect(other.digest).toBe(all.digest);
}, 120_000);

test('one that is small enough keeps its weak edges', async () => {
  const few = weak.slice(0, 90);
  const { count } = await claimsAfter(await open('few.db'), entries, [sure, few]);
  expect(count).toBe(ids.length / GROUP - few.length);
}, 120_000);
