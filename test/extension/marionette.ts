import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].find((path) => existsSync(path));

/** Firefox, driven by its own protocol for tests: that of WebDriver lets nobody press a button of the browser itself. */
export interface Firefox {
  /** Puts an extension in, as *Load Temporary Add-on* does; gives its id. */
  readonly install: (folder: string) => Promise<string>;
  readonly go: (url: string) => Promise<void>;
  /** Opens a tab beside the others and goes to it; gives back how to return to the one before. */
  readonly another: () => Promise<() => Promise<void>>;
  /** Opens a page in a tab behind; gives what runs a body of a function in it. */
  readonly behind: (url: string) => Promise<(body: string, ...given: readonly unknown[]) => Promise<void>>;
  /** Runs a body of a function in the page (with `arguments`), or in the browser itself. */
  readonly inPage: <T>(body: string, ...given: readonly unknown[]) => Promise<T>;
  readonly inBrowser: <T>(body: string, ...given: readonly unknown[]) => Promise<T>;
  readonly close: () => Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

const ARGS = ['--headless', '--no-remote', '--marionette', '--remote-allow-system-access'];

/** A Firefox with a profile of its own, which goes with it. */
export async function startFirefox(): Promise<Firefox> {
  const profile = mkdtempSync(join(tmpdir(), 'hearsay-firefox-'));
  const port = await freePort();
  writeFileSync(join(profile, 'user.js'), `user_pref("marionette.port", ${port});\n`);
  const child: ChildProcess = spawn(FIREFOX!, [...ARGS, '--profile', profile], { stdio: 'ignore' });
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const send = speaker(await reached(port));
  await send('WebDriver:NewSession', { capabilities: {} });
  const run = async <T>(context: 'chrome' | 'content', script: string, args: readonly unknown[]): Promise<T> => {
    await send('Marionette:SetContext', { value: context });
    const answer = await send('WebDriver:ExecuteScript', { script, args, scriptTimeout: 120_000 });
    await send('Marionette:SetContext', { value: 'content' });
    return (answer as { value: T }).value;
  };
  return {
    install: async (path) => ((await send('Addon:Install', { path, temporary: true })) as { value: string }).value,
    go: async (url) => void (await send('WebDriver:Navigate', { url })),
    another: async () => {
      const before = ((await send('WebDriver:GetWindowHandle', {})) as { value: string }).value;
      const { handle } = (await send('WebDriver:NewWindow', { type: 'tab', focus: true })) as { handle: string };
      await send('WebDriver:SwitchToWindow', { handle, focus: true });
      return async () => void (await send('WebDriver:SwitchToWindow', { handle: before, focus: true }));
    },
    behind: async (url) => {
      const { value: front } = (await send('WebDriver:GetWindowHandle', {})) as { value: string };
      const { handle } = (await send('WebDriver:NewWindow', { type: 'tab', focus: false })) as { handle: string };
      const go = (to: string) => send('WebDriver:SwitchToWindow', { handle: to, focus: false });
      await go(handle);
      await send('WebDriver:Navigate', { url });
      await go(front);
      return async (body, ...given) => {
        await go(handle);
        await run('content', body, given);
        await go(front);
      };
    },
    inPage: (body, ...given) => run('content', body, given),
    inBrowser: (body, ...given) => run('chrome', body, given),
    close: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** A connection, once Firefox listens. */
async function reached(port: number): Promise<Socket> {
  for (let i = 0; i < 240; i++) {
    const socket = await new Promise<Socket | null>((done) => {
      const one = connect(port, '127.0.0.1', () => done(one));
      one.once('error', () => done(null));
    });
    if (socket) return socket;
    await new Promise((next) => setTimeout(next, 500));
  }
  throw new Error(`Firefox does not listen at port ${port}`);
}

type Answer = [type: number, id: number, error: { message: string } | null, result: unknown];

/** Commands and their answers: JSON, before each its length in bytes and a colon. */
function speaker(socket: Socket): (command: string, given: object) => Promise<unknown> {
  const waiting = new Map<number, { done: (value: unknown) => void; failed: (error: Error) => void }>();
  let coming = Buffer.alloc(0);
  let id = 0;
  socket.on('data', (piece) => {
    coming = Buffer.concat([coming, piece]);
    for (let colon = coming.indexOf(':'); colon > 0; colon = coming.indexOf(':')) {
      const end = colon + 1 + Number(coming.subarray(0, colon).toString());
      if (coming.length < end) return;
      const message = JSON.parse(coming.subarray(colon + 1, end).toString()) as Answer | object;
      coming = coming.subarray(end);
      // The first says who it is.
      if (!Array.isArray(message)) continue;
      const [, of, error, result] = message as Answer;
      const { done, failed } = waiting.get(of)!;
      if (error) failed(new Error(error.message));
      else done(result);
    }
  });
  return (command, given) =>
    new Promise((done, failed) => {
      waiting.set(++id, { done, failed });
      const text = JSON.stringify([0, id, command, given]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
}
