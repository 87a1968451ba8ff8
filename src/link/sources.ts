import type { LedgerSource } from '../records/ledger.ts';
import type { ReadArticle } from '../records/read-article.ts';
import type { Source } from '../records/source.ts';
import { words } from '../records/span.ts';
import { LOCAL_BODIES } from '../rules/en/source-name-words.ts';
import { isCapital } from './countries.ts';
import { foldName } from './fold-name.ts';

/** The sources of one article as the ledger keeps them: spans turned into words. */
export const ledgerSources = ({ article, sources }: ReadArticle): LedgerSource[] =>
  sources.map((s) => ({
    local: s.id,
    kind: s.kind,
    grade: s.grade,
    name: s.name,
    aliases: s.aliases,
    members: s.members,
    role: s.role,
    affiliation: isCity(s, sources) ? s.name : s.affiliation,
    outletId: s.outletId,
    reason: s.reason && words(article.text, [s.reason], article.skip),
  }));

/** "Arvenza" beside "Arvenza police" or "organisers in Arvenza": it belongs to itself, not to its country. */
function isCity({ id, kind, name }: Source, all: readonly Source[]): boolean {
  if (kind !== 'organization' || !isCapital(name)) return false;
  const own = ` ${foldName(name)} `;
  return all.some((o) => {
    const folded = ` ${foldName(`${o.name} ${o.role ?? ''}`)} `;
    return o.id !== id && folded.includes(own) && LOCAL_BODIES.test(folded.trim());
  });
}
