import { Failure } from '../../records/failure.ts';
import { codingsOf, collect, decoded, first } from '../inflate-node.ts';
import type { DialOptions } from './dial-node.ts';
import { LIMITS, type Limits } from './limits.ts';
import { shown } from './redirect.ts';
import { ask, fetchFailure } from './request-node.ts';
import { retryAfter } from './retry-after.ts';

export interface AskOptions extends DialOptions {
  /** Product name in `User-Agent`, and the name that robots.txt is read for. */
  readonly agent?: string;
  /** The media types that are asked for. */
  readonly accept?: string;
  readonly signal?: AbortSignal;
  /** Sends this rather than asking for the page. */
  readonly post?: { readonly body: string; readonly headers: Readonly<Record<string, string>> };
  /** Take the first `limits.bytes` of a longer body rather than refuse it. */
  readonly cut?: boolean;
}

/** One answer, read whole. */
export interface Answer {
  readonly status: number;
  readonly location: string | undefined;
  /** Milliseconds that a busy server asks us to wait; null where it is not busy or does not say. */
  readonly wait: number | null;
  readonly contentType: string | null;
  readonly bytes: Uint8Array;
}

/** Sends one request and reads its answer whole, within the time limits. */
export async function exchange(url: URL, limits: Limits, options: AskOptions): Promise<Answer> {
  const { agent = 'hearsay', accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' } = options;
  const clock = new AbortController();
  const late = (part: string, ms: number) => () =>
    clock.abort(
      new Failure('time-out', `no ${part} from ${shown(url.href)} in ${ms / 1000} seconds`, 'try again later'),
    );
  const stop = (): void => clock.abort(options.signal?.reason);
  options.signal?.addEventListener('abort', stop, { once: true });
  if (options.signal?.aborted) stop();
  let timer = setTimeout(late('answer', limits.headersMs), limits.headersMs);
  try {
    const headers = { 'user-agent': agent, accept, 'accept-encoding': 'gzip, deflate, br' };
    const { post } = options;
    const sent = post ? { ...headers, ...post.headers } : headers;
    const answer = await orAborted(ask(url, sent, options, clock.signal, post?.body), clock.signal);
    clearTimeout(timer);
    timer = setTimeout(late('end of the answer', limits.bodyMs), limits.bodyMs);
    const status = answer.statusCode ?? 0;
    // Node reads headers as Latin-1, servers write addresses in UTF-8.
    const location = answer.headers.location && Buffer.from(answer.headers.location, 'latin1').toString('utf8');
    const { 'content-type': contentType = null, 'content-encoding': coding = null } = answer.headers;
    const busy = status === 429 || status === 503 ? retryAfter(answer.headers['retry-after'], Date.now()) : null;
    if (status < 200 || status > 299) {
      answer.destroy();
      return { status, location, wait: busy, contentType, bytes: new Uint8Array() };
    }
    const where = shown(url.href);
    const codings = codingsOf(coding, where);
    const body = options.cut
      ? first(decoded(answer, codings, LIMITS.bytes, where), limits.bytes)
      : decoded(answer, codings, limits.bytes, where);
    const bytes = await orAborted(collect(body), clock.signal);
    return { status, location, wait: null, contentType, bytes };
  } catch (error) {
    throw fetchFailure(url, clock.signal.aborted ? clock.signal.reason : error);
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', stop);
    clock.abort();
  }
}

/** `work`, or the reason of the abort as soon as it comes: a resolver that never answers must not hold us. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  work.catch(() => undefined);
  signal.throwIfAborted();
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
