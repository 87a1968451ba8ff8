import type { Finding, FindingLevel, LintedFile, RuleFacts } from '../records/finding.ts';
import type { Span } from '../records/span.ts';
import { nameOf, placesIn } from './lint-place.ts';

const LEVELS: Readonly<Record<FindingLevel | 'off', 'error' | 'warning' | 'note' | 'none'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  off: 'none',
};

/** A path as a relative URI. */
const uriOf = (path: string): string => path.split(/[\\/]/).map(encodeURIComponent).join('/');

/** What a log tells of the tool. */
export interface SarifTool {
  readonly version: string;
  readonly rules: readonly RuleFacts[];
  /** Where the page of a rule is. */
  readonly pageUri: (rule: string) => string;
}

/** The log of one run in SARIF 2.1.0 (OASIS), with every rule that there is. */
export function sarifLog(files: readonly LintedFile[], { rules, version, pageUri }: SarifTool) {
  const order = new Map(rules.map((r, i) => [r.id, i]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0' as const,
    runs: [
      {
        tool: {
          driver: {
            name: 'hearsay',
            version,
            rules: rules.map((r) => ({
              id: r.id,
              shortDescription: { text: `Finds ${r.about}.` },
              fullDescription: { text: r.why },
              helpUri: pageUri(r.id),
              help: { text: `${r.why} ${r.standards.join('; ')}.` },
              defaultConfiguration: { level: LEVELS[r.level], enabled: r.level !== 'off' },
            })),
          },
        },
        columnKind: 'utf16CodeUnits' as const,
        results: files.flatMap((file) => {
          const placeOf = placesIn(file.text);
          return file.findings.map((f) => resultOf(file, f, order.get(f.rule) ?? -1, placeOf(f.span)));
        }),
      },
    ],
  };
}

function resultOf(
  file: LintedFile,
  { rule, level, span, message, fix }: Finding,
  ruleIndex: number,
  place: ReturnType<ReturnType<typeof placesIn>>,
) {
  const artifactLocation = { uri: uriOf(nameOf(file)) };
  const words = file.text.slice(...span).slice(0, 200);
  const region = {
    startLine: place.line,
    startColumn: place.column,
    endLine: place.endLine,
    endColumn: place.endColumn,
    charOffset: span[0],
    charLength: span[1] - span[0],
    snippet: { text: words },
  };
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[level],
    message: { text: file.isFile ? message : `"${words.replace(/\s+/g, ' ').slice(0, 80)}": ${message}` },
    locations: [{ physicalLocation: { artifactLocation, ...(file.isFile ? { region } : {}) } }],
    ...(fix && file.isFile ? { fixes: [fixOf(artifactLocation, fix.span, fix.text)] } : {}),
  };
}

const fixOf = (artifactLocation: { readonly uri: string }, [start, end]: Span, text: string) => ({
  description: { text: `Write "${text}".` },
  artifactChanges: [
    {
      artifactLocation,
      replacements: [{ deletedRegion: { charOffset: start, charLength: end - start }, insertedContent: { text } }],
    },
  ],
});

/** The same as text with a line feed. */
export const lintSarif = (files: readonly LintedFile[], tool: SarifTool): string =>
  `${JSON.stringify(sarifLog(files, tool), null, 1)}\n`;
