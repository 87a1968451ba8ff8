import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { room } from '../../src/server/room.ts';
import { type Started, sent, started } from './start.ts';

const CHUNK = 'a'.repeat(100_000);
const chunk = `${CHUNK.length.toString(16)}\r\n${CHUNK}\r\n`;

/** A request with a body that begins and does not end. */
interface Open {
  readonly socket: Socket;
  /** What came until the connection was closed. */
  readonly answer: Promise<string>;
}

function opened(server: Started, chunks: number, token: string | null = null): Open {
  const socket = connect(server.port, '127.0.0.1');
  const authorization = token === null ? '' : `Authorization: Bearer ${token}\r\n`;
  socket.write(
    `POST /api/v1/articles HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n${authorization}` +
      `Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(chunks)}`,
  );
  socket.on('error', () => undefined);
  let text = '';
  socket.setEncoding('utf8').on('data', (more: string) => {
    text += more;
  });
  const answer = new Promise<string>((done) => socket.once('close', () => done(text)));
  return { socket, answer };
}

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((done) => setTimeout(done, 5));
};
const statusIn = (answer: string): string => answer.slice(0, 12);

test('who may is decided before a byte of the body is kept', async () => {
  const space = room(0);
  const server = await started({ room: space });
  server.tokens.create('desk', 'write');
  try {
    const open = Array.from({ length: 50 }, () => opened(server, 3));
    const answers = await Promise.all(open.map((o) => o.answer));
    expect(new Set(answers.map(statusIn))).toEqual(new Set(['HTTP/1.1 401']));
    // There is room for no body at all: those who may are told so.
    const { token } = server.tokens.create('second', 'write');
    const allowed = opened(server, 1, token);
    expect(await allowed.answer).toMatch(/^HTTP\/1\.1 503 [\s\S]*"code":"busy"/);
    expect(server.faults).toEqual([]);
  } finally {
    await server.stop();
  }
});

test('all open requests together hold no more than there is room for, and leave it as they end', async () => {
  const space = room(2_000_000);
  const server = await started({ room: space });
  try {
    const first = [opened(server, 4), opened(server, 4)];
    await until(() => space.held >= 800_000);
    const more = opened(server, 20);
    expect(await more.answer).toMatch(/^HTTP\/1\.1 503 [\s\S]*"code":"busy"/);
    await until(() => space.held < 1_200_000);
    expect(space.held).toBeGreaterThanOrEqual(800_000);
    for (const { socket } of [...first, more]) socket.destroy();
    await until(() => space.held === 0);
    const read = await server.ask('/api/v1/analyse', sent({ text: 'The mayor said that taxes will rise.' }));
    expect(read.status).toBe(200);
    await read.text();
    expect(space.held).toBe(0);
    // Leaving in the middle of a body is no fault of ours.
    expect(server.faults).toEqual([]);
  } finally {
    await server.stop();
  }
});

test('a body that comes a byte at a time takes as much room as its bytes', async () => {
  const space = room();
  const server = await started({ room: space });
  try {
    const open = opened(server, 0);
    open.socket.write('1\r\na\r\n'.repeat(50_000));
    await until(() => space.held > 0);
    open.socket.write('1\r\na\r\n'.repeat(50_000));
    await until(() => space.held === 128_000);
    open.socket.destroy();
    await until(() => space.held === 0);
  } finally {
    await server.stop();
  }
});

test('what waits to be added takes room until its job has ended', async () => {
  const space = room(1_000_000);
  const slow = createServer((_, answer) => held.push(() => answer.writeHead(404).end()));
  const held: (() => void)[] = [];
  await new Promise<void>((done) => slow.listen(0, '127.0.0.1', done));
  const { port } = slow.address() as AddressInfo;
  const server = await started({ room: space, allowPrivate: true });
  try {
    // It waits for a page, and everything else waits for it.
    await server.json('/api/v1/articles', sent({ url: `http://127.0.0.1:${port}/` }));
    const text = 'The mayor said that taxes will rise. '.repeat(5_000);
    const job = await server.json<{ id: string }>('/api/v1/articles', sent({ text }));
    expect(space.held).toBe(2 * text.length);
    const again = await server.json<{ id: string }>('/api/v1/articles', sent({ text: text.slice(0, 100_000) }));
    const refused = await server.ask('/api/v1/articles', sent({ text }));
    expect([refused.status, await refused.json()]).toEqual([
      503,
      { error: { code: 'busy', message: 'too much waits to be read already', hint: 'try again in a minute' } },
    ]);
    expect(space.held).toBe(2 * text.length + 200_000);
    await server.ask(`/api/v1/jobs/${job.id}`, { method: 'DELETE' });
    await server.ask(`/api/v1/jobs/${again.id}`, { method: 'DELETE' });
    expect(space.held).toBe(0);
    await until(() => held.length > 0);
    for (const answer of held) answer();
  } finally {
    await server.stop();
    slow.close();
  }
});
