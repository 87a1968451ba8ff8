import { verbByForm } from '../src/rules/en/cues.ts';

/**
 * Act and stance of a cue by the word lists, where its verb has one reading only and nothing in it negates: labels for texts that
 * have none. Null where the lists do not say.
 */
export function weakLabels(cue: string): { act: string; stance: string } | null {
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
