import { ParseError, parseFeed } from 'feedsmith';
import { Failure } from '../records/failure.ts';
import { type Feed, type Parsed, shaped } from './feed-shape.ts';
import { safeXml } from './xml.ts';

export type { Feed, FeedItem } from './feed-shape.ts';

/**
 * Reads an RSS (0.9x, 1.0, 2.0), Atom (0.3, 1.0) or JSON feed. `base` is the address it came from; relative links are resolved
 * against it and `xml:base`, and are null where nothing tells. Throws a `Failure`: `dtd` for declarations, `empty-feed` where
 * there is nothing in it, `no-feed` otherwise.
 */
export function readFeed(text: string, base: string | null = null): Feed {
  if (text.trimStart().startsWith('{')) return { ...shaped(parseJson(text), base), cut: false };
  const { parsed, cut } = parseXml(text);
  return { ...shaped(parsed, base), cut };
}

function parseJson(text: string): Parsed {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw unreadable(error);
  }
  // Some feeds give a bare number as their version; what they hold tells just as well.
  const { version, ...rest } = (json ?? {}) as Readonly<Record<string, unknown>>;
  const known = typeof version === 'string' && version.includes('jsonfeed.org');
  return parsed(known ? { version, ...rest } : rest);
}

function parseXml(text: string): { readonly parsed: Parsed; readonly cut: boolean } {
  const { xml: safe, cut } = safeXml(text.trimStart());
  // Atom 0.3 says by `mode` what Atom 1.0 says by the media type.
  const isOld = safe.includes('http://purl.org/atom/ns#');
  const xml = isOld ? safe.replaceAll('mode="base64"', 'type="application/octet-stream"') : safe;
  try {
    return { parsed: parsed(xml), cut: cut || !isClosed(xml) };
  } catch (error) {
    // What breaks off within an item is read up to the item before.
    const end = Math.max(xml.lastIndexOf('</item>'), xml.lastIndexOf('</entry>'));
    if (end < 0 || !(error instanceof Failure) || error.code !== 'no-feed') throw error;
    return { parsed: parsed(xml.slice(0, xml.indexOf('>', end) + 1)), cut: true };
  }
}

/** Whether the outermost element has its end tag. */
function isClosed(xml: string): boolean {
  const root = /<([a-z_][\w:.-]{0,40})/i.exec(xml)?.[1];
  return root !== undefined && xml.includes(`</${root}`, xml.lastIndexOf('</'));
}

function parsed(value: unknown): Parsed {
  try {
    return parseFeed(value);
  } catch (error) {
    throw unreadable(error);
  }
}

function unreadable(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error instanceof ParseError)
    return new Failure('empty-feed', 'a feed with nothing in it', 'check the address of the feed');
  const why = (error.cause instanceof Error ? error.cause : error).message.replace(/\s+/g, ' ').toLowerCase();
  return new Failure('no-feed', `no feed that can be read: ${why.slice(0, 120)}`, 'check the file');
}
