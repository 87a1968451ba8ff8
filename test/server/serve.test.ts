import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { hearsay } from '../cli/run.ts';
import { MAIN } from '../compiled/paths.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'hearsay-serve-'));
const db = join(folder, 'ledger.db');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Running {
  readonly url: string;
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>;
}

function serving(args: readonly string[]): Promise<Running> {
  const child = spawn(process.execPath, [MAIN, 'serve', ...args], { cwd: ROOT });
  const closed = new Promise<number | null>((done) => child.on('close', done));
  return new Promise((done, fail) => {
    let said = '';
    child.stderr.on('data', (t: Buffer) => {
      said += t.toString();
    });
    child.stdout.on('data', (t: Buffer) => {
      const url = /^hearsay serves at (\S+)$/m.exec(t.toString())?.[1];
      const end = (signal: NodeJS.Signals): Promise<number | null> => {
        child.kill(signal);
        return closed;
      };
      if (url !== undefined) done({ url, end });
    });
    child.on('close', (code) => fail(new Error(`ended with ${code}: ${said}`)));
  });
}

test.each(['SIGTERM', 'SIGINT'] as const)('%s ends the server well, also while events are followed', async (signal) => {
  const { url, end } = await serving(['--db', db, '--port', '0', '--engine', 'rules']);
  const body = JSON.stringify({ text: 'The ferry will stop in May, the harbour office of Brell said on Monday.' });
  const headers = { 'content-type': 'application/json' };
  const made = (await (await fetch(`${url}/api/v1/articles`, { method: 'POST', headers, body })).json()) as {
    id: string;
  };
  const events = await fetch(`${url}/api/v1/jobs/${made.id}/events`);
  expect(events.status).toBe(200);
  const ending = end(signal);
  await events.text().catch(() => 'cut off');
  expect(await ending).toBe(0);
  await expect(fetch(`${url}/health`)).rejects.toThrow();
});

test('a port that is taken is one line with the next step', async () => {
  const other = createServer();
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
  const { port } = other.address() as AddressInfo;
  try {
    const { code, err, out } = await hearsay(['serve', '--db', db, '--port', String(port)]);
    expect([code, out, err]).toEqual([1, '', `hearsay: port is taken: 127.0.0.1:${port}\n  give another --port\n`]);
  } finally {
    other.close();
  }
});

test('an address that others reach is refused without a token', async () => {
  const { code, err } = await hearsay(['serve', '--db', db, '--host', '0.0.0.0', '--port', '0']);
  expect(code).toBe(1);
  expect(err).toBe(
    'hearsay: others could reach 0.0.0.0, and no token guards it\n  make one with hearsay token create, or leave --host out\n',
  );
});

test('with a token such an address is served, and asks for it', async () => {
  const made = await hearsay(['token', 'create', '--name', 'desk', '--db', db]);
  const { url, end } = await serving(['--db', db, '--host', '0.0.0.0', '--port', '0']);
  const local = url.replace('0.0.0.0', '127.0.0.1');
  try {
    expect((await fetch(`${local}/api/v1/stats`)).status).toBe(401);
    const authorization = `Bearer ${made.out.trim()}`;
    expect((await fetch(`${local}/api/v1/stats`, { headers: { authorization } })).status).toBe(200);
  } finally {
    await end('SIGTERM');
  }
});
