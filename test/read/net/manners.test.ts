import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { type FetchOptions, fetchPage, newSession } from '../../../src/read/net/fetch-node.ts';
import { HostQueue } from '../../../src/read/net/host-queue.ts';
import { retryAfter } from '../../../src/read/net/retry-after.ts';
import { mayFetch, parseRobots } from '../../../src/read/net/robots.ts';
import { type Internet, internet } from './internet.ts';

const open: Internet[] = [];
afterEach(() => {
  for (const net of open.splice(0)) net.close();
});
async function site(listener: (request: IncomingMessage, answer: ServerResponse) => void): Promise<FetchOptions> {
  const net = await internet(listener);
  open.push(net);
  return { connect: net.connect, resolve: net.resolve, session: newSession() };
}
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const line = (url: string, options: FetchOptions): Promise<string> =>
  fetchPage(url, options).then(
    (page) => `read ${text(page.bytes)}`,
    (error: { code: string; message: string; hint: string | null }) =>
      `${error.code}: ${error.message} (${error.hint})`,
  );

describe('what a fetch gives', () => {
  test('the last address, the type as sent, the bytes, the time', async () => {
    const options = await site((request, answer) => {
      if (request.url === '/old') answer.writeHead(301, { location: '/new?a=1#part' }).end();
      else
        answer
          .writeHead(200, { 'content-type': 'text/html; charset=windows-1252' })
          .end(`${request.headers['user-agent']}`);
    });
    const now = (): Date => new Date('2026-03-14T09:00:00Z');
    const page = await fetchPage('http://harbour.example/old#top', { ...options, agent: 'tester', now });
    expect({ ...page, bytes: text(page.bytes) }).toEqual({
      url: 'http://harbour.example/new?a=1',
      bytes: 'tester',
      contentType: 'text/html; charset=windows-1252',
      fetched: '2026-03-14T09:00:00.000Z',
    });
  });

  test('five redirects are followed, six are not', async () => {
    const options = await site((request, answer) => {
      const left = Number(request.url?.slice(1));
      if (left > 0) answer.writeHead(302, { location: `/${left - 1}` }).end();
      else answer.end('there');
    });
    expect(await line('http://harbour.example/5', options)).toBe('read there');
    expect(await line('http://harbour.example/6', options)).toBe(
      'too-many-redirects: more than 5 redirects from http://harbour.example/6 (use the address that the page has in a browser)',
    );
  });

  test('what goes wrong is one line', async () => {
    const options = await site((request, answer) => {
      if (request.url === '/gone') answer.writeHead(404).end();
      else if (request.url === '/down') answer.writeHead(500).end();
      else if (request.url === '/lost') answer.writeHead(302).end();
      else if (request.url === '/cut') {
        answer.writeHead(200, { 'content-length': '1000' });
        answer.write('start');
        setTimeout(() => answer.destroy(), 20);
      } else answer.socket?.end('this is no http\r\n\r\n');
    });
    const lines = [];
    for (const path of ['gone', 'down', 'lost', 'cut', 'noise'])
      lines.push(await line(`http://h.example/${path}`, options));
    const nowhere = { ...options, resolve: async () => [] };
    lines.push(await line('http://h.example/', nowhere));
    expect(lines).toEqual([
      'http-status: http://h.example/gone answered 404 (check the address)',
      'http-status: http://h.example/down answered 500 (try again later)',
      'bad-redirect: http://h.example/lost answered 302 without a location (null)',
      'cut-off: cannot fetch http://h.example/cut: the server broke the connection (try again later)',
      'bad-answer: cannot fetch http://h.example/noise: the answer is not http (null)',
      'unknown-host: no address for h.example (check the spelling of the host)',
    ]);
  });
});

describe('manners', () => {
  test('one request a host at a time, several hosts at once', async () => {
    const busy = new Map<string, number>();
    let together = 0;
    const most = new Map<string, number>();
    const options = await site((request, answer) => {
      const host = request.headers.host ?? '';
      busy.set(host, (busy.get(host) ?? 0) + 1);
      most.set(host, Math.max(most.get(host) ?? 0, busy.get(host) ?? 0));
      together = Math.max(
        together,
        [...busy.values()].reduce((a, b) => a + b),
      );
      setTimeout(() => {
        busy.set(host, (busy.get(host) ?? 0) - 1);
        answer.end('ok');
      }, 15);
    });
    const urls = [...Array(12).keys()].map((i) => `http://host${i % 3}.example/${i}`);
    await Promise.all(urls.map((url) => fetchPage(url, options)));
    expect([...most.values()]).toEqual([1, 1, 1]);
    expect(together).toBe(3);
  });

  test('Retry-After is waited for, and a long one ends the fetch for this and the next address of the host', async () => {
    const asked: number[] = [];
    let answers = 0;
    const options = await site((request, answer) => {
      answers++;
      if (request.url === '/long') answer.writeHead(503, { 'retry-after': '3600' }).end();
      else {
        asked.push(Date.now());
        if (asked.length === 1) answer.writeHead(429, { 'retry-after': '1' }).end();
        else answer.end('now');
      }
    });
    expect(await line('http://harbour.example/', options)).toBe('read now');
    expect((asked[1] ?? 0) - (asked[0] ?? 0)).toBeGreaterThanOrEqual(990);
    const long = 'busy: http://harbour.example/long asks for 3600 seconds of patience (try again after that)';
    expect(await line('http://harbour.example/long', options)).toBe(long);
    const before = answers;
    expect(await line('http://harbour.example/other', options)).toMatch(/^busy: /);
    expect(answers).toBe(before);
  });

  test('robots.txt is asked for once and obeyed, also after a redirect; one named address does not ask', async () => {
    const paths: string[] = [];
    const options = await site((request, answer) => {
      paths.push(`${request.headers.host}${request.url}`);
      if (request.url === '/robots.txt' && request.headers.host === 'b.example') answer.writeHead(500).end();
      else if (request.url === '/robots.txt') answer.end('User-agent: *\nDisallow: /private');
      else if (request.url === '/away') answer.writeHead(302, { location: '/private/1' }).end();
      else answer.end('ok');
    });
    const polite = { ...options, robots: true };
    expect(await line('http://a.example/1', polite)).toBe('read ok');
    expect(await line('http://a.example/private/1', polite)).toMatch(
      /^robots: robots\.txt of a\.example does not allow/,
    );
    expect(await line('http://a.example/away', polite)).toMatch(/^robots: /);
    expect(await line('http://b.example/1', polite)).toMatch(/^robots: /);
    expect(await line('http://a.example/private/1', options)).toBe('read ok');
    expect(paths.filter((p) => p.startsWith('a.example/private'))).toEqual(['a.example/private/1']);
    expect(paths.filter((p) => p === 'a.example/robots.txt')).toHaveLength(1);
  });

  test.each(['identity', 'gzip'])(
    'of a robots.txt over 512 KiB the first part counts, half a line of it does not (%s)',
    async (coding) => {
      const rules = 'User-agent: *\nDisallow: /private\n';
      const room = 512 * 1024 - rules.length - 'Disallow: /'.length;
      // The limit falls behind the slash: what is left of the line would forbid everything.
      const robots = `${rules}${'#'.repeat(room - 1)}\nDisallow: /other\n${'# more\n'.repeat(100_000)}`;
      const body = coding === 'gzip' ? gzipSync(robots) : Buffer.from(robots);
      const options = await site((request, answer) => {
        if (request.url === '/robots.txt') answer.writeHead(200, { 'content-encoding': coding }).end(body);
        else answer.end('ok');
      });
      const polite = { ...options, robots: true };
      expect(await line('http://a.example/1', polite)).toBe('read ok');
      expect(await line('http://a.example/private/1', polite)).toMatch(/^robots: /);
    },
  );

  test('a task that fails does not stop the queue', async () => {
    const queue = new HostQueue();
    const bad = queue.run('h', () => Promise.reject(new Error('no')));
    const good = queue.run('h', async () => 'yes');
    await expect(bad).rejects.toThrow('no');
    await expect(good).resolves.toBe('yes');
  });
});

describe('rules as text', () => {
  test.each([
    ['/private', '/private/x', false],
    ['/private', '/privateer', false],
    ['/private/', '/private', true],
    ['/*.pdf$', '/a/b.pdf', false],
    ['/*.pdf$', '/a/b.pdf?x', true],
    ['/a*b*c', '/a-b-c-d', false],
    ['/a*b*c', '/acb', true],
    ['/caf%c3%a9', '/café/1', false],
    ['/$', '/', false],
    ['/$', '/x', true],
  ])('disallow %s, path %s: %s', (pattern, path, allowed) => {
    const robots = parseRobots(`user-agent: *\ndisallow: ${pattern}`, 'hearsay');
    expect(mayFetch(robots, new URL(path, 'https://harbour.example'))).toBe(allowed);
  });

  test('the group that names the agent counts alone; groups of one agent are joined; the longest pattern decides', () => {
    const robots = parseRobots(
      'User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: HearSay # ours\nDisallow: /a\nAllow: /a/b\n\nUser-Agent: hearsay\nDisallow: /c\nAllow: /c',
      'hearsay',
    );
    const may = (path: string): boolean => mayFetch(robots, new URL(path, 'https://harbour.example'));
    expect([may('/'), may('/a/x'), may('/a/b/x'), may('/c'), may('/robots.txt')]).toEqual([
      true,
      false,
      true,
      true,
      true,
    ]);
  });

  test.each([
    ['hearsay/0.1', 'hearsay', false],
    ['Hearsay/0.1 (+https://nara.example)', 'hearsay', false],
    ['hearsay', 'hearsay/0.1', false],
    ['hearsay-news', 'hearsay', true],
    ['hear', 'hearsay', true],
    ['', 'hearsay', true],
  ])('a group for %j holds for %s: %s', (group, agent, allowed) => {
    const robots = parseRobots(`User-agent: ${group}\nDisallow: /a`, agent);
    expect(mayFetch(robots, new URL('https://harbour.example/a'))).toBe(allowed);
  });

  test('a hostile robots.txt is linear', () => {
    const robots = parseRobots(`user-agent: *\n${`disallow: /${'*a'.repeat(900)}b\n`.repeat(280)}`, 'hearsay');
    const began = Date.now();
    expect(mayFetch(robots, new URL(`/${'a'.repeat(4000)}`, 'https://harbour.example'))).toBe(true);
    expect(Date.now() - began).toBeLessThan(3000);
  });

  test.each([
    ['120', 120_000],
    ['Sat, 14 Mar 2026 09:00:30 GMT', 30_000],
    ['Sat, 14 Mar 2026 08:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    [undefined, null],
  ])('retry-after %s', (header, ms) => {
    expect(retryAfter(header, Date.UTC(2026, 2, 14, 9))).toBe(ms);
  });
});
