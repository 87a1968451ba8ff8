import type { LintedFile } from '../records/finding.ts';

/** One line of JSON a file: `{"file", "findings": [{"rule", "level", "span", "message"}]}`. */
export const lintJson = (files: readonly Pick<LintedFile, 'file' | 'findings'>[]): string =>
  files
    .map(({ file, findings }) => {
      const shown = findings.map(({ rule, level, span, message }) => ({ rule, level, span, message }));
      return `${JSON.stringify({ file, findings: shown })}\n`;
    })
    .join('');
