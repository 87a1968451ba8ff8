import { parseOpml } from 'feedsmith';
import { Failure } from '../records/failure.ts';
import { plainText, webLink } from './fragment.ts';
import { safeXml } from './xml.ts';

/** One feed of a list. */
export interface ListedFeed {
  readonly title: string | null;
  readonly url: string;
}

interface Outline {
  readonly text?: string | undefined;
  readonly title?: string | undefined;
  readonly xmlUrl?: string | undefined;
  readonly outlines?: readonly (Outline | undefined)[] | undefined;
}

/**
 * The feeds of an OPML list in the order of the file, folders opened, each address once. `base` is where the list came from.
 * Throws a `Failure`: `dtd` for declarations, `no-opml` for what is no list.
 */
export function readOpml(text: string, base: string | null = null): readonly ListedFeed[] {
  const { xml } = safeXml(text.trimStart());
  let open: readonly (Outline | undefined)[];
  try {
    open = parseOpml(xml).body?.outlines ?? [];
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Failure('no-opml', `no OPML list that can be read: ${error.message.toLowerCase()}`, 'check the file');
  }
  const feeds = new Map<string, ListedFeed>();
  const waiting = open.toReversed();
  while (waiting.length > 0) {
    const outline = waiting.pop();
    const url = webLink(outline?.xmlUrl, base);
    if (url !== null && !feeds.has(url)) feeds.set(url, { title: plainText(outline?.title ?? outline?.text), url });
    for (const inner of outline?.outlines?.toReversed() ?? []) waiting.push(inner);
  }
  return [...feeds.values()];
}
