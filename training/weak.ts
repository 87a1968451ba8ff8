import { settleActs } from '../src/attribute/settle.ts';
import type { Act, Stance } from '../src/records/attribution.ts';
import type { Found } from '../src/records/found.ts';
import type { Parse } from '../src/records/parse.ts';
import type { Span } from '../src/records/span.ts';
import { verbByForm } from '../src/rules/en/cues.ts';

interface Labels {
  readonly act: string;
  readonly stance: string;
}

/**
 * Act and stance of annotated spans that have none: by the rules that decide them whatever the engine ("did not say", "declined to",
 * "are false"), else by the word lists. Null where neither says.
 */
export function weakLabelsOf(
  parse: Parse,
  spans: { readonly source: readonly Span[]; readonly cue: readonly Span[]; readonly content: readonly Span[] },
): Labels | null {
  const [cue] = spans.cue;
  if (!cue) return null;
  const found: Found = {
    ...spans,
    cue,
    act: 'say' satisfies Act,
    stance: 'asserts' satisfies Stance,
    kind: null,
    to: null,
    within: null,
    confidence: 1,
    why: [{ part: 'act', by: 'none', score: 1 }],
  };
  const [settled] = settleActs(parse, [found]);
  if (settled!.why.some((w) => w.by.startsWith('rule '))) return { act: settled!.act, stance: settled!.stance };
  return weakLabels(spans.cue.map(([a, b]) => parse.text.slice(a, b)).join(' '));
}

/**
 * Act and stance of a cue by the word lists, where its verb has one reading only and nothing in it negates: labels for texts that
 * have none. Null where the lists do not say.
 */
function weakLabels(cue: string): Labels | null {
  const words: readonly string[] =
    cue
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/[a-z]+(?:n't)?/g) ?? [];
  if (words.some((w) => /n't$|^(not|never|no|refused?s?|declined?|without)$/.test(w))) return null;
  for (const word of words.toReversed()) {
    const readings = verbByForm(word).filter(
      (r) => r.particle === null || r.particle.split(' ').every((p) => words.includes(p)),
    );
    const longest = readings.filter((r) => (r.particle === null) === (readings[0]!.particle === null));
    const acts = new Set(longest.map((r) => `${r.verb.act} ${r.verb.stance}`));
    if (acts.size === 1) {
      const [act, stance] = [...acts][0]!.split(' ') as [string, string];
      return { act, stance };
    }
    if (acts.size > 1) return null;
  }
  return /according to/i.test(cue) ? { act: 'say', stance: 'asserts' } : null;
}
