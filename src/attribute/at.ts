import type { At } from '../records/attribution.ts';
import type { Parse, Token } from '../records/parse.ts';
import type { Span } from '../records/span.ts';
import { readTimeWords, resolveDate } from '../rules/dates.ts';
import { DATE_PREPOSITIONS } from '../rules/en/dates.ts';
import { SETTING_DETERMINERS } from '../rules/en/determiners.ts';
import {
  BARE_NOUNS,
  CAPITAL_MEDIA,
  MEDIUM_NOUNS,
  SETTING_NOUNS,
  SETTING_PREPOSITIONS,
  TOLD_OCCASION,
} from '../rules/en/settings.ts';
import { around, type Near, type Parts, sentenceAt } from './around.ts';

interface Hit {
  readonly first: number;
  readonly last: number;
  readonly cost: number;
}

/**
 * When, where and through what something was expressed, from the sentence of its cue: the time nearest to the cue that lies in
 * none of the three parts; the occasion ("at a briefing") and the medium ("in a statement"), which may stand in the cue. Dates
 * resolve against `published` (ISO 8601, or null: then only dates with a year). `outer` is the content of the attribution that
 * this one lies within: words outside of it are not this one's. Null where the sentence says nothing of the kind.
 */
export function findAt(
  parse: Parse,
  found: Parts,
  published: string | null,
  outer: readonly Span[] | null = null,
): At | null {
  const sentence = sentenceAt(parse, found.cue[0]);
  if (!sentence) return null;
  const { tokens } = parse;
  const near = around(parse, found, sentence, outer);
  const index = new Map(near.map((n) => [n.token, n]));
  const whole = (first: number, last: number, cueToo: boolean): boolean => {
    for (let i = first; i < last; i++) if (!index.has(i) || (index.get(i)!.inCue && !cueToo)) return false;
    return true;
  };
  let when: Hit | null = null;
  const settings: Record<'where' | 'medium', Hit | null> = { where: null, medium: null };
  let done = 0;
  for (const { token: i, cost } of near) {
    if (i < done) continue;
    const time = readTimeWords(tokens, i, sentence.last);
    // "this week's issue": a time that owns something is none.
    if (time && whole(time.first, time.last, false) && tokens[time.last]?.lower !== "'s") {
      if (!when || costOf(index, time) < when.cost) when = { ...time, cost: costOf(index, time) };
      done = time.last;
      continue;
    }
    const setting = readSetting(tokens, i, sentence.last);
    if (!setting || !whole(setting.first, setting.last, true)) continue;
    const best = settings[setting.kind];
    if (!best || cost < best.cost) settings[setting.kind] = { ...setting, cost };
    done = setting.last;
  }
  const { where, medium } = settings;
  if (!when && !where && !medium) return null;
  const spanOf = (m: Hit | null): Span | null => m && [tokens[m.first]!.start, tokens[m.last - 1]!.end];
  const words = spanOf(when);
  const resolved = words ? resolveDate(parse.text.slice(...words), published) : { date: null, precision: null };
  if (when && DATE_PREPOSITIONS.has(tokens[when.first - 1]?.lower ?? '') && whole(when.first - 1, when.first, false))
    when = { ...when, first: when.first - 1 };
  return {
    when: spanOf(when),
    date: resolved.date,
    precision: resolved.precision,
    where: spanOf(where),
    medium: spanOf(medium),
  };
}

/** Distance of the nearer end from the cue. */
const costOf = (index: ReadonlyMap<number, Near>, m: { first: number; last: number }): number =>
  Math.min(index.get(m.first)!.cost, index.get(m.last - 1)!.cost);

interface Setting {
  readonly kind: 'where' | 'medium';
  readonly first: number;
  readonly last: number;
}

/** "at a news briefing", "in a written statement", "on state television", "told a press conference": six words at most. */
function readSetting(tokens: readonly Token[], i: number, last: number): Setting | null {
  const opener = tokens[i]!.lower;
  const told = TOLD_OCCASION.has(opener);
  if (!told && !SETTING_PREPOSITIONS.has(opener)) return null;
  let k = i + 1;
  const article = SETTING_DETERMINERS.has(tokens[k]?.lower ?? '') || /'s$/.test(tokens[k]?.lower ?? '');
  if (article) k++;
  if (told && !article) return null;
  for (let n = 0; n < 5 && k < last; n++, k++) {
    const token = tokens[k]!;
    if (token.kind === 'mark') return null;
    const setting = SETTING_NOUNS.has(token.lower);
    const carrier = MEDIUM_NOUNS.has(token.lower);
    if (!setting && !carrier) continue;
    const next = k + 1 < last ? tokens[k + 1]! : null;
    // The head of the phrase comes last: "a television interview", "a video message".
    if (next && next.kind === 'word' && (SETTING_NOUNS.has(next.lower) || MEDIUM_NOUNS.has(next.lower))) continue;
    if (CAPITAL_MEDIA.has(token.lower) && token.text[0] === token.lower[0]) continue;
    if (!article && !BARE_NOUNS.has(token.lower)) return null;
    if (!article && n > 2) return null;
    if (told && !setting) return null;
    return { kind: setting ? 'where' : 'medium', first: told ? i + 1 : i, last: k + 1 };
  }
  return null;
}
