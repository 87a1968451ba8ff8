import { isQuoted, shown } from '../look.ts';
import type { Rule } from '../rule.ts';
import { isUnknownOrigin } from '../sources.ts';

export const vagueSources: Rule = {
  id: 'vague-sources',
  level: 'warning',
  about: '"sources" or "a source" with no word on who they are',
  why: '"Sources said" tells nothing: a reader cannot see whether they were there, whose side they are on, or whether they are more than one.',
  standards: [
    'AP, News Values and Principles: simply quoting "a source" is not allowed',
    'Reuters Handbook of Journalism: be as specific as possible about a source',
  ],
  limits: '"The source" points back to words about it and is left alone.',
  bad: [
    { text: 'Sources said the minister would resign before the vote.' },
    { text: 'The minister will resign before the vote, according to a source.' },
  ],
  good: [
    { text: 'Two officials of the ministry, who may not speak in public, said the minister would resign.' },
    { text: 'A source in the finance ministry said the minister would resign.' },
  ],
  check: (draft) => {
    const seen = new Set<number>();
    return draft.read.attributions.flatMap(({ source }) => {
      const span = source[0];
      if (!span || seen.has(span[0]) || isQuoted(draft, span) || !isUnknownOrigin(shown(draft, span, 200))) return [];
      seen.add(span[0]);
      return [
        {
          span,
          message: `"${shown(draft, span)}" says nothing of who spoke: give their place, their role or how they know it`,
        },
      ];
    });
  },
};
