import { connect, type Socket } from 'node:net';

/** What came of a stretch of requests: how many a second, and how long they took in milliseconds. */
export interface Load {
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly requests: number;
  readonly bytes: number;
  /** Answers that were not 200. */
  readonly wrong: number;
}

export interface LoadOptions {
  readonly port: number;
  /** Path of the n-th request. */
  readonly path: (n: number) => string;
  readonly seconds: number;
  /** Connections, each with one request under way. */
  readonly connections?: number;
  /** Requests a second in all; without it each connection asks again as soon as it is answered. */
  readonly rate?: number;
}

/** The share `q` of sorted numbers below the result. */
export const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;

/**
 * Asks over kept connections on loopback, with next to no work of its own for the processor: requests are written as text, and of
 * answers only status and length are read.
 */
export async function load({ port, path, seconds, connections = 16, rate }: LoadOptions): Promise<Load> {
  const times: number[] = [];
  let n = 0;
  let bytes = 0;
  let wrong = 0;
  const begin = performance.now();
  const until = begin + seconds * 1000;
  const gap = rate === undefined ? 0 : (connections / rate) * 1000;
  await Promise.all(
    Array.from({ length: connections }, async (_, i) => {
      const link = await open(port);
      for (let due = begin + (gap * i) / connections; performance.now() < until; due += gap) {
        const wait = gap === 0 ? 0 : due - performance.now();
        if (wait > 1) await new Promise((done) => setTimeout(done, wait));
        // With a rate, lateness of ours or of the answer before counts as waiting of the one who asks.
        const from = gap === 0 ? performance.now() : Math.min(performance.now(), due);
        const answer = await link.ask(path(n++));
        times.push(performance.now() - from);
        bytes += answer.length;
        if (answer.status !== 200) wrong++;
      }
      link.close();
    }),
  );
  const took = (performance.now() - begin) / 1000;
  times.sort((a, b) => a - b);
  return {
    perSecond: times.length / took,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
    requests: times.length,
    bytes,
    wrong,
  };
}

interface Link {
  readonly ask: (path: string) => Promise<{ readonly status: number; readonly length: number }>;
  readonly close: () => void;
}

async function open(port: number): Promise<Link> {
  const socket: Socket = connect(port, '127.0.0.1');
  await new Promise<void>((done, fail) => {
    socket.once('connect', done);
    socket.once('error', fail);
  });
  socket.setNoDelay(true);
  let settle: (answer: { status: number; length: number }) => void = () => undefined;
  let refuse: (error: Error) => void = () => undefined;
  let head = '';
  let left = -1;
  let status = 0;
  let length = 0;
  socket.on('data', (chunk: Buffer) => {
    let rest = chunk.length;
    if (left < 0) {
      head += chunk.toString('latin1');
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      status = Number(head.slice(9, 12));
      length = Number(/\r\ncontent-length: (\d+)/i.exec(head.slice(0, end))?.[1] ?? Number.NaN);
      if (Number.isNaN(length)) refuse(new Error(`an answer without a length: ${head.slice(0, end)}`));
      rest = head.length - end - 4;
      left = length;
      head = '';
    }
    left -= rest;
    if (left > 0) return;
    left = -1;
    settle({ status, length });
  });
  socket.on('error', (error) => refuse(error));
  socket.on('close', () => refuse(new Error('the server closed the connection')));
  return {
    ask: (path) =>
      new Promise((done, fail) => {
        settle = done;
        refuse = fail;
        socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
      }),
    close: () => {
      socket.removeAllListeners('close');
      socket.destroy();
    },
  };
}
