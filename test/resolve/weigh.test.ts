import { describe, expect, test } from 'vitest';
import { rulesEngine } from '../../src/attribute/engine.ts';
import { loadEngine } from '../../src/node.ts';
import { parseArticle } from '../../src/parse/parse.ts';
import { analyse } from '../../src/pipeline.ts';
import { readText } from '../../src/read/text.ts';
import { CHOICE_WEIGHTS } from '../../src/resolve/choice-weights.ts';
import type { Observed } from '../../src/resolve/question.ts';
import { resolveSources } from '../../src/resolve/resolve.ts';

const model = loadEngine('model');

/** Names of the sources of a text's attributions, in text order. */
async function whoSpeaks(text: string): Promise<(string | undefined)[]> {
  const { attributions, sources } = await analyse(readText(text, {}), await model);
  const names = new Map(sources.map((s) => [s.id, s.name]));
  return attributions.map((a) => names.get(a.sourceId ?? ''));
}

async function observedIn(text: string, engine = rulesEngine): Promise<Observed[]> {
  const { article } = readText(text, {});
  const parse = parseArticle(article);
  const { found, names, antecedents } = await engine.attribute(parse);
  const out: Observed[] = [];
  resolveSources(parse, found, { article, names, observe: (o) => out.push(o), ...(antecedents && { antecedents }) });
  return out;
}

describe('whom words stand for, with the model', () => {
  test.each([
    [
      'a body that is described by another noun',
      'The Lake Institute said that it rained. The institution said that it would stop.',
      ['Lake Institute', 'Lake Institute'],
    ],
    [
      'a noun phrase that is the source of nothing',
      'Three women left the hall. They said that the roof was leaking.',
      ['Three women'],
    ],
    [
      'two bodies without a name that are called otherwise',
      'The bridge is safe, the council said. The union said that nobody had looked at it.',
      ['the council', 'The union'],
    ],
    ['she, not he', 'Mayor Ida Holm met Paul Renko on Monday. She said that the bridge was closed.', ['Ida Holm']],
  ])('%s', async (_what, text, wanted) => {
    expect(await whoSpeaks(text)).toEqual(wanted);
  });
});

describe('what is weighed', () => {
  const text =
    'Ida Holm met the crew of the Lake Institute. She said that it rained. They said that it would stop. The institution said that its roof leaked. It said that all was well.';

  test.each(['network', 'words'] as const)('is what the weights were learned for (%s)', async (which) => {
    const seen = await observedIn(text, which === 'network' ? await model : rulesEngine);
    expect(seen.length).toBeGreaterThanOrEqual(3);
    for (const { sort, candidates, nobody, network } of seen) {
      expect(network).toBe(which === 'network');
      const weights = CHOICE_WEIGHTS[which][sort]!;
      expect(nobody).toHaveLength(weights.nobody.length);
      for (const { x } of candidates) {
        expect(x).toHaveLength(weights.candidate.length);
        expect(x.every(Number.isFinite)).toBe(true);
      }
    }
  });

  test('observing changes nothing, and each candidate is told with its places', async () => {
    const { article } = readText(text, {});
    const parse = parseArticle(article);
    const { found, names } = await rulesEngine.attribute(parse);
    const quiet = resolveSources(parse, found, { article, names });
    let asked = 0;
    const told = resolveSources(parse, found, {
      article,
      names,
      observe: ({ candidates }) => {
        asked++;
        for (const { places } of candidates) expect(places.length).toBeGreaterThan(0);
      },
    });
    expect(asked).toBeGreaterThan(0);
    expect(told).toEqual(quiet);
  });
});
