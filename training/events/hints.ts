/** What a written event may have forgotten. Unlike a fault each needs a look, and may be right as it is. */
import { overlaps, type Span } from '../../src/records/span.ts';
import type { EventArticle, WrittenEvent } from './places.ts';

/** Words that are seldom there without an attribution. */
const CUES =
  /\b(?:said|says|saying|told|tells|according to|den(?:y|ies|ied|ying)|claim(?:s|ed|ing)?|alleg(?:es|ed|edly|ing|ations?)|reportedly|warn(?:s|ed|ing)?|admit(?:s|ted|ting)?|conced(?:es|ed)|acknowledg(?:es|ed)|insist(?:s|ed|ing)?|announc(?:es|ed|ing)|accus(?:es|ed|ing)|blam(?:es|ed|ing)|confirm(?:s|ed|ing)?|reject(?:s|ed|ing)?|dismiss(?:es|ed)|urg(?:es|ed|ing)|call(?:s|ed|ing) (?:for|on)|promis(?:es|ed|ing)|vow(?:s|ed)|expect(?:s|ed)|predict(?:s|ed)|declin(?:es|ed)|refus(?:es|ed|ing)|report(?:s|ed)|found that|shows? that|believ(?:es?|ed)|think|thinks|thought|fear(?:s|ed)|hop(?:es|ed)|plans? to|asked|adding|added|wrote|noted|ruled|ordered|demand(?:s|ed|ing)|argu(?:es|ed|ing)|suggest(?:s|ed)|citing|criticis(?:es|ed|ing)|charged)\b/giu;
/** Cues that make a denial only of a content that judges a claim ("is not true"); a negative in the content is told by the claim's stance. */
const SAYING = /^:$|\b(?:said|says|told|tells|added|adds|wrote|writes|insist\w*|claim\w*|maintain\w*)\b/u;
const PRONOUNS = /\b(?:he|she|him|her|his|hers|they|I|my|we|us|our)\b/gu;
const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\b';
/** Numbers that are no clock time, year, day of a month or age. */
const NUMBERS = new RegExp(
  `(?<![\\p{L}\\d:.]|${MONTH} )(?!(?:19|20)\\d\\d\\b|\\d{1,2}[:.]\\d\\d\\b|\\d{1,2} ${MONTH}|(?<=, )\\d\\d, |\\d+(?: |-)(?:year|month|week|day|hour|minute))\\d[\\d,.]*(?:\\s?(?:%|per cent|million|billion))?|\\b(?:half|dozens|hundreds|thousands)\\b`,
  'gu',
);

/** One line for each cue, pronoun, name or number of a text that no part of its annotation holds. */
export function hints(event: WrittenEvent): string[] {
  return event.articles.flatMap((a) => {
    const parts = a.attributions.flatMap((t) => [
      t.cue,
      ...(t.source ? [t.source] : []),
      ...(t.reason ? [t.reason] : []),
    ]);
    const mentions = a.mentions.map((m) => m.span);
    return [
      ...a.attributions
        .filter((t) => t.act === 'deny' && SAYING.test(a.text.slice(...t.cue)))
        .map((t) => `${a.id} ${t.id} deny with "${a.text.slice(...t.cue)}": only where the content judges a claim`),
      ...outside(a, CUES, parts, 'no cue'),
      ...outside(a, namesOf(a), mentions, 'no mention'),
      ...outside(a, PRONOUNS, mentions, 'no mention'),
      ...outside(
        a,
        NUMBERS,
        a.figures.map((f) => f.span),
        'no figure',
      ),
    ];
  });
}

/** The mentions that have a capital letter, as one pattern. */
function namesOf(a: EventArticle): RegExp {
  const names = new Set(a.mentions.map((m) => a.text.slice(...m.span)).filter((w) => /^\p{Lu}\p{L}{2}/u.test(w)));
  const one = [...names].sort().map((n) => n.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return one.length ? new RegExp(`(?<!\\p{L})(?:${one.join('|')})(?!\\p{L})`, 'gu') : /(?!)/g;
}

function outside(a: EventArticle, pattern: RegExp, spans: readonly Span[], what: string): string[] {
  return [...a.text.matchAll(pattern)].flatMap((m) => {
    const at: Span = [m.index, m.index + m[0].length];
    if ([...spans, ...a.furniture].some((s) => overlaps(s, at))) return [];
    const around = a.text.slice(Math.max(0, at[0] - 25), at[1] + 25).replace(/\s+/g, ' ');
    return [`${a.id} ${what}: "${m[0]}" in "${around}"`];
  });
}
