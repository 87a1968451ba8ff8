import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLedger } from '../../src/ledger-node.ts';
import { openFolders } from '../../src/mcp/folders.ts';
import { openTokens, tokensPath } from '../../src/server/tokens.ts';
import { type Connected, type marked, overHttp, overStdio, serving } from './connect.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-mcp-'));
const db = join(folder, 'ledger.db');
const MAIN = resolve('dist/cli/main.js');
beforeAll(() => {
  const args = [MAIN, 'add', 'examples/bundle', '--db', db, '--engine', 'rules', '--jobs', '1'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}, 900_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Data = Record<string, never>;
interface Page {
  readonly next: string | null;
  readonly total: number | null;
}

/** A whole conversation about the example: from the board to both sides of a claim, its sources and figures. Gives all that was told. */
async function conversation({ client, call }: Connected): Promise<readonly unknown[]> {
  const told: unknown[] = [];
  const ask = async <T>(name: string, given: Record<string, unknown> = {}): Promise<T> => {
    const { structuredContent, isError, content } = await call(name, given);
    expect(isError ?? false, JSON.stringify(content)).toBe(false);
    told.push(structuredContent);
    return structuredContent as T;
  };
  const { claims } = await ask<{ claims: { id: string; disputed: boolean; possiblyDisputed: boolean }[] }>(
    'find_claims',
    {
      query: 'sirens',
    },
  );
  const claim = claims.find((c) => c.disputed || c.possiblyDisputed)!;
  const first = await ask<Page & { sides: { stance: string; source: { id: string } }[]; statements: { id: string }[] }>(
    'show_claim',
    { claim: claim.id, limit: 5 },
  );
  expect(new Set(first.sides.map((s) => s.stance))).toEqual(new Set(['asserts', 'denies']));
  // The statements of all pages are those of the whole.
  const seen = [...first.statements];
  for (let { next } = first; next !== null; ) {
    const page = await ask<typeof first>('show_claim', { claim: claim.id, limit: 5, cursor: next });
    seen.push(...page.statements);
    next = page.next;
  }
  expect(seen).toHaveLength(first.total!);
  const { sources } = await ask<{ sources: { id: string; asserts: number }[] }>('find_sources', { query: 'Korvin' });
  const record = await ask<{ statements: { stance: string }[] }>('show_source', { source: sources[0]!.id });
  expect(record.statements.length).toBeGreaterThan(0);
  const { series } = await ask<{ series: { competing: boolean; values: { min: number | null }[] }[] }>('find_figures', {
    query: 'killed',
  });
  expect(series.flatMap((s) => s.values.map((v) => v.min))).toContain(17);
  await ask('find_statements', { query: 'siren', limit: 5 });
  await ask('digest', { claim: claim.id });
  await ask('digest', { query: 'sirens', bullets: 3 });
  const { contents } = await client.readResource({ uri: `hearsay://claim/${encodeURIComponent(claim.id)}` });
  told.push(contents);
  told.push(await client.getPrompt({ name: 'both_sides', arguments: { claim: claim.id } }));
  return told;
}

describe('over standard input and output', () => {
  let mcp: Connected;
  let told: readonly unknown[];
  beforeAll(async () => {
    mcp = await overStdio('--db', db, '--folder', 'examples');
    told = await conversation(mcp);
  }, 900_000);
  afterAll(() => mcp?.close());

  test('the conversation again is the same, word for word', { timeout: 600_000 }, async () => {
    expect(await conversation(mcp)).toEqual(told);
    expect(mcp.unasked).toEqual([]);
  });

  test('words at offsets are the words of the article there', async () => {
    const ledger = await openLedger({ path: db, readOnly: true });
    let n = 0;
    const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
    for (const answer of told.slice(1, 3))
      for (const { statements } of [
        answer as unknown as { statements: { words: ReturnType<typeof marked>[number] }[] },
      ])
        for (const { words } of statements) {
          const { text } = (await ledger.store.article(words.article!))!.read.article;
          expect(plain(text.slice(words.start!, words.end!))).toContain(plain(words.untrusted).split(' ')[0]!);
          n++;
        }
    await ledger.close();
    expect(n).toBeGreaterThan(2);
  });

  test('a digest of a claim, of several, of words and of a story: each sentence with the places that it rests on', async () => {
    type Words = ReturnType<typeof marked>[number];
    interface Digested {
      readonly kind: string;
      readonly standfirst: { readonly claim: string | null } | null;
      readonly bullets: readonly { sentence: Words; places: readonly { words: Words }[]; claim: string | null }[];
      readonly origins: readonly { claim: string }[];
      readonly articles: readonly { id: string }[];
    }
    const ledger = await openLedger({ path: db, readOnly: true });
    const { store } = ledger;
    const [story] = (await store.stories({ limit: 1 })).items;
    const [claim] = (await store.claims({ query: 'sirens' })).items;
    const several = (await store.claims({ limit: 3 })).items.map((c) => c.id);
    const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();
    // Whoever knows an article finds its story.
    const uri = `hearsay://article/${encodeURIComponent(story!.article)}`;
    const [read] = (await mcp.client.readResource({ uri })).contents as { text: string }[];
    expect(JSON.parse(read!.text)).toMatchObject({ id: story!.article, story: story!.id });
    for (const [kind, given] of [
      ['story', { story: story!.id }],
      ['claims', { claim: claim!.id }],
      ['claims', { claim: [claim!.id] }],
      ['claims', { claim: several }],
      ['window', { query: 'sirens', bullets: 3 }],
    ] as const) {
      const { structuredContent, isError, content } = await mcp.call('digest', given);
      expect(isError ?? false, JSON.stringify(content)).toBe(false);
      const made = structuredContent as unknown as Digested;
      expect([made.kind, made.bullets.length > 0, made.articles.length > 0]).toEqual([kind, true, true]);
      if (kind === 'window') expect(made.bullets.length).toBeLessThanOrEqual(3);
      if (kind === 'claims') {
        const asked = [given.claim].flat();
        const told = new Set([made.standfirst, ...made.bullets].flatMap((l) => l?.claim ?? []));
        expect(asked).toEqual(expect.arrayContaining([...told]));
        expect(told.size).toBeGreaterThan(asked.length > 1 ? 1 : 0);
      }
      for (const { sentence, places } of made.bullets) {
        expect([sentence.article, sentence.start, sentence.end]).toEqual([null, null, null]);
        expect(places.length).toBeGreaterThan(0);
        for (const { words } of places) {
          const { text } = (await store.article(words.article!))!.read.article;
          expect(plain(text.slice(words.start!, words.end!))).toBe(plain(words.untrusted));
        }
      }
    }
    await ledger.close();
    for (const [given, why] of [
      [{}, 'a digest is of one thing'],
      [{ claim: claim!.id, query: 'sirens' }, 'a digest is of one thing'],
      [{ claim: 'c:none' }, 'no claim c:none'],
      [{ claim: [claim!.id, 'c:none'] }, 'no claim c:none'],
      [{ claim: [] }, 'claim'],
      [{ claim: Array.from({ length: 41 }, () => claim!.id) }, 'claim'],
      [{ story: story!.id, claim: several }, 'a digest is of one thing'],
      [{ story: 'sy:none' }, 'no story sy:none'],
    ] as const) {
      const { isError, content } = await mcp.call('digest', given);
      expect([isError, JSON.stringify(content)]).toEqual([true, expect.stringContaining(why)]);
    }
  });

  test('every tool has schemas and says whether it writes; without --write none does', async () => {
    const { tools } = await mcp.client.listTools();
    expect(tools.map((t) => t.name)).toEqual([
      'read_text',
      'read_file',
      'lint_draft',
      'find_claims',
      'show_claim',
      'find_statements',
      'find_sources',
      'show_source',
      'find_figures',
      'digest',
    ]);
    for (const t of tools)
      expect([t.inputSchema.type, t.outputSchema?.type, t.annotations?.readOnlyHint]).toEqual([
        'object',
        'object',
        true,
      ]);
  });

  test('a draft is checked: rules, levels, and the words at their offsets, page by page', async () => {
    const text =
      '\ufeffRain fell \u{1f327}.\r\n\r\nMayor Ana Reyes claimed that the bridge was safe.\r\n\r\nMinister Ivo Velt admitted that it was not.';
    type Drafted = Page & { findings: { rule: string; level: string; words: ReturnType<typeof marked>[number] }[] };
    const lint = async (given: Record<string, unknown>): Promise<Drafted> => {
      const { structuredContent, isError, content } = await mcp.call('lint_draft', given);
      expect(isError ?? false, JSON.stringify(content)).toBe(false);
      return structuredContent as unknown as Drafted;
    };
    const { findings, total, next } = await lint({ text });
    expect(findings.map((f) => [f.rule, f.level, f.words.untrusted])).toEqual(
      expect.arrayContaining([
        ['loaded-verb', 'warning', 'claimed'],
        ['loaded-verb', 'warning', 'admitted'],
      ]),
    );
    for (const { words } of findings) expect(text.slice(words.start!, words.end!)).toBe(words.untrusted);
    expect([total, next]).toEqual([findings.length, null]);
    const first = await lint({ text, limit: 1 });
    const second = await lint({ text, limit: 1, cursor: first.next });
    expect([...first.findings, ...second.findings]).toEqual(findings.slice(0, 2));
    // The settings of a house, as its file has them; the same draft under others is read anew.
    const config = { lint: { rules: { 'loaded-verb': 'error' }, allowed: ['claimed'] } };
    const verbs = async (given: Record<string, unknown>) =>
      (await lint({ text, ...given })).findings
        .filter((f) => f.rule === 'loaded-verb')
        .map((f) => [f.level, f.words.untrusted]);
    expect(await verbs({ config })).toEqual([['error', 'admitted']]);
    expect(await verbs({})).toHaveLength(2);
    for (const [bad, why] of [
      [{ lint: { rules: { 'loaded-verb': 'loud' } } }, 'config: bad value at lint.rules.loaded-verb'],
      [{ lint: { loaded: [2] } }, 'config: bad value at lint.loaded'],
      ['off', 'config'],
    ] as const) {
      const { isError, content } = await mcp.call('lint_draft', { text, config: bad });
      expect([isError, JSON.stringify(content)]).toEqual([true, expect.stringContaining(why)]);
    }
    // Another draft is not the one before.
    expect((await lint({ text: 'The bridge opened in May.' })).findings).toEqual([]);
  });

  test('a file of a folder that was named is read, and no other', { timeout: 600_000 }, async () => {
    const good = await mcp.call('read_file', { path: 'demo.txt', limit: 3 });
    expect((good.structuredContent as { attributions: Data[] }).attributions).toHaveLength(3);
    const bad = await mcp.call('read_file', { path: '../package.json' });
    expect([bad.isError, JSON.stringify(bad.content)]).toEqual([true, expect.stringContaining('outside')]);
  });
});

describe('over HTTP', () => {
  const path = join(folder, 'http.db');
  beforeAll(() => void spawnSync('cp', [db, path]));

  /** Status of a bare request. */
  const status = (url: string, method: string, headers: Record<string, string>): Promise<number> =>
    new Promise((done, fail) => {
      const asked = request(url, { method, headers: { 'content-type': 'application/json', ...headers } }, (answer) => {
        answer.resume();
        done(answer.statusCode!);
      });
      asked.on('error', fail);
      asked.end(method === 'POST' ? '{"jsonrpc":"2.0","id":1,"method":"ping"}' : undefined);
    });

  test('the same conversation; only this host, no foreign page, POST alone', { timeout: 900_000 }, async () => {
    const { url, stop } = await serving('--db', path);
    const mcp = await overHttp(url);
    const told = await conversation(mcp);
    expect(told.length).toBeGreaterThan(7);
    const accept = { accept: 'application/json, text/event-stream' };
    expect(await status(url, 'POST', accept)).toBe(200);
    expect(await status(url, 'POST', { ...accept, host: 'foreign.example' })).toBe(421);
    expect(await status(url, 'POST', { ...accept, origin: 'https://foreign.example' })).toBe(403);
    expect(await status(url, 'POST', { ...accept, 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await status(url, 'GET', accept)).toBe(405);
    expect(await status(url.replace('/mcp', '/'), 'POST', accept)).toBe(404);
    await mcp.close();
    await stop();
  });

  test('tokens: none, unknown, for reading, for writing', { timeout: 900_000 }, async () => {
    const tokens = openTokens(tokensPath(path));
    const reading = tokens.create('reads', 'read').token;
    const writing = tokens.create('writes', 'write').token;
    const { url, stop } = await serving('--db', path, '--write');
    const accept = { accept: 'application/json, text/event-stream' };
    expect(await status(url, 'POST', accept)).toBe(401);
    expect(await status(url, 'POST', { ...accept, authorization: 'Bearer hs_none' })).toBe(401);
    const reader = await overHttp(url, reading);
    const names = async (c: Connected): Promise<string[]> => (await c.client.listTools()).tools.map((t) => t.name);
    expect(await names(reader)).not.toContain('decide');
    const { claims } = (await reader.call('find_claims')).structuredContent as { claims: { id: string }[] };
    const hide = { kind: 'hide', claims: [claims[0]!.id], note: 'not for the board' };
    expect((await reader.call('decide', hide)).isError).toBe(true);
    const writer = await overHttp(url, writing);
    expect(await names(writer)).toEqual(expect.arrayContaining(['decide', 'retract']));
    const { decision } = (await writer.call('decide', hide)).structuredContent as { decision: string };
    const ledger = await openLedger({ path, readOnly: true });
    expect(await ledger.store.decisions()).toMatchObject([{ id: decision, by: 'writes', kind: 'hide' }]);
    expect((await writer.call('retract', { decision })).structuredContent).toMatchObject({ retracted: true });
    await ledger.close();
    tokens.revoke('reads');
    expect(await status(url, 'POST', { ...accept, authorization: `Bearer ${reading}` })).toBe(401);
    await stop();
  });

  test('an address that others reach needs a token', { timeout: 600_000 }, () => {
    const none = join(folder, 'none.db');
    const args = [MAIN, 'mcp', '--http', '--port', '0', '--host', '0.0.0.0', '--db', none, '--engine', 'rules'];
    const { status: code, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect([code, stderr]).toEqual([
      1,
      'hearsay: others could reach 0.0.0.0, and no token guards it\n  make one with hearsay token create, or leave --host out\n',
    ]);
  });
});

test('folders: nothing outside is read, by whatever name', async () => {
  const [root, out] = [join(folder, 'root'), join(folder, 'out')];
  for (const f of [root, join(root, 'in'), out, `${root}-beside`]) mkdirSync(f);
  for (const f of [join(root, 'in', 'a.txt'), join(out, 'b.txt'), join(`${root}-beside`, 'c.txt')])
    writeFileSync(f, 'x');
  symlinkSync(join(out, 'b.txt'), join(root, 'link.txt'));
  symlinkSync(out, join(root, 'linked'));
  symlinkSync(join(root, 'in'), join(out, 'back'));
  spawnSync('mkfifo', [join(root, 'pipe')]);
  const folders = await openFolders([root]);
  for (const good of ['in/a.txt', './in/../in/a.txt', join(root, 'in/a.txt'), join(out, 'back/a.txt')])
    expect([good, (await folders.read(good)).name]).toEqual([good, 'a.txt']);
  const bad = [
    '../out/b.txt',
    'link.txt',
    'linked/b.txt',
    join(out, 'b.txt'),
    '/etc/passwd',
    'in/a.txt\0',
    '',
    '.',
    '..',
  ];
  for (const path of [
    ...bad,
    `${root}-beside/c.txt`,
    '../root-beside/c.txt',
    'none.txt',
    'pipe',
    'in',
    '%2e%2e/out/b.txt',
  ])
    await expect(folders.read(path), path).rejects.toMatchObject({ name: 'Failure' });
  await expect(openFolders([join(folder, 'nowhere')])).rejects.toThrow('no folder');
});
