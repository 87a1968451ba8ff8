import { ask, route } from '../ask.ts';
import { inPath } from '../wording.ts';

interface Told {
  readonly items: readonly {
    readonly statement: { readonly attribution: string | null };
    readonly claim: string;
  }[];
}

/** Which claim each attribution's first statement belongs to, for an article of the ledger. */
export async function claimsByAttribution(article: string, signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
  const { items } = await ask<Told>(route(`/articles/${inPath(article)}/statements`), { signal });
  const out = new Map<string, string>();
  for (const { statement, claim } of items) {
    const { attribution } = statement;
    if (attribution !== null && !out.has(attribution)) out.set(attribution, claim);
  }
  return out;
}
