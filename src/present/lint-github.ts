import type { FindingLevel, LintedFile } from '../records/finding.ts';
import { nameOf, placesIn } from './lint-place.ts';

const COMMANDS: Readonly<Record<FindingLevel, string>> = { error: 'error', warning: 'warning', info: 'notice' };

const inMessage = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const inProperty = (text: string): string => inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** Annotations of GitHub Actions, one a line. Where the text is not the file itself (HTML, Word) they name the file alone, and the words. */
export const lintGithub = (files: readonly LintedFile[]): string =>
  files
    .flatMap((file) => {
      const placeOf = placesIn(file.text);
      return file.findings.map(({ rule, level, span, message }) => {
        const { line, column, endLine, endColumn } = placeOf(span);
        const place = file.isFile
          ? `,line=${line},endLine=${endLine}${line === endLine ? `,col=${column},endColumn=${endColumn}` : ''}`
          : '';
        const words = file.isFile
          ? ''
          : `"${file.text
              .slice(...span)
              .replace(/\s+/g, ' ')
              .slice(0, 80)}": `;
        return `::${COMMANDS[level]} file=${inProperty(nameOf(file))}${place},title=${inProperty(rule)}::${inMessage(words + message)}\n`;
      });
    })
    .join('');
