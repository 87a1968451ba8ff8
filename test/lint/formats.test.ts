import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { configSchema, readConfig } from '../../src/lint/config.ts';
import { fixesOf, mended } from '../../src/lint/mend.ts';
import { pageOf } from '../../src/lint/page.ts';
import { pageUri } from '../../src/lint/page-uri.ts';
import { RULES } from '../../src/lint/rules.ts';
import { lint } from '../../src/linting.ts';
import { loadEngine } from '../../src/node.ts';
import { lintGithub } from '../../src/present/lint-github.ts';
import { lintJson } from '../../src/present/lint-json.ts';
import { sarifLog } from '../../src/present/lint-sarif.ts';
import { lintText } from '../../src/present/lint-text.ts';
import { readDraft } from '../../src/read/switches.ts';
import type { LintedFile } from '../../src/records/finding.ts';

const TEXT = 'The bridge, 100% new, opened.\n\nHolm claimed that it was late.';
const FILE: LintedFile = {
  file: 'a, b/draft:1.md',
  text: TEXT,
  isFile: true,
  findings: [
    {
      rule: 'loaded-verb',
      level: 'warning',
      span: [36, 43],
      message: '100% "claimed"',
      fix: { span: [36, 43], text: 'said' },
    },
  ],
};
const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const ids = RULES.map((r) => r.id);
const TOOL = { version: '0.0.0', rules: RULES, pageUri };

test('one line of JSON a file', () => {
  expect(lintJson([FILE])).toBe(
    '{"file":"a, b/draft:1.md","findings":[{"rule":"loaded-verb","level":"warning","span":[36,43],"message":"100% \\"claimed\\""}]}\n',
  );
});

test('annotations escape what their form uses', () => {
  expect(lintGithub([FILE])).toBe(
    '::warning file=a%2C b/draft%3A1.md,line=3,endLine=3,col=6,endColumn=13,title=loaded-verb::100%25 "claimed"\n',
  );
  expect(lintGithub([{ ...FILE, isFile: false }])).toContain('.md,title=loaded-verb::"claimed": 100%25');
});

test('SARIF 2.1.0: regions in UTF-16 units, rules by index, fixes as replacements', () => {
  const log = sarifLog([FILE], TOOL);
  const run = log.runs[0]!;
  const result = run.results[0]!;
  expect([log.version, run.columnKind, run.tool.driver.rules.length]).toEqual([
    '2.1.0',
    'utf16CodeUnits',
    RULES.length,
  ]);
  expect(run.tool.driver.rules[result.ruleIndex]!.id).toBe(result.ruleId);
  for (const { id, helpUri } of run.tool.driver.rules)
    expect(readFileSync(new URL(helpUri), 'utf8')).toMatch(new RegExp(`^# ${id}\n`));
  expect(result.locations[0]!.physicalLocation).toEqual({
    artifactLocation: { uri: 'a%2C%20b/draft%3A1.md' },
    region: {
      startLine: 3,
      startColumn: 6,
      endLine: 3,
      endColumn: 13,
      charOffset: 36,
      charLength: 7,
      snippet: { text: 'claimed' },
    },
  });
  expect(result.fixes?.[0]?.artifactChanges[0]?.replacements[0]).toEqual({
    deletedRegion: { charOffset: 36, charLength: 7 },
    insertedContent: { text: 'said' },
  });
  expect(
    sarifLog([{ ...FILE, isFile: false }], TOOL).runs[0]!.results[0]!.locations[0]!.physicalLocation,
  ).not.toHaveProperty('region');
});

test('text for people', () => {
  expect(lintText([FILE], { color: false }).split('\n').slice(0, 2)).toEqual([
    'a, b/draft:1.md',
    '    3:6  warning  loaded-verb  claimed',
  ]);
  expect(lintText([{ ...FILE, findings: [] }], { color: false })).toBe('no findings in 1 file\n');
});

test('pages and schema are those of the rules', () => {
  for (const rule of RULES) expect(read(`docs/lint/${rule.id}.md`)).toBe(pageOf(rule));
  expect(JSON.parse(read('schema/config.schema.json'))).toEqual(JSON.parse(JSON.stringify(configSchema(ids))));
});

test('settings are read as the schema allows, and refused in one line', () => {
  const valid = new Ajv2020().compile(configSchema(ids));
  const check = (value: unknown): string => {
    try {
      readConfig(JSON.stringify(value), 'c.json', ids);
      return 'fine';
    } catch (error) {
      return (error as Error).message;
    }
  };
  for (const [value, said] of [
    [
      {
        lint: {
          failOn: 'error',
          rules: { 'loaded-verb': 'off' },
          loaded: ['thundered'],
          allowed: [],
          outlets: ['Nara Post'],
        },
      },
      'fine',
    ],
    [{}, 'fine'],
    [[], 'c.json: bad value at the top: []'],
    [{ lnt: {} }, 'c.json: unknown key at the top: "lnt"'],
    [{ lint: { failOn: 'off' } }, 'c.json: bad value at lint.failOn: "off"'],
    [{ lint: { rules: { 'loaded-verbs': 'off' } } }, 'c.json: unknown key at lint.rules: "loaded-verbs"'],
    [{ lint: { rules: { 'loaded-verb': 2 } } }, 'c.json: bad value at lint.rules.loaded-verb: 2'],
    [{ lint: { loaded: 'x' } }, 'c.json: bad value at lint.loaded: "x"'],
  ] as const) {
    expect(check(value)).toBe(said);
    expect(valid(value)).toBe(said === 'fine');
  }
  expect(() => readConfig('{', 'c.json', ids)).toThrow(/^c\.json is not JSON: /);
});

test('comments switch rules off for a line, for a stretch, by name, and leave places as they were', async () => {
  const engine = await loadEngine('rules');
  const found = async (raw: string): Promise<readonly string[]> => {
    const draft = readDraft(new TextEncoder().encode(raw));
    const findings = await lint(draft, engine, { switches: draft.switches });
    return findings.map((f) => draft.article.text.slice(...f.span));
  };
  const [one, two, three] = [
    'Mayor Ada Lund claimed that it rains.',
    'Per Holm admitted that it snows.',
    'Ida Moss revealed that it hails.',
  ];
  expect(await found([one, two, three].join('\n\n'))).toEqual(['claimed', 'admitted', 'revealed']);
  expect(await found(`${one} <!-- hearsay-off-line -->\n\n${two}\n\n${three}`)).toEqual(['admitted', 'revealed']);
  expect(await found(`${one}\n\n<!-- hearsay-off-line loaded-verb -->\n${two}\n\n${three}`)).toEqual([
    'claimed',
    'revealed',
  ]);
  expect(
    await found(`${one}\n\n<!-- hearsay-off loaded-verb -->\n\n${two}\n\n<!-- hearsay-on -->\n\n${three}`),
  ).toEqual(['claimed', 'revealed']);
  expect(await found(`${one}\n\n<!-- hearsay-off scare-quotes -->\n\n${two}`)).toEqual(['claimed', 'admitted']);
  const page = (middle: string): string =>
    `<!doctype html><html><body><article><h1>Rain and snow in the hills</h1><p>${one}</p>${middle}<p>${three}</p></article></body></html>`;
  expect(await found(page(`<!-- hearsay-off-line --><p>${two}</p>`))).toEqual(['claimed', 'revealed']);
  expect(await found(page(`<!-- hearsay-off --><p>${two}</p><!-- hearsay-on -->`))).toEqual(['claimed', 'revealed']);
});

test('a fix is made where it is certain', async () => {
  const engine = await loadEngine('rules');
  const text = 'Ada Lund claimed that it rains. Ada Lund slammed the council. Ida Moss claims that it snows.';
  const findings = await lint(readDraft(text), engine);
  expect(findings.length).toBe(3);
  expect(mended(text, fixesOf(findings))).toBe(
    'Ada Lund said that it rains. Ada Lund slammed the council. Ida Moss says that it snows.',
  );
});

test('the overview lists every rule with its level', () => {
  const page = read('docs/lint.md');
  for (const { id, level, about } of RULES)
    expect(page).toContain(`| [\`${id}\`](lint/${id}.md) | ${level} | ${about} |`);
});
