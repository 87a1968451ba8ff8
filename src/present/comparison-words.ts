import type {
  ComparedArticle,
  ComparedStatement,
  Comparison,
  VersionChange,
  VersionStatement,
} from '../records/comparison.ts';

/** "Statements: 2 added, 1 gone, 3 changed, 12 the same" */
export function countWords({ counts: { added, gone, changed, same } }: Comparison): string {
  const parts = [
    ...(added ? [`${added} added`] : []),
    ...(gone ? [`${gone} gone`] : []),
    ...(changed ? [`${changed} changed`] : []),
    `${same} the same`,
  ];
  return `Statements: ${parts.join(', ')}`;
}

/** "source changed: an official → Nora Velt" */
export const changeWords = ({ kind, before, after }: VersionChange): string =>
  kind === 'reworded' ? kind : `${kind}: ${before ?? 'none'} → ${after ?? 'none'}`;

/** What happened to a statement, a line each; none where nothing did. */
export function happenedTo({ before, after, changes }: ComparedStatement): readonly string[] {
  if (before === null) return ['added'];
  if (after === null) return ['gone'];
  return changes.map(changeWords);
}

/** "Nora Velt, through Agency T · said · named" */
export function sourceWords({ source, grade, cue, chain }: VersionStatement): string {
  if (grade === 'own voice') return "the article's own voice";
  const through = chain.length ? `, through ${[...chain].reverse().join(', ')}` : '';
  return [`${source ?? 'no source'}${through}`, cue ?? '', grade].filter((w) => w !== '').join(' · ');
}

/** How a version is called. */
export const versionWords = ({ title, file, outlet, published, modified }: ComparedArticle): string =>
  [file ?? title ?? 'text', outlet, modified ?? published].filter((x) => x).join(' · ');
