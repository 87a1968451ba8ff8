import type { Source } from '../../records/source.ts';
import type { Draft } from '../draft.ts';
import { isQuoted, shown } from '../look.ts';
import type { Rule } from '../rule.ts';
import { isUnknownOrigin } from '../sources.ts';

export const anonymousWithoutReason: Rule = {
  id: 'anonymous-without-reason',
  level: 'warning',
  about: 'a source whose name is withheld without a stated reason',
  why: 'A reader can judge an anonymous source only by who it is and why it may not be named; without a reason the paper asks for trust that it has not explained.',
  standards: [
    'AP, News Values and Principles: the story must explain why the source asked for anonymity',
    'SPJ Code of Ethics: explain why anonymity was granted',
  ],
  limits:
    'Where another outlet granted the anonymity ("told the Nara Herald"), or where only "sources" are named, other rules speak.',
  bad: [{ text: 'A person familiar with the talks said the port would be sold before the summer.' }],
  good: [
    {
      text: 'A port official, who spoke on condition of anonymity because the talks are not public, said the port would be sold.',
    },
    { text: 'Port director Lena Orsk said the port would be sold before the summer.' },
  ],
  check: (draft) =>
    draft.read.sources.flatMap((source) => {
      if (source.grade !== 'anonymous' || source.reason !== null) return [];
      const span = firstWords(draft, source);
      return span && !isUnknownOrigin(shown(draft, span, 200))
        ? [
            {
              span,
              message: `"${shown(draft, span)}" speaks without a name and no reason is given: say why the name is withheld`,
            },
          ]
        : [];
    }),
};

/** Where the source is first said to speak to the draft itself. */
function firstWords(draft: Draft, source: Source) {
  const own = draft.read.attributions.filter((a) => a.sourceId === source.id && a.act !== 'attitude');
  if (own.some((a) => a.to !== null || a.within !== null)) return null;
  return own.flatMap((a) => a.source).find((s) => !isQuoted(draft, s)) ?? null;
}
