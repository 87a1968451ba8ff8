import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { quarantined } from '../../src/queue/quarantine.ts';
import { hearsay } from '../cli/run.ts';
import { repetitiveLine } from '../repetitive.ts';
import { atDesk } from './at-desk.ts';

const ARTICLES = 16;

atDesk('what cannot be taken in', ARTICLES, (at) => {
  test('a batch is halved down to the one that the database refuses; it is kept, tried again, and taken in', async () => {
    const address = await at().server.database();
    const name = new URL(address).pathname.slice(1);
    const queue = await at().queue(address);
    // The ledger's tables are made by who opens it first.
    await hearsay(['relink', '--db', address]);
    await at().server.ask(
      name,
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         IF left(encode(NEW.id, 'hex'), 1) < '2' THEN
           RAISE EXCEPTION 'this one is refused'; END IF; RETURN NEW; END $$;
       CREATE TRIGGER refuse BEFORE INSERT ON hearsay.article FOR EACH ROW EXECUTE FUNCTION refuse();
       ALTER TABLE hearsay.article DISABLE TRIGGER refuse`,
    );
    await at().server.ask(name, 'ALTER TABLE hearsay.article ENABLE TRIGGER refuse');
    const worker = await at().worker(address);
    await at().fill(queue, { batch: ARTICLES });
    await at().done(queue);
    const kept = await quarantined(queue);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(ARTICLES);
    expect(worker.metrics.halved).toBeGreaterThan(0);
    expect(kept[0]).toMatchObject({
      stage: 'link',
      reason: 'this one is refused',
      version: expect.stringMatching(/^\d+\.\d+\.\d+ rules en-/),
    });
    await at().server.ask(name, 'DROP TRIGGER refuse ON hearsay.article');
    const { code, err } = await hearsay(['quarantine', 'retry', '--all', '--db', address]);
    expect([code, err]).toEqual([0, `hearsay: ${kept.length} handed in again\n`]);
    await at().done(queue);
    expect(await quarantined(queue)).toEqual([]);
    expect(await at().outcome(address)).toEqual({ digest: at().digest, problems: [] });
  }, 300_000);

  test('what cannot be read costs itself only; it is listed and dropped by the command', async () => {
    const address = await at().server.database();
    const queue = await at().queue(address);
    const path = join(at().folder, 'poison.jsonl');
    const lines = Array.from({ length: 5 }, (_, n) => repetitiveLine(n));
    writeFileSync(
      path,
      [...lines, JSON.stringify({ html: '<html><body><p></p></body></html>', outlet: 'Paper P' })].join('\n'),
    );
    const worker = await at().worker(address);
    const handed = await hearsay(['add', path, '--queue', '--db', address]);
    expect([handed.code, handed.err]).toEqual([
      0,
      expect.stringMatching(/^hearsay: 6 handed to the workers in 1 batches; [\d.]+ s\n$/),
    ]);
    await at().done(queue);
    expect([...worker.metrics.articles.values()].reduce((a, b) => a + b)).toBe(5);
    const list = await hearsay(['quarantine', 'list', '--db', address, '--format', 'jsonl']);
    const [only, ...others] = list.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ stage: 'read', code: 'no-article', times: 1 });
    const text = await hearsay(['quarantine', 'list', '--db', address, '--code', 'no-article']);
    expect(text.out).toContain(String(only!.id).slice(0, 12));
    const usage = await hearsay(['quarantine', 'drop', '--db', address]);
    expect([usage.code, usage.err]).toEqual([
      2,
      'hearsay: give ids, --code or --all\n  see hearsay quarantine drop --help\n',
    ]);
    const drop = (id: string) => hearsay(['quarantine', 'drop', id, '--db', address]);
    expect((await drop('nothing')).err).toContain('nothing: not in quarantine');
    expect((await drop(String(only!.id).slice(0, 12))).err).toBe('hearsay: 1 dropped\n');
    expect((await hearsay(['quarantine', 'list', '--db', address])).err).toBe('hearsay: nothing is in quarantine\n');
  }, 300_000);
});
