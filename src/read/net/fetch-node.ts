import { Failure } from '../../records/failure.ts';
import { type Answer, type AskOptions, exchange } from './exchange-node.ts';
import { HostQueue } from './host-queue.ts';
import { LIMITS, type Limits } from './limits.ts';
import { redirectTarget, shown, webAddress } from './redirect.ts';
import { ALLOW_ALL, DISALLOW_ALL, mayFetch, parseRobots, ROBOTS_BYTES, type Robots } from './robots.ts';

/** What fetches of one run have in common: whose turn it is at each host, and the robots.txt of each. */
export interface Session {
  readonly hosts: HostQueue;
  readonly robots: Map<string, Promise<Robots>>;
}

export const newSession = (): Session => ({ hosts: new HostQueue(), robots: new Map() });

export interface FetchOptions extends AskOptions {
  readonly limits?: Partial<Limits>;
  /** Calls that run at the same time share one, so that a host gets one request at a time. */
  readonly session?: Session;
  /** Obey robots.txt: on for feeds and lists of addresses, off for the one address that a person names. */
  readonly robots?: boolean;
  /** The time that `fetched` shows. */
  readonly now?: () => Date;
}

/** A page as it came. */
export interface Page {
  /** Where it was in the end, after redirects. */
  readonly url: string;
  readonly bytes: Uint8Array;
  /** The `Content-Type` header, or null. */
  readonly contentType: string | null;
  /** ISO 8601, UTC. */
  readonly fetched: string;
}

/** Robots files of more hosts than this are forgotten, oldest first. */
const ROBOTS_KEPT = 10_000;

/**
 * Fetches one page by http or https behind the guard: public addresses only (checked at the connection, on every hop), at most
 * `limits.redirects` redirects, `limits.bytes` decoded bytes, time limits for headers and body, one request a host at a time.
 * Throws a `Failure` with one of the codes bad-address, bad-scheme, credentials, private-address, unknown-host, refused,
 * unreachable, tls, time-out, cut-off, too-large, bad-encoding, damaged, bad-answer, bad-redirect, too-many-redirects, robots,
 * busy, http-status.
 */
export async function fetchPage(url: string, options: FetchOptions = {}): Promise<Page> {
  const limits = { ...LIMITS, ...options.limits };
  const session = options.session ?? newSession();
  const { now = () => new Date() } = options;
  let at = webAddress(url);
  for (let hop = 0; hop <= limits.redirects; hop++) {
    if (options.robots) await checkRobots(at, session, options);
    const answer = await patiently(at, session, limits, options);
    const next = redirectTarget(at, answer.status, answer.location);
    if (!next) {
      if (answer.status < 200 || answer.status > 299) throw refusal(at, answer.status);
      return { url: at.href, bytes: answer.bytes, contentType: answer.contentType, fetched: now().toISOString() };
    }
    at = next;
  }
  throw new Failure(
    'too-many-redirects',
    `more than ${limits.redirects} redirects from ${shown(url)}`,
    'use the address that the page has in a browser',
  );
}

function refusal(url: URL, status: number): Failure {
  const hint = status === 404 || status === 410 ? 'check the address' : status >= 500 ? 'try again later' : null;
  return new Failure('http-status', `${shown(url.href)} answered ${status}`, hint);
}

/** One hop; a server that is busy and says for how long is waited for, within reason, and left alone beyond that. */
async function patiently(url: URL, session: Session, limits: Limits, options: FetchOptions): Promise<Answer> {
  const { hosts } = session;
  const host = url.hostname;
  for (let attempt = 0; ; attempt++) {
    if (hosts.left(host) > limits.patienceMs) throw busy(url, hosts.left(host));
    const answer = await hosts.run(host, async () => {
      const got = await exchange(url, limits, options);
      if (got.wait !== null) hosts.hold(host, got.wait);
      return got;
    });
    if (answer.wait === null) return answer;
    if (attempt >= limits.retries) throw busy(url, answer.wait);
  }
}

function busy(url: URL, ms: number): Failure {
  return new Failure(
    'busy',
    `${shown(url.href)} asks for ${Math.ceil(ms / 1000)} seconds of patience`,
    'try again after that',
  );
}

async function checkRobots(url: URL, session: Session, options: FetchOptions): Promise<void> {
  const robots = await robotsOf(url, session, options);
  if (mayFetch(robots, url)) return;
  throw new Failure(
    'robots',
    `robots.txt of ${url.host} does not allow ${shown(url.href)}`,
    'name the single address with `hearsay read` if you may read it',
  );
}

function robotsOf(url: URL, session: Session, options: FetchOptions): Promise<Robots> {
  const known = session.robots.get(url.origin);
  if (known) return known;
  const loading = loadRobots(url, session, options);
  session.robots.set(url.origin, loading);
  const oldest = session.robots.keys().next();
  if (session.robots.size > ROBOTS_KEPT && !oldest.done) session.robots.delete(oldest.value);
  return loading;
}

/** RFC 9309: no such file (4xx) allows everything, a server in trouble nothing. */
async function loadRobots(url: URL, session: Session, options: FetchOptions): Promise<Robots> {
  const { agent = 'hearsay' } = options;
  const limits = { ...options.limits, bytes: ROBOTS_BYTES };
  try {
    const page = await fetchPage(`${url.origin}/robots.txt`, { ...options, robots: false, cut: true, session, limits });
    const text = new TextDecoder().decode(page.bytes);
    // Half a line could forbid everything.
    return parseRobots(page.bytes.length < ROBOTS_BYTES ? text : text.slice(0, text.lastIndexOf('\n') + 1), agent);
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'private-address') throw error;
    return error.code === 'http-status' && / 4\d\d$/.test(error.message) ? ALLOW_ALL : DISALLOW_ALL;
  }
}
