import type { Watch as Stored, WatchEventKind, WatchKind } from '../../../src/records/watch.ts';
import { route } from '../ask.ts';
import { claimPath, inPath, outletPath, sourcePath, storyPath } from '../wording.ts';

/** A watch as the REST interface shows it. */
export type Watch = Pick<Stored, 'id' | 'kind' | 'of' | 'name' | 'since' | 'paused'> & {
  /** Ways that the command line has set for it. */
  readonly ways: readonly ('webhook' | 'mail' | 'feed')[];
};

/** What may be watched: its label, what the field asks for, and what it tells of. */
export const AIMS: Readonly<Record<WatchKind, readonly [label: string, field: string, about: string]>> = {
  words: ['Words', 'Words', 'claims with a statement that holds all of the words'],
  source: ['A source', 'Name or id of the source', 'claims on which the source takes a stand'],
  outlet: ['An outlet', 'Name of the outlet', 'claims that the outlet publishes'],
  story: ['A story', 'Id of the story', 'claims of its articles, also those that join it later'],
  claim: ['A claim', 'Id of the claim', 'the claim, and newer figures that follow it'],
};

/** What happened, in a word or two. */
export const HAPPENED: Readonly<Record<WatchEventKind, string>> = {
  disputed: 'became disputed',
  stance: 'a source took the other side',
  figure: 'newer figure',
  named: 'first named source',
  origin: 'shared origin',
  withdrawn: 'taken back',
};

/** The page of what is watched. */
export function aimPath({ kind, of }: Pick<Watch, 'kind' | 'of'>): string {
  switch (kind) {
    case 'story':
      return storyPath(of);
    case 'claim':
      return claimPath(of);
    case 'source':
      return sourcePath(of);
    case 'outlet':
      return outletPath(of);
    case 'words':
      return `/search?query=${encodeURIComponent(of)}`;
  }
}

/** The page of watches with something ready to be watched. */
export const watchPath = (kind: WatchKind, of: string): string =>
  `/watches?kind=${kind}&of=${encodeURIComponent(of)}`;

/** Address of a feed of the events, for a feed reader. */
export const feedAddress = ({ id }: Watch, format: 'atom' | 'json'): string =>
  new URL(route(`/watches/${inPath(id)}/feed`, format === 'json' ? { format } : {}), location.href).href;
