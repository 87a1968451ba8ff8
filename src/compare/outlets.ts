import {
  BESIDE_TOLD,
  type Beside,
  type BesideClaim,
  type BesideStatement,
  type BesideTold,
} from '../records/beside.ts';
import type { Claim, Statement } from '../records/claim.ts';
import { fold } from '../records/fold.ts';
import { statementGrade } from '../records/statement-grade.ts';
import type { Story } from '../records/story.ts';

/**
 * Puts two outlets side by side on one story: of each of its claims who of the two tells it, with which source and grade, and what differs where both do. `claims`
 * are those of the story, in the order in which they are to stand; statements of articles outside the story are left out. Pure.
 */
export function besideOutlets(story: Story, claims: readonly Claim[], one: string, other: string): Beside {
  const articles = new Set(story.publications.map((p) => p.article));
  const all = claims.flatMap((claim): BesideClaim[] => {
    const of = (outlet: string): readonly BesideStatement[] =>
      tellingsOf(claim.statements.filter((s) => articles.has(s.article) && isOutlet(s, outlet)));
    const [a, b] = [of(one), of(other)];
    if (!a.length && !b.length) return [];
    const told: BesideTold = a.length && b.length ? 'both' : a.length ? 'one' : 'other';
    return [
      { id: claim.id, title: claim.title, told, one: a, other: b, differs: told === 'both' ? differsIn(a, b) : [] },
    ];
  });
  const ordered = BESIDE_TOLD.flatMap((told) => all.filter((c) => c.told === told));
  const count = (told: BesideTold): number => all.filter((c) => c.told === told).length;
  return {
    story: story.id,
    title: story.title,
    one,
    other,
    counts: { both: count('both'), one: count('one'), other: count('other') },
    claims: ordered,
  };
}

const isOutlet = (s: Statement, outlet: string): boolean => s.outlet !== null && fold(s.outlet) === fold(outlet);

/** Each statement once, also where its text appeared more often. */
function tellingsOf(statements: readonly Statement[]): readonly BesideStatement[] {
  const once = new Map<string, BesideStatement>();
  for (const s of statements) {
    if (once.has(s.id)) continue;
    const { id, article, published, attribution, content, stance, sourceId, sourceName, chain } = s;
    once.set(id, {
      ...{ id, article, published, attribution, content, stance, chain },
      // What an article tells in its own voice has no source but the outlet itself.
      sourceId: attribution === null ? null : sourceId,
      sourceName: attribution === null ? null : sourceName,
      grade: statementGrade(s),
    });
  }
  return [...once.values()];
}

function differsIn(one: readonly BesideStatement[], other: readonly BesideStatement[]): readonly string[] {
  const values = (list: readonly BesideStatement[], of: (s: BesideStatement) => string): string =>
    [...new Set(list.map(of))].sort().join(', ');
  const differs = (name: string, of: (s: BesideStatement) => string): readonly string[] => {
    const [a, b] = [values(one, of), values(other, of)];
    return a === b ? [] : [`${name}: ${a} | ${b}`];
  };
  return [
    ...differs('source', sourceWords),
    ...differs('grade', (s) => s.grade),
    ...differs('stance', (s) => s.stance),
    ...differs('through', (s) => s.chain.slice(0, -1).join(', ') || 'nobody in between'),
  ];
}

/** "Nora Velt", "own voice", "no source named". */
const sourceWords = ({ sourceName, attribution }: Pick<BesideStatement, 'sourceName' | 'attribution'>): string =>
  attribution === null ? 'own voice' : (sourceName ?? 'no source named');
