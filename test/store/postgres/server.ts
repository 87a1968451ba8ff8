import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const LEAST = 15;

/** Folder of the programs of the newest PostgreSQL that Debian has installed here, or that `HEARSAY_POSTGRES` names; null where there is none. */
export const PROGRAMS = ((): string | null => {
  const named = process.env.HEARSAY_POSTGRES;
  if (named) return named;
  const all = '/usr/lib/postgresql';
  if (!existsSync(all)) return null;
  const versions = readdirSync(all)
    .filter(
      (v) => Number(v) >= LEAST && existsSync(join(all, v, 'bin/postgres')) && existsSync(join(all, v, 'bin/initdb')),
    )
    .sort((a, b) => Number(b) - Number(a));
  return versions[0] ? join(all, versions[0], 'bin') : null;
})();

/** True where the tests that need a server are skipped; with CI=true none is. */
export const isSkipped = PROGRAMS === null && process.env.CI !== 'true';
if (isSkipped)
  console.warn('no PostgreSQL 15 or newer here: the tests of its store are skipped (Debian: postgresql-17)');

/** Who owns the server's files: never root, which PostgreSQL refuses. */
function owner(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string, user: string): string => spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout.trim();
  const user = id('-u', 'postgres') ? 'postgres' : 'nobody';
  return { uid: Number(id('-u', user)), gid: Number(id('-g', user)) };
}

/** False where the process has ended. */
function signalled(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/** A server of its own, which writes to the disk as any other; reached by a socket in its folder alone. */
export class Server {
  readonly folder: string;
  readonly #as = owner();
  #child: ChildProcess | null = null;
  #databases = 0;

  private constructor() {
    // Names of sockets are short.
    this.folder = mkdtempSync(join(tmpdir(), 'hearsay-pg-'));
    chmodSync(this.folder, 0o755);
    if (this.#as.uid !== undefined) chownSync(this.folder, this.#as.uid, this.#as.gid!);
  }

  static async start(): Promise<Server> {
    if (!PROGRAMS) throw new Error('no PostgreSQL 15 or newer: install postgresql-17');
    const server = new Server();
    const init = ['-D', server.data, '-U', 'hearsay', '--auth=trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
    execFileSync(join(PROGRAMS, 'initdb'), init, { ...server.#as, cwd: server.folder, stdio: 'ignore' });
    await server.start();
    return server;
  }

  /** A server that follows this one, as `pg_basebackup` makes it. */
  async replica(): Promise<Server> {
    const follower = new Server();
    const from = [
      '-h',
      this.folder,
      '-U',
      'hearsay',
      '-D',
      follower.data,
      '-R',
      '-X',
      'stream',
      '-c',
      'fast',
      '--no-sync',
    ];
    execFileSync(join(PROGRAMS!, 'pg_basebackup'), from, { ...follower.#as, cwd: follower.folder, stdio: 'ignore' });
    await follower.start();
    return follower;
  }

  get data(): string {
    return join(this.folder, 'data');
  }

  /** Address of a database on it. */
  address(database: string): string {
    return `postgres:///${database}?host=${this.folder}&user=hearsay`;
  }

  async start(): Promise<void> {
    const settings = {
      listen_addresses: '',
      unix_socket_directories: this.folder,
      fsync: 'on',
      shared_buffers: '64MB',
      max_connections: '100',
      logging_collector: 'off',
    };
    const child = spawn(
      join(PROGRAMS!, 'postgres'),
      ['-D', this.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      { ...this.#as, cwd: this.folder, stdio: 'ignore' },
    );
    this.#child = child;
    for (let tries = 0; ; tries++) {
      try {
        await this.ask('postgres', 'SELECT 1');
        return;
      } catch (error) {
        if (child.exitCode !== null || tries > 600) throw error;
        await sleep(50);
      }
    }
  }

  /** Ends it: `SIGINT` ends connections and closes in order, `SIGQUIT` ends as a crash would. */
  async stop(signal: 'SIGINT' | 'SIGQUIT' = 'SIGINT'): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  /** Ends it as a machine that loses its power would, but for what the disk has not written: nothing is told to anybody. */
  async kill(): Promise<void> {
    const child = this.#child!;
    this.#child = null;
    const all = this.#processes(child.pid!);
    const ended = once(child, 'exit');
    for (const pid of all) signalled(pid, 'SIGKILL');
    await ended;
    while (all.some((pid) => signalled(pid, 0))) await sleep(10);
  }

  /** Stops it in the middle of whatever it does, connections and all; `SIGCONT` lets it go on. */
  pause(signal: 'SIGSTOP' | 'SIGCONT'): void {
    for (const pid of this.#processes(this.#child!.pid!)) signalled(pid, signal);
  }

  /** The server and all its connections. */
  #processes(pid: number): number[] {
    const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
    return [pid, ...stdout.trim().split(/\s+/).filter(Boolean).map(Number)];
  }

  async remove(): Promise<void> {
    await this.stop('SIGQUIT');
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A new and empty database; its address. */
  async database(): Promise<string> {
    const name = `test${++this.#databases}`;
    await this.ask('postgres', `CREATE DATABASE ${name}`);
    return this.address(name);
  }

  /** A new and empty database that belongs to a user without special rights, as a desk's would; its address. */
  async desk(): Promise<string> {
    const name = `desk${++this.#databases}`;
    await this.ask(
      'postgres',
      `DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'desk') THEN CREATE ROLE desk LOGIN; END IF; END $$`,
    );
    await this.ask('postgres', `CREATE DATABASE ${name} OWNER desk`);
    return this.address(name).replace('user=hearsay', 'user=desk');
  }

  /** Asks the server, past the store. */
  async ask(database: string, text: string): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({ connectionString: this.address(database) });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(text)).rows;
    } finally {
      await client.end();
    }
  }
}
