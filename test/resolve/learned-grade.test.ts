import { describe, expect, it } from 'vitest';
import type { Grade } from '../../src/records/source.ts';
import { learnedGrade } from '../../src/resolve/learned-grade.ts';
import type { FoundSource } from '../../src/resolve/scene.ts';

/** An attribution of which the reader takes the source to be of `grade` with probability `sure`. */
const said = (grade: Grade, sure: number): FoundSource => {
  const rest = (1 - sure) / 4;
  return {
    source: [[0, 8]],
    cue: [9, 13],
    content: [],
    to: null,
    kind: null,
    act: 'say',
    within: null,
    grades: { named: rest, role: rest, unnamed: rest, anonymous: rest, none: rest, [grade]: sure },
  };
};

const person = { kind: 'person', name: 'a passer-by' } as const;
const body = { kind: 'organization', name: 'the council' } as const;

describe('learnedGrade', () => {
  it('is that of the words where no model has read the article', () => {
    const { grades: _, ...bare } = said('role', 1);
    expect(learnedGrade('unnamed', person, [bare])).toBe('unnamed');
    expect(learnedGrade('role', body, [])).toBe('role');
  });

  it('is what the reader is sure of, and the words have the say where it is not', () => {
    expect(learnedGrade('unnamed', body, [said('role', 0.96)])).toBe('role');
    expect(learnedGrade('unnamed', body, [said('role', 0.4)])).toBe('unnamed');
  });

  it('gives nobody a name whose words hold none, and takes nobody’s away', () => {
    expect(learnedGrade('unnamed', person, [said('named', 0.99)])).toBe('unnamed');
    expect(learnedGrade('role', { kind: 'person', name: 'Head of the council Ada Holm' }, [said('named', 0.99)])).toBe(
      'named',
    );
    const voice = { kind: 'person', name: 'A spokesman for President Ada Holm' } as const;
    expect(learnedGrade('role', voice, [said('named', 0.99)])).toBe('role');
    expect(learnedGrade('named', { kind: 'person', name: 'Ada Holm' }, [said('unnamed', 0.99)])).toBe('named');
  });

  it('takes a document for its issuer’s, and a category with a capital for a category', () => {
    expect(learnedGrade('unnamed', { kind: 'document', name: 'the report' }, [said('named', 0.99)])).toBe('named');
    expect(learnedGrade('named', { kind: 'group', name: 'Brask officials' }, [said('unnamed', 0.99)])).toBe('unnamed');
  });

  it('weighs all attributions of a source', () => {
    const group = { kind: 'group', name: 'aides' } as const;
    const [sure, other] = [said('anonymous', 0.99), said('unnamed', 0.6)];
    expect(learnedGrade('unnamed', group, [sure, sure, sure])).toBe('anonymous');
    expect(learnedGrade('unnamed', group, [sure, other, other, other])).toBe('unnamed');
  });
});
