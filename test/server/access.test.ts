import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { admit, isLoopback, loopbackHosts } from '../../src/server/access.ts';
import { type Started, started } from './start.ts';

/**
 * The matrix: every route of the server x no, wrong, read and write token x same and cross origin, as declared. The routes come from
 * the router itself, so that one without a declared rule fails here.
 */
interface Operation {
  readonly 'x-access': 'open' | 'read' | 'write';
}
interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

let server: Started;
let routes: readonly { readonly method: string; readonly path: string; readonly access: Operation['x-access'] }[];
let tokens: Readonly<Record<'none' | 'wrong' | 'read' | 'write', string | null>>;

beforeAll(async () => {
  server = await started();
  const { paths } = await server.json<OpenApi>('/openapi.json');
  routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, o]) => ({ method: method.toUpperCase(), path, access: o['x-access'] })),
  );
  tokens = {
    none: null,
    wrong: `hs_${'x'.repeat(43)}`,
    read: server.tokens.create('reader', 'read').token,
    write: server.tokens.create('writer', 'write').token,
  };
});
afterAll(() => server.stop());

const concrete = (path: string): string => path.replace('{path}', 'claims').replace(/\{id\}/g, 'c:none');

test('every route on the server is declared with who may ask for it', () => {
  const declared = new Set(
    routes.map((r) => `${r.method} ${r.path.replace('{path}', ':path{.+}').replace(/\{(\w+)\}/g, ':$1')}`),
  );
  const put = new Set(server.app.routes.filter((r) => r.method !== 'ALL').map((r) => `${r.method} ${r.path}`));
  expect([...put].filter((r) => !declared.has(r))).toEqual([]);
  expect([...declared].filter((r) => !put.has(r))).toEqual([]);
  expect(routes.length).toBeGreaterThan(20);
  expect(routes.filter((r) => !['open', 'read', 'write'].includes(r.access))).toEqual([]);
  expect(routes.filter((r) => r.access === 'open' && r.method !== 'GET')).toEqual([]);
});

/** What the declaration promises. */
function expected(method: string, access: string, token: string, cross: boolean): readonly number[] | 'let through' {
  if (cross && !(access === 'open' && method === 'GET')) return [403];
  if (access === 'open') return 'let through';
  if (token === 'none' || token === 'wrong') return [401];
  if (access === 'write' && token === 'read') return [403];
  return 'let through';
}

test('the matrix of routes, tokens and origins', async () => {
  const wrong: string[] = [];
  for (const { method, path, access } of routes) {
    for (const [name, token] of Object.entries(tokens)) {
      for (const origin of ['none', 'same', 'cross', 'cross-site', 'same-site', 'null']) {
        const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
        if (origin === 'same') Object.assign(headers, { origin: server.url, 'sec-fetch-site': 'same-origin' });
        if (origin === 'cross') headers.origin = 'http://news.example';
        if (origin === 'null') headers.origin = 'null';
        if (origin.endsWith('site')) headers['sec-fetch-site'] = origin;
        const { status, body } = await raw(method, concrete(path), headers);
        const want = expected(method, access, name, !['none', 'same'].includes(origin));
        // Behind the gate there may be nothing, or no body was sent: anything but a refusal at the gate is fine.
        const fine = want === 'let through' ? ![401, 403, 421, 500].includes(status) : want.includes(status);
        if (!fine) wrong.push(`${method} ${path} ${name} ${origin}: ${status} ${body.slice(0, 80)}, not ${want}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(server.faults).toEqual([]);
});

test('an extension of the browser is let in with a token that it shows, and not without', async () => {
  const status = async (origin: string, authorization?: string): Promise<number> => {
    const headers = { origin, 'sec-fetch-site': 'cross-site', ...(authorization ? { authorization } : {}) };
    return (await raw('GET', '/api/v1/stats', headers)).status;
  };
  const extension = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';
  expect(await status(extension, `Bearer ${tokens.read}`)).toBe(200);
  expect(await status('moz-extension://0b9f3a52-8b7b-4e4e-9d0e-3f1d7a1c5e11', `Bearer ${tokens.read}`)).toBe(200);
  expect(await status(extension)).toBe(403);
  expect(await status(extension, `Bearer ${tokens.wrong}`)).toBe(403);
  expect(await status(extension, `Basic ${Buffer.from(`x:${tokens.read}`).toString('base64')}`)).toBe(403);
  expect(await status('http://chrome-extension.example', `Bearer ${tokens.read}`)).toBe(403);
  expect(
    (await raw('POST', '/api/v1/articles', { origin: extension, authorization: `Bearer ${tokens.read}` })).status,
  ).toBe(403);
});

test('the token may come as the password of Basic, as browsers ask for it', async () => {
  const basic = (token: string): string => `Basic ${Buffer.from(`anyone:${token}`).toString('base64')}`;
  expect((await raw('GET', '/api/v1/stats', { authorization: basic(tokens.read ?? '') })).status).toBe(200);
  const refused = await raw('GET', '/api/v1/stats', { authorization: basic('hs_no') });
  expect(refused.status).toBe(401);
  expect(refused.headers['www-authenticate']).toMatch(/Basic realm="hearsay"/);
});

test('a revoked token holds no longer, and the last one gone opens loopback again', async () => {
  const own = await started();
  try {
    const { token, record } = own.tokens.create('one', 'write');
    expect((await own.ask('/api/v1/stats')).status).toBe(401);
    expect((await own.ask('/api/v1/stats', { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
    expect(own.tokens.list()[0]?.used).not.toBeNull();
    own.tokens.revoke(record.id);
    expect((await own.ask('/api/v1/stats', { headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
    expect((await own.ask('/api/v1/stats')).status).toBe(200);
  } finally {
    await own.stop();
  }
});

test('only names of this machine lead to a loopback server', async () => {
  const { port } = server;
  const status = async (host: string): Promise<number> => (await raw('GET', '/health', { host })).status;
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`, `LOCALHOST:${port}`]) {
    expect([host, await status(host)]).toEqual([host, 200]);
  }
  for (const host of [
    'localhost',
    `evil.example:${port}`,
    'evil.example',
    '127.0.0.1:1',
    `localhost.evil.example:${port}`,
  ]) {
    expect([host, await status(host)]).toEqual([host, 421]);
  }
});

test('following a link from another site opens a view, and no more than that', () => {
  const stand = { hosts: loopbackHosts('127.0.0.1', 4717), tokensNeeded: false, verify: () => null };
  const asked = {
    method: 'GET',
    host: '127.0.0.1:4717',
    origin: null,
    fetchSite: 'cross-site',
    fetchMode: 'navigate',
    authorization: null,
  };
  expect(admit('read', asked, stand)).toBeNull();
  expect(() => admit('read', { ...asked, fetchMode: 'no-cors' }, stand)).toThrow(/another origin/);
  expect(() => admit('write', { ...asked, method: 'POST' }, stand)).toThrow(/another origin/);
});

test('loopback is told from addresses that others reach', () => {
  expect(['127.0.0.1', '127.1.2.3', '::1', 'localhost'].map(isLoopback)).toEqual([true, true, true, true]);
  expect(['0.0.0.0', '::', '10.0.0.1', '127.0.0.1.example', '192.168.1.1'].some(isLoopback)).toBe(false);
});

interface Raw {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** A request with exactly these headers: `fetch` sends a `Host` and fetch metadata of its own. */
function raw(method: string, path: string, headers: Record<string, string>): Promise<Raw> {
  return new Promise((done, fail) => {
    const out = request({ host: '127.0.0.1', port: server.port, method, path, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        done({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString(), headers: answer.headers }),
      );
    });
    out.on('error', fail);
    out.end();
  });
}
