import { Failure } from '../../records/failure.ts';

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** An address as it may stand in a message: one line, no password, not endless. */
export function shown(address: string): string {
  const line = address.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}

/**
 * The address as a URL that may be fetched: http or https, without a user name or password, without its fragment. Throws a
 * `Failure` that names the address.
 */
export function webAddress(address: string, base?: URL): URL {
  if (!URL.canParse(address, base?.href)) {
    throw new Failure('bad-address', `not an address: ${shown(address)}`, 'write it with https:// and a host');
  }
  const url = new URL(address, base?.href);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new Failure(
      'bad-scheme',
      `cannot fetch ${shown(url.href)}: only http and https`,
      'use an http or https address',
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new Failure('credentials', `user name or password in the address of ${url.host}`, 'leave them out');
  }
  url.hash = '';
  return url;
}

/** Where the answer sends us, or null if it is no redirect. Throws a `Failure` for a target that may not be fetched. */
export function redirectTarget(from: URL, status: number, location: string | undefined): URL | null {
  if (!REDIRECTS.has(status)) return null;
  if (location === undefined || location === '') {
    throw new Failure('bad-redirect', `${shown(from.href)} answered ${status} without a location`, null);
  }
  return webAddress(location, from);
}
