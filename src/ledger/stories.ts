import { type StoryArticle, storyArticle } from '../link/story-article.ts';
import { centralOf, storyGroups } from '../link/story-groups.ts';
import { storyScore } from '../link/story-pair.ts';
import { STORY_BORDERS, STORY_EDGE } from '../link/story-weights.ts';
import type { Store, StoryComponent, StoryLink, StoryMembers, Transaction } from '../store/store.ts';

/** Articles of one transaction. */
const STEP = 128;

/**
 * Makes the stories of everything that is not settled: keys of all articles first, so that links see every key whole; then links, each a function of
 * its two articles; then groups, each a function of the links that hang together.
 */
export async function groupStories(store: Store): Promise<void> {
  while ((await store.write((tx) => tx.putStoryKeys(STEP))) > 0);
  while (await store.write(linkSome));
  while (await store.write(settleSome));
}

async function linkSome(tx: Transaction): Promise<boolean> {
  const ids = await tx.unlinkedStories(STEP);
  if (ids.length) await linkStories(tx, ids);
  return ids.length > 0;
}

/** Links articles with all their candidates. */
export async function linkStories(
  tx: Pick<Transaction, 'linkablesIn' | 'storyCandidates' | 'putStoryEdges'>,
  ids: readonly string[],
): Promise<void> {
  const known = new Map<string, StoryArticle | null>();
  const told = async (id: string): Promise<StoryArticle | null> => {
    if (!known.has(id)) known.set(id, storyArticle(await tx.linkablesIn(id)));
    return known.get(id)!;
  };
  const edges = new Map<string, StoryLink>();
  for (const id of ids)
    for (const other of await tx.storyCandidates(id)) {
      const [a, b] = id < other ? [id, other] : [other, id];
      if (edges.has(`${a} ${b}`)) continue;
      const [x, y] = [await told(a), await told(b)];
      const score = x && y ? storyScore(x, y) : 0;
      if (score >= STORY_EDGE) edges.set(`${a} ${b}`, { a, b, score });
    }
  await tx.putStoryEdges(ids, [...edges.values()]);
}

async function settleSome(tx: Transaction): Promise<boolean> {
  const ids = await tx.unsettledStories(STEP);
  if (!ids.length) return false;
  const components = await tx.storyComponents(ids);
  const stories: StoryMembers[] = [];
  for (const component of components) stories.push(...(await storiesIn(tx, component)));
  await tx.putStories(
    components.flatMap((c) => c.articles),
    stories,
  );
  return true;
}

/** Stories of two articles and more, each with its first article first. */
export async function storiesIn(
  tx: Pick<Transaction, 'linkablesIn'>,
  { articles, edges }: StoryComponent,
): Promise<StoryMembers[]> {
  const stories: StoryMembers[] = [];
  for (const members of storyGroups(articles, edges, STORY_BORDERS)) {
    if (members.length < 2) continue;
    const firsts = await Promise.all(members.map(async (id) => [id, (await tx.linkablesIn(id))[0]] as const));
    const when = new Map(firsts.map(([id, l]) => [id, l?.publications[0]?.published ?? '9']));
    const ordered = [...members].sort((a, b) => compare(when.get(a)!, when.get(b)!) || compare(a, b));
    const titled = new Set(firsts.flatMap(([id, l]) => (l?.publications[0]?.title ? [id] : [])));
    stories.push({ articles: ordered, central: centralOf(ordered, edges, titled) });
  }
  return stories;
}

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);
