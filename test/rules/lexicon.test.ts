import { describe, expect, it } from 'vitest';
import { ACTS, STANCES } from '../../src/records/attribution.ts';
import {
  cueNouns,
  cuePhrases,
  cueVerbs,
  FRAMES,
  nounByForm,
  phrasesByFirstWord,
  verbByForm,
} from '../../src/rules/en/cues.ts';
import { parseMarked, shown } from '../marked.ts';

/** Real names that must not get into examples by habit. */
const REAL =
  /\b(?:Trump|Clinton|Obama|Biden|Putin|Merkel|Macron|Reuters|CNN|BBC|Guardian|TASS|NATO|Moscow|London|Paris|Washington|Beijing|Kremlin|Facebook|Twitter|Google|Russia|China|Ukraine|Israel|Iran|America|Britain)\b/;

/** What is wrong with an example: marks, length, names, ends. */
function faults(example: string): string[] {
  const { text, spans } = parseMarked(example);
  const words = text.split(/\s+/).length;
  const out: string[] = [];
  if (words < 5 || words > 22) out.push(`${words} words`);
  if (REAL.test(text)) out.push('real name');
  if (spans.cue.length !== 1) out.push('not one cue');
  if (!spans.content.length) out.push('no content');
  if (!/[.!?”]$/.test(text)) out.push('no end mark');
  for (const piece of [...spans.source, ...spans.cue, ...spans.content].map(([s, e]) => text.slice(s, e)))
    if (piece !== piece.trim() || piece === '') out.push(`blank at an end: ${piece}`);
  const pieces = [...spans.source, ...spans.cue, ...spans.content].sort((a, b) => a[0] - b[0]);
  if (pieces.some((p, i) => i > 0 && p[0] < pieces[i - 1]![1])) out.push('parts overlap');
  return out.map((fault) => `${fault}: ${example}`);
}

const twice = (list: readonly string[]): string[] => list.filter((x, i) => list.indexOf(x) !== i);

describe('cue verbs', () => {
  it('have one entry a lemma, and enough of them', () => {
    expect(twice(cueVerbs.map((v) => v.lemma))).toEqual([]);
    expect(cueVerbs.length).toBeGreaterThan(500);
  });

  it('have known acts, stances and frames', () => {
    expect(cueVerbs.filter((v) => !ACTS.includes(v.act) || !STANCES.includes(v.stance)).map((v) => v.lemma)).toEqual(
      [],
    );
    expect(cueVerbs.filter((v) => v.frames.some((f) => !FRAMES.includes(f))).map((v) => v.lemma)).toEqual([]);
    expect(cueVerbs.filter((v) => !v.frames.length && !v.preps.length).map((v) => v.lemma)).toEqual([]);
    expect(cueVerbs.filter((v) => twice(v.frames).length || twice(v.preps).length).map((v) => v.lemma)).toEqual([]);
    expect(cueVerbs.filter((v) => v.frames.includes('passivePrep') && !v.preps.length).map((v) => v.lemma)).toEqual([]);
    for (const act of ACTS) expect(cueVerbs.some((v) => v.act === act)).toBe(true);
  });

  it('have forms that are well formed and told apart', () => {
    const bad = cueVerbs.filter((v) => {
      const other = v.others.map((o) => `${o.text} ${o.form}`);
      const main = Object.entries(v.forms).map(([form, text]) => `${text} ${form}`);
      return twice([...main, ...other]).length || [...main, ...other].some((f) => /undefined|-$|\s\s|[A-Z]/.test(f));
    });
    expect(bad.map((v) => v.lemma)).toEqual([]);
  });

  it('have an example each that keeps the scheme', () => {
    expect(cueVerbs.flatMap((v) => faults(v.example))).toEqual([]);
    expect(twice(cueVerbs.map((v) => v.example))).toEqual([]);
  });

  it('have their own form in the cue of the example, with nothing but a governed preposition behind it', () => {
    const bad: string[] = [];
    for (const verb of cueVerbs) {
      const { text, spans } = parseMarked(verb.example);
      const cue = ` ${shown(text, spans.cue)[0]?.toLowerCase()} `;
      const forms = [verb.lemma, ...Object.values(verb.forms), ...verb.others.map((o) => o.text)];
      const form = forms.filter((f) => cue.includes(` ${f} `)).sort((a, b) => b.length - a.length)[0];
      const rest = form && cue.slice(cue.indexOf(` ${form} `) + form.length + 1).trim();
      if (form === undefined || (rest && !verb.preps.includes(rest))) bad.push(`${verb.lemma}: ${verb.example}`);
    }
    expect(bad).toEqual([]);
  });

  it.each([
    ['said', 'say', 'past'],
    ['denies', 'deny', 's'],
    ['denying', 'deny', 'ing'],
    ['written', 'write', 'participle'],
    ['criticized', 'criticise', 'past'],
    ['criticises', 'criticise', 's'],
    ['signaling', 'signal', 'ing'],
    ['admitted', 'admit', 'past'],
    ['vetoes', 'veto', 's'],
    ['favors', 'favour', 's'],
    ['lying', 'lie', 'ing'],
    ['quizzed', 'quiz', 'past'],
    ['pled', 'plead', 'past'],
    ['agreeing', 'agree', 'ing'],
  ])('%s is a form of %s', (form, lemma, kind) => {
    expect(verbByForm(form).map((r) => `${r.verb.lemma} ${r.form}`)).toContain(`${lemma} ${kind}`);
  });

  it('are found by their first word, those with more words first', () => {
    const made = verbByForm('made');
    const counts = made.map((r) => (r.particle ?? '').split(' ').filter(Boolean).length);
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(made.map((r) => r.particle)).toContain('it clear');
    expect(verbByForm('pointed').map((r) => r.particle)).toEqual(expect.arrayContaining(['out', null]));
    expect(verbByForm("'re").some((r) => r.particle === 'proud')).toBe(true);
    expect(verbByForm('sailed')).toEqual([]);
  });
});

describe('cue nouns', () => {
  it('have one entry each, with known act, stance and complements', () => {
    expect(twice(cueNouns.map((n) => n.lemma))).toEqual([]);
    expect(cueNouns.length).toBeGreaterThan(140);
    expect(
      cueNouns.filter((n) => !ACTS.includes(n.act) || !STANCES.includes(n.stance) || !n.complements.length),
    ).toEqual([]);
    expect(
      cueNouns.filter((n) => n.complements.some((c) => !/^[a-z]+$/.test(c)) || twice(n.complements).length),
    ).toEqual([]);
  });

  it('have an example each with their form in the cue', () => {
    expect(cueNouns.flatMap((n) => faults(n.example))).toEqual([]);
    const bad = cueNouns.filter((n) => {
      const { text, spans } = parseMarked(n.example);
      const cue = ` ${shown(text, spans.cue)[0]?.toLowerCase()} `;
      return !cue.includes(` ${n.lemma} `) && !cue.includes(` ${n.plural} `);
    });
    expect(bad.map((n) => n.lemma)).toEqual([]);
  });

  it('are found in both numbers', () => {
    expect(nounByForm('allegations')[0]).toMatchObject({ plural: true, noun: { lemma: 'allegation', act: 'accuse' } });
    expect(nounByForm('claim')[0]).toMatchObject({ plural: false, noun: { act: 'allege' } });
    expect(nounByForm('herring')).toEqual([]);
  });
});

describe('cue phrases', () => {
  it('have one entry each, with their words in the cue of the example', () => {
    expect(twice(cuePhrases.map((p) => p.phrase))).toEqual([]);
    expect(cuePhrases.length).toBeGreaterThan(60);
    expect(cuePhrases.flatMap((p) => faults(p.example))).toEqual([]);
    const bad = cuePhrases.filter((p) => {
      const { text, spans } = parseMarked(p.example);
      return shown(text, spans.cue)[0]?.toLowerCase() !== p.phrase;
    });
    expect(bad.map((p) => p.phrase)).toEqual([]);
  });

  it('have a source in the example where they say so', () => {
    const bad = cuePhrases.filter((p) => parseMarked(p.example).spans.source.length !== (p.source === 'none' ? 0 : 1));
    expect(bad.map((p) => p.phrase)).toEqual([]);
  });

  it('are found by their first word, the longest first', () => {
    expect(phrasesByFirstWord('according').map((p) => p.phrase)).toContain('according to');
    const lengths = phrasesByFirstWord('in').map((p) => p.phrase.length);
    expect(lengths.length).toBeGreaterThan(2);
    expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
  });
});
