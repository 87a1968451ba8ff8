import { FINDING_LEVELS, type Finding, type FindingLevel, type LintedFile } from '../records/finding.ts';
import { nameOf, placesIn } from './lint-place.ts';
import { visible } from './visible.ts';

/** How findings look: width is not kept, for editors and people click on whole lines. */
export interface LintLook {
  readonly color: boolean;
}

const COLORS: Readonly<Record<FindingLevel, string>> = { error: '31', warning: '33', info: '36' };

/** For people: under each file its findings with line and column, then how many there are. */
export function lintText(files: readonly LintedFile[], { color }: LintLook): string {
  const paint = (text: string, code: string): string => (color ? `\u001b[${code}m${text}\u001b[0m` : text);
  const out: string[] = [];
  for (const file of files.filter((f) => f.findings.length > 0)) {
    const placeOf = placesIn(file.text);
    out.push(paint(visible(nameOf(file)), '1'));
    for (const f of file.findings) {
      const { line, column } = placeOf(f.span);
      const words = visible(file.text.slice(...f.span).replace(/\s+/g, ' '));
      const place = `${line}:${column}`.padStart(7);
      out.push(`${place}  ${paint(f.level.padEnd(7), COLORS[f.level])}  ${f.rule}  ${short(words)}`);
      out.push(`${' '.repeat(18)}${visible(f.message)}`);
    }
    out.push('');
  }
  out.push(
    totalOf(
      files.flatMap((f) => f.findings),
      files.length,
    ),
  );
  return `${out.join('\n')}\n`;
}

const short = (words: string): string => (words.length > 60 ? `${words.slice(0, 59)}…` : words);

/** "3 findings in 2 files: 1 error, 2 warnings" */
function totalOf(all: readonly Finding[], files: number): string {
  const of = files === 1 ? '1 file' : `${files} files`;
  if (all.length === 0) return `no findings in ${of}`;
  const counts = FINDING_LEVELS.map((level) => [all.filter((f) => f.level === level).length, level] as const);
  const told = counts
    .filter(([n]) => n > 0)
    .map(([n, level]) => `${n} ${level}${n > 1 && level !== 'info' ? 's' : ''}`);
  return `${all.length} finding${all.length > 1 ? 's' : ''} in ${of}: ${told.join(', ')}`;
}
