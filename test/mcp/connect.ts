import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';

const MAIN = resolve(import.meta.dirname, '../../dist/cli/main.js');
const PATIENCE = { timeout: 300_000 };

/** The official client, connected to the command as it was built. */
export interface Connected {
  readonly client: Client;
  /** Requests and notifications that the server sent by itself. */
  readonly unasked: unknown[];
  readonly call: (name: string, given?: Record<string, unknown>) => Promise<CallToolResult>;
  readonly close: () => Promise<void>;
}

async function connected(transport: StdioClientTransport | StreamableHTTPClientTransport): Promise<Connected> {
  const client = new Client({ name: 'test', version: '1.0.0' });
  const unasked: unknown[] = [];
  client.fallbackRequestHandler = async (request) => {
    unasked.push(request);
    return {};
  };
  client.fallbackNotificationHandler = async (notification) => {
    unasked.push(notification);
  };
  await client.connect(transport as Parameters<Client['connect']>[0], PATIENCE);
  return {
    client,
    unasked,
    call: async (name, given = {}) =>
      (await client.callTool({ name, arguments: given }, undefined, PATIENCE)) as CallToolResult,
    close: () => client.close(),
  };
}

function built(): string {
  if (!existsSync(MAIN)) throw new Error('no build: run `npm run build`');
  return MAIN;
}

/** `hearsay mcp` over standard input and output. */
export const overStdio = (...args: readonly string[]): Promise<Connected> =>
  connected(
    new StdioClientTransport({
      command: process.execPath,
      args: [built(), 'mcp', '--engine', 'rules', ...args],
      stderr: 'inherit',
    }),
  );

/** The official client at an address, with a token. */
export const overHttp = (url: string, token?: string): Promise<Connected> =>
  connected(
    new StreamableHTTPClientTransport(new URL(url), {
      requestInit: token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } },
    }),
  );

/** `hearsay mcp --http` as a process. */
export async function serving(...args: readonly string[]): Promise<{ url: string; stop: () => Promise<void> }> {
  const child: ChildProcess = spawn(
    process.execPath,
    [built(), 'mcp', '--http', '--port', '0', '--engine', 'rules', ...args],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const closed = new Promise<void>((done) => child.once('close', () => done()));
  const url = await new Promise<string>((done, fail) => {
    child.once('close', (code) => fail(new Error(`ended with ${code}`)));
    child.stdout!.on('data', (text: Buffer) => {
      const found = /at (http\S+)/.exec(text.toString())?.[1];
      if (found) done(found);
    });
  });
  return {
    url,
    stop: () => {
      child.kill('SIGTERM');
      return closed;
    },
  };
}

/** Every string of an answer that does not stand in a field marked as data, with where it stands. */
export function unmarked(value: unknown, path = ''): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [`${path} (key)`, key] as const,
    ...(key === 'untrusted' ? [] : unmarked(inner, `${path}/${key}`)),
  ]);
}

/** Every piece of words of others in an answer. */
export function marked(
  value: unknown,
): readonly { untrusted: string; article: string | null; start: number | null; end: number | null }[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('untrusted' in value) return [value as ReturnType<typeof marked>[number]];
  return Object.values(value).flatMap(marked);
}
