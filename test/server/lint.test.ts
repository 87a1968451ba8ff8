import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LintedFile } from '../../src/records/finding.ts';
import type { ReadArticle } from '../../src/records/read-article.ts';
import { conformance } from './schemas.ts';
import { type Started, sent, started } from './start.ts';

type Linted = Pick<LintedFile, 'file' | 'findings'>;

let server: Started;
beforeAll(async () => {
  server = await started();
});
afterAll(() => server.stop());

test('one draft is checked while the caller waits, and spans are those of the text that was sent', async () => {
  const holds = await conformance(server);
  const path = '/api/v1/lint';
  const lint = async (init: RequestInit): Promise<Linted> => {
    expect(await holds.faults('POST', path, await server.ask(path, init))).toEqual([]);
    return server.json<Linted>(path, init);
  };
  const text = 'Rain fell \u{1f327}.\r\n\r\nMayor Ana Reyes claimed that the bridge was safe.\r\n';
  const plain = await lint(sent({ text, outlet: 'The Harbour Post' }));
  expect(plain.file).toBe(null);
  const verb = plain.findings.find((f) => f.rule === 'loaded-verb')!;
  expect([verb.level, text.slice(...verb.span)]).toEqual(['warning', 'claimed']);
  expect(verb.message).toContain('claimed');
  const rules = ({ findings }: Linted) => findings.map((f) => f.rule);
  const off = `<!-- hearsay-off-line loaded-verb -->\n${text}`;
  expect(rules(await lint(sent({ text: off.replace('Rain fell \u{1f327}.\r\n\r\n', '') })))).not.toContain(
    'loaded-verb',
  );
  // What is said to be a page is one, and what is said to be text is text, whatever either looks like.
  const bare =
    '<p>Mayor Ana Reyes claimed that the bridge was <b>safe</b>, and rain fell over the whole of the town.</p>';
  const { article } = await server.json<ReadArticle>('/api/v1/analyse', sent({ html: bare }));
  const page = await lint(sent({ html: bare }));
  expect(page.findings.map((f) => article.text.slice(...f.span))).toContain('claimed');
  const marked = await lint(sent({ text: bare }));
  expect(marked.findings.map((f) => bare.slice(...f.span))).toContain('claimed');
  const form = new FormData();
  form.set('file', new File([`# Bridge\n\n${text}`], 'bridge.md'));
  const file = await lint({ method: 'POST', body: form });
  expect([file.file, rules(file)]).toEqual(['bridge.md', expect.arrayContaining(['loaded-verb'])]);
  expect((await lint(sent({ text: 'Le maire a dit lundi que les impôts vont augmenter.' }))).findings).toEqual([]);
});

test('a draft is checked by the settings of its house, as a file of settings has them', async () => {
  const holds = await conformance(server);
  const text =
    'Mayor Ana Reyes claimed that the bridge was safe.\n\nMinister Ivo Velt recounted that it was not.\n\nEngineer Ida Moss admitted that she had no report.';
  const lint = {
    rules: { 'loaded-verb': 'error' },
    loaded: ['recounted'],
    allowed: ['claimed'],
    outlets: ['The Nara Herald'],
  };
  const asked = async (init: RequestInit): Promise<readonly (readonly [string, string])[]> => {
    const path = '/api/v1/lint';
    expect(await holds.faults('POST', path, await server.ask(path, init))).toEqual([]);
    const { findings } = await server.json<Linted>(path, init);
    return findings.filter((f) => f.rule === 'loaded-verb').map((f) => [f.level, text.slice(...f.span)] as const);
  };
  const own = [
    ['warning', 'claimed'],
    ['warning', 'admitted'],
  ];
  const house = [
    ['error', 'recounted'],
    ['error', 'admitted'],
  ];
  const form = (config: string | File): RequestInit => {
    const body = new FormData();
    body.set('file', new File([text], 'bridge.txt'));
    body.set('config', config);
    return { method: 'POST', body };
  };
  expect(await asked(sent({ text }))).toEqual(own);
  expect(await asked(sent({ text, config: {} }))).toEqual(own);
  expect(await asked(sent({ text, config: { lint } }))).toEqual(house);
  expect(await asked(form(JSON.stringify({ lint })))).toEqual(house);
  expect(await asked(form(new File([JSON.stringify({ lint })], 'hearsay.config.json')))).toEqual(house);
  expect(await asked(sent({ text, config: { lint: { rules: { 'loaded-verb': 'off' } } } }))).toEqual([]);
  // An outlet of the house, beside it, is what the report is of.
  const relayed =
    'A local newspaper reported that the mayor would try again in the autumn. The Zorvan Gleaner is printed in the town.';
  const named = async (outlets: readonly string[]) =>
    (await server.json<Linted>('/api/v1/lint', sent({ text: relayed, config: { lint: { outlets } } }))).findings.map(
      (f) => f.rule,
    );
  expect(await named([])).toContain('outlet-not-named');
  expect(await named(['Zorvan Gleaner'])).not.toContain('outlet-not-named');
  for (const [init, message, hint] of [
    [
      sent({ text, config: { lint: { rules: { 'loaded-verb': 'loud' } } } }),
      'config: bad value at lint.rules.loaded-verb: "loud"',
      'allowed: error, warning, info, off',
    ],
    [sent({ text, config: { lint: { loaded: 'x' } } }), 'config: bad value at lint.loaded: "x"', /a list of words/],
    [sent({ text, config: { lnt: {} } }), 'config: unknown key at the top: "lnt"', /\$schema, lint/],
    [sent({ text, config: null }), 'config: bad value at the top: null', /an object/],
    [sent({ text, config: '{}' }), 'config: bad value at the top: "{}"', /an object/],
    [form('{'), /^config is not JSON: [^\n]+$/, /correct it/],
  ] as const) {
    const answer = await server.ask('/api/v1/lint', init);
    expect([answer.status, await answer.json()]).toEqual([
      400,
      {
        error: {
          code: 'config',
          message: typeof message === 'string' ? message : expect.stringMatching(message),
          hint: typeof hint === 'string' ? hint : expect.stringMatching(hint),
        },
      },
    ]);
  }
  // Settings are of drafts: an article has none.
  expect((await server.ask('/api/v1/analyse', sent({ text, config: {} }))).status).toBe(400);
  expect((await server.ask('/api/v1/analyse', form('{}'))).status).toBe(400);
});
