import type { Edge, Linkable } from '../records/ledger.ts';
import {
  BEFORE_NO_DEED,
  DEPENDENT_OPENERS,
  DISPENSABLE_SUBORDINATORS,
  NAMELESS_PRONOUNS,
  SENTENCE_SUBORDINATORS,
  TYING_HEAD,
} from '../rules/en/claim-words.ts';
import { CLAUSE_SUBORDINATORS } from '../rules/en/clauses.ts';
import { wordsOf } from './said-words.ts';

const FEW = 4;
const MANY = 28;
/** Length in words at which a proposition is whole and still short: headlines are shorter. */
const BEST = 10;

/**
 * The claim in affirmative words: the proposition of the statement that stands for it. Of the statements with nearly the most
 * links, the one that reads best by itself: whole, short, with names for pronouns, rather told than asked.
 */
export function claimText(members: readonly Linkable[], edges: readonly Edge[]): string {
  const [only] = members;
  // Most claims have one member.
  if (only && members.length === 1) return clean(only.statement.proposition);
  const degree = new Map<string, number>();
  for (const e of edges)
    if (e.kind === 'same' && e.a !== e.b)
      for (const id of [e.a, e.b]) degree.set(id, (degree.get(id) ?? 0) + Math.max(0.01, e.score));
  const most = Math.max(0, ...members.map((m) => degree.get(m.statement.id) ?? 0));
  const rated = members.map((m) => ({
    text: clean(m.statement.proposition),
    id: m.statement.id,
    score: cost(m) - (most > 0 ? (2 * (degree.get(m.statement.id) ?? 0)) / most : 0),
  }));
  rated.sort((a, b) => a.score - b.score || (a.id < b.id ? -1 : 1));
  return rated[0]?.text ?? '';
}

/** How badly a proposition reads by itself; 0 is best. */
function cost({ statement }: Linkable): number {
  const words = wordsOf({ ...statement, words: statement.proposition });
  const n = words.length;
  let sum = n < FEW ? 2 : n > MANY ? 1.5 : Math.abs(n - BEST) / BEST;
  if (DEPENDENT_OPENERS.has(words[0] ?? 'it')) sum += 1;
  if (words.some((w) => NAMELESS_PRONOUNS.has(w))) sum += 0.5;
  if (statement.about !== null) sum += 3;
  if (statement.facts.predicate === null) sum += 1.5;
  if (statement.proposition.includes('?')) sum += 1;
  if (statement.facts.negated && statement.proposition === statement.words) sum += 1;
  return sum;
}

const ENDS = /^[\s,;:.\u2013\u2014-]+|(?<![\s,;:.\u2013\u2014-])[\s,;:.\u2013\u2014-]+$/g;

/**
 * Without quotation marks at its ends, a leading "that" and the marks behind it; with a capital. A clause that was cut out of a
 * sentence, which its small letter shows, loses the word that tied it to the rest: "because", "before", "when".
 */
function clean(proposition: string): string {
  let text = proposition.trim().replace(ENDS, '');
  const inner = text.replace(/^["“”]+|(?<!["“”])["“”]+$/g, '');
  if (!/["“”]/.test(inner) || inner.length === text.length - 2) text = inner;
  text = text.replace(TYING_HEAD, '').replace(ENDS, '').trim();
  const [word = '', next = ''] = text.split(/\s+/);
  const ties =
    DISPENSABLE_SUBORDINATORS.has(word.toLowerCase()) &&
    (CLAUSE_SUBORDINATORS.has(word) || SENTENCE_SUBORDINATORS.has(word));
  if (ties && !/ing$/.test(next) && !BEFORE_NO_DEED.test(text)) text = text.slice(word.length).trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
