import type { Claim, Interval, Relation } from '../../records/claim.ts';

/** JSON of a claim as it is stored, and where its relations belong in it: they follow from edges and are filled in on reading. */
export function withoutRelations(claim: Claim): { readonly json: string; readonly relationsAt: number } {
  const { relations: _, drift, hidden, ...others } = claim;
  const before = JSON.stringify(others);
  const begin = `${before.slice(0, -1)},"relations":`;
  const end = JSON.stringify({ drift, ...(hidden ? { hidden } : {}) });
  return { json: `${begin},${end.slice(1)}`, relationsAt: begin.length };
}

/** The claim as it is shown; what was stored by schema 2 and is not made anew yet gets the fields that it lacks. */
export function withRelations(json: string, relationsAt: number, relations: readonly Relation[]): string {
  const whole = json.slice(0, relationsAt) + JSON.stringify(relations) + json.slice(relationsAt);
  return UNTITLED.test(whole) ? JSON.stringify(titled(JSON.parse(whole) as Untitled)) : whole;
}

/** A claim of schema 2: its text is followed by something else than its title. */
const UNTITLED = /^\{"id":"[^"]*","text":"(?:[^"\\]|\\.)*","disputed"/;

type Untitled = Omit<Claim, 'title' | 'listable' | 'possiblyDisputed' | 'independent'>;

/** Nothing is known of it but what it told: its text is shown, it is listed, and its origins are as many as they are. */
function titled({ id, text, disputed, statements, positions, origins, ...others }: Untitled): Claim {
  const counted = ({ length }: readonly unknown[]): Interval => ({ atLeast: length, atMost: length });
  const independent = { asserts: counted(origins.asserts), denies: counted(origins.denies) };
  const known = { statements, positions, origins, independent };
  return { id, text, title: text, listable: true, disputed, possiblyDisputed: false, ...known, ...others };
}
