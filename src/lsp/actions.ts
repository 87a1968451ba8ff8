import type { CodeAction, CodeActionParams, Command, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { fixesOf } from '../lint/mend.ts';
import { offInFile, offInLine } from '../node.ts';
import type { Finding, Fix } from '../records/finding.ts';
import { diagnosticOf } from './diagnostics.ts';
import { type Review, rangeOf, spanOf } from './review.ts';
import { CodeActionKind } from './sdk.ts';

/** The command that shows the page of a rule. */
export const EXPLAIN = 'hearsay.explain';

/** Mends all that is certain in a document, as on saving. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.hearsay`;

/** Mending, switching off and explaining what was found in a range; and mending all that is certain. */
export function actionsIn(review: Review, { range, context: { only } }: CodeActionParams): readonly CodeAction[] {
  const isWanted = (kind: string): boolean => only?.some((k) => kind === k || kind.startsWith(`${k}.`)) ?? true;
  const [start, end] = spanOf(review, range);
  const here = review.findings.filter((f) => f.span[0] <= end && start <= f.span[1]);
  const fixes = fixesOf(review.findings);
  return [
    ...(isWanted(CodeActionKind.QuickFix) ? here.flatMap((f) => quickFixes(review, f)) : []),
    ...(isWanted(FIX_ALL) && fixes.length > 0
      ? [{ title: 'Mend all that is certain', kind: FIX_ALL, edit: editOf(review, fixes) }]
      : []),
  ];
}

function quickFixes(review: Review, finding: Finding): readonly CodeAction[] {
  const { rule, fix, span } = finding;
  const { text, blocks } = review.chains.read.article;
  const kind = CodeActionKind.QuickFix;
  const diagnostics = [diagnosticOf(review, finding)];
  const explain: Command = { title: `Explain ${rule}`, command: EXPLAIN, arguments: [rule] };
  return [
    ...(fix
      ? [{ title: `Write "${fix.text}"`, kind, diagnostics, isPreferred: true, edit: editOf(review, [fix]) }]
      : []),
    {
      title: `Switch ${rule} off in this line`,
      kind,
      diagnostics,
      edit: editOf(review, offInLine(textIn(review), span[0], rule)),
    },
    {
      title: `Switch ${rule} off in this file`,
      kind,
      diagnostics,
      edit: editOf(review, offInFile(textIn(review), blocks[0]?.span[0] ?? text.length, rule)),
    },
    { title: explain.title, kind, diagnostics, command: explain },
  ];
}

/** The document with its comments, in the offsets of the text as read, which has blanks for them. */
const textIn = ({ document, mark }: Review): string => document.getText().slice(mark);

const editOf = (review: Review, fixes: readonly Fix[]): WorkspaceEdit => ({
  changes: {
    [review.document.uri]: fixes.map(({ span, text }): TextEdit => ({ range: rangeOf(review, span), newText: text })),
  },
});
