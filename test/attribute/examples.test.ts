import { describe, expect, test } from 'vitest';
import { attributeByRules } from '../../src/attribute/rules/engine.ts';
import { parseArticle } from '../../src/parse/parse.ts';
import { overlaps } from '../../src/records/span.ts';
import { cueNouns, cuePhrases, cueVerbs } from '../../src/rules/en/cues.ts';
import { parseMarked } from '../marked.ts';

const entries = [
  ...cueVerbs.map((v) => ({ name: v.lemma, example: v.example })),
  ...cueNouns.map((n) => ({ name: n.lemma, example: n.example })),
  ...cuePhrases.map((p) => ({ name: p.phrase, example: p.example })),
];

function reads(example: string): { cue: boolean; whole: boolean } {
  const { text, spans: gold } = parseMarked(example);
  const parse = parseArticle({ text, blocks: [{ kind: 'paragraph', span: [0, text.length] }], skip: [] });
  const found = attributeByRules(parse, 0).filter((f) => gold.cue.some((c) => overlaps(c, f.cue)));
  const show = (spans: readonly (readonly [number, number])[]): string =>
    spans.map((s) => text.slice(...s)).join(' | ');
  return {
    cue: found.length > 0,
    whole: found.some((f) => show(f.source) === show(gold.source) && show(f.content) === show(gold.content)),
  };
}

describe('examples of the cue lexicon', () => {
  const results = entries.map((e) => ({ ...e, ...reads(e.example) }));
  const share = (key: 'cue' | 'whole'): number => results.filter((r) => r[key]).length / results.length;
  test('the rules engine finds the cue of nearly all, and the whole of most', () => {
    console.log(
      `${results.length} examples: cue ${(100 * share('cue')).toFixed(1)} %, whole ${(100 * share('whole')).toFixed(1)} %`,
    );
    expect(share('cue')).toBeGreaterThan(0.96);
    expect(share('whole')).toBeGreaterThan(0.75);
  });
});
