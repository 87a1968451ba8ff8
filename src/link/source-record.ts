import type { SourceRecord } from '../records/ledger.ts';
import { GRADES } from '../records/source.ts';
import type { Joining } from './joining.ts';

const MOST_ALIASES = 24;

/** The record of one source: what most of its mentions say, the best grade, and every name. */
export function recordOf(
  { mentions, why }: Joining,
  set: readonly number[],
  idOf: ReadonlyMap<string, string>,
): SourceRecord {
  const all = set.map((i) => mentions[i]!);
  const grade = GRADES.find((g) => all.some((m) => m.source.grade === g)) ?? 'none';
  const best = all.filter((m) => m.source.grade === grade).map((m) => m.source);
  const name = fullest(best.map((s) => s.name));
  const names = new Set(best.flatMap((s) => [s.name, ...s.aliases]));
  names.delete(name);
  return {
    id: idOf.get(`${all[0]!.article} ${all[0]!.source.local}`)!,
    kind: usual(best.map((s) => s.kind))!,
    grade,
    name,
    aliases: [...names].sort().slice(0, MOST_ALIASES),
    role: usual(all.map((m) => m.source.role)),
    affiliation: usual(all.map((m) => m.source.affiliation)),
    outletId: usual(all.map((m) => m.source.outletId)),
    members: [
      ...new Set(
        all.flatMap((m) =>
          m.source.members.flatMap((local) => idOf.get(`${m.article} ${local}`) ?? m.memberIds?.get(local) ?? []),
        ),
      ),
    ].sort(),
    joined: set.map((i) => ({
      article: mentions[i]!.article,
      local: mentions[i]!.source.local,
      why: [...(why.get(i) ?? [])].sort((a, b) => (a.kind + a.text < b.kind + b.text ? -1 : 1)),
    })),
  };
}

/** The value that most have, ties by its letters; null where none has one. */
function usual<T extends string>(values: readonly (T | null)[]): T | null {
  const count = new Map<T, number>();
  for (const v of values) if (v !== null) count.set(v, (count.get(v) ?? 0) + 1);
  return [...count].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? null;
}

/** The name with most words, of these the most usual. */
function fullest(names: readonly string[]): string {
  const words = (n: string): number => n.split(/\s+/).length;
  const most = Math.max(...names.map(words));
  return usual(names.filter((n) => words(n) === most))!;
}
