import { linkStories, storiesIn } from '../ledger/stories.ts';
import type { Linkable } from '../records/ledger.ts';
import { compare } from '../store/rows/compare.ts';
import { MOST_ARTICLES, STORY_CUTS } from '../store/rows/components.ts';
import type { StoryComponent, StoryLink } from '../store/store.ts';
import type { Duck } from './duck.ts';
import { grouped, Peeked } from './peeked.ts';
import { parts, Sets } from './sets.ts';
import type { Texts } from './texts.ts';

/** Texts that are linked in one go. */
const STEP = 128;

/** Numbers of texts by their hashes, as they are asked for. */
class Numbers {
  readonly texts: Texts;
  readonly of = new Map<string, number>();

  constructor(texts: Texts) {
    this.texts = texts;
  }

  id(n: number): string {
    const id = this.texts.id(n);
    this.of.set(id, n);
    return id;
  }

  readonly linkablesIn = async (id: string): Promise<readonly Linkable[]> => this.texts.linkables(this.of.get(id)!);
}

/** Makes the stories of all texts: their links are in the table `story_link`, each story one JSON a row of `told_story`. */
export async function makeStories(duck: Duck, texts: Texts): Promise<void> {
  await duck.run('CREATE TABLE story_link (a INT, b INT, score INT)');
  const sets = await linkAllStories(duck, texts);
  await duck.run('CREATE TABLE story_root (n INT, root INT)');
  const roots = await duck.into('story_root');
  for (let n = 0; n < texts.size.texts; n++) roots.add('ii', n, sets.root(n));
  roots.close();
  await duck.run('CREATE TABLE told_story (json VARCHAR)');
  const out = await duck.into('told_story');
  for await (const [, links] of grouped(
    duck.rows<readonly [root: number, a: number, b: number, score: number]>(
      'SELECT r.root, l.a, l.b, l.score FROM story_link l JOIN story_root r ON r.n = l.a ORDER BY r.root, l.a, l.b',
    ),
    ([root]) => root,
  )) {
    const numbers = new Numbers(texts);
    for (const component of componentsOf(links, numbers))
      for (const story of await storiesIn(numbers, component)) out.add('-', JSON.stringify(story));
  }
  out.close();
}

async function linkAllStories(duck: Duck, texts: Texts): Promise<Sets> {
  const sets = new Sets(texts.size.texts);
  const links = await duck.into('story_link');
  const pairs = new Peeked(
    duck.rows<readonly [a: number, b: number]>('SELECT DISTINCT a, b FROM story_pair ORDER BY a, b'),
  );
  for (let from = 0; from < texts.size.texts; from += STEP) {
    const numbers = new Numbers(texts);
    const to = Math.min(texts.size.texts, from + STEP);
    const others = new Map<string, string[]>();
    for (let n = from; n < to; n++) others.set(numbers.id(n), []);
    for (const [a, b] of await pairs.while(([of]) => of < to)) others.get(numbers.id(a))!.push(numbers.id(b));
    await linkStories(
      {
        linkablesIn: numbers.linkablesIn,
        storyCandidates: async (id) => others.get(id)!,
        putStoryEdges: async (_, edges) => {
          for (const { a, b, score } of edges) {
            const [x, y] = [numbers.of.get(a)!, numbers.of.get(b)!];
            sets.join(x, y);
            links.add('iii', x, y, score);
          }
        },
      },
      [...others.keys()],
    );
  }
  links.close();
  await duck.run('DROP TABLE story_pair');
  return sets;
}

function componentsOf(
  rows: readonly (readonly [root: number, a: number, b: number, score: number])[],
  numbers: Numbers,
): StoryComponent[] {
  const found = parts(
    rows.map(([, a, b, score]) => [a, b, score]),
    { most: MOST_ARTICLES, cuts: STORY_CUTS },
  );
  const place = new Map(found.flatMap((members, i) => members.map((n) => [n, i] as const)));
  const edges = found.map((): StoryLink[] => []);
  for (const [, a, b, score] of rows)
    if (place.get(a) === place.get(b)) edges[place.get(a)!]!.push({ a: numbers.id(a), b: numbers.id(b), score });
  return found.map((members, i) => ({
    articles: members.map((n) => numbers.id(n)).sort(compare),
    edges: edges[i]!.sort((x, y) => compare(x.a, y.a) || compare(x.b, y.b)),
  }));
}
