import type { Diagnostic } from 'vscode-languageserver';
import { pageUri } from '../lint/page-uri.ts';
import type { Failure } from '../records/failure.ts';
import type { Finding, FindingLevel } from '../records/finding.ts';
import type { Notice } from '../records/notice.ts';
import { type Review, rangeOf } from './review.ts';
import { DiagnosticSeverity } from './sdk.ts';

const SEVERITIES: Readonly<Record<FindingLevel, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};
const TOP = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** What was found in a draft, and why it was not read where it was not. */
export const diagnosticsOf = (review: Review): readonly Diagnostic[] => [
  ...review.chains.read.notices.filter((n) => n.code === 'language-unsupported').map(ofNotice),
  ...review.findings.map((f) => diagnosticOf(review, f)),
];

/** One finding with the name and the page of its rule. */
export const diagnosticOf = (review: Review, { rule, level, span, message }: Finding): Diagnostic => ({
  range: rangeOf(review, span),
  severity: SEVERITIES[level],
  code: rule,
  codeDescription: { href: pageUri(rule) },
  source: 'hearsay',
  message,
});

const ofNotice = ({ code, level, message, hint }: Notice): Diagnostic => ({
  range: TOP,
  severity: SEVERITIES[level],
  code,
  source: 'hearsay',
  message: withHint(message, hint),
});

/** A draft that could not be read, at its top. */
export const ofFailure = ({ code, message, hint }: Failure): Diagnostic => ({
  range: TOP,
  severity: DiagnosticSeverity.Error,
  code,
  source: 'hearsay',
  message: withHint(message, hint),
});

/** What it is and what to do, on one line. */
const withHint = (message: string, hint: string | null): string => (hint === null ? message : `${message}: ${hint}`);
