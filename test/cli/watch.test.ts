import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MAIN } from '../compiled/paths.ts';
import { hearsay } from './run.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const item = (n: number): string => `<item><title>Ferry ${n} to Ottery stops</title>
  <link>https://harbour-news.example/${n}</link><pubDate>Thu, 1${n} Mar 2026 08:00:00 GMT</pubDate>
  <content:encoded><![CDATA[<p>The harbour board said on Thursday that ferry number ${n} to Ottery would stop until May.</p>
  <p>Its engine has to be repaired in the yard at Velt, Lena Toral, who heads the board, said. She said that a bus would go in its place.</p>
  <p>“We are sorry for everybody who goes to work by ship,” Toral said. “We know what it means to them, and we have asked for as many buses as the town has.”</p>
  <p>Ferry number ${n} has gone since 1998 and carries 400 people a day, the board said. The mayor of Ottery, Ben Marek, denied that the line would be given up.</p>]]></content:encoded></item>`;

let folder: string;
let server: Server;
let address: string;
/** Answers so far; from the second on the feed has another article. */
let asked = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-watch-'));
  server = createServer((request, response) => {
    if (request.url === '/gone.xml') return void response.writeHead(410).end();
    if (request.url !== '/feed.xml') return void response.writeHead(404).end();
    asked++;
    response.writeHead(200, { 'content-type': 'application/rss+xml' });
    const items = asked === 1 ? item(1) : item(1) + item(2);
    response.end(
      `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour News</title>${items}</channel></rss>`,
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed.xml`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

test('a feed is looked at again and again: what is new is added, an error ends nothing', async () => {
  const db = join(folder, 'ledger.db');
  const gone = address.replace('feed.xml', 'gone.xml');
  const args = ['add', gone, address, '--watch', '5s', '--allow-private', '--engine', 'rules', '--jobs', '1'];
  const command = [MAIN, ...args, '--db', db, '--format', 'jsonl'];
  const child = spawn(process.execPath, command, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const told: { file: string; kind: string }[] = [];
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  await new Promise<void>((done, fail) => {
    let rest = '';
    child.stdout.on('data', (chunk) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop()!;
      for (const line of lines) told.push(JSON.parse(line));
      if (told.length >= 3) done();
    });
    child.on('close', (code) => fail(new Error(`it ended with ${code}: ${errors}`)));
  });
  // Between two rounds the ledger is free for others.
  await expect.poll(() => errors, { timeout: 10_000 }).toMatch(/1 added, 1 there already, 1 failed; /);
  const list = await hearsay(['export', 'publications', '--db', db]);
  expect(list.out.trim().split('\n')).toHaveLength(2);
  child.kill('SIGTERM');
  await once(child, 'close');
  expect(told.map((t) => t.kind)).toEqual(['new', 'unchanged', 'new']);
  expect(errors).toMatch(/hearsay: 1 added, 1 failed; \d+ statements; /);
  expect(errors).toMatch(/gone\.xml.*410|410.*gone\.xml/);
  expect((await hearsay(['check', '--db', db])).out).toMatch(/^nothing wrong in /);
}, 240_000);
