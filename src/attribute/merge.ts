import type { Found } from '../records/found.ts';
import { contains, normalize, overlaps, type Span } from '../records/span.ts';
import { holding, lowerBound } from './form.ts';

/** Constructions that are kept wherever the model finds no cue: layout and fixed wording that it has seen too little of. */
const KEPT: ReadonlySet<string> = new Set([
  'interview-turn',
  'signature',
  'saying-nothing',
  'papers-tag',
  'puts-at',
  'claim-denied',
  'called-for',
  'quote-tag',
  'quote-said',
  'told-of',
  'ordered-to',
  'called-on-to',
  'noun-by-that',
  'according-to-first',
  'said-that say',
  'said-that allege',
  'said-that confirm',
  'said-that deny',
  'said-that promise',
  'said-that warn',
  'said-quote say',
  'said-colon say',
  'said-whether ask',
  'adverb allege',
  'adverb say',
  'denied-object refuse',
  'plans-to refuse',
  'headline-colon',
  'headline-tag',
  'it-is-said-that',
  'denied-by',
  'whether-known',
] as const);

/** Those of them that are right also within what the model found somebody to say; of the others one in six is. */
const INNER: ReadonlySet<string> = new Set([
  'told-of',
  'noun-by-that',
  'saying-nothing',
  'denied-by',
  'whether-known',
] as const);

/** Passives without a source. */
const PASSIVES: ReadonlySet<string> = new Set(['is-accused-of', 'is-expected-to']);

/** Nouns with a clause of their own: where the noun is the subject, the grammar tells where that clause ends. */
const CLAUSES: ReadonlySet<string> = new Set(['noun-that', 'noun-by-that']);

/** Fixed wording, known to the word: its cue takes the place of the model's. */
const FIXED: ReadonlySet<string> = new Set(['saying-nothing']);

/** Layout that leaves no doubt: what the model found at its cue goes. */
const LAYOUT: ReadonlySet<string> = new Set(['signature', 'interview-turn']);

/** Ends of sentences that relay what stands before them: "..., Agency T reports", "..., according to Agency T". */
const RELAYS: ReadonlySet<string> = new Set(['clause-tag', 'clause-said', 'according-to-last']);

/** Id of the construction that found the cue, or null for a model's finding. */
export function ruleOf(f: Found): string | null {
  const by = f.why.find((w) => w.part === 'cue')?.by ?? '';
  return by.startsWith('rule ') ? by.slice('rule '.length) : null;
}

/**
 * The model's attributions with those of the rules that know better. A relay that holds another tagged statement of its sentence
 * takes the place of what the model found at its cue, and brings that statement along where the model has none: the model sees
 * two such cues in one sentence too seldom. `byRules` carries `within` as indices into itself; the result has no `within` yet.
 */
export function mergeFindings(byModel: readonly Found[], byRules: readonly Found[]): Found[] {
  // "..., the heirs' claim that ..., she said": a noun within is no statement that is relayed.
  const isHeld = (r: Found): boolean =>
    r.within !== null && isRelay(byRules[r.within]!) && !ruleOf(r)?.startsWith('noun');
  const relays = new Set(byRules.filter(isHeld).map((r) => r.within!));
  const relay = byRules.filter((r, i) => relays.has(i) || LAYOUT.has(ruleOf(r) ?? ''));
  const fixed = byRules.filter((r) => FIXED.has(ruleOf(r) ?? ''));
  const passives = byRules.filter((r) => PASSIVES.has(ruleOf(r) ?? ''));
  const clauses = byRules.filter((r) => CLAUSES.has(ruleOf(r) ?? ''));
  const sourced = byRules.filter((r) => r.source.length > 0 && ruleOf(r) !== null);
  const relayed = normalize(relay.map((r) => r.cue));
  const kept = byModel
    .filter((m) => !overlaps(holding(relayed, m.cue), m.cue) && !isUnsaid(fixed, m))
    .map((m) => withWording(m, atCue(fixed, m)))
    .map((m) => withSubject(m, atCue(passives, m)))
    .map((m) => withEnd(m, atCue(clauses, m)))
    .map((m) => withSource(m, atCue(sourced, m)));
  const taken = normalize([...relay, ...kept].map((f) => f.cue));
  const contents = normalize(kept.flatMap((m) => m.content));
  const held = new Set(byRules.filter((r) => r.within !== null && relays.has(r.within)));
  const wanted = byRules.filter((r) => KEPT.has(ruleOf(r) ?? '') || KEPT.has(`${ruleOf(r)} ${r.act}`));
  const free = (r: Found): boolean =>
    !overlaps(holding(taken, r.cue), r.cue) &&
    (held.has(r) || INNER.has(ruleOf(r) ?? '') || !contains(holding(contents, r.cue), r.cue));
  const relaying = relay.map((r) => ({ ...r, kind: r.kind ?? atCue(byModel, r)?.kind ?? null }));
  return [...kept, ...relaying, ...new Set([...held, ...wanted].filter(free))].map((f) => ({ ...f, within: null }));
}

/** "*No explanation* was given": what was not said tells nothing of its own. */
const isUnsaid = (fixed: readonly Found[], m: Found): boolean =>
  m.content.length === 0 && fixed.some((r) => r.content.some((c) => contains(c, m.cue)));

/** "Elvik's claim that ...", "was denied by the council": the source that a construction at the very cue gives, where the model has none. */
function withSource(m: Found, rule: Found | undefined): Found {
  if (!rule || m.source.length || rule.cue[0] !== m.cue[0]) return m;
  const isFree = (s: Span): boolean => !overlaps(s, m.cue) && !m.content.some((c) => overlaps(c, s));
  const tellsSame = m.content.some((c) => rule.content.some((r) => overlaps(r, c)));
  if (!tellsSame || !rule.source.every(isFree)) return m;
  const why = rule.why.filter((w) => w.part === 'source');
  return { ...m, source: rule.source, why: [...why, ...m.why] };
}

/** "X is accused of Y" without a source: X belongs to what is said, where the model left it out. */
function withSubject(m: Found, rule: Found | undefined): Found {
  const subject = rule?.content[0];
  const left = m.content.some((c) => c[0] < m.cue[0]);
  return !subject || left || m.source.length || subject[1] > m.cue[0] ? m : { ...m, content: [subject, ...m.content] };
}

/** "The claim | that the offer was a trick | angered the owners": the model's content ends where the clause of the noun does. */
function withEnd(m: Found, rule: Found | undefined): Found {
  const [piece] = rule?.content ?? [];
  const own = m.content[0];
  if (!piece || !own || m.content.length > 1 || own[0] !== piece[0] || own[1] <= piece[1]) return m;
  return { ...m, content: [piece] };
}

/** The one of `fixed` (in text order, cues apart) that shares a unit of the cue. */
function atCue(fixed: readonly Found[], m: Found): Found | undefined {
  const rule = fixed[lowerBound(fixed.length, (i) => fixed[i]!.cue[1] > m.cue[0])];
  return rule && overlaps(rule.cue, m.cue) ? rule : undefined;
}

/** The model's finding with the cue of a fixed wording; its content begins no earlier than that wording has it. */
function withWording(m: Found, rule: Found | undefined): Found {
  if (!rule) return m;
  const start = rule.content[0]?.[0];
  if (start === undefined) return rule;
  const first = m.content[0]?.[0] ?? start;
  const end = m.content.at(-1)?.[1] ?? 0;
  if (first > start || end <= start) return first > start ? m : rule;
  const content = m.content.flatMap(([s, e]) => (e > start ? [[Math.max(s, start), e] as const] : []));
  return { ...m, source: rule.source.length && m.source.length ? m.source : rule.source, cue: rule.cue, content };
}

const isRelay = (f: Found): boolean => RELAYS.has(ruleOf(f) ?? '') && f.source.length > 0;
