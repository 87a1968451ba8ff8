import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type FetchOptions, fetchPage } from '../../../src/read/net/fetch-node.ts';
import { type Internet, internet } from './internet.ts';

const MB = 1_000_000;
const open: Internet[] = [];
afterEach(() => {
  for (const net of open.splice(0)) net.close();
});
async function site(listener: (request: IncomingMessage, answer: ServerResponse) => void): Promise<FetchOptions> {
  const net = await internet(listener);
  open.push(net);
  return { connect: net.connect, resolve: net.resolve };
}
const line = (url: string, options: FetchOptions): Promise<string> =>
  fetchPage(url, options).then(
    (page) => `read ${page.bytes.length}`,
    (error: { code: string; message: string }) => `${error.code}: ${error.message}`,
  );

/** Runs `work` and gives how many bytes the process grew at most meanwhile. */
async function growth(work: () => Promise<unknown>): Promise<number> {
  globalThis.gc?.();
  const start = process.memoryUsage.rss();
  let most = start;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 5);
  await work();
  clearInterval(timer);
  return Math.max(most, process.memoryUsage.rss()) - start;
}

describe('bombs', () => {
  let gzip = Buffer.alloc(0);
  let brotli = Buffer.alloc(0);
  beforeAll(() => {
    // 1 GiB of zeros: one gzip member of 16 MiB, 64 times, is read as one stream.
    gzip = Buffer.concat(Array(64).fill(gzipSync(Buffer.alloc(2 ** 24))));
    brotli = brotliCompressSync(Buffer.alloc(2 ** 28), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
    globalThis.gc?.();
  });

  test('gzip: 1 GiB from about 1 MB ends at the limit, in little memory', async () => {
    expect(gzip.length).toBeLessThan(1.2 * MB);
    const options = await site((_, answer) => answer.writeHead(200, { 'content-encoding': 'gzip' }).end(gzip));
    const began = Date.now();
    const grown = await growth(async () => {
      expect(await line('http://h.example/', options)).toBe(
        'too-large: more than 15000000 bytes from http://h.example/',
      );
    });
    expect(Date.now() - began).toBeLessThan(5000);
    expect(grown).toBeLessThan(64 * MB);
  });

  test('brotli: 256 MiB from a few hundred bytes', async () => {
    expect(brotli.length).toBeLessThan(2000);
    const options = await site((_, answer) => answer.writeHead(200, { 'content-encoding': 'br' }).end(brotli));
    const grown = await growth(async () => {
      expect(await line('http://h.example/', options)).toMatch(/^too-large: /);
    });
    expect(grown).toBeLessThan(64 * MB);
  });

  test('a bomb within a bomb, and a small end after a large middle', async () => {
    const inner = gzipSync(Buffer.alloc(2 ** 26));
    const options = await site((request, answer) => {
      const body =
        request.url === '/middle' ? gzipSync(gzipSync(Buffer.alloc(2 ** 26), { level: 0 })) : gzipSync(inner);
      answer.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(body);
    });
    expect(await line('http://h.example/', options)).toMatch(/^too-large: /);
    expect(await line('http://h.example/middle', options)).toMatch(/^too-large: /);
  });

  test('a body that never ends, whatever length is declared', async () => {
    const options = await site((request, answer) => {
      if (request.url === '/declared') answer.setHeader('content-length', '99999999999');
      const chunk = Buffer.alloc(65536, 'a');
      const pump = (): void => {
        while (!answer.destroyed && answer.write(chunk)) {}
        if (!answer.destroyed) answer.once('drain', pump);
      };
      pump();
    });
    const grown = await growth(async () => {
      expect(await line('http://h.example/', options)).toMatch(/^too-large: /);
      expect(await line('http://h.example/declared', options)).toMatch(/^too-large: /);
    });
    expect(grown).toBeLessThan(64 * MB);
  });

  test('honest bodies come out whole', async () => {
    const words = Buffer.from('The harbour is open. '.repeat(5000));
    const codings = {
      gzip: gzipSync(words),
      'x-gzip': gzipSync(words),
      br: brotliCompressSync(words),
      deflate: deflateSync(words),
      'deflate, gzip': gzipSync(deflateRawSync(words)),
      identity: words,
    };
    for (const [coding, body] of Object.entries(codings)) {
      const options = await site((_, answer) => answer.writeHead(200, { 'content-encoding': coding }).end(body));
      expect([coding, await line('http://h.example/', options)]).toEqual([coding, `read ${words.length}`]);
    }
    const raw = await site((_, answer) =>
      answer.writeHead(200, { 'content-encoding': 'deflate' }).end(deflateRawSync(words)),
    );
    expect(await line('http://h.example/', raw)).toBe(`read ${words.length}`);
  });

  test('what cannot be decoded is one line', async () => {
    const options = await site((request, answer) => {
      const bodies: Record<string, [string, Buffer]> = {
        '/noise': ['gzip', Buffer.from('not gzip at all')],
        '/cut': ['gzip', gzipSync(Buffer.from('a'.repeat(9999))).subarray(0, 20)],
        '/brotli': ['br', Buffer.from([255, 255, 255, 255])],
        '/unknown': ['zstd', Buffer.from('x')],
        '/many': ['gzip, gzip, gzip', Buffer.from('x')],
      };
      const [coding, body] = bodies[request.url ?? ''] ?? ['identity', Buffer.alloc(0)];
      answer.writeHead(200, { 'content-encoding': coding }).end(body);
    });
    const lines = [];
    for (const path of ['noise', 'cut', 'brotli', 'unknown', 'many'])
      lines.push(await line(`http://h.example/${path}`, options));
    expect(lines).toEqual([
      'damaged: cannot decompress what came from http://h.example/noise: z_data_error',
      'damaged: cannot decompress what came from http://h.example/cut: z_buf_error',
      expect.stringMatching(/^damaged: cannot decompress what came from http:\/\/h\.example\/brotli: err_/),
      'bad-encoding: cannot decode "zstd" from http://h.example/unknown',
      'bad-encoding: cannot decode "gzip, gzip, gzip" from http://h.example/many',
    ]);
  });
});

describe('slow servers', () => {
  const limits = { headersMs: 300, bodyMs: 500 };
  const timed = async (url: string, options: FetchOptions): Promise<[string, number]> => {
    const began = Date.now();
    const said = await line(url, { ...options, limits });
    return [said, Date.now() - began];
  };

  test('one that sends a header a while ends', async () => {
    const options = await site((request) => {
      const { socket } = request;
      socket.write('HTTP/1.1 200 OK\r\n');
      const timer = setInterval(() => socket.write('X-A: b\r\n'), 30);
      socket.on('close', () => clearInterval(timer));
    });
    const [said, ms] = await timed('http://h.example/', options);
    expect(said).toBe('time-out: no answer from http://h.example/ in 0.3 seconds');
    expect(ms).toBeLessThan(2000);
  });

  test('one that sends a byte a while ends', async () => {
    const options = await site((_, answer) => {
      const timer = setInterval(() => answer.write('a'), 30);
      answer.on('close', () => clearInterval(timer));
    });
    const [said, ms] = await timed('http://h.example/', options);
    expect(said).toBe('time-out: no end of the answer from http://h.example/ in 0.5 seconds');
    expect(ms).toBeLessThan(2000);
  });

  test('one that says nothing, a name that never resolves, a connection that never opens', async () => {
    const options = await site(() => undefined);
    const never = (): Promise<never> => new Promise(() => undefined);
    for (const slow of [options, { ...options, resolve: never }, { ...options, connect: never }]) {
      const [said, ms] = await timed('http://h.example/', slow);
      expect(said).toMatch(/^time-out: no answer/);
      expect(ms).toBeLessThan(2000);
    }
    const tls = await timed('https://h.example/', options);
    expect(tls[0]).toMatch(/^time-out: |^tls: |^cut-off: |^unreachable: /);
  });

  test('the caller can stop it', async () => {
    const options = await site(() => undefined);
    const stopped = fetchPage('http://h.example/', { ...options, signal: AbortSignal.timeout(50) });
    await expect(stopped).rejects.toThrow();
  });
});
