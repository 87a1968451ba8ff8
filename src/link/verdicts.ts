import type { Act } from '../records/attribution.ts';
import type { LedgerStatement } from '../records/ledger.ts';
import { overlaps } from '../records/span.ts';
import { groupOf } from '../rules/en/paraphrases.ts';
import {
  ANAPHORIC_VERDICT,
  DEED_PREPOSITIONS,
  isConduct,
  judgesClaims,
  ofOwn,
  POINTING_CONTENT,
  SHARES_IN_DEEDS,
  saysNothingItself,
  verdictNoun,
} from '../rules/en/verdict-words.ts';
import { nameParts, sharedWeight, type Weighted, wordWeight } from './compare.ts';
import { foldName } from './fold-name.ts';
import { plainWords } from './said-words.ts';
import { compose } from './stance.ts';

/** A statement of an article with where it stands and by what act it is said. */
export interface Told {
  readonly statement: LedgerStatement;
  /** Index of its first sentence. */
  readonly sentence: number;
  /** Null for the article's own voice. */
  readonly act: Act | null;
  /** False in a headline, a standfirst or a caption. */
  readonly body: boolean;
  /** Name of its source; null without one. */
  readonly by: string | null;
}

/**
 * Statements in text order; where one does nothing but judge what somebody else states ("the charges were false", "denied any
 * wrongdoing") and the reader found nothing that it is about, it is about the statement of its article that most of the article tells of and that fits best by its
 * act and its place. It then takes its stance to that one's claim.
 */
export function withVerdicts(all: readonly Told[]): LedgerStatement[] {
  const out: LedgerStatement[] = [];
  const byId = new Map(all.map(({ statement }) => [statement.id, statement]));
  all.forEach((read) => {
    const told = ofOthers(read, byId) ? { ...read, statement: { ...read.statement, about: null } } : read;
    const verdict = verdictOf(told);
    const target =
      verdict && ((verdict.deed ? null : sameAsBefore(told, all, out, byId)) ?? judged(all, told, verdict));
    const { stance } = told.statement;
    out.push(
      target
        ? {
            ...told.statement,
            about: target.id,
            stance: compose(stance, target.stance === 'denies' ? 'denies' : 'asserts'),
          }
        : told.statement,
    );
  });
  return out;
}

/** It denies "any wrongdoing", and what the reader took that to be about does not name who denies it. */
function ofOthers({ statement: s, by }: Told, byId: ReadonlyMap<string, LedgerStatement>): boolean {
  const target = s.about === null ? undefined : byId.get(s.about);
  if (!target || !s.facts.stems.some(isConduct) || !s.facts.stems.every(saysNothingItself)) return false;
  const words = new Set(plainWords(target.words));
  return !namesOf(by).some((w) => words.has(w));
}

interface Verdict {
  /** Acts by which what it judges is stated. */
  readonly acts: readonly Act[];
  /** How many sentences before it that may stand. */
  readonly reach: number;
  /** Of a share in a deed that is denied: whose, and words of the deed; null for any deed of theirs ("denied any wrongdoing"). */
  readonly deed?: { readonly who: readonly string[]; readonly words: ReadonlySet<string> | null };
}

const FAR = 40;
const NEAR = 2;
const ANY = ['say', 'allege', 'accuse', 'show'] as const satisfies readonly Act[];

/** True where a content that names a claim goes on to state it in words of its own, of which what it was taken to be about has none: "rumours of *a second flood*". */
export function statesOther({ facts, words }: LedgerStatement, target: LedgerStatement): boolean {
  const own = facts.stems.filter((w) => !saysNothingItself(w)).map(groupOf);
  const theirs = new Set([...target.facts.stems.map(groupOf), ...target.facts.names.flatMap(nameParts)]);
  return (
    own.length >= OWN &&
    !POINTING_CONTENT.test(words) &&
    ![...own, ...facts.names.flatMap(nameParts)].some((w) => theirs.has(w))
  );
}
/** Words by which a content states something itself. */
const OWN = 2;

/** What a statement judges, where it says nothing else; null for others. */
function verdictOf({ statement: s, act, by }: Told): Verdict | null {
  if (s.attribution === null || s.about !== null || act === null || act === 'attitude' || act === 'refuse') return null;
  if (s.stance !== 'denies' && s.stance !== 'withholds') return null;
  const { stems } = s.facts;
  if (act === 'deny' && by !== null && s.stance === 'denies' && s.facts.predicate === null) {
    const deed = deedIn(s, by);
    if (deed) return { acts: BLAMING, reach: FAR, deed };
  }
  if (!stems.length || !stems.every(saysNothingItself) || ofOwn(s.words)) return null;
  const acts = stems.flatMap((w) => verdictNoun(w) ?? []);
  const who = namesOf(by);
  if (stems.some(isConduct)) return who.length ? { acts, reach: FAR, deed: { who, words: null } } : null;
  if (acts.length) return { acts, reach: FAR };
  return act === 'deny' && ANAPHORIC_VERDICT.test(s.words) && stems.some(judgesClaims)
    ? { acts: ANY, reach: NEAR }
    : null;
}

const BLAMING: readonly Act[] = ['accuse', 'allege'];
/** Words of a deed that a share in is denied, at most: what says more states something itself. */
const DEED = 4;

/** "Denied any involvement *in the theft*", by whom; null where no share in a deed is named. */
function deedIn({ facts, words }: LedgerStatement, by: string): Verdict['deed'] | null {
  const [share] = facts.stems.filter((w) => !saysNothingItself(w) || SHARES_IN_DEEDS.has(w));
  if (share === undefined || !SHARES_IN_DEEDS.has(share) || !DEED_PREPOSITIONS.test(words)) return null;
  const deed = facts.stems.filter((w) => !saysNothingItself(w) && !SHARES_IN_DEEDS.has(w)).map(groupOf);
  const who = namesOf(by);
  return deed.length > 0 && deed.length <= DEED && who.length ? { who, words: new Set(deed) } : null;
}
const namesOf = (by: string | null): readonly string[] =>
  foldName(by ?? '')
    .split(' ')
    .filter((w) => w.length >= WHO);
/** Letters of a word of a name by which somebody is told in another statement. */
const WHO = 4;

/** It names who denies it, and the deed: who denies "any wrongdoing" denies what is said of them, and nothing else. */
function tellsOf({ statement: t }: Told, { who, words }: NonNullable<Verdict['deed']>): boolean {
  const told = new Set(plainWords(t.words));
  return who.some((w) => told.has(w)) && (words === null || t.facts.stems.some((w) => words.has(groupOf(w))));
}

/** Verdicts that follow each other within so many sentences are one: "dismissed the claim, saying that the reports were false". */
const NEXT = 2;

/** What was judged just before. */
function sameAsBefore(
  { sentence }: Told,
  all: readonly Told[],
  before: readonly LedgerStatement[],
  byId: ReadonlyMap<string, LedgerStatement>,
): LedgerStatement | null {
  for (let k = before.length - 1; k >= 0 && all[k]!.sentence >= sentence - NEXT; k--) {
    const { about, stance } = before[k]!;
    if (about !== null && stance === 'denies') return byId.get(about) ?? null;
  }
  return null;
}

/** What is judged is told so much (of the most that any is), and fits so well. */
const CENTRAL = 0.4;
const FITS = 0.5;
/** A statement of fewer words names no claim. */
const WORDS = 4;

const GERUND = /[a-z]{3}ing\b/;

/** How well a statement fits what is judged, beside how central it is: by its act, its distance in sentences, its form. */
const FIT = {
  central: 0.7,
  act: 0.3,
  attributed: 0.25,
  accuses: 0.1,
  attitude: -0.1,
  step: 0.03,
  steps: 20,
  behind: 0.15,
  question: 0.15,
  phrase: 0.2,
};

function judged(all: readonly Told[], told: Told, verdict: Verdict): LedgerStatement | null {
  const near = all.filter((t) => t !== told && inReach(told, t, verdict));
  const words = new Map(near.map((t) => [t, wordsOf(t.statement)]));
  const central = new Map(
    near
      .filter((t) => states(told.statement, t) && (!verdict.deed || tellsOf(t, verdict.deed)))
      .map((t) => [t, sum(near, (u) => (u === t ? 0 : share(words.get(t)!, words.get(u)!)))]),
  );
  const most = Math.max(1e-9, ...central.values());
  let best: LedgerStatement | null = null;
  let score = FITS;
  for (const [t, much] of central) {
    const fit = (FIT.central * much) / most + fitOf(told, t, verdict);
    if (much >= CENTRAL * most && fit > score) [best, score] = [t.statement, fit];
  }
  return best;
}

const inReach = (told: Told, t: Told, { reach }: Verdict): boolean =>
  t.body && t.sentence >= told.sentence - reach && t.sentence <= told.sentence;

/** It may be what the verdict is about: told by another, no verdict itself, no part of the same words. */
function states(s: LedgerStatement, { statement: t, act }: Told): boolean {
  if (act === null && t.stance !== 'questions') return false;
  if (t.about !== null || (t.stance !== 'asserts' && t.stance !== 'questions')) return false;
  if (t.source !== null && t.source === s.source) return false;
  if (t.facts.stems.every(saysNothingItself) || t.facts.stems.length + t.facts.names.length < WORDS) return false;
  return !t.content.some((x) => s.content.some((y) => overlaps(x, y)));
}

function fitOf(told: Told, t: Told, { acts }: Verdict): number {
  const back = told.sentence - t.sentence;
  const behind = t.statement.content[0]![0] > told.statement.content[0]![0];
  const act =
    t.act === null
      ? 0
      : FIT.attributed +
        (t.act === 'accuse' || t.act === 'allege' ? FIT.accuses : 0) +
        (t.act === 'attitude' ? FIT.attitude : 0);
  return (
    act +
    (t.act !== null && acts[0] !== undefined && acts.includes(t.act) ? FIT.act : 0) -
    (behind ? FIT.behind : FIT.step * Math.min(FIT.steps, back)) -
    (t.statement.stance === 'questions' ? FIT.question : 0) -
    (t.statement.facts.predicate === null && !GERUND.test(t.statement.words) ? FIT.phrase : 0)
  );
}

/** Weights of a statement's words by group and of the parts of its names. */
function wordsOf({ facts }: LedgerStatement): Weighted {
  const out = new Map<string, number>();
  for (const w of facts.stems) out.set(groupOf(w), wordWeight(w));
  for (const n of facts.names.flatMap(nameParts)) out.set(n, wordWeight(n));
  return out;
}

function share(a: Weighted, b: Weighted): number {
  const all = Math.sqrt(sum([...a.values()], (w) => w) * sum([...b.values()], (w) => w));
  return all > 0 ? sharedWeight(a, b) / all : 0;
}

const sum = <T>(list: readonly T[], value: (x: T) => number): number => list.reduce((n, x) => n + value(x), 0);
