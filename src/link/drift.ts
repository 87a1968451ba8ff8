import { STANCES } from '../records/attribution.ts';
import { DRIFT_KINDS, type Drift } from '../records/claim.ts';
import type { Linkable } from '../records/ledger.ts';
import { hedgeChanges } from './drift-hedges.ts';
import { quotationChanges } from './drift-quotations.ts';
import { denialLeftOut, sourceChanges } from './drift-sources.ts';
import { type Change, driftFrom, type Step } from './drift-step.ts';
import type { GroupsByStance } from './origins.ts';
import { compareTimes } from './positions.ts';
import { apart, oneRoot, type Root } from './roots.ts';
import { wordsAlike, wordsOf } from './said-words.ts';
import { type Tie, tiesBetween } from './ties.ts';

/** Groups beyond this size are compared by their first members only: what all reprint changes no more. */
const MOST = 60;
/** Likeness below which two wordings tell nothing of one another. */
const LEAST = 0.15;

/**
 * What changed from one hand to the next on one root. Two statements are compared where something shows that the one comes from
 * the other or both from one utterance: a citation, a link, a copy, a credit, a relay, the same words or the same source. The
 * cited, less handed or earlier one comes first. Of each kind a statement has one change, from the one that it is likest to, and
 * none where an earlier hand already has it so.
 */
export function driftOf(members: readonly Linkable[], groups: GroupsByStance): Drift[] {
  const denials = members.filter((m) => m.statement.stance === 'denies' && m.statement.attribution !== null);
  const found = new Map<string, Found[]>();
  const note = (step: Step, changes: readonly Change[]): void => {
    const id = step.to.statement.id;
    const list = found.get(id);
    if (list) list.push({ step, changes });
    else found.set(id, [{ step, changes }]);
  };
  for (const stance of STANCES)
    for (const group of groups[stance]) {
      const told = new Set(group.roots.flatMap((r) => (r.source ? [r.link.statement.article] : [])));
      const onlyRoot =
        group.roots.every((r) => r.source === null || r.hold === 'firm') && group.roots.some((r) => r.source);
      for (const step of stepsOf(group.roots)) note(step, changesOf(step, { told, onlyRoot, denials }));
    }
  // A quotation that is cut may read as another stance: the words of one source are compared across stances too.
  for (const step of stepsOf(STANCES.flatMap((s) => groups[s].flatMap((g) => g.roots))))
    if (step.sameSource && step.from.statement.stance !== step.to.statement.stance) note(step, quotationChanges(step));
  return onePerArticle([...found.values()].flatMap(changesTo)).sort(inOrder);
}

interface Found {
  readonly step: Step;
  readonly changes: readonly Change[];
}

/** Likeness from which an earlier hand that shows no change explains a statement as well as the likest one. */
const EXPLAINS = 0.6;

/** The changes of one statement, each from the hand that it is likest to. */
function changesTo(list: readonly Found[]): { drift: Drift; article: string }[] {
  return DRIFT_KINDS.flatMap((kind) => {
    const with_ = list.flatMap(({ step, changes }) =>
      changes.filter((c) => c.kind === kind).map((change) => ({ step, change })),
    );
    with_.sort((x, y) => likelier(x.step, y.step));
    const [best] = with_;
    if (!best) return [];
    const least = Math.min(EXPLAINS, best.step.alike);
    const explained = list.some(
      ({ step, changes }) => isLinked(step) && step.alike >= least && !changes.some((c) => c.kind === kind),
    );
    return explained ? [] : [{ drift: driftFrom(best.step, best.change), article: best.step.to.statement.article }];
  });
}

/** Of two earlier hands the one that a statement's change is told from: tied before not tied, then the likest, then the earliest. */
function likelier(x: Step, y: Step): number {
  const tied = (s: Step): number => Number(s.ties.length > 0);
  const [a, b] = [x.from, y.from].map((l) => `${published(l) ?? '~'} ${l.statement.id}`) as [string, string];
  return (
    tied(y) - tied(x) ||
    y.alike - x.alike ||
    compareTimes(published(x.from), published(y.from)) ||
    Number(a > b) - Number(a < b)
  );
}

/** What concerns a whole article (a denial that it leaves out) is told once, at its first statement. */
function onePerArticle(list: readonly { readonly drift: Drift; readonly article: string }[]): Drift[] {
  const first = new Map<string, Drift>();
  for (const { drift, article } of list) {
    const key = drift.kind === 'denial left out' ? article : `${drift.to} ${drift.kind}`;
    const held = first.get(key);
    if (!held || drift.span[0] < held.span[0] || (drift.span[0] === held.span[0] && drift.to < held.to))
      first.set(key, drift);
  }
  return [...first.values()];
}

const isLinked = (step: Step): boolean => step.sameSource || step.ties.length > 0;

const inOrder = (a: Drift, b: Drift): number =>
  DRIFT_KINDS.indexOf(a.kind) - DRIFT_KINDS.indexOf(b.kind) || (a.to + a.from < b.to + b.from ? -1 : 1);

interface Beside {
  readonly told: ReadonlySet<string>;
  readonly onlyRoot: boolean;
  readonly denials: readonly Linkable[];
}

function changesOf(step: Step, { told, onlyRoot, denials }: Beside): Change[] {
  const linked = isLinked(step);
  return [
    ...(linked ? hedgeChanges(step) : []),
    ...sourceChanges(step, told, onlyRoot),
    ...denialLeftOut(step, denials),
    ...(linked ? quotationChanges(step) : []),
  ];
}

function* stepsOf(roots: readonly Root[]): Generator<Step> {
  const list = roots.slice(0, MOST);
  for (let i = 0; i < list.length; i++)
    for (let j = i + 1; j < list.length; j++) {
      const [a, b] = [list[i]!, list[j]!];
      if (a.link.statement.article === b.link.statement.article) continue;
      const alike = wordsAlike(wordsOf(a.link.statement), wordsOf(b.link.statement));
      const ties = tiesBetween(a.link, b.link);
      const same = sameSource(a, b);
      if (alike < LEAST && !same && ties.length === 0) continue;
      yield stepOf(a, b, { alike, ties, same });
    }
}

const sameSource = (a: Root, b: Root): boolean =>
  a.source !== null &&
  b.source !== null &&
  a.source.kind !== 'outlet' &&
  (a.ids[0] === b.ids[0] || oneRoot(a, b)?.kind === 'same-source');

function stepOf(a: Root, b: Root, { alike, ties, same }: { alike: number; ties: readonly Tie[]; same: boolean }): Step {
  const way =
    ties.map((t) => t.earlier).find((e) => e !== 0) ||
    a.link.statement.hands - b.link.statement.hands ||
    compareTimes(published(a.link), published(b.link));
  // Without any sign the longer text is taken for the fuller, earlier one.
  const guess =
    way || b.link.text.wordCount - a.link.text.wordCount || (a.link.statement.id < b.link.statement.id ? -1 : 1);
  const [from, to] = (ties.some((t) => t.earlier !== 0) ? -guess : guess) <= 0 ? [a, b] : [b, a];
  return { from: from.link, to: to.link, ties, sameSource: same, apart: apart(a, b), alike, ordered: way !== 0 };
}

const published = ({ publications }: Linkable): string | null =>
  publications.find((p) => p.published !== null)?.published ?? null;
