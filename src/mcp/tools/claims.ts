import { z } from 'zod';
import { linkablesOf } from '../../ledger/cited.ts';
import { STANCES } from '../../records/attribution.ts';
import { Failure } from '../../records/failure.ts';
import { STATEMENT_GRADES } from '../../records/statement-grade.ts';
import { CLAIM_SORTS } from '../../store/store.ts';
import { named } from '../quoted.ts';
import {
  claimOf,
  claimShape,
  driftShape,
  hitOf,
  originShape,
  relationShape,
  sideShape,
  statementOf,
  statementShape,
} from '../shapes.ts';
import { paged, pageOf, paging, tool } from '../tool.ts';

/** What narrows a list of claims, statements or figures. */
export const filters = {
  query: z.string().max(500).optional().describe('Words to look for.'),
  source: z.string().max(300).optional().describe('Of this source, by name or id.'),
  outlet: z.string().max(300).optional().describe('Published by this outlet.'),
  grade: z.enum(STATEMENT_GRADES).optional(),
  stance: z.enum(STANCES).optional(),
  from: z.iso.date().optional().describe('Published on this day or later.'),
  to: z.iso.date().optional().describe('Published on this day or before.'),
};

/** Leaves out what was not given. */
export const given = <T extends object>(all: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

export const findClaims = tool({
  name: 'find_claims',
  title: 'Find claims',
  about:
    'Claims in the ledger: what statements of one or many articles have in common, with how many independent origins each side has. Unless `articles` is 1, those that two articles or more tell, or that are disputed.',
  input: z.strictObject({
    ...filters,
    disputed: z.boolean().optional(),
    articles: z.int().min(1).optional().describe('Least number of articles.'),
    all: z.boolean().optional().describe('Also what is not worth a list or not understood alone.'),
    sort: z.enum(CLAIM_SORTS).optional(),
    ...paging,
  }),
  output: z.strictObject({ claims: z.array(claimShape), ...paged }),
  run: async (asked, { ledger }) => {
    const { items, next, total } = await ledger.store.claims(given(asked));
    return { claims: items.map(claimOf), next, total };
  },
});

export const showClaim = tool({
  name: 'show_claim',
  title: 'Show a claim',
  about:
    'One claim with both sides: who asserts, denies, questions or withholds it, in which words, on which origins and why, what changed from hand to hand, and related claims. Nobody here says what is true.',
  input: z.strictObject({ claim: z.string().min(1).max(100).describe('Its id: c:…'), ...paging }),
  output: z.strictObject({
    claim: claimShape,
    sides: z.array(sideShape).describe('Each source with its stance.'),
    statements: z.array(statementShape).describe('This page.'),
    origins: z.array(originShape),
    drift: z.array(driftShape),
    relations: z.array(relationShape),
    ...paged,
  }),
  run: async ({ claim: id, cursor, limit }, { ledger }) => {
    const claim = await ledger.store.claim(id.includes(':') ? id : `c:${id}`);
    if (!claim) throw new Failure('no-claim', `no claim ${id}`, 'look it up with find_claims');
    const page = pageOf(claim.statements, { cursor, limit });
    const linkables = await linkablesOf(
      ledger.store,
      page.items.map((s) => s.id),
    );
    return {
      claim: claimOf(claim),
      sides: claim.positions.map((p) => ({
        stance: p.stance,
        source: { id: p.sourceId, name: named(p.sourceName) },
        since: p.since,
        statements: [...p.statements],
      })),
      statements: page.items.map((s) => statementOf(s, claim.id, linkables.get(s.id))),
      origins: STANCES.flatMap((stance) =>
        claim.origins[stance].map((o) => ({
          stance,
          articles: o.files.length,
          statements: [...o.statements],
          why: o.why.map((w) => named(`${w.kind}: ${w.text}`)),
        })),
      ),
      drift: claim.drift.map(({ kind, from, to, why }) => ({ kind, from, to, why: named(why) })),
      relations: claim.relations.map(({ kind, claim: other, why }) => ({
        kind,
        claim: other,
        why: why.map((w) => named(`${w.kind}: ${w.text}`)),
      })),
      next: page.next,
      total: page.total,
    };
  },
});

export const findStatements = tool({
  name: 'find_statements',
  title: 'Find statements',
  about:
    'Single statements by their words, source, outlet, stance, grade and date, each with the claim that it belongs to.',
  input: z.strictObject({ ...filters, ...paging }),
  output: z.strictObject({ statements: z.array(statementShape), ...paged }),
  run: async (asked, { ledger }) => {
    const { items, next, total } = await ledger.store.search(given(asked));
    return { statements: items.map(hitOf), next, total };
  },
});
