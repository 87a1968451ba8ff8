import type { Example, Rule } from './rule.ts';

/** The page of a rule in Markdown: what it finds, why, good and bad examples. */
export function pageOf(rule: Rule): string {
  const level = rule.level === 'off' ? 'off by default' : `${rule.level} by default`;
  const parts = [
    `# ${rule.id}`,
    wrapped(`Finds ${rule.about}. ${level[0]!.toUpperCase()}${level.slice(1)}.`),
    wrapped(`**Why.** ${rule.why}`),
    wrapped(`**Who asks for it.** ${rule.standards.join('; ')}.`),
    ...(rule.limits === null ? [] : [wrapped(`**Limits.** ${rule.limits}`)]),
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
    .map((line) => wrapped(line, '    ').trimEnd())
    .join('\n');

const WIDTH = 120;

/** A paragraph in lines of at most `WIDTH` letters, each behind the margin. */
function wrapped(text: string, margin = ''): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && margin.length + last.length + 1 + word.length <= WIDTH)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => margin + line).join('\n');
}
