import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../src/records/failure.ts';
import { check, fromJson, toJson } from '../../src/records/json.ts';
import { checkReferences } from '../../src/records/references.ts';
import { articleSchema } from '../../src/records/schema.ts';
import { workedCase } from '../worked-case.ts';

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
const valid = ajv.compile(articleSchema);
const ours = (value: unknown): boolean => check(value, articleSchema, articleSchema) === null;

const failureOf = (f: () => unknown): Failure => {
  try {
    f();
  } catch (e) {
    if (e instanceof Failure) return e;
    throw e;
  }
  throw new Error('nothing was thrown');
};

/** The worked case as JSON, with the value at `path` put in or (undefined) taken out. */
function changed(path: readonly (string | number)[], value: unknown): unknown {
  const root = JSON.parse(toJson(workedCase));
  let at = root;
  for (const key of path.slice(0, -1)) at = at[key];
  if (value === undefined) delete at[path.at(-1)!];
  else at[path.at(-1)!] = value;
  return root;
}

/** Every path in a JSON value. */
function paths(value: unknown, prefix: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [prefix];
  const entries = Array.isArray(value) ? value.map((v, i) => [i, v] as const) : Object.entries(value);
  return [...(prefix.length ? [prefix] : []), ...entries.flatMap(([k, v]) => paths(v, [...prefix, k]))];
}

test('the published schema is the one in the code', () => {
  const file = readFileSync(new URL('../../schema/article.schema.json', import.meta.url), 'utf8');
  expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(articleSchema)));
});

describe('toJson and fromJson', () => {
  test('give back the record', () => {
    expect(fromJson(toJson(workedCase))).toEqual(workedCase);
  });

  test('write one line with the keys in the order of the scheme, whatever the order of the record', () => {
    const { article, hearsay, ...rest } = workedCase;
    const backwards = { ...rest, article: Object.fromEntries(Object.entries(article).reverse()), hearsay };
    expect(toJson(backwards as unknown as typeof workedCase)).toBe(toJson(workedCase));
    expect(toJson(workedCase)).not.toContain('\n');
    expect(Object.keys(JSON.parse(toJson(workedCase)))).toEqual([
      'hearsay',
      'article',
      'attributions',
      'sources',
      'figures',
      'unattributed',
      'notices',
    ]);
  });

  test.each([
    [
      ['attributions', 3, 'act'],
      'shout',
      'bad value at attributions[3].act: "shout"',
      'allowed: say, allege, confirm, deny, refuse, accuse, warn, urge, promise, predict, ask, decline, show, attitude',
    ],
    [['attributions', 0, 'cue'], [1], 'bad value at attributions[0].cue: [1]', 'allowed: 2 items or more'],
    [['attributions', 0, 'cue'], [1, 2, 3], 'bad value at attributions[0].cue: [1,2,3]', 'allowed: 2 items'],
    [['attributions', 0, 'cue', 1], -4, 'bad value at attributions[0].cue[1]: -4', 'allowed: 0 or more'],
    [['attributions', 0, 'confidence'], 2, 'bad value at attributions[0].confidence: 2', 'allowed: 1 or less'],
    [['attributions', 0, 'at', 'when', 0], 'x', 'bad value at attributions[0].at.when[0]: "x"', 'allowed: integer'],
    [['attributions', 0, 'to'], 7, 'bad value at attributions[0].to: 7', 'allowed: object or null'],
    [
      ['sources', 0, 'grade'],
      undefined,
      'bad value at sources[0].grade: nothing',
      'allowed: a value (the key is missing)',
    ],
    [['article', 'colour'], 'red', 'bad value at article.colour: "red"', /^allowed: the keys id, file, url, /],
    [['article', 'published'], 2026, 'bad value at article.published: 2026', 'allowed: string or null'],
  ])('name the bad value at %j', (path, value, message, hint) => {
    const failure = failureOf(() => fromJson(JSON.stringify(changed(path, value))));
    expect(failure.message).toBe(message);
    if (typeof hint === 'string') expect(failure.hint).toBe(hint);
    else expect(failure.hint).toMatch(hint);
  });

  test('refuse what is no JSON', () => {
    expect(failureOf(() => fromJson('{"hearsay"')).message).toMatch(/^not JSON: /);
    expect(failureOf(() => fromJson('[]')).message).toBe('bad value at the top: []');
  });
});

describe('our checker and Ajv agree', () => {
  test('on the worked case', () => {
    expect(valid(workedCase)).toBe(true);
    expect(ours(workedCase)).toBe(true);
  });

  test('on changed records', () => {
    const where = paths(JSON.parse(toJson(workedCase)));
    const odd = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom(undefined, null, -1, 0, 0.5, 1, 2, '', 'say', 'denies', 'named', 'day', 'exact', 'en'),
      fc.constantFrom<unknown>([], [0, 1], [1, 2, 3], [[0, 1]], {}, true, 1e300, 'model', 'json-ld'),
    );
    let refused = 0;
    fc.assert(
      fc.property(fc.constantFrom(...where), odd, (path, value) => {
        // A hole in a list is no JSON.
        const mutant = changed(path, value === undefined && typeof path.at(-1) === 'number' ? null : value);
        expect(ours(mutant)).toBe(valid(mutant));
        if (!ours(mutant)) refused++;
      }),
      { numRuns: 1000, seed: 7 },
    );
    expect(refused).toBeGreaterThan(300);
  });

  test('on keys that are not ours', () => {
    for (const key of ['__proto__', 'constructor', 'toString', 'x']) {
      const mutant = JSON.parse(toJson(workedCase).replace('"schema":1', `"schema":1,${JSON.stringify(key)}:1`));
      expect(ours(mutant)).toBe(false);
      expect(valid(mutant)).toBe(false);
    }
  });
});

describe('checkReferences', () => {
  const broken = (path: readonly (string | number)[], value: unknown): string =>
    failureOf(() => checkReferences(changed(path, value) as typeof workedCase)).message;

  test('lets the worked case pass', () => {
    expect(() => checkReferences(workedCase)).not.toThrow();
  });

  test('names spans outside the text and ids of nothing', () => {
    expect(broken(['attributions', 1, 'cue'], [5, 9999])).toBe('bad value at attributions[1].cue: [5,9999]');
    expect(broken(['attributions', 1, 'cue'], [9, 5])).toBe('bad value at attributions[1].cue: [9,5]');
    expect(broken(['attributions', 0, 'at', 'when'], [9, 5])).toBe('bad value at attributions[0].at.when: [9,5]');
    expect(broken(['attributions', 1, 'within'], 'a9')).toBe('bad value at attributions[1].within: "a9"');
    expect(broken(['attributions', 1, 'sourceId'], 's9')).toBe('bad value at attributions[1].sourceId: "s9"');
    expect(broken(['sources', 1, 'members'], ['s9'])).toBe('bad value at sources[1].members[0]: "s9"');
    expect(broken(['sources', 1, 'id'], 's1')).toBe('bad value at sources[1].id: "s1"');
  });

  test('names an attribution that lies within itself', () => {
    expect(broken(['attributions', 0, 'within'], 'a2')).toBe('bad value at attributions[0].within: "a2"');
  });
});
