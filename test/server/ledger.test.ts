import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Claim } from '../../src/records/claim.ts';
import type { Decision, Publication } from '../../src/records/ledger.ts';
import type { Job } from '../../src/server/jobs.ts';
import type { Page, SourceSummary, StatementHit, Stats } from '../../src/store/store.ts';
import { type Conformance, conformance } from './schemas.ts';
import { type Started, sent, started } from './start.ts';

const BUNDLE = join(import.meta.dirname, '../../examples/bundle');
const ARTICLES = readdirSync(BUNDLE).filter((f) => /\.(html|eml|xml)$/.test(f));

let server: Started;
let holds: Conformance;

beforeAll(async () => {
  server = await started({ allowPrivate: true });
  holds = await conformance(server);
  for (const name of ARTICLES) {
    const form = new FormData();
    form.set('file', new File([readFileSync(join(BUNDLE, name))], name));
    const answer = await server.ask('/api/v1/articles', { method: 'POST', body: form });
    expect(answer.status).toBe(202);
    expect(answer.headers.get('location')).toMatch(/^\/api\/v1\/jobs\/j:/);
    expect(await holds.faults('POST', '/api/v1/articles', answer)).toEqual([]);
  }
  for (const { id } of (await server.json<{ items: Job[] }>('/api/v1/jobs')).items) await ended(id);
}, 400_000);
afterAll(() => server.stop());

/** The job once it has ended, by its events. */
async function ended(id: string): Promise<Job> {
  const events = await eventsOf(`/api/v1/jobs/${id}/events`);
  return events.at(-1)?.data as Job;
}

interface SentEvent {
  readonly event: string;
  readonly data: unknown;
}

async function eventsOf(path: string): Promise<readonly SentEvent[]> {
  const answer = await server.ask(path);
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  return (await answer.text())
    .split('\n\n')
    .filter((block) => block.includes('data: '))
    .map((block) => ({
      event: /^event: (.*)$/m.exec(block)?.[1] ?? '',
      data: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? 'null') as unknown,
    }));
}

const page = <T>(path: string): Promise<Page<T>> => server.json<Page<T>>(path);

test('a bundle of articles is added by jobs whose events end with the whole of it', async () => {
  const { items } = await server.json<{ items: Job[] }>('/api/v1/jobs');
  expect(items).toHaveLength(ARTICLES.length);
  expect(items.map((j) => j.state)).toEqual(ARTICLES.map(() => 'done'));
  expect(items.flatMap((j) => j.failures)).toEqual([]);
  const stats = await server.json<Stats>('/api/v1/stats');
  expect(stats.articles).toBeGreaterThanOrEqual(ARTICLES.length - 1);
  expect(stats.statements).toBeGreaterThan(50);
  const events = await eventsOf(`/api/v1/jobs/${items[0]?.id}/events`);
  expect(events.map((e) => e.event)).toEqual(['end']);
});

test('every answer is what /openapi.json promises, in each of its forms', async () => {
  const claims = await page<Claim>('/api/v1/claims?articles=1&limit=1000');
  const hits = await page<StatementHit>('/api/v1/search?limit=5');
  const sources = await page<SourceSummary>('/api/v1/sources');
  const publications = await page<Publication>('/api/v1/articles');
  const [job] = (await server.json<{ items: Job[] }>('/api/v1/jobs')).items;
  const outlet = publications.items.find((p) => p.outlet !== null)?.outlet ?? '';
  const watched = await server.json<{ id: string }>('/api/v1/watches', sent({ kind: 'words', of: 'bridge' }));
  const ids: Readonly<Record<string, string>> = {
    '/api/v1/watches/{id}/events': watched.id,
    '/api/v1/watches/{id}/feed': watched.id,
    '/api/v1/claims/{id}': claims.items[0]?.id ?? '',
    '/api/v1/statements/{id}': hits.items[0]?.statement.id ?? '',
    '/api/v1/trace/{id}': hits.items[0]?.statement.id ?? '',
    '/api/v1/articles/{id}': publications.items[0]?.article ?? '',
    '/api/v1/articles/{id}/statements': publications.items[0]?.article ?? '',
    '/api/v1/sources/{id}': sources.items[0]?.source.id ?? '',
    '/api/v1/stories/{id}': `sy:${(publications.items[0]?.article ?? '').slice('sha256:'.length, 'sha256:'.length + 32)}`,
    '/api/v1/stories/{id}/digest': `sy:${(publications.items[0]?.article ?? '').slice('sha256:'.length, 'sha256:'.length + 32)}`,
    '/api/v1/claims/{id}/digest': claims.items[0]?.id ?? '',
    '/api/v1/outlets/{name}': outlet,
    '/api/v1/jobs/{id}': job?.id ?? '',
    '/api/v1/jobs/{id}/events': job?.id ?? '',
    '/{path}': 'claims',
  };
  const wrong: string[] = [];
  for (const [path, methods] of Object.entries(holds.document.paths)) {
    if (!methods.get || path === '/' || path === '/{path}') continue;
    const asked = path.replace(/\{\w+\}/, encodeURIComponent(ids[path] ?? ''));
    expect([path, asked]).toEqual([path, expect.not.stringMatching(/\/$|\/\/|\{/)]);
    wrong.push(...(await holds.faults('GET', path, await server.ask(asked))));
    const takes = JSON.stringify(methods.get);
    if (takes.includes('"name":"format"')) {
      const forms =
        JSON.stringify(methods.get)
          .match(/"enum":\[[^\]]*\]/g)
          ?.find((f) => /json|csv/.test(f)) ?? '';
      for (const form of ['csv', 'html'].filter((f) => forms.includes(f))) {
        const other = await server.ask(`${asked}?format=${form}`);
        expect([asked, other.headers.get('content-type')]).toEqual([asked, `text/${form}; charset=utf-8`]);
        wrong.push(...(await holds.faults('GET', path, other)));
      }
    }
  }
  wrong.push(
    ...(await holds.faults(
      'POST',
      '/api/v1/analyse',
      await server.ask('/api/v1/analyse', sent({ text: 'Rain fell.' })),
    )),
  );
  for (const { id } of claims.items) {
    wrong.push(...(await holds.faults('GET', '/api/v1/claims/{id}', await server.ask(`/api/v1/claims/${id}`))));
  }
  for (const { article } of publications.items) {
    wrong.push(
      ...(await holds.faults('GET', '/api/v1/articles/{id}', await server.ask(`/api/v1/articles/${article}`))),
    );
  }
  expect(wrong).toEqual([]);
  const left = Object.entries(holds.document.paths).flatMap(([path, methods]) =>
    methods.get && !holds.seen.has(`GET ${path}`) ? [path] : [],
  );
  expect(left).toEqual(['/', '/{path}']);
  expect(server.faults).toEqual([]);
});

test('lists go on where the page before ended, and give everything once', async () => {
  for (const path of [
    '/api/v1/claims?articles=1',
    '/api/v1/search?',
    '/api/v1/sources?',
    '/api/v1/articles?',
    '/api/v1/figures?',
  ]) {
    const all = await page<unknown>(`${path}&limit=1000`);
    const some: unknown[] = [];
    let cursor: string | null = '';
    for (let i = 0; cursor !== null && i < 1000; i++) {
      const next: Page<unknown> = await page<unknown>(
        `${path}&limit=7${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      some.push(...next.items);
      cursor = next.next;
    }
    expect([path, some.length]).toEqual([path, all.items.length]);
    expect(some).toEqual(all.items);
  }
  const table = await server.ask('/api/v1/search?limit=3&format=csv');
  const next = /^<(.*)>; rel="next"$/.exec(table.headers.get('link') ?? '')?.[1] ?? '';
  expect(await (await server.ask(next)).text()).not.toBe(await table.text());
});

test('the export has every claim of the ledger, one a line, in order of id', async () => {
  const lines = (await (await server.ask('/api/v1/export')).text()).trimEnd().split('\n');
  const ids = lines.map((l) => (JSON.parse(l) as Claim).id);
  expect(ids).toEqual([...ids].sort());
  const board = await page<Claim>('/api/v1/claims?articles=1&all=true&limit=1000');
  expect(new Set(ids)).toEqual(new Set(board.items.map((c) => c.id)));
  const isListed = new Map(board.items.map((c) => [c.id, c.listable]));
  expect(new Set(isListed.values())).toEqual(new Set([true, false]));
  const listed = (await page<Claim>('/api/v1/claims?articles=1&limit=1000')).items.map((c) => c.id);
  expect(new Set(listed)).toEqual(new Set(ids.filter((id) => isListed.get(id))));
});

test('each part of the ledger is exported whole, and as a table where it has one', async () => {
  const lines = async (part: string): Promise<readonly Record<string, unknown>[]> =>
    (await (await server.ask(`/api/v1/export/${part}`)).text())
      .split('\n')
      .filter((l) => l !== '')
      .map((l) => JSON.parse(l) as Record<string, unknown>);
  const publications = await lines('publications');
  expect(publications.length).toBe((await page<Publication>('/api/v1/articles?limit=1000')).items.length);
  expect((await lines('articles')).length).toBe(new Set(publications.map((p) => p.article)).size);
  expect((await lines('sources')).length).toBe((await page<SourceSummary>('/api/v1/sources?limit=1000')).items.length);
  expect((await lines('figures')).length).toBe((await page<unknown>('/api/v1/figures?limit=1000')).items.length);
  expect((await lines('stories')).length).toBe((await page<unknown>('/api/v1/stories?limit=1000')).items.length);
  const table = await (await server.ask('/api/v1/export/sources?format=csv')).text();
  expect(table).toMatch(/^source,name,/);
  expect((await server.ask('/api/v1/export/figures?format=csv')).status).toBe(400);
});

test('one article as a page to keep: a file, with nothing that this server would run', async () => {
  const [first] = (await page<Publication>('/api/v1/articles?limit=1')).items;
  const answer = await server.ask(`/api/v1/articles/${first?.article}?format=html`);
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
  expect(answer.headers.get('content-security-policy')).toMatch(/default-src 'none'/);
  expect(await answer.text()).toMatch(/^<!doctype html>[\s\S]*<\/html>\s*$/);
});

test('disputes with somebody to hold to it on both sides come first', async () => {
  const { items } = await page<Claim>('/api/v1/claims?articles=1&all=true&limit=1000');
  const speakers = (c: Claim, stance: string): number =>
    new Set(
      c.statements
        .filter((s) => s.stance === stance && !s.withdrawn && s.attribution && ['named', 'role'].includes(s.grade))
        .map((s) => s.sourceId ?? s.sourceName),
    ).size;
  const weight = (c: Claim): number =>
    c.disputed ? 2 + Math.min(speakers(c, 'asserts'), speakers(c, 'denies')) : Number(c.possiblyDisputed);
  const weights = items.map(weight);
  expect(weights).toEqual([...weights].sort((a, b) => b - a));
  expect(weights[0]).toBeGreaterThan(2);
});

test('an outlet that the register does not know has no facts', async () => {
  const { facts: none } = await server.json<{ facts: unknown }>(
    `/api/v1/outlets/${encodeURIComponent((await page<Publication>('/api/v1/articles?limit=1')).items[0]?.outlet ?? '')}`,
  );
  expect(none).toBeNull();
});

test('an article is taken out for good, with its claims, and not added again', async () => {
  const add = async (): Promise<Job> => {
    const text = 'The harbour master of Brell, Ada Quill, said on Monday that the old crane is safe.';
    const made = await server.ask('/api/v1/articles', sent({ text, outlet: 'The Harbour Post' }));
    const { id } = (await made.json()) as Job;
    return ended(id);
  };
  // What was asked before is answered anew as soon as something was written through the server.
  expect((await page<StatementHit>('/api/v1/search?query=crane')).items).toEqual([]);
  const article = (await add()).added[0]?.article ?? '';
  expect((await page<StatementHit>('/api/v1/search?query=crane')).items.length).toBeGreaterThan(0);
  const path = `/api/v1/articles/${article}`;
  expect((await server.ask(path, { method: 'DELETE' })).status).toBe(400);
  const gone = await server.ask(`${path}?reason=asked%20by%20the%20publisher`, { method: 'DELETE' });
  expect(await holds.faults('DELETE', '/api/v1/articles/{id}', gone)).toEqual([]);
  expect((await server.ask(path)).status).toBe(404);
  expect((await page<StatementHit>('/api/v1/search?query=crane')).items).toEqual([]);
  expect((await add()).added.map((a) => a.kind)).toEqual(['removed']);
  expect((await server.ask(`${path}?reason=again`, { method: 'DELETE' })).status).toBe(404);
  expect(server.faults).toEqual([]);
});

test('a decision is made, told, and taken back', async () => {
  const claims = await page<Claim>('/api/v1/claims?limit=1000');
  const claim = claims.items.find((c) => new Set(c.statements.map((s) => s.id)).size > 1);
  const id = claim?.statements[0]?.id ?? '';
  const made = await server.ask('/api/v1/decisions', sent({ kind: 'split', statements: [id], note: 'another event' }));
  expect(await holds.faults('POST', '/api/v1/decisions', made.clone())).toEqual([]);
  const decision = (await made.json()) as Decision;
  expect(decision.by).toBe('owner');
  const after = await server.json<{ claim: string }>(`/api/v1/statements/${id}`);
  const alone = await server.json<Claim>(`/api/v1/claims/${after.claim}`);
  expect(new Set(alone.statements.map((s) => s.id)).size).toBe(1);
  const back = await server.ask(`/api/v1/decisions/${decision.id}?by=editor`, { method: 'DELETE' });
  expect(await holds.faults('DELETE', '/api/v1/decisions/{id}', back.clone())).toEqual([]);
  expect(((await back.json()) as Decision).retracted?.by).toBe('editor');
  const again = await server.json<{ claim: string }>(`/api/v1/statements/${id}`);
  const whole = await server.json<Claim>(`/api/v1/claims/${again.claim}`);
  expect(whole.statements).toEqual(claim?.statements);
  for (const bad of [
    { kind: 'merge', statements: [id] },
    { kind: 'split', statements: ['st:none'] },
    { kind: 'join', statements: [id] },
  ]) {
    expect([400, 404]).toContain((await server.ask('/api/v1/decisions', sent(bad))).status);
  }
});

test('what cannot be fetched is told with its reason, and tried again', async () => {
  let isUp = false;
  const site = createServer((asked, answer) => {
    if (asked.url === '/robots.txt') answer.writeHead(404).end();
    else if (!isUp) answer.writeHead(503).end();
    else
      answer
        .writeHead(200, { 'content-type': 'text/html' })
        .end(
          '<article><h1>Ferry</h1><p>The ferry will stop in May, the harbour office of Brell said on Monday.</p></article>',
        );
  });
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(site.address() as AddressInfo).port}/ferry`;
  try {
    const first = await server.json<Job>('/api/v1/articles', sent({ url }));
    const failed = await ended(first.id);
    expect(failed.counts).toEqual({ new: 0, reread: 0, publication: 0, unchanged: 0, removed: 0, failed: 1 });
    expect(failed.failures[0]).toMatchObject({ input: url, stage: 'fetch' });
    expect(failed.failures[0]?.reason).toMatch(/503/);
    isUp = true;
    const retried = await server.ask(`/api/v1/jobs/${first.id}/retry`, { method: 'POST' });
    expect(retried.status).toBe(202);
    expect(await holds.faults('POST', '/api/v1/jobs/{id}/retry', retried.clone())).toEqual([]);
    const again = await ended(((await retried.json()) as Job).id);
    expect(again.counts).toMatchObject({ new: 1, failed: 0 });
    const { article } = again.added[0] ?? { article: '' };
    const stored = await server.json<{ publications: Publication[] }>(`/api/v1/articles/${article}`);
    expect(stored.publications[0]?.url).toBe(url);
    // Nothing is left to try again.
    expect((await server.ask(`/api/v1/jobs/${again.id}/retry`, { method: 'POST' })).status).toBe(409);
    const stopped = await server.ask(`/api/v1/jobs/${again.id}`, { method: 'DELETE' });
    expect(await holds.faults('DELETE', '/api/v1/jobs/{id}', stopped)).toEqual([]);
  } finally {
    site.close();
  }
});

test('no input makes a fault: filters, ids and cursors of any letters', async () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '"',
      '" OR 1=1 --',
      "'; DROP TABLE claim;",
      'NEAR(',
      '*',
      '-',
      '-"',
      'a*b',
      '(((',
      '^',
      'words:x',
      '\0',
      'NOT',
      'AND OR',
      '{}',
      '%',
    ),
  );
  const names = [
    'query',
    'source',
    'outlet',
    'country',
    'grade',
    'stance',
    'from',
    'to',
    'disputed',
    'articles',
    'all',
    'hidden',
    'sort',
    'cursor',
    'limit',
    'format',
  ];
  const paths = ['claims', 'stories', 'search', 'figures', 'figures/series', 'sources', 'articles', 'outlets'];
  const asked = fc.record({
    path: fc.oneof(
      fc.constantFrom(...paths),
      fc
        .tuple(fc.constantFrom('claims', 'articles', 'sources', 'outlets', 'statements', 'trace', 'jobs'), word)
        .map(([p, w]) => `${p}/${encodeURIComponent(wellFormed(w))}`),
    ),
    query: fc.uniqueArray(fc.tuple(fc.constantFrom(...names), word), { selector: ([n]) => n, maxLength: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(asked, async ({ path, query }) => {
      const search = new URLSearchParams(query.map(([n, w]) => [n, wellFormed(w)]));
      const answer = await server.ask(`/api/v1/${path}?${search}`);
      const text = await answer.text();
      expect([200, 400, 404]).toContain(answer.status);
      if (answer.status !== 200) expect(Object.keys(JSON.parse(text) as object)).toEqual(['error']);
    }),
    { numRuns: 1_500 },
  );
  expect(server.faults).toEqual([]);
}, 400_000);

test('no body makes a fault: anything as JSON, and anything at all', async () => {
  const routes = ['/api/v1/analyse', '/api/v1/articles', '/api/v1/decisions'];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...routes),
      fc.oneof(fc.json(), fc.string({ unit: 'binary' })),
      async (path, body) => {
        const answer = await server.ask(path, sent(body));
        expect(answer.status).toBe(400);
        expect(Object.keys((await answer.json()) as object)).toEqual(['error']);
      },
    ),
    { numRuns: 500 },
  );
  expect(server.faults).toEqual([]);
});

test('a search over its time is cut off, told so, and harms nothing else', async () => {
  const strict = await started({ lookTime: 1 });
  try {
    const answer = await strict.ask('/api/v1/search?query=ferry');
    expect(answer.status).toBe(503);
    expect((await answer.json()) as object).toMatchObject({ error: { code: 'too-slow' } });
    expect((await strict.ask('/api/v1/claims/c:none')).status).toBe(404);
    expect((await strict.ask('/health')).status).toBe(200);
  } finally {
    await strict.stop();
  }
});

/** Lone surrogates cannot be sent in an address. */
const wellFormed = (text: string): string =>
  text.replace(/[\uD800-\uDFFF]/g, (c, i: number) => (isPaired(text, i) ? c : '\uFFFD'));
const isPaired = (text: string, i: number): boolean => {
  const code = text.charCodeAt(i);
  const other = code < 0xdc00 ? text.charCodeAt(i + 1) : text.charCodeAt(i - 1);
  return code < 0xdc00 ? other >= 0xdc00 && other <= 0xdfff : other >= 0xd800 && other < 0xdc00;
};

test('the page of a view has the status of what it shows, for who may read it', async () => {
  const part = encodeURIComponent;
  const [claim] = (await page<Claim>('/api/v1/claims')).items;
  const [source] = (await page<SourceSummary>('/api/v1/sources')).items;
  const { article } = (await page<Publication>('/api/v1/articles')).items[0]!;
  const { items: outlets } = await page<{ name: string }>('/api/v1/outlets');
  const there = [
    `/claims/${part(claim!.id)}`,
    `/sources/${part(source!.source.id)}/`,
    `/read/${part(article)}`,
    `/stories/sy:${article.slice('sha256:'.length, 'sha256:'.length + 32)}`,
    ...outlets.map((o) => `/outlets/${part(o.name)}`),
  ];
  const absent = [
    `/claims/c:${'0'.repeat(20)}`,
    '/sources/s:nobody',
    `/stories/sy:${'0'.repeat(32)}`,
    '/outlets/No.Such.Outlet',
    '/outlets/%E0%A4%A',
    `/read/sha256:${'0'.repeat(64)}`,
    '/read',
    '/nowhere',
    '/claims/a/b',
    '/add/more',
  ];
  const statuses = (paths: readonly string[], init?: RequestInit) =>
    Promise.all(paths.map(async (path) => `${(await server.ask(path, init)).status} ${path}`));
  expect(await statuses(there)).toEqual(there.map((path) => `200 ${path}`));
  expect(await statuses(absent)).toEqual(absent.map((path) => `404 ${path}`));
  const { token, record } = server.tokens.create('one', 'read');
  const ofOne = absent.slice(0, 6);
  expect(await statuses(ofOne)).toEqual(ofOne.map((path) => `200 ${path}`));
  const authorization = `Bearer ${token}`;
  expect(await statuses(absent, { headers: { authorization } })).toEqual(absent.map((path) => `404 ${path}`));
  server.tokens.revoke(record.id);
});
