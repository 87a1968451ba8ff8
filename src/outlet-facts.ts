import { lookupOutlet, type Outlet } from './rules/outlets/register.ts';

/** What the register of outlets has of one, each ownership with where it is stated. Facts, never a rating. */
export type OutletFacts = Pick<Outlet, 'id' | 'name' | 'domains' | 'country' | 'kind' | 'ownership' | 'ownershipFrom'>;

/** The facts of an outlet by its id in the register, or by its name; null where the register has none of that id. */
export function outletFacts(outletId: string | null, name: string): OutletFacts | null {
  if (outletId === null) return null;
  const found = [lookupOutlet(name), lookupOutlet(outletId)].find((o) => o?.id === outletId);
  if (!found) return null;
  const { id, name: full, domains, country, kind, ownership, ownershipFrom } = found;
  return { id, name: full, domains, country, kind, ownership, ownershipFrom };
}
