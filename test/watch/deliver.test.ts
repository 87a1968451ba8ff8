import { createHmac } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseFeed } from 'feedsmith';
import { simpleParser } from 'mailparser';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { type DeliverOptions, deliver } from '../../src/deliver/deliver-node.ts';
import { newSecret } from '../../src/deliver/signature-node.ts';
import { readText, rulesEngine } from '../../src/index.ts';
import { type Ledger, openLedger, readForLedger } from '../../src/ledger-node.ts';
import type { WatchEvent } from '../../src/records/watch.ts';
import { receiver } from './receiver.ts';
import { entryOf, MONTH } from './stories.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-deliver-'));
const AT = '2026-03-01T00:00:00Z';
const NOON = Date.parse('2026-04-01T12:00:00Z');
const MINUTE = 60_000;
let ledger: Ledger;
let made = 0;
beforeEach(async () => {
  ledger = await openLedger({ path: join(folder, `${made++}.db`) });
});
afterEach(() => ledger.close());
afterAll(() => rmSync(folder, { recursive: true }));

const at = (time: number, more: Partial<DeliverOptions> = {}): DeliverOptions => ({
  now: () => new Date(time),
  print: null,
  ...more,
});
const bridge = async (...days: readonly number[]): Promise<void> =>
  ledger.add(await Promise.all(MONTH.filter((t) => days.includes(t.day)).map(entryOf)));
const ids = async (): Promise<string[]> => (await ledger.store.watchEvents()).items.map((e) => e.id).reverse();

test('a webhook is signed over its id, time and body', async () => {
  const got = await receiver(() => 204);
  const secret = newSecret();
  await ledger.watch({ kind: 'words', of: 'bridge', webhook: got.url, allowPrivate: true, secret, at: AT });
  await bridge(5, 8);
  expect(await deliver(ledger.store, at(NOON))).toEqual([]);
  expect(await deliver(ledger.store, at(NOON))).toEqual([]);
  got.close();
  expect(got.asked).toHaveLength(1);
  const [{ headers, body }] = got.asked as [(typeof got.asked)[0]];
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
  expect(headers['webhook-timestamp']).toBe(String(NOON / 1000));
  expect(headers['content-type']).toBe('application/json');
  const [event] = (await ledger.store.watchEvents()).items;
  expect(JSON.parse(body)).toMatchObject({
    type: 'watch.disputed',
    data: { ...event, watch: { kind: 'words', of: 'bridge' } },
  });
});

test('a receiver that is down for an hour gets everything, in order, and is left alone longer and longer meanwhile', async () => {
  let isDown = true;
  const got = await receiver(() => (isDown ? 500 : 200));
  await ledger.watch({
    kind: 'words',
    of: 'bridge',
    webhook: got.url,
    allowPrivate: true,
    secret: newSecret(),
    at: AT,
  });
  await bridge(5, 8);
  await bridge(14);
  for (let minute = 0; minute < 60; minute++) await deliver(ledger.store, at(NOON + minute * MINUTE));
  expect(got.accepted).toEqual([]);
  // At once, and at minutes 1, 2, 4, 14 and 44: of all that waits only the first is tried.
  expect(got.asked.map((a) => a.id)).toEqual(Array(6).fill((await ids())[0]));
  const waiting = await ledger.store.waiting(Number.MAX_SAFE_INTEGER, 10, 'print');
  expect(waiting.map((w) => [w.tries, w.failure?.replace(/:\d+/, '') ?? null])).toEqual([
    [6, 'http://127.0.0.1/events answered 500'],
    [0, null],
  ]);
  isDown = false;
  await deliver(ledger.store, at(NOON + 120 * MINUTE));
  got.close();
  expect(got.accepted.map((a) => a.id)).toEqual(await ids());
  expect(await ledger.store.waiting(Number.MAX_SAFE_INTEGER, 10, 'print')).toEqual([]);
});

test('a private address is refused unless the watch allows it, and no redirect is followed', async () => {
  const got = await receiver(() => 200);
  await ledger.watch({ kind: 'words', of: 'bridge', webhook: got.url, secret: newSecret(), at: AT });
  await bridge(5, 8);
  const [refused] = await deliver(ledger.store, at(NOON));
  expect(refused).toMatchObject({ way: 'webhook', failure: 'not a public address: 127.0.0.1' });
  const named = `http://desk.example:${new URL(got.url).port}/`;
  await ledger.watch({ kind: 'words', of: 'bridge', webhook: named, secret: newSecret(), at: AT });
  const net = { resolve: async () => ['127.0.0.1'] };
  expect((await deliver(ledger.store, at(NOON + 60 * MINUTE, { net })))[0]?.failure).toBe(
    'not a public address: desk.example leads to 127.0.0.1',
  );
  expect(got.asked).toEqual([]);
  got.close();
  const redirecting = await receiver(() => 302);
  await ledger.watch({
    kind: 'words',
    of: 'bridge',
    webhook: redirecting.url,
    allowPrivate: true,
    secret: newSecret(),
    at: AT,
  });
  expect((await deliver(ledger.store, at(NOON + 600 * MINUTE)))[0]?.failure).toMatch(/answered 302$/);
  redirecting.close();
});

test('mail files and feeds hold what happened, and what is printed is printed once', async () => {
  const [mail, atom, json] = [join(folder, 'mail'), join(folder, 'feed.xml'), join(folder, 'feed.json')];
  await ledger.watch({ kind: 'words', of: 'bridge', mail, feed: atom, at: AT });
  await bridge(5);
  await ledger.watch({ kind: 'source', of: 'Ana Reyes', feed: json, at: AT });
  await bridge(8, 14);
  const printed: WatchEvent[] = [];
  const print = async (events: readonly WatchEvent[]): Promise<void> => void printed.push(...events);
  expect(await deliver(ledger.store, at(NOON, { print }))).toEqual([]);
  expect(await deliver(ledger.store, at(NOON, { print }))).toEqual([]);
  const all = (await ledger.store.watchEvents()).items;
  expect(printed.map((e) => e.id).sort()).toEqual(all.map((e) => e.id).sort());
  const files = readdirSync(mail).sort();
  const ofWords = all.filter((e) => files.includes(`${e.id.replace(':', '-')}.eml`));
  expect(ofWords.length).toBe(files.length);
  for (const e of ofWords) {
    const read = await simpleParser(readFileSync(join(mail, `${e.id.replace(':', '-')}.eml`)));
    expect(read.subject).toBe(`${e.kind}: ${e.title}`);
    expect(read.text).toContain(e.text);
    expect(read.text).toContain(`\n${leadsTo(e)}\n`);
    expect(read.date?.toISOString()).toBe(`${e.found.slice(0, 19)}.000Z`);
  }
  const feeds = [parseFeed(readFileSync(atom, 'utf8')), parseFeed(readFileSync(json, 'utf8'))];
  expect(feeds.map((f) => f.format)).toEqual(['atom', 'json']);
  const held = readFileSync(json, 'utf8') + readFileSync(atom, 'utf8');
  for (const e of all) {
    expect(held).toContain(`urn:hearsay:${e.id}`);
    const page = leadsTo(e);
    expect(held.split(`<link href="${page}"/>`).length + held.split(`"url": "${page}"`).length).toBeGreaterThan(2);
  }
});

/** The page of the newest article that an event of the bridge rests on, at its words. */
const leadsTo = ({ date }: WatchEvent): string =>
  date === '2026-03-08'
    ? 'https://quist-journal.example/8#:~:text=that%20the%20Nara%20bridge%20would%20open%20in%20May'
    : 'https://radio-velt.example/14#:~:text=that%20the%20Nara%20bridge%20would%20open%20in%20May';

test('an event of articles without an address leads nowhere, and one of several articles to the newest with an address', async () => {
  const feed = join(folder, 'bare.json');
  await ledger.watch({ kind: 'words', of: 'bridge', feed, at: AT });
  const told = MONTH.filter((t) => t.day === 5 || t.day === 8);
  const bare = await Promise.all(
    told.map(({ outlet, text, day }) =>
      readForLedger(readText(text, { outlet, file: `${day}.txt`, published: `2026-03-0${day}` }), rulesEngine),
    ),
  );
  await ledger.add(bare);
  await deliver(ledger.store, at(NOON));
  const items = (): readonly { url?: string }[] => JSON.parse(readFileSync(feed, 'utf8')).items;
  expect(items().map((i) => i.url)).toEqual([undefined]);
  // The same text comes again, from a page.
  await bridge(5);
  await deliver(ledger.store, at(NOON));
  expect(items().map((i) => i.url?.split('#')[0])).toEqual(['https://the-harbour-post.example/5']);
});
