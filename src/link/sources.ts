import type { LedgerSource } from '../records/ledger.ts';
import type { ReadArticle } from '../records/read-article.ts';
import { words } from '../records/span.ts';

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
    affiliation: s.affiliation,
    outletId: s.outletId,
    reason: s.reason && words(article.text, [s.reason], article.skip),
  }));
