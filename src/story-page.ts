import { digest, type ReadBack } from './digesting.ts';
import { digestMatter } from './ledger/digest.ts';
import { seriesOf } from './ledger/figures.ts';
import { allOf } from './ledger/pages.ts';
import type { StoryPage } from './present/story-html.ts';
import type { Claim } from './records/claim.ts';
import type { Digest } from './records/digest.ts';
import { Failure } from './records/failure.ts';
import type { Story } from './records/story.ts';
import type { Store } from './store/store.ts';

/** All that one page of a story shows, gathered from a ledger: its claims, the most disputed first, its figures and its digest. */
export async function storyPage(store: Store, story: Story, readBack: ReadBack): Promise<StoryPage> {
  const claims: Claim[] = [];
  for await (const claim of allOf((at) => store.claims({ story: story.id, sort: 'disputed', ...at })))
    claims.push(claim);
  const series = await seriesOf(store, { story: story.id });
  return { story, claims, series, digest: await digestOf(store, story, readBack) };
}

/** Null where nothing can be told with its source. */
async function digestOf(store: Store, { id }: Story, readBack: ReadBack): Promise<Digest | null> {
  try {
    return await digest(await digestMatter(store, { kind: 'story', id }), readBack);
  } catch (error) {
    if (error instanceof Failure && error.code === 'nothing-to-tell') return null;
    throw error;
  }
}
