import type { Relation } from '../../records/claim.ts';
import { type ClaimLink, relationsFrom } from '../../records/relations.ts';
import { withoutRelations, withRelations } from '../rows/claim-json.ts';
import { edgeCodes } from '../rows/codes.ts';
import type { EdgeFacts } from '../rows/edge-bytes.ts';
import { idOf } from '../rows/ids.ts';
import { unpack } from '../rows/pack.ts';
import { strongest } from '../rows/strongest.ts';
import { idIn, keyIn } from './bytes.ts';
import type { Reading } from './reading.ts';

/** Claims with their relations as JSON in the order of scheme section 8, by row. */
export async function jsonOf(r: Reading, claims: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (!claims.length) return new Map();
  const rows = await r.sql.all<{ row: number; pack: Buffer | null; relations_at: number | null; member: number }>(
    `SELECT c.row, c.pack, c.relations_at, s.row AS member FROM claim c
     JOIN LATERAL (SELECT row FROM statement WHERE claim = c.row ORDER BY row LIMIT 1) s ON true WHERE c.row = ANY(?::bigint[])`,
    claims,
  );
  const linkables = await r.articles.linkables(rows.filter((c) => c.pack === null).map((c) => c.member));
  const relations = await relationsOf(r, claims);
  return new Map(
    rows.map(({ row, pack, relations_at: at, member }) => {
      const told = relations.get(row) ?? [];
      if (pack !== null && at !== null) return [row, withRelations(unpack(pack), at, told)];
      if (!r.linking.single) throw new Error('claims of one statement were stored by a store that can make them again');
      const made = withoutRelations(r.linking.single(linkables.get(member)!));
      return [row, withRelations(made.json, made.relationsAt, told)];
    }),
  );
}

interface RelationRow {
  readonly kind: number;
  readonly facts: Buffer;
  /** The claim that is asked for, and the one that the other statement is in. */
  readonly from: number;
  readonly claim: number;
  /** Ids of the edge's ends. */
  readonly a: Buffer;
  readonly b: Buffer;
  /** Id of the other claim. */
  readonly name: Buffer;
  readonly towards: boolean;
}

type Strong = Omit<RelationRow, 'facts'> & { readonly facts: EdgeFacts };

/** Relations by the edges at statements of claims, one for each claim and kind, with the reasons of the strongest edge. */
async function relationsOf(r: Reading, claims: readonly number[]): Promise<ReadonlyMap<number, Relation[]>> {
  const rows = [
    ...(await r.sql.all<RelationRow>(
      `SELECT e.kind, e.facts, s.claim AS from, o.claim, s.id AS a, o.id AS b, coalesce(c.id, o.id) AS name, true AS towards
       FROM statement s JOIN edge e ON e.a = s.row AND e.kind IN (2, 3, 4) JOIN statement o ON o.row = e.b
       JOIN claim c ON c.row = o.claim WHERE s.claim = ANY(?::bigint[]) AND o.claim <> s.claim`,
      claims,
    )),
    // What narrows this claim is told at the other one.
    ...(await r.sql.all<RelationRow>(
      `SELECT e.kind, e.facts, s.claim AS from, o.claim, o.id AS a, s.id AS b, coalesce(c.id, o.id) AS name, false AS towards
       FROM statement s JOIN edge e ON e.b = s.row AND e.kind IN (?, ?) JOIN statement o ON o.row = e.a
       JOIN claim c ON c.row = o.claim WHERE s.claim = ANY(?::bigint[]) AND o.claim <> s.claim`,
      edgeCodes.of('contradicts'),
      edgeCodes.of('updates'),
      claims,
    )),
  ];
  if (!rows.length) return new Map();
  const facts = await r.reasons.facts(rows.map((row) => row.facts));
  const days = await firstDays(r, [...new Set(rows.flatMap((row) => [row.from, row.claim]))]);
  const by = new Map<number, Strong[]>();
  for (const [i, row] of rows.entries()) {
    const known = by.get(row.from) ?? [];
    by.set(row.from, known);
    known.push({ ...row, facts: facts[i]! });
  }
  return new Map(
    [...by].map(([claim, all]) => {
      const links = strongest(all, ({ a, b }) => `${idIn('st:', a)} ${idIn('st:', b)}`).map(
        (row): ClaimLink => ({
          claim: idOf('c:', keyIn(row.name)),
          kind: edgeCodes.name(row.kind) as ClaimLink['kind'],
          towards: row.towards,
          why: row.facts.why,
          first: days.get(row.claim) ?? null,
        }),
      );
      return [claim, relationsFrom(days.get(claim) ?? null, links)];
    }),
  );
}

/** Days of the first appearances with a date of claims. */
async function firstDays(r: Reading, claims: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const rows = await r.sql.all<{ claim: number; day: number }>(
    `SELECT s.claim, min(p.day) AS day FROM statement s JOIN publication p ON p.article = s.article AND p.day > 0
     WHERE s.claim = ANY(?::bigint[]) GROUP BY s.claim`,
    claims,
  );
  return new Map(rows.map(({ claim, day }) => [claim, day]));
}
