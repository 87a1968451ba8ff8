import type { Grade, Source } from '../records/source.ts';
import { bySpan, contains, type Span } from '../records/span.ts';
import type { Resolved } from './context.ts';
import { AUTHOR, type Entity } from './entity.ts';
import { bestGrade, kindOfEntity } from './grades.ts';
import { learnedGrade } from './learned-grade.ts';
import { learnedKind } from './learned-kind.ts';
import { type FoundSource, type Scene, saidBy } from './scene.ts';
import { spanOf } from './words.ts';

/** Records of the entities that are sources, addressees that are known, and members of joint ones; ids by first mention. */
export function toSources(
  scene: Scene,
  to: readonly (Entity | null)[],
  withheld: ReadonlySet<Entity>,
  reasons: ReadonlyMap<Entity, Span>,
): Pick<Resolved, 'sources' | 'sourceOf' | 'toOf'> {
  const { index, ranges, entities } = scene;
  const mentions = new Map<Entity, Span[]>();
  const firstAs = new Map<Entity, number>();
  const add = (e: Entity, span: Span): void => {
    const list = mentions.get(e);
    if (list) list.push(span);
    else mentions.set(e, [span]);
    firstAs.set(e, Math.min(firstAs.get(e) ?? Infinity, span[0]));
  };
  const wanted = new Set<Entity>();
  const want = (e: Entity, span: Span): void => {
    wanted.add(e);
    add(e, span);
    for (const m of e.members) want(m, span);
  };
  for (const [i, e] of entities.entries()) if (e) want(e, spanOf(index.words, ...ranges[i]!));
  for (const [i, e] of to.entries()) if (e && scene.found[i]!.to) want(e, scene.found[i]!.to!);
  for (const [i, name] of index.names.entries()) {
    const e = index.entityOf[i]!;
    if (wanted.has(e)) mentions.get(e)!.push(name.span);
  }
  const ordered = [...wanted].sort((a, b) => firstAs.get(a)! - firstAs.get(b)! || a.members.length - b.members.length);
  const id = new Map(ordered.map((e, i) => [e, `s${i + 1}`]));
  const said = saidBy(scene.found, scene.entities);
  const grade = new Map<Entity, Grade>();
  for (const e of ordered) if (!e.members.length) grade.set(e, gradeOf(scene, e, { said, withheld }));
  for (const e of ordered)
    if (e.members.length) grade.set(e, bestGrade(e.members.map((m) => grade.get(m) ?? 'unnamed')));
  const sources = ordered.map(
    (e): Source => ({
      id: id.get(e)!,
      kind: e.roles.has(AUTHOR) ? 'author' : learnedKind(kindOfEntity(e), e, said.get(e) ?? []),
      grade: grade.get(e)!,
      name: e.name,
      aliases: [...e.aliases].filter((a) => a !== e.name),
      members: e.members.map((m) => id.get(m)!),
      role: e.role,
      affiliation: isOwnName(e) ? null : e.affiliation,
      outletId: e.outletId,
      reason: grade.get(e) === 'named' ? null : (reasons.get(e) ?? (e.of && reasons.get(e.of)) ?? null),
      mentions: outermost(mentions.get(e)!),
      why: e.why,
    }),
  );
  return {
    sources,
    sourceOf: entities.map((e) => (e ? id.get(e)! : null)),
    toOf: to.map((e) => (e ? (id.get(e) ?? null) : null)),
  };
}

/** "Senate Democrats" of "Senate Democrats", "the Wexmoor Teachers' Association" of "Wexmoor Teachers". */
const isOwnName = ({ kind, name, affiliation }: Entity): boolean =>
  kind !== 'person' && affiliation !== null && name.replace(/^the /i, '').startsWith(affiliation);

interface Told {
  readonly said: ReadonlyMap<Entity, readonly FoundSource[]>;
  /** Whose names are withheld. */
  readonly withheld: ReadonlySet<Entity>;
}

function gradeOf(scene: Scene, e: Entity, told: Told): Grade {
  if (!e.named) {
    if (told.withheld.has(e)) return 'anonymous';
    // "one of Ada Holm and Ben Lund" is not told.
    if (e.of) return e.of.named ? 'unnamed' : gradeOf(scene, e.of, told);
    if (e.roles.has(AUTHOR)) return 'role';
  }
  const byWords = e.named ? 'named' : (scene.grades.get(e) ?? 'unnamed');
  return learnedGrade(byWords, e, told.said.get(e) ?? []);
}

/** Sorted, the same once, spans inside others left out. */
function outermost(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const s of [...spans].sort(bySpan)) {
    const last = out.at(-1);
    if (!last || !contains(last, s)) out.push(s);
  }
  return out;
}
