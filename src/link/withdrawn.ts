import type { Claim, Statement } from '../records/claim.ts';
import type { Linkable, Publication } from '../records/ledger.ts';
import { saidWords } from './said-words.ts';

/** A text that was replaced at its address, with the one that replaced it. */
export interface Version {
  readonly before: Publication;
  readonly now: Publication;
  /** True where the newer text bears a note of correction that the older one has not. */
  readonly corrects: boolean;
  /** Statements of the older text, and of the newer one. */
  readonly had: readonly Linkable[];
  readonly has: readonly Linkable[];
  /** Texts that stood there before the older one, the newest first. */
  readonly earlier: readonly string[];
}

/** A statement of a claim that the newer version of its article no longer has. */
export interface Withdrawn {
  readonly statement: Statement;
  /** The same in earlier versions. */
  readonly same: readonly Statement[];
  readonly version: Version;
}

/** Share of the other statements that a version keeps of the one before: below, another article stands at the address. */
const KEPT = 0.5;
/** Statements from which on such a share tells something. */
const ENOUGH = 3;
/** Share of words in common from which on a statement is still there in other words. */
const ALIKE = 0.5;

/**
 * Statements of a claim that their article took back: a newer version at the same address has nothing of the claim and no statement of such
 * words. Of a version with a note of correction other numbers or another stance are enough. Nothing is told where it is
 * not sure that it is a version of the same article, and the later one.
 */
export function withdrawnIn(claim: Claim, versions: ReadonlyMap<string, readonly Version[]>): readonly Withdrawn[] {
  const out: Withdrawn[] = [];
  const told = new Set<string>();
  for (const statement of claim.statements) {
    if (statement.stance !== 'asserts' && statement.stance !== 'denies') continue;
    for (const version of versions.get(statement.article) ?? []) {
      const key = `${statement.article} ${version.now.article}`;
      if (told.has(key) || !isTakenBack(claim, statement, version)) continue;
      told.add(key);
      out.push({ statement, same: sameBefore(claim, version), version });
    }
  }
  return out;
}

function isTakenBack(claim: Claim, { id }: Statement, version: Version): boolean {
  const { before, now, corrects, had, has } = version;
  const own = had.find((l) => l.statement.id === id);
  if (!own || !(isLater(now, before) || corrects)) return false;
  if (claim.statements.some((s) => s.article === now.article)) return false;
  if (has.some((l) => isStill(own, l, corrects))) return false;
  const others = had.filter((l) => l !== own);
  const kept = others.filter((o) => has.some((l) => isStill(o, l, corrects))).length;
  return corrects ? others.length < ENOUGH || kept > 0 : others.length >= ENOUGH && kept / others.length >= KEPT;
}

const timeOf = (p: Publication): string => p.modified ?? p.published ?? '';
const isLater = (now: Publication, before: Publication): boolean =>
  timeOf(now) > timeOf(before) || (timeOf(now) === timeOf(before) && (now.fetched ?? '') > (before.fetched ?? ''));

/** Whether a statement says what another did. A correction may change its numbers or turn it round, and no word beside. */
function isStill({ statement: a }: Linkable, { statement: b }: Linkable, corrects: boolean): boolean {
  const [x, y] = [wordsOf(a.words), wordsOf(b.words)];
  const both = [...x].filter((w) => y.has(w)).length;
  if (both < ALIKE * Math.min(x.size, y.size)) return false;
  const numbers = (s: typeof a): string => JSON.stringify(s.facts.numbers.map(({ min, max }) => [min, max]));
  return !corrects || (a.stance === b.stance && numbers(a) === numbers(b) && both >= 0.75 * Math.min(x.size, y.size));
}

const wordsOf = (text: string): ReadonlySet<string> => new Set(saidWords(text).map((w) => w.word));

/** The claim's statements in the versions before that have one, up to the first that has none. */
function sameBefore(claim: Claim, { before, earlier }: Version): readonly Statement[] {
  const out: Statement[] = claim.statements.filter((s) => s.article === before.article);
  for (const article of earlier) {
    const here = claim.statements.filter((s) => s.article === article);
    if (!here.length) break;
    out.push(...here);
  }
  return out;
}
