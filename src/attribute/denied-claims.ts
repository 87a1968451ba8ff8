import type { Found } from '../records/found.ts';
import type { Parse, Token } from '../records/parse.ts';
import { overlaps, type Span } from '../records/span.ts';
import type { CueNoun } from '../rules/en/cue-types.ts';
import { nounByForm } from '../rules/en/cues.ts';
import { PREPOSITIONS } from '../rules/en/grammar.ts';
import { changedBy } from '../rules/rule-ids.ts';
import { type CueFacts, readCue } from './cue-facts.ts';

/** Words that may stand between the verb and its noun: "dismissed *persistent media* claims". */
const BETWEEN = 4;

/**
 * "The bank dismissed claims that it was insolvent": the claims are of others. They are an attribution of their own in the bank's
 * content, whose source the sentence leaves open; the bank is not the one who claims it.
 */
export function withDeniedClaims(parse: Parse, found: readonly Found[]): Found[] {
  const out = [...found];
  const added: Found[] = [];
  for (const [i, f] of found.entries()) {
    const claim = claimIn(parse, readCue(parse, f));
    if (!claim) continue;
    const { noun, at, begin } = claim;
    const { tokens } = parse;
    const word: Span = [tokens[at]!.start, tokens[at]!.end];
    const piece = f.content.findIndex((c) => c[0] >= f.cue[1]);
    const clause: Span = [tokens[at + 1]!.start, f.content[piece]![1]];
    const content = f.content.map((c, k): Span => (k === piece ? [tokens[begin]!.start, c[1]] : c));
    out[i] = { ...f, cue: [f.cue[0], Math.min(f.cue[1], tokens[begin - 1]!.end)], content };
    const own = found.findIndex((o) => o !== f && overlaps(o.cue, word));
    const why = ['cue', 'content', 'act'].map((part) => changedBy(part, 'denied-claim'));
    if (own < 0)
      added.push({
        ...f,
        source: [],
        cue: word,
        content: [clause],
        act: noun.act,
        stance: noun.stance,
        kind: null,
        why,
      });
    else if (out[own]!.source.join() === f.source.join())
      out[own] = { ...out[own]!, source: [], kind: null, why: out[own]!.why.filter((w) => w.part !== 'source') };
  }
  return [...out, ...added];
}

/** The noun of a claim, with "that" behind it, which is the object of a verb that denies; `begin`: where its phrase begins. */
function claimIn(
  { tokens }: Parse,
  { verb, noun, head, first, last, content, contentEnd }: CueFacts,
): { readonly noun: CueNoun; readonly at: number; readonly begin: number } | null {
  if (!verb || noun || content < 0 || verb.stance !== 'denies' || !verb.frames.includes('np') || head < first)
    return null;
  const words = (verb.lemma.match(/ /g) ?? []).length;
  const begin = head + 1 + words;
  // Either the noun stands at the end of the cue, or it opens the content.
  if (begin > last || content > last) return null;
  for (let at = begin; at <= begin + BETWEEN; at++) {
    const token = tokens[at];
    if (!token || token.kind === 'mark' || PREPOSITIONS.has(token.lower)) return null;
    if (tokens[at + 1]?.lower !== 'that') continue;
    const known = claimNounAt(token);
    return known && at + 2 < contentEnd ? { noun: known, at, begin } : null;
  }
  return null;
}

const claimNounAt = ({ lower }: Token): CueNoun | null =>
  nounByForm(lower).find(({ noun }) => noun.complements.includes('that') && noun.stance === 'asserts')?.noun ?? null;
