import type { Found } from '../records/found.ts';
import { contains, normalize, overlaps, type Span } from '../records/span.ts';
import { CONSTRUCTIONS, type Construction, type ConstructionId, isConstruction } from '../rules/en/constructions.ts';
import { ruleIn } from '../rules/rule-ids.ts';
import { holding, lowerBound } from './form.ts';

/** Id of the construction that found the cue, or null for a model's finding. */
export function constructionOf(f: Found): ConstructionId | null {
  const cue = f.why.find((w) => w.part === 'cue');
  const id = cue ? ruleIn(cue) : null;
  return id !== null && isConstruction(id) ? id : null;
}

/** What is known of that construction. */
function known(f: Found): Construction | null {
  const id = constructionOf(f);
  return id && CONSTRUCTIONS[id];
}

/** Whether its construction is kept, with its act, where the model finds no cue. */
function isKept(f: Found): boolean {
  const kept = known(f)?.kept;
  return kept === 'outside' || kept === 'anywhere' || (kept?.includes(f.act) ?? false);
}

/**
 * The model's attributions with those of the rules that know better. A relay that holds another tagged statement of its sentence
 * takes the place of what the model found at its cue, and brings that statement along where the model has none: the model sees
 * two such cues in one sentence too seldom. `byRules` carries `within` as indices into itself; the result has no `within` yet.
 */
export function mergeFindings(byModel: readonly Found[], byRules: readonly Found[]): Found[] {
  // "..., the heirs' claim that ..., she said": a noun within is no statement that is relayed.
  const isHeld = (r: Found): boolean => r.within !== null && isRelay(byRules[r.within]!) && !known(r)?.noun;
  const relays = new Set(byRules.filter(isHeld).map((r) => r.within!));
  const those = (beside: Construction['beside']): Found[] => byRules.filter((r) => known(r)?.beside === beside);
  const relay = byRules.filter((r, i) => relays.has(i) || known(r)?.beside === 'layout');
  const [fixed, passives, clauses] = [those('wording'), those('subject'), those('clause')];
  const sourced = byRules.filter((r) => r.source.length > 0 && constructionOf(r) !== null);
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
  const wanted = byRules.filter(isKept);
  const free = (r: Found): boolean =>
    !overlaps(holding(taken, r.cue), r.cue) &&
    (held.has(r) || known(r)?.kept === 'anywhere' || !contains(holding(contents, r.cue), r.cue));
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

const isRelay = (f: Found): boolean => known(f)?.beside === 'relay' && f.source.length > 0;
