import { ask, route } from '../ask.ts';
import { inPath } from '../wording.ts';

const MOST = 200;
const AT_ONCE = 6;

/** Which claim each attribution's statement belongs to. The ledger knows claims by statement, so each statement is looked up. */
export async function claimsByAttribution(
  claims: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const out = new Map<string, string>();
  const ids = Object.keys(claims).slice(0, MOST);
  for (let i = 0; i < ids.length && !signal.aborted; i += AT_ONCE)
    await Promise.all(
      ids.slice(i, i + AT_ONCE).map(async (id) => {
        const found = await ask<{ readonly statement: { readonly attribution: string | null } }>(
          route(`/statements/${inPath(id)}`),
          { signal },
        ).catch(() => null);
        const attribution = found?.statement.attribution;
        if (attribution && !out.has(attribution)) out.set(attribution, claims[id]!);
      }),
    );
  return out;
}
