import { Failure } from '../records/failure.ts';
import type { ByteSource } from './bytes.ts';
import { readAll } from './bytes.ts';
import { type Feed, type FeedItem, readFeed } from './feed.ts';
import { asPage, plainText } from './fragment.ts';
import type { Place } from './input-record.ts';
import { shown } from './net/redirect.ts';
import { type Context, type Found, failed, nameAt, type Unpack } from './unpack-context.ts';
import { page } from './unpack-lines-node.ts';
import { decodeXml } from './xml.ts';

/** A feed carries the article itself where there is at least this much of it, in letters; less is a teaser. */
const WHOLE = 500;

/**
 * The articles of a feed and of its further pages, newest first as feeds have them: from the feed itself where it carries them,
 * else from their addresses. Ends at the limits on pages and items with a failure that says so.
 */
export const unpackFeed: Unpack = async function* (source, context) {
  const { container, limits } = context;
  const seen = new Set<string>();
  let at = 0;
  let feed: Feed = await firstPage(source, context);
  for (let n = 1; ; n++) {
    for (const item of feed.items) {
      const key = keyOf(item);
      if (seen.has(key)) continue;
      seen.add(key);
      const place = { container, offset: at, next: ++at };
      if (at > limits.feedItems) {
        yield ended(place, context, `more than ${limits.feedItems} items`);
        return;
      }
      if (place.offset >= context.from) yield* article(item, feed, place, context);
    }
    const place = { container, offset: at, next: at };
    if (feed.cut) {
      yield failed(
        place,
        container,
        'unpack',
        new Failure('cut-off', `the feed breaks off after ${at} items`, 'get it again'),
      );
    }
    const { next } = feed;
    if (next === null || !context.fetch || feed.items.length === 0) return;
    if (n >= limits.feedPages) {
      yield ended(place, context, `more than ${limits.feedPages} pages`);
      return;
    }
    try {
      feed = await furtherPage(next, context.fetch);
    } catch (error) {
      yield failed(place, next, 'fetch', error);
      return;
    }
    // A page with nothing new: the feed goes round in a circle.
    if (feed.items.every((i) => seen.has(keyOf(i)))) return;
  }
};

const keyOf = ({ url, title, published }: FeedItem): string => url ?? `${title}\n${published}`;

async function firstPage(source: ByteSource, { limits, container, contentType, given }: Context): Promise<Feed> {
  const bytes = await readAll(source, limits.articleBytes);
  if (!bytes)
    throw new Failure('too-large', `a feed of more than ${limits.articleBytes} bytes: ${container}`, 'split it');
  return readFeed(decodeXml(bytes, contentType), given.url ?? null);
}

async function furtherPage(url: string, fetch: NonNullable<Context['fetch']>): Promise<Feed> {
  const { bytes, contentType, url: last } = await fetch(url);
  return readFeed(decodeXml(bytes, contentType), last);
}

function ended(place: Place, { container }: Context, what: string): Found {
  const failure = new Failure(
    'feed-too-long',
    `the feed has ${what}: ${shown(container)}`,
    'raise the limit to read on',
  );
  return failed({ ...place, next: place.offset }, container, 'unpack', failure);
}

async function* article(
  item: FeedItem,
  feed: Feed,
  place: Place,
  context: Context,
): AsyncGenerator<Found, void, undefined> {
  const known = { title: item.title, url: item.url, published: item.published, outlet: feed.title };
  const given = { ...Object.fromEntries(Object.entries(known).filter(([, v]) => v !== null)), ...outer(context) };
  const html = item.content ?? '';
  const letters = plainText(html)?.length ?? 0;
  if (letters >= WHOLE || (item.url === null && letters > 0)) {
    const name = item.url ?? nameAt(place);
    const content = asPage(html, item.title, item.authors);
    yield {
      kind: 'input',
      ...place,
      name,
      content,
      format: 'html',
      contentType: null,
      given: { file: name, ...given },
    };
  } else if (item.url !== null) {
    yield* page(
      item.url,
      place,
      { ...outer(context), ...(item.published === null ? {} : { published: item.published }) },
      context,
    );
  } else {
    const what = item.title === null ? 'an item' : `"${shown(item.title)}"`;
    yield failed(place, nameAt(place), 'unpack', new Failure('no-text', `${what} has neither text nor address`, null));
  }
}

/** What the caller knows of every article; the address is the feed's own. */
function outer({ given }: Context): Context['given'] {
  const { url: _feed, file: _file, fetched: _then, ...rest } = given;
  return rest;
}
