import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { outletFacts } from '../../src/outlet-facts.ts';
import type { ReadArticle } from '../../src/records/read-article.ts';
import { CONTENT_POLICY, SAFE_HEADERS } from '../../src/server/headers.ts';
import { type Started, sent, started } from './start.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-web-'));
const web = join(folder, 'web');
let server: Started;

beforeAll(async () => {
  mkdirSync(join(web, 'assets'), { recursive: true });
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>The app</title>');
  writeFileSync(join(web, 'assets/app-1a2b3c4d.js'), `export const words = ${JSON.stringify('word '.repeat(1000))};`);
  writeFileSync(join(web, 'plain.txt'), 'plain');
  writeFileSync(join(web, 'runtime-threaded.wasm'), new Uint8Array(3_000_000));
  writeFileSync(join(folder, 'secret.txt'), 'SECRET');
  symlinkSync(join(folder, 'secret.txt'), join(web, 'link.txt'));
  symlinkSync(folder, join(web, 'up'));
  server = await started({ web });
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const TEXT =
  'The mayor of Port Alder said on Monday that taxes will rise. "We have no choice," she told the Harbour Post.';

test('one article is read while the caller waits', async () => {
  const read = await server.json<ReadArticle>(
    '/api/v1/analyse',
    sent({ text: TEXT, outlet: 'The Harbour Post', published: '2026-03-16' }),
  );
  expect(read.article.text).toBe(TEXT);
  expect(read.article.outlet).toBe('The Harbour Post');
  expect(read.attributions.length).toBeGreaterThan(0);
  const page = await server.json<ReadArticle>(
    '/api/v1/analyse',
    sent({
      html: `<html><body><article><h1>Taxes</h1><p>${TEXT}</p></article></body></html>`,
      url: 'https://post.example/a',
    }),
  );
  expect(page.article.url).toBe('https://post.example/a');
  expect(page.article.text).toContain('taxes will rise');
  const form = new FormData();
  form.set('file', new File([`# Taxes\n\n${TEXT}\n`], 'taxes.md'));
  form.set('outlet', 'The Harbour Post');
  const file = await server.json<ReadArticle>('/api/v1/analyse', { method: 'POST', body: form });
  expect([file.article.file, file.article.outlet]).toEqual(['taxes.md', 'The Harbour Post']);
  const table = await server.ask('/api/v1/analyse?format=csv', sent({ text: TEXT }));
  expect(table.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(await table.text()).toMatch(/^file,outlet,.*\r\n/);
  const french = await server.json<ReadArticle>(
    '/api/v1/analyse',
    sent({
      text: 'Le maire a dit lundi que les impôts vont augmenter. « Nous n’avons pas le choix », a-t-elle dit au journal de la ville.',
    }),
  );
  expect(french.notices.map((n) => n.code)).toContain('language-unsupported');
});

test('every failure has one shape, a status, and names what is wrong', async () => {
  const cases: readonly [string, RequestInit | undefined, number, string, RegExp][] = [
    ['/api/v1/nothing', undefined, 404, 'not-found', /nothing here: \/api\/v1\/nothing/],
    ['/api/v1/analyse', undefined, 405, 'method-not-allowed', /GET is not for/],
    ['/api/v1/analyse', sent('{"text": '), 400, 'bad-json', /body is not JSON/],
    ['/api/v1/analyse', sent({}), 400, 'bad-value', /bad value in the body/],
    ['/api/v1/analyse', sent({ text: 'a', html: 'b' }), 400, 'bad-value', /bad value in the body/],
    ['/api/v1/analyse', sent({ txt: 'a' }), 400, 'bad-value', /unknown name in the body: "txt"/],
    ['/api/v1/analyse', sent({ text: 'a', published: '2026-02-30' }), 400, 'bad-value', /body field published/],
    ['/api/v1/analyse', sent({ url: 'ftp://a.example/' }), 400, 'bad-value', /body field url/],
    ['/api/v1/analyse', sent({ url: 'http://127.0.0.1:1/' }), 422, 'private-address', /127\.0\.0\.1/],
    [
      '/api/v1/analyse',
      { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } },
      415,
      'media-type',
      /text\/plain/,
    ],
    ['/api/v1/lint', undefined, 405, 'method-not-allowed', /GET is not for/],
    ['/api/v1/lint', sent({}), 400, 'bad-value', /bad value in the body/],
    ['/api/v1/lint', sent({ url: 'http://127.0.0.1:1/' }), 422, 'private-address', /127\.0\.0\.1/],
    ['/api/v1/lint?format=text', sent({ text: 'a' }), 400, 'bad-value', /unknown name in the query: "format"/],
    ['/api/v1/analyse?fromat=csv', sent({ text: 'a' }), 400, 'bad-value', /unknown name in the query: "fromat"/],
    [
      '/api/v1/analyse?format=csv&format=json',
      sent({ text: 'a' }),
      400,
      'bad-value',
      /given twice in the query: format/,
    ],
    ['/api/v1/claims?limit=0', undefined, 400, 'bad-value', /query field limit/],
    ['/api/v1/claims?limit=1e9', undefined, 400, 'bad-value', /query field limit/],
    ['/api/v1/claims?from=yesterday', undefined, 400, 'bad-value', /query field from/],
    ['/api/v1/claims/c:none', undefined, 404, 'not-found', /no such claim: c:none/],
    ['/api/v1/articles/%00', undefined, 404, 'not-found', /no such article/],
    ['/api/v1/jobs/j:none', undefined, 404, 'not-found', /no such job: j:none/],
    ['/api/v1/decisions/d:none', { method: 'DELETE' }, 404, 'no-decision', /no decision d:none/],
    ['/missing.js', undefined, 404, 'not-found', /missing\.js/],
  ];
  for (const [path, init, status, code, message] of cases) {
    const answer = await server.ask(path, init);
    const body = (await answer.json()) as { error: { code: string; message: string; hint: string | null } };
    expect([path, answer.status, body.error.code]).toEqual([path, status, code]);
    expect(Object.keys(body)).toEqual(['error']);
    expect(Object.keys(body.error)).toEqual(['code', 'message', 'hint']);
    expect(body.error.message).toMatch(message);
    expect(body.error.message).not.toMatch(/\n/);
  }
  expect(server.faults).toEqual([]);
});

test('strict headers stand on every answer, errors and files included', async () => {
  for (const path of [
    '/',
    '/docs',
    '/openapi.json',
    '/health',
    '/api/v1/nothing',
    '/assets/app-1a2b3c4d.js',
    '/api/v1/stats',
  ]) {
    const { headers } = await server.ask(path);
    for (const [name, value] of Object.entries(SAFE_HEADERS)) expect([path, headers.get(name)]).toEqual([path, value]);
    expect(headers.has('access-control-allow-origin')).toBe(false);
  }
  expect(CONTENT_POLICY).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|https?:/);
});

test('a request that is none is refused in the same shape', async () => {
  const answer = await rawPath('/health', 'a b');
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer).toMatch(/\{"error":\{"code":"bad-value","message":"request cannot be read: /);
  expect((await rawPath('/health', '')).slice(0, 12)).toMatch(/^HTTP\/1\.1 4/);
});

test('the app has its files, and its page for every view', async () => {
  for (const path of ['/', '/claims', '/claims/', '/figures?x=y', '/search', '/add']) {
    const page = await server.ask(path);
    expect([path, page.status, await page.text()]).toEqual([path, 200, '<!doctype html><title>The app</title>']);
  }
  const script = await server.ask('/assets/app-1a2b3c4d.js');
  expect(script.headers.get('cache-control')).toMatch(/immutable/);
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect((await server.ask('/plain.txt')).headers.get('cache-control')).toBe('no-cache');
  const large = await server.ask('/runtime-threaded.wasm');
  expect(large.headers.get('cache-control')).toBe('no-cache');
  expect((await large.arrayBuffer()).byteLength).toBe(3_000_000);
  const known = { 'if-none-match': large.headers.get('etag') ?? '' };
  expect((await server.ask('/runtime-threaded.wasm', { headers: known })).status).toBe(304);
});

test('no name leads out of the folder of the app', async () => {
  const steps = [
    '..',
    '%2e%2e',
    '.%2e',
    '%2e.',
    '..%2f..',
    '..%5c',
    '..\\',
    '....//',
    '%252e%252e',
    '..;',
    '.. ',
    '..%00',
    '%c0%ae%c0%ae',
  ];
  const names = [
    ...steps.flatMap((s) => [
      `/${s}/secret.txt`,
      `/assets/${s}/${s}/secret.txt`,
      `//${s}/secret.txt`,
      `/${s}/web/${s}/secret.txt`,
    ]),
    '/link.txt',
    '/up/secret.txt',
    `/${folder}/secret.txt`,
    `//${folder}/secret.txt`,
    '/secret.txt%00.js',
    '/C:/secret.txt',
    '/file:///etc/passwd',
    '/\\\\server\\share\\secret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
  ];
  expect(names.length).toBeGreaterThanOrEqual(60);
  for (const name of names) expect([name, await rawPath(name)]).toEqual([name, expect.not.stringContaining('SECRET')]);
});

/** A path sent as it is, letter by letter: `fetch` would tidy it up first. */
const rawPath = (path: string, host = `127.0.0.1:${server.port}`): Promise<string> =>
  new Promise((done, fail) => {
    let text = '';
    const socket = connect(server.port, '127.0.0.1', () => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    });
    socket.setEncoding('utf8').on('data', (t: string) => {
      text += t;
    });
    socket.on('close', () => done(text)).on('error', fail);
  });

test('a body is counted, whatever its length is said to be', async () => {
  const big = 'a'.repeat(16_100_000);
  const told = await server.ask('/api/v1/analyse', sent({ text: big }));
  expect(told.status).toBe(413);
  const chunks = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(new Uint8Array(1_000_000).fill(97));
    },
  });
  const streamed = await server
    .ask('/api/v1/analyse', {
      method: 'POST',
      body: chunks,
      headers: { 'content-type': 'application/json' },
      duplex: 'half',
    } as RequestInit)
    .then(
      (a) => a.status,
      () => 'cut off',
    );
  expect([413, 'cut off']).toContain(streamed);
  expect((await server.ask('/health')).status).toBe(200);
});

test('answers have strong tags, also compressed, and are not sent twice', async () => {
  const plain = await server.ask('/openapi.json', { headers: { 'accept-encoding': 'identity' } });
  const tag = plain.headers.get('etag') ?? '';
  expect(tag).toMatch(/^"[^"]+"$/);
  expect((await server.ask('/openapi.json', { headers: { 'accept-encoding': 'identity' } })).headers.get('etag')).toBe(
    tag,
  );
  for (const coding of ['br', 'gzip']) {
    const small = await server.ask('/openapi.json', { headers: { 'accept-encoding': coding } });
    expect(small.headers.get('content-encoding')).toBe(coding);
    expect(small.headers.get('vary')).toBe('accept-encoding');
    expect(small.headers.get('etag')).toBe(tag.replace(/"$/, `-${coding}"`));
    const again = await server.ask('/openapi.json', {
      headers: { 'accept-encoding': coding, 'if-none-match': `"other", ${small.headers.get('etag')}` },
    });
    expect([again.status, await again.text()]).toEqual([304, '']);
  }
  expect((await server.ask('/openapi.json', { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  expect((await server.ask('/health', { headers: { 'accept-encoding': 'br' } })).headers.has('content-encoding')).toBe(
    false,
  );
  const refused = await server.ask('/openapi.json', { headers: { 'accept-encoding': 'br;q=0, gzip;q=0' } });
  expect(refused.headers.has('content-encoding')).toBe(false);
  const head = await server.ask('/openapi.json', { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
});

test('compressed bytes are the same words', async () => {
  const bytes = await new Promise<Buffer>((done, fail) => {
    const headers = { 'accept-encoding': 'gzip' };
    request({ host: '127.0.0.1', port: server.port, path: '/docs', headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (c: Buffer) => chunks.push(c)).on('end', () => done(Buffer.concat(chunks)));
    })
      .on('error', fail)
      .end();
  });
  expect(gunzipSync(bytes).toString()).toBe(await (await server.ask('/docs')).text());
});

test('the docs page shows every route, without scripts, and asks nobody else', async () => {
  const page = await (await server.ask('/docs')).text();
  const { paths } = await server.json<{ paths: Record<string, object> }>('/openapi.json');
  for (const path of Object.keys(paths)) expect(page).toContain(path);
  expect(page).not.toMatch(/<script|<style|style=|https?:\/\/| on\w+=/);
});

test('docs/rest.md names every route', async () => {
  const guide = readFileSync(join(import.meta.dirname, '../../docs/rest.md'), 'utf8');
  const { paths } = await server.json<{ paths: Record<string, object> }>('/openapi.json');
  const named = Object.keys(paths)
    .filter((p) => p.startsWith('/api/v1/'))
    .map((p) => p.replace('/api/v1', '').replace(/^\/export\/\w+$/, '/export/{part}'));
  expect(named.filter((p) => !guide.includes(p))).toEqual([]);
});

test('the outlet register tells facts with where ownership is stated', () => {
  expect(outletFacts(null, 'The Harbour Post')).toBeNull();
  const facts = outletFacts('reuters.com', 'Reuters');
  expect([facts?.kind, facts?.country]).toEqual(['agency', 'GB']);
  const stated = ['dr.dk', 'yle.fi', 'zdf.de'].map((id) => outletFacts(id, id));
  expect(stated.map((f) => f?.ownershipFrom)).toEqual(stated.map(() => expect.stringMatching(/\d{4}/)));
});

test('one client cannot take more than its rate', async () => {
  const slow = await started({ requests: { perSecond: 0.01, burst: 5 }, work: { perSecond: 0.01, burst: 1 } });
  try {
    const first = await slow.ask('/api/v1/analyse', sent({ text: TEXT }));
    expect(first.status).toBe(200);
    for (const path of ['/api/v1/lint', '/api/v1/analyse'])
      expect([path, (await slow.ask(path, sent({ text: TEXT }))).status]).toEqual([path, 429]);
    const second = await slow.ask('/api/v1/analyse', sent({ text: TEXT }));
    expect(second.status).toBe(429);
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(0);
    const statuses = [];
    for (let i = 0; i < 5; i++) statuses.push((await slow.ask('/health')).status);
    expect(statuses).toEqual([200, 429, 429, 429, 429]);
  } finally {
    await slow.stop();
  }
});
