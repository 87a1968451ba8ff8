import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { type ConnectionOptions, createServer } from 'node:tls';
import { expect, test } from 'vitest';
import { fetchPage } from '../../../src/read/net/fetch-node.ts';
import { PUBLIC, toLoopback } from './internet.ts';

/** A key shared by both sides needs no certificate. */
const KEY = randomBytes(16);
const SHARED = { ciphers: 'PSK', maxVersion: 'TLSv1.2' } as const;

test('https: the name goes to the server, the bytes come back; without trust nothing is read', async () => {
  const names: (string | false | null)[] = [];
  const server = createServer({ ...SHARED, pskCallback: () => KEY, pskIdentityHint: 'test' }, (socket) => {
    names.push(socket.servername);
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nsafe');
  });
  server.on('tlsClientError', () => undefined);
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );
  try {
    const options = { connect: () => toLoopback(port), resolve: async () => [PUBLIC] };
    const trusted: ConnectionOptions = {
      ...SHARED,
      pskCallback: () => ({ psk: KEY, identity: 'test' }),
      checkServerIdentity: () => undefined,
    };
    const page = await fetchPage('https://harbour.example/', { ...options, tls: trusted });
    expect(new TextDecoder().decode(page.bytes)).toBe('safe');
    expect(names).toEqual(['harbour.example']);
    await expect(fetchPage('https://harbour.example/', options)).rejects.toMatchObject({
      name: 'Failure',
      code: 'tls',
    });
    expect(names).toHaveLength(1);
  } finally {
    server.close();
  }
});
