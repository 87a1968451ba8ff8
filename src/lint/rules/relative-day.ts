import type { Span } from '../../records/span.ts';
import { MONTHS, WEEKDAYS } from '../../rules/en/dates.ts';
import { BEFORE_THESE_DAYS, BEHIND_TODAY, DEED_END, NEAR_THESE_DAYS } from '../../rules/en/lint-context-words.ts';
import { DAYS_BY_TODAY } from '../../rules/en/lint-words.ts';
import type { Draft } from '../draft.ts';
import { isBody, isQuoted, sentenceAt, shown } from '../look.ts';
import type { Rule } from '../rule.ts';

export const relativeDay: Rule = {
  id: 'relative-day',
  level: 'warning',
  about: '"today", "yesterday" and the like where no dateline says which day it is',
  why: 'A text is read on other days than the one it was written on, and then says something else.',
  standards: [
    'AP Stylebook, "today, tonight": use the day of the week',
    'Reuters Handbook of Journalism: days and dates',
  ],
  limits: '"Today" that means these days is left alone.',
  bad: [{ text: 'The council turned down the plan yesterday after a debate of four hours.' }],
  good: [
    { text: 'The council turned down the plan on Tuesday after a debate of four hours.' },
    { text: 'VERLE, May 4 — The council turned down the plan yesterday after a debate of four hours.' },
    { text: 'Many bridges of the town, today mere ruins, were built in the last century.' },
  ],
  check: (draft) => {
    if (isDated(draft)) return [];
    const { tokens } = draft.parse;
    return tokens.flatMap((t, i) => {
      const words = DAYS_BY_TODAY.find((d) => d.every((w, k) => tokens[i + k]?.lower === w));
      if (!words) return [];
      const span: Span = [t.start, tokens[i + words.length - 1]!.end];
      // "today (23 December)" says which day it is.
      if (/^ \(/.test(draft.read.article.text.slice(span[1], span[1] + 2))) return [];
      // "USA TODAY" is a name.
      if (/^\p{Lu}/u.test(t.text) && sentenceAt(draft, t.start)!.span[0] !== t.start) return [];
      if (!isBody(draft, t.start) || isQuoted(draft, span) || (words[0] === 'today' && isTheseDays(draft, i)))
        return [];
      return [
        {
          span,
          message: `"${shown(draft, span)}" has no date to count from: name the day, or put a date in the dateline`,
        },
      ];
    });
  },
};

/** Blocks at the top in which a date counts. */
const TOP = 4;

/** A date is known, or stands at the top of the text. */
function isDated({ read: { article }, parse }: Draft): boolean {
  if (article.published !== null) return true;
  const end = parse.blocks.slice(0, TOP).find((b) => b.kind === 'paragraph')?.span[1] ?? 0;
  const top = article.text.slice(0, Math.min(end, 400)).toLowerCase();
  const lead = top.slice(
    0,
    Math.max(top.search(/[—–]| - | -- /), article.blocks.find((b) => b.kind === 'dateline')?.span[1] ?? 0, 0),
  );
  return lead.match(/[a-z]+/g)?.some((w) => MONTHS.has(w) || WEEKDAYS.has(w)) ?? false;
}

/** "today's", "even today", "today mere ruins": no day is meant. */
function isTheseDays(draft: Draft, i: number): boolean {
  const { tokens } = draft.parse;
  const [before, behind] = [tokens[i - 1]?.lower ?? '', tokens[i + 1]?.lower ?? ''];
  if (BEFORE_THESE_DAYS.has(before) || /^['’]s$/.test(behind)) return true;
  const sentence = sentenceAt(draft, tokens[i]!.start)!;
  const near = (reach: number): readonly string[] =>
    tokens.slice(Math.max(sentence.first, i - reach), Math.min(sentence.last, i + reach + 1)).map((t) => t.lower);
  if (near(4).some((w) => NEAR_THESE_DAYS.has(w))) return true;
  // A deed on that day: a verb in the past beside it, or "will" anywhere.
  const isDeed = near(5).some((w) => DEED_END.test(w)) || near(12).includes('will');
  return !isDeed || (before === ',' && behind !== ',' && !BEHIND_TODAY.has(behind));
}
