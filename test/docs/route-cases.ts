import { type ChildProcess, spawn } from 'node:child_process';
import { openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Desk } from './desk.ts';
import { type Ids, withIds } from './ids.ts';
import { commandsOf, placeOf, snippetsIn } from './snippets.ts';

/** Requests that the documentation shows with curl, sent to the built server. */
/** Where `hearsay serve` listens; a worker tells its health elsewhere, which `test/queue` asks for. */
const SERVER = 'http://127.0.0.1:4717';
const LINES = snippetsIn('sh').flatMap((s) =>
  commandsOf(s)
    .filter((l) => l.startsWith('curl ') && l.includes(SERVER))
    .map((line) => ({ place: placeOf(s), line, isSent: s.noRun === null && !s.except.some((w) => line.includes(w)) })),
);
const SENT = LINES.filter((l) => l.isSent);

export function routeCases(desk: () => Desk, ids: () => Ids): void {
  let server: ChildProcess;
  let url: string;
  const decided: string[] = [];
  beforeAll(async () => {
    const { folder } = desk();
    const db = join(folder, '.data/hearsay/ledger.db');
    server = spawn(join(folder, '.bin/hearsay'), ['serve', '--db', db, '--port', '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    url = await new Promise((done, failed) => {
      server.on('exit', (code) => failed(new Error(`hearsay serve ended with ${code}`)));
      server.stdout!.setEncoding('utf8').on('data', (told: string) => {
        const found = /serves at (http:\S+)/.exec(told)?.[1];
        if (found) done(found);
      });
    });
  }, 900_000);
  afterAll(async () => {
    server?.removeAllListeners('exit');
    const ended = server && new Promise((done) => server.on('exit', done));
    if (server?.kill()) await ended;
  });

  test.each(SENT.map((l) => [l.place, l.line]))('%s: %s', { timeout: 900_000 }, async (_, line) => {
    const { address, init } = await requestOf(withIds(line, { ...ids(), d: decided }), url, desk().folder);
    const answer = await fetch(address, init);
    const text = await answer.text();
    expect(answer.ok, `${answer.status} ${text}`).toBe(true);
    // What is decided here may be taken back by a later line.
    const id = /^\{"id":"(d:[^"]+)"/.exec(text)?.[1];
    if (id !== undefined) decided.unshift(id);
  });

  test('requests that are not sent are for routes that there are', async () => {
    const { paths } = (await (await fetch(`${url}/openapi.json`)).json()) as { paths: Record<string, object> };
    const patterns = Object.keys(paths).map((p) => new RegExp(`^${p.replace(/\{[^}]+\}/g, '[^/]+')}$`));
    const wrong = LINES.filter((l) => !patterns.some((p) => p.test(pathIn(l.line)))).map(
      (l) => `${l.place}: ${l.line}`,
    );
    expect(wrong).toEqual([]);
    expect(SENT.length).toBeGreaterThan(5);
  });
}

const pathIn = (line: string): string => new URL(/http:\/\/127\.0\.0\.1:4717[^\s'"]*/.exec(line)![0]).pathname;

/** A line of curl as a request to the server here: `-X`, `-H`, `-d` and `-F` are known. */
async function requestOf(
  line: string,
  url: string,
  folder: string,
): Promise<{ readonly address: string; readonly init: RequestInit }> {
  const words = [...line.matchAll(/"([^"]*)"|'([^']*)'|((?:[^\s'"]|'[^']*')+)/g)].map(
    (m) => m[1] ?? m[2] ?? m[3]!.replaceAll("'", ''),
  );
  const headers = new Headers();
  let method: string | undefined;
  let body: string | FormData | undefined;
  let address = '';
  for (let i = 1; i < words.length; i++) {
    const word = words[i]!;
    if (word.startsWith('http')) address = word.replace('http://127.0.0.1:4717', url);
    else if (word === '-X') method = words[++i];
    else if (word === '-d') body = words[++i];
    else if (word === '-H') headers.append(...(words[++i]!.split(/: */) as [string, string]));
    else if (word === '-F') body = await part(folder, words[++i]!, body instanceof FormData ? body : new FormData());
    else if (word !== '-s') throw new Error(`${word} of curl is not known here: ${line}`);
  }
  return {
    address,
    init: { method: method ?? (body === undefined ? 'GET' : 'POST'), headers, ...(body ? { body } : {}) },
  };
}

async function part(folder: string, text: string, form: FormData): Promise<FormData> {
  const [name = '', value = ''] = text.split(/=(.*)/s);
  if (value.startsWith('@')) form.append(name, await openAsBlob(join(folder, value.slice(1))), value.slice(1));
  else form.append(name, value);
  return form;
}
