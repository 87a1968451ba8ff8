import { Failure } from '../records/failure.ts';
import type { Deps } from './deps.ts';

/** Views of the app by the first part of their address; those with `one` show one thing of the ledger behind it. */
const VIEWS: Readonly<
  Record<string, { readonly isList: boolean; readonly one?: (id: string, deps: Deps) => Promise<boolean> }>
> = {
  claims: { isList: true, one: async (id, { store }) => (await store.claimJson(id)) !== null },
  stories: { isList: true, one: async (id, { store }) => (await store.story(id)) !== null },
  sources: { isList: true, one: async (id, { store }) => (await store.source(id)) !== null },
  outlets: { isList: true, one: isOutlet },
  read: { isList: false, one: async (id, { store }) => (await store.publicationsOf(id)).length > 0 },
  figures: { isList: true },
  search: { isList: true },
  digest: { isList: true },
  add: { isList: true },
  draft: { isList: true },
  compare: { isList: true },
  beside: { isList: true },
  watches: { isList: true },
};

/** A path without slashes at its end. */
function withoutSlashes(path: string): string {
  let end = path.length;
  while (end > 1 && path[end - 1] === '/') end--;
  return path.slice(0, end);
}

/** Whether a path, given as it was sent, can be one of a view; other names with a dot in their last part are files. */
export function isPage(path: string): boolean {
  const [, name = ''] = path.split('/');
  return Object.hasOwn(VIEWS, name) || (name !== 'api' && !path.slice(path.lastIndexOf('/')).includes('.'));
}

/**
 * Whether the app has something to show at a path, given as it was sent. What is not in the ledger is told only to who may read it
 * (`mayRead`): for others each address of the right form leads somewhere.
 */
export async function isView(path: string, deps: Deps, mayRead: boolean): Promise<boolean> {
  const [, name = '', id, ...more] = withoutSlashes(path).split('/');
  const view = Object.hasOwn(VIEWS, name) ? VIEWS[name] : undefined;
  if (!view || more.length) return false;
  if (id === undefined) return view.isList;
  if (!view.one) return false;
  if (!mayRead) return true;
  try {
    return await view.one(decodeURIComponent(id), deps);
  } catch (error) {
    // Where the ledger cannot be asked just now, the view will say why.
    return !(error instanceof URIError || (error instanceof Failure && error.code === 'bad-value'));
  }
}

/** Asked as the view will ask next, so that the answer is made once. */
async function isOutlet(name: string, { answers, lookers }: Deps): Promise<boolean> {
  const address = `/api/v1/outlets/${encodeURIComponent(name).replaceAll('%3A', ':').replaceAll('.', '%2E')}`;
  try {
    await answers.get(address, () => lookers.look(address));
    return true;
  } catch (error) {
    if (error instanceof Failure && error.code === 'not-found') return false;
    throw error;
  }
}
