import type { Engine } from '../../src/attribute/engine.ts';
import { analyse } from '../../src/pipeline.ts';
import { readText } from '../../src/read/text.ts';
import type { Digest, DigestLine } from '../../src/records/digest.ts';
import type { Span } from '../../src/records/span.ts';

/** Every sentence of a digest, in its order. */
export const linesOf = (d: Digest): readonly DigestLine[] => [
  ...[d.headline, d.standfirst].filter((l) => l !== null),
  ...d.bullets,
  ...[d.quotation].filter((l) => l !== null),
  ...d.background,
  ...d.silent,
];

const last = (name: string): string =>
  name
    .toLowerCase()
    .split(/[\s’']+/)
    .at(-1)!;

/**
 * Reads the sentences of a digest from nothing but their text and tells what of its attributions is not there: by name, act, stance, grade and chain. Written
 * apart from the check that the digest makes itself.
 */
export async function lostIn(d: Digest, engine: Engine): Promise<readonly string[]> {
  const lines = linesOf(d);
  const text = lines.map((l) => l.text).join('\n\n');
  const { attributions, sources } = await analyse(readText(text), engine);
  const byId = new Map(sources.map((s) => [s.id, s]));
  let at = 0;
  return lines.flatMap((line) => {
    const span: Span = [at, at + line.text.length];
    at = span[1] + 2;
    const here = attributions.filter((a) => a.cue[0] >= span[0] && a.cue[1] <= span[1]);
    return line.told.flatMap((told) => {
      const found = here.find((a) => {
        const source = byId.get(a.sourceId ?? '');
        const outer = told.within === null ? null : line.told[told.within]!.source;
        const above = here.find((b) => b.id === a.within);
        const names = [source?.name ?? '', ...(source?.aliases ?? [])].map(last);
        return (
          a.act === told.act &&
          a.stance === told.stance &&
          (source?.grade ?? 'none') === (told.grade === 'own voice' ? 'named' : told.grade) &&
          (told.source === null
            ? source === undefined
            : names.includes(last(told.source)) || names.some((n) => told.source!.toLowerCase().includes(n))) &&
          (outer === null ? above === undefined : above !== undefined)
        );
      });
      return found ? [] : [`${told.source} ${told.act} ${told.stance} ${told.grade}: ${line.text}`];
    });
  });
}
