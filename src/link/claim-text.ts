import type { Edge, Linkable } from '../records/ledger.ts';
import { CLAUSE_SUBORDINATORS } from '../rules/en/clauses.ts';
import { wordsOf } from './said-words.ts';

/** Words that a proposition should not begin with, because it then hangs on what stood before. */
const HANGING = new Set(
  'he she it they we i you his her its their our my this that these those him them who which what where when and but or so because if as while although though whether not nor then there here also with without including saying adding before after until since unless'.split(
    ' ',
  ),
);
const PRONOUNS = new Set('he she it they we i you him her them us me his their its our my'.split(' '));
/** Conjunctions that a clause can do without; "if", "unless" and "until" make another statement of it. */
const TYING = new Set('because although though while whereas after before when since as'.split(' '));
/** "Before most people were awake" or "before it could land" tells of no deed, as "before a wave hit the town" does. */
const NO_DEED = /^before\b.*\b(?:am|is|are|was|were|be|can|could|would|will|should|may|might|ha[sd]|have)\b/i;
/** Those that open a clause even at the begin of a sentence, where "after" and "before" may open a phrase. */
const ALWAYS = new Set(['Because', 'Although', 'Though', 'Whereas']);
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
  if (HANGING.has(words[0] ?? 'it')) sum += 1;
  if (words.some((w) => PRONOUNS.has(w))) sum += 0.5;
  if (statement.about !== null) sum += 3;
  if (statement.facts.predicate === null) sum += 1.5;
  if (statement.proposition.includes('?')) sum += 1;
  if (statement.facts.negated && statement.proposition === statement.words) sum += 1;
  return sum;
}

const ENDS = /^[\s,;:.\u2013\u2014-]+|(?<![\s,;:.\u2013\u2014-])[\s,;:.\u2013\u2014-]+$/g;
const OPENING = /^(?:that|whether|and|but)\s+/i;

/**
 * Without quotation marks at its ends, a leading "that" and the marks behind it; with a capital. A clause that was cut out of a
 * sentence, which its small letter shows, loses the word that tied it to the rest: "because", "before", "when".
 */
function clean(proposition: string): string {
  let text = proposition.trim().replace(ENDS, '');
  const inner = text.replace(/^["“”]+|(?<!["“”])["“”]+$/g, '');
  if (!/["“”]/.test(inner) || inner.length === text.length - 2) text = inner;
  text = text.replace(OPENING, '').replace(ENDS, '').trim();
  const [word = '', next = ''] = text.split(/\s+/);
  const ties = TYING.has(word.toLowerCase()) && (CLAUSE_SUBORDINATORS.has(word) || ALWAYS.has(word));
  if (ties && !/ing$/.test(next) && !NO_DEED.test(text)) text = text.slice(word.length).trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
