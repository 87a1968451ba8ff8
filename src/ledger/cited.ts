import type { CitedClaim, CitedStory } from '../records/cited.ts';
import type { Claim } from '../records/claim.ts';
import type { Decision, Linkable } from '../records/ledger.ts';
import type { Story } from '../records/story.ts';
import type { Store } from '../store/store.ts';
import { allOf } from './pages.ts';
import { statementAt } from './selectors.ts';

/** Statements by id, with words and publications. */
export async function linkablesOf(store: Store, ids: Iterable<string>): Promise<ReadonlyMap<string, Linkable>> {
  const found = new Map<string, Linkable>();
  for (const id of new Set(ids)) {
    const linkable = await store.statement(id);
    if (linkable) found.set(id, linkable);
  }
  return found;
}

/** Texts by the id of their article, as far as they are there. */
export async function textsOf(store: Store, articles: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const id of new Set(articles)) {
    const found = await store.article(id);
    if (found) texts.set(id, found.read.article.text);
  }
  return texts;
}

/** A claim with all that is needed to cite it. `decisions`: all of the ledger, for whoever asks for many claims. */
export async function citedClaim(store: Store, claim: Claim, decisions?: readonly Decision[]): Promise<CitedClaim> {
  const linkables = await linkablesOf(
    store,
    claim.statements.map((s) => s.id),
  );
  const texts = await textsOf(
    store,
    claim.statements.map((s) => s.article),
  );
  const own = [...linkables.values()].map((l) => l.statement);
  const isAbout = ({ kind, of, retracted }: Decision): boolean =>
    retracted === null &&
    kind !== 'furniture' &&
    kind !== 'same-source' &&
    of.some(
      (at) =>
        statementAt(
          at,
          own.filter((s) => s.article === at.article),
        ) !== null,
    );
  return { claim, linkables, texts, decisions: (decisions ?? (await store.decisions())).filter(isAbout) };
}

/** A story with its claims, each with all that is needed to cite it. `decisions` as above. */
export async function citedStory(store: Store, story: Story, decisions?: readonly Decision[]): Promise<CitedStory> {
  const decided = decisions ?? (await store.decisions());
  const claims: CitedClaim[] = [];
  for await (const claim of allOf((at) => store.claims({ story: story.id, articles: 1, ...at })))
    claims.push(await citedClaim(store, claim, decided));
  return { story, claims };
}
