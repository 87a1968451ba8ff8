import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hearsay, type Run } from '../../cli/run.ts';
import { sent, started } from '../../server/start.ts';
import { isSkipped, Server } from './server.ts';

const ARTICLES = 'examples/bundle';

/** Two seconds and more a command where others keep the machine busy. */
const PATIENCE = { timeout: 300_000 };

describe.skipIf(isSkipped)('commands and the server with a database', () => {
  let server: Server;
  let db: string;
  beforeAll(async () => {
    server = await Server.start();
    db = await server.database();
  }, 300_000);
  afterAll(() => server?.remove(), 300_000);

  const run = (...args: readonly string[]): Promise<Run> => hearsay([...args, '--db', db]);
  const good = async (...args: readonly string[]): Promise<string> => {
    const { code, out, err } = await run(...args);
    expect([args[0], code, err]).toEqual([args[0], 0, expect.any(String)]);
    return out;
  };

  test('articles are added, listed, searched, told of, watched and checked', PATIENCE, async () => {
    const empty = await run('claims');
    expect(empty.code).toBe(1);
    expect(empty.err).toContain('no ledger in this database');
    await good('add', ARTICLES, '--engine', 'rules');
    expect((await good('claims', '--articles', '1', '--all')).length).toBeGreaterThan(100);
    expect((await good('search', 'said')).length).toBeGreaterThan(100);
    expect((await good('sources')).length).toBeGreaterThan(50);
    expect(await good('check')).toMatch(/^nothing wrong in postgres:\/\/\S+\ndigest [0-9a-f]{64}\n$/);
    expect(JSON.parse(await good('stats', '--format', 'json'))).toMatchObject({ schema: 7 });
    await good('relink');
    const backup = await run('backup', '/nowhere/ledger.db');
    expect([backup.code, backup.err]).toEqual([1, expect.stringContaining('pg_dump')]);
  });

  test('the server reads, searches and adds', PATIENCE, async () => {
    const serving = await started({ database: db });
    try {
      const before = await serving.json<{ items: { id: string }[] }>('/api/v1/claims?articles=1&all=true&limit=5');
      expect(before.items.length).toBeGreaterThan(0);
      const { items } = await serving.json<{ items: unknown[] }>('/api/v1/search?query=said');
      expect(items.length).toBeGreaterThan(0);
      const stats = () => serving.json<{ articles: number }>('/api/v1/stats');
      const { articles } = await stats();
      const text = 'Councillor Sefa Brand said the ferry to Quist would stop in May.';
      const answer = await serving.ask('/api/v1/articles', sent({ text }));
      expect(answer.status, await answer.text()).toBeLessThan(300);
      for (let tries = 0; tries < 300 && (await stats()).articles === articles; tries++)
        await new Promise((done) => setTimeout(done, 100));
      expect((await stats()).articles).toBe(articles + 1);
      expect(serving.faults).toEqual([]);
    } finally {
      await serving.stop();
    }
  });

  test('where no server is each command says so in one line', PATIENCE, async () => {
    const { code, out, err } = await hearsay(['claims', '--db', 'postgres://guest:secret@127.0.0.1:1/none']);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^hearsay: postgres:\/\/127\.0\.0\.1:1\/none: no server answers there\n {2}[^\n]+\n$/);
    expect(err).not.toContain('secret');
  });
});
