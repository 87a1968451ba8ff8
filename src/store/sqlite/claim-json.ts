import type { Claim, Relation } from '../../records/claim.ts';

/** JSON of a claim as it is stored, and where its relations belong in it: they follow from edges and are filled in on reading. */
export function withoutRelations(claim: Claim): { readonly json: string; readonly relationsAt: number } {
  const { relations: _, drift, hidden, ...others } = claim;
  const before = JSON.stringify(others);
  const begin = `${before.slice(0, -1)},"relations":`;
  const end = JSON.stringify({ drift, ...(hidden ? { hidden } : {}) });
  return { json: `${begin},${end.slice(1)}`, relationsAt: begin.length };
}

export const withRelations = (json: string, relationsAt: number, relations: readonly Relation[]): string =>
  json.slice(0, relationsAt) + JSON.stringify(relations) + json.slice(relationsAt);
