import type { Example, Rule } from './rule.ts';

/** The page of a rule in Markdown: what it finds, why, good and bad examples. */
export function pageOf(rule: Rule): string {
  const level = rule.level === 'off' ? 'off by default' : `${rule.level} by default`;
  const parts = [
    `# ${rule.id}`,
    `Finds ${rule.about}. ${level[0]!.toUpperCase()}${level.slice(1)}.`,
    `**Why.** ${rule.why}`,
    `**Who asks for it.** ${rule.standards.join('; ')}.`,
    ...(rule.limits === null ? [] : [`**Limits.** ${rule.limits}`]),
    '## Found',
    ...rule.bad.flatMap(shown),
    '## Not found',
    ...rule.good.flatMap(shown),
  ];
  return `${parts.join('\n\n')}\n`;
}

const shown = ({ text, against = [] }: Example): readonly string[] => [
  quoted(text),
  ...against.map((a) => `held against\n\n${quoted(a)}`),
];

const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => `    ${line}`.trimEnd())
    .join('\n');
