import { connect, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPublicAddress } from '../../../src/read/net/address.ts';
import { connectBy } from '../../../src/read/net/dial-node.ts';
import { fetchPage } from '../../../src/read/net/fetch-node.ts';
import { Failure } from '../../../src/records/failure.ts';
import { FORBIDDEN, PUBLIC_ADDRESSES } from './addresses.ts';
import { type Internet, internet, PUBLIC } from './internet.ts';

const bare = (address: string): string => (address.startsWith('[') ? address.slice(1, -1) : address);
const failureOf = (work: Promise<unknown>): Promise<Failure> =>
  work.then(
    () => {
      throw new Error('was fetched');
    },
    (error: unknown) => {
      expect(error).toBeInstanceOf(Failure);
      return error as Failure;
    },
  );

let net: Internet;
let target = '';
beforeAll(async () => {
  net = await internet((_request, answer) => {
    answer.writeHead(302, { location: Buffer.from(target).toString('latin1') });
    answer.end();
  });
});
afterAll(() => net.close());

test('the list has 120 addresses or more, and no address twice', () => {
  expect(FORBIDDEN.length).toBeGreaterThanOrEqual(120);
  expect(new Set(FORBIDDEN).size).toBe(FORBIDDEN.length);
});

test('public addresses are public', () => {
  expect(PUBLIC_ADDRESSES.filter((a) => !isPublicAddress(a))).toEqual([]);
});

describe('no forbidden address is ever connected to', () => {
  test.each(['http', 'https'])('%s: in the address itself', async (scheme) => {
    for (const address of FORBIDDEN) {
      const failure = await failureOf(
        fetchPage(`${scheme}://${address}/`, { connect: net.connect, resolve: net.resolve }),
      );
      expect([address, failure.code]).toEqual([address, 'private-address']);
    }
    expect(net.canary()).toBe(0);
  });

  test('as the answer to a name', async () => {
    for (const address of FORBIDDEN) {
      const resolve = async (): Promise<string[]> => [bare(address)];
      const failure = await failureOf(fetchPage('http://harbour.example/', { connect: net.connect, resolve }));
      expect([address, failure.code]).toEqual([address, 'private-address']);
    }
    expect(net.canary()).toBe(0);
  });

  test('beside a public address in one answer', async () => {
    for (const address of FORBIDDEN) {
      const resolve = async (): Promise<string[]> => [PUBLIC, bare(address)];
      const failure = await failureOf(fetchPage('http://harbour.example/', { connect: net.connect, resolve }));
      expect([address, failure.code]).toEqual([address, 'private-address']);
    }
    expect(net.canary()).toBe(0);
  });

  test('by a redirect, in the address itself', async () => {
    for (const address of FORBIDDEN) {
      target = `http://${address}/`;
      const failure = await failureOf(
        fetchPage('http://harbour.example/', { connect: net.connect, resolve: net.resolve }),
      );
      expect([address, failure.code]).toEqual([address, 'private-address']);
    }
    expect(net.canary()).toBe(0);
    expect(net.reached).toContain(PUBLIC);
  });

  test('by a redirect to the same name, which then gives another answer', async () => {
    for (const address of FORBIDDEN) {
      target = 'http://harbour.example/next';
      let asked = 0;
      const resolve = async (): Promise<string[]> => [asked++ === 0 ? PUBLIC : bare(address)];
      const failure = await failureOf(fetchPage('http://harbour.example/', { connect: net.connect, resolve }));
      expect([address, failure.code]).toEqual([address, 'private-address']);
    }
    expect(net.canary()).toBe(0);
  });
});

test('one connection asks for the name once and goes to the address that was checked', async () => {
  target = 'ftp://harbour.example/';
  const answers = [PUBLIC, '127.0.0.1'];
  const before = net.reached.length;
  const resolve = async (): Promise<string[]> => [answers.shift() ?? '127.0.0.1'];
  expect((await failureOf(fetchPage('http://harbour.example/', { connect: net.connect, resolve }))).code).toBe(
    'bad-scheme',
  );
  expect(answers).toEqual(['127.0.0.1']);
  expect(net.reached.slice(before)).toEqual([PUBLIC]);
});

test('our own connector reaches nothing on loopback, and the canary there can sing', async () => {
  let songs = 0;
  const canary = createServer((socket) => {
    songs++;
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret');
  });
  const port = await new Promise<number>((resolve) =>
    canary.listen(0, '127.0.0.1', () => resolve((canary.address() as { port: number }).port)),
  );
  try {
    for (const host of [
      '127.0.0.1',
      '127.1',
      '0x7f000001',
      '2130706433',
      '0.0.0.0',
      '[::ffff:127.0.0.1]',
      'localhost',
    ]) {
      const failure = await failureOf(fetchPage(`http://${host}:${port}/`));
      expect([host, failure.code]).toEqual([host, 'private-address']);
    }
    expect(songs).toBe(0);
    const page = await fetchPage(`http://127.0.0.1:${port}/`, { allowPrivate: true });
    expect(new TextDecoder().decode(page.bytes)).toBe('secret');
    expect(songs).toBe(1);
  } finally {
    canary.close();
  }
});

test('a public address that leads to another one is left before a byte is sent', async () => {
  let songs = 0;
  let bytes = 0;
  const canary = createServer((socket) => {
    songs++;
    socket.on('data', (chunk) => {
      bytes += chunk.length;
    });
    socket.on('error', () => undefined);
  });
  const port = await new Promise<number>((resolve) =>
    canary.listen(0, '127.0.0.1', () => resolve((canary.address() as { port: number }).port)),
  );
  try {
    // A real socket, which something on the way has led elsewhere.
    const led = connectBy(() => connect({ host: '127.0.0.1', port }));
    const resolve = async (): Promise<string[]> => [PUBLIC];
    const failure = await failureOf(fetchPage('http://harbour.example/', { connect: led, resolve }));
    expect([failure.code, failure.message]).toEqual([
      'private-address',
      `not a public address: ${PUBLIC} led to 127.0.0.1`,
    ]);
    await new Promise((done) => setTimeout(done, 50));
    expect([songs, bytes]).toEqual([1, 0]);
  } finally {
    canary.close();
  }
});

test('only http and https, without a password', async () => {
  for (const [url, code] of [
    ['file:///etc/passwd', 'bad-scheme'],
    ['ftp://harbour.example/', 'bad-scheme'],
    ['gopher://harbour.example/', 'bad-scheme'],
    ['data:text/plain,hello', 'bad-scheme'],
    ['javascript:alert(1)', 'bad-scheme'],
    ['unix:/run/socket', 'bad-scheme'],
    ['http://user:secret@harbour.example/', 'credentials'],
    ['http://', 'bad-address'],
    ['harbour', 'bad-address'],
  ] as const) {
    const failure = await failureOf(fetchPage(url, { connect: net.connect, resolve: net.resolve }));
    expect([url, failure.code]).toEqual([url, code]);
    expect(failure.message).not.toContain('secret');
    expect(failure.message).not.toContain('\n');
  }
});
