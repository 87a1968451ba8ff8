import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLedger } from '../../src/ledger/open.ts';
import type { Claim } from '../../src/records/claim.ts';
import type { Decision } from '../../src/records/ledger.ts';
import { hearsay, type Run } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'hearsay-'));
afterAll(() => rmSync(folder, { recursive: true }));
const db = join(folder, 'ledger.db');
const ledger = (...args: readonly string[]): Promise<Run> => hearsay([...args, '--db', db]);
const lines = (text: string): string[] => text.split('\n').filter((l) => l !== '');

const FILES = ['kestrel-1', 'lowland-tribune-1', 'daily-lantern-1', 'kestrel-2', 'vpa-1'].map(
  (f) => `examples/bundle/${f}.html`,
);
let added: Run;
let claims: Claim[];
beforeAll(async () => {
  added = await ledger('add', ...FILES, 'examples/bundle/radio-ebrin.xml', '--jobs', '1', '--format', 'jsonl');
  claims = lines((await ledger('claims', '--format', 'jsonl')).out).map((l) => JSON.parse(l) as Claim);
}, 240_000);

describe('hearsay stories and story', () => {
  test('the bundle is one story: listed, and shown with articles, claims and sources', async () => {
    const { code, out, err } = await ledger('stories', '--json');
    expect([code, err]).toEqual([0, '']);
    const [first] = JSON.parse(out) as { id: string; articles: number; title: string }[];
    expect(first!.id).toMatch(/^sy:[0-9a-f]{32}$/);
    expect(first!.articles).toBeGreaterThan(4);
    const listed = await ledger('stories', '--limit', '1');
    expect(listed.out).toContain('STORIES');
    expect(listed.out).toContain(first!.id);
    expect((await ledger('stories', '--since', '2031-01-01')).out).toBe('STORIES\n  none\n');
    const page = await ledger('story', first!.id);
    expect([page.code, page.err]).toEqual([0, '']);
    for (const heading of ['ARTICLES', 'SOURCES', 'CLAIMS']) expect(page.out).toContain(heading);
    const days = page.out.slice(0, page.out.indexOf('SOURCES')).match(/^ {2}\d{4}-\d\d-\d\d(?= {2})/gm) ?? [];
    expect(days).toEqual([...days].sort());
  });

  test('a story that is not there is one line', async () => {
    const { code, out, err } = await ledger('story', 'sy:none');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^hearsay: no story sy:none\n {2}look it up/);
  });
});

test('a board without a row says what there is and how to see it', async () => {
  const path = join(folder, 'one.txt');
  const one = join(folder, 'one.db');
  writeFileSync(
    path,
    'Ferry crews in Marl walked out on Monday, their union said.\n\nMayor Ines Marek said at least 40 lorries were waiting.',
  );
  await hearsay(['add', path, '--db', one, '--engine', 'rules', '--jobs', '1']);
  const { code, out } = await hearsay(['claims', '--db', one]);
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(
      /^CLAIMS\n {2}none that two articles tell, .*\n {2}[1-9]\d* more: the same with --all --articles 1\n$/,
    ),
  ]);
  expect((await hearsay(['claims', '--db', one, '--all', '--articles', '1'])).out).toContain('40 lorries');
  expect((await hearsay(['claims', 'xylophone', '--db', one])).out).toBe('CLAIMS\n  none\n');
});

test.each([
  ['The Marl ferry will close next year, port chief Ada Holm said.', 'the ferry will close next year'],
  ['Ada Holm, the port chief, said a deal was near.', 'a deal was near'],
])('a dispute that two sentences tell is on the board: %s', async (said, denied) => {
  const path = join(folder, 'two.txt');
  const db = join(folder, `two-${denied.length}.db`);
  writeFileSync(path, `${said} Mayor Ines Marek denied that ${denied}.`);
  await hearsay(['add', path, '--db', db, '--jobs', '1']);
  const { out } = await hearsay(['claims', '--db', db]);
  expect(out).toMatch(/Whether .*\n.* · disputed/);
});

/** The claim that a statement with these words of this file is in. */
function claimWith(file: string, source: string, stance: string): Claim {
  const found = claims.find((c) =>
    c.statements.some((s) => s.file?.endsWith(file) && s.sourceName === source && s.stance === stance),
  );
  if (!found) throw new Error(`no claim by ${source} in ${file}`);
  return found;
}

describe('hearsay add', () => {
  test('tells each article once it is stored, and a summary', () => {
    expect(added.code).toBe(0);
    expect(added.err).toMatch(/^hearsay: 7 added; \d+ statements; \d+\.\d s\n$/);
    const told = lines(added.out).map((l) => JSON.parse(l) as { file: string; kind: string; article: string });
    expect(told.map((t) => [t.file, t.kind])).toEqual([
      ...FILES.map((f) => [f, 'new']),
      ['https://radio-ebrin.example/news/prosecutors-dravel', 'new'],
      ['https://radio-ebrin.example/news/toll-rises-21', 'new'],
    ]);
  });

  test('leaves what is there as it is, tells what cannot be read, and adds the rest', async () => {
    const empty = join(folder, 'empty.html');
    writeFileSync(empty, '<!doctype html><title>Marl today</title><body></body>');
    const { code, out, err } = await ledger('add', FILES[0]!, empty, '--jobs', '1');
    expect([code, out]).toEqual([1, '']);
    expect(lines(err)).toEqual([
      expect.stringMatching(/^hearsay: .*empty\.html/),
      expect.stringMatching(/^hearsay: 1 there already, 1 failed; \d+\.\d s$/),
    ]);
  });

  test('the same text at another address is one text with two publications', async () => {
    const again = join(folder, 'copy.html');
    const page = readFileSync(FILES[3]!, 'utf8');
    writeFileSync(again, page.replaceAll('kestrel-news.example', 'mirror.example'));
    const other = join(folder, 'other.db');
    const { err } = await hearsay(['add', FILES[3]!, again, '--jobs', '1', '--db', other]);
    expect(err).toMatch(/^hearsay: 1 added, 1 published again; \d+ statements; /);
    const { out } = await hearsay(['export', 'publications', '--db', other]);
    expect(lines(out).map((l) => (JSON.parse(l) as { canonical: string }).canonical.split('/')[2])).toEqual(
      expect.arrayContaining(['kestrel-news.example', 'mirror.example']),
    );
    expect(lines((await hearsay(['export', 'articles', '--db', other])).out)).toHaveLength(1);
  });
});

describe('what it holds', () => {
  test('the board names claims with counts and ids', async () => {
    const { code, out, err } = await ledger('claims', '--width', '80');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(
      /^CLAIMS · \d+( of \d+)? · most disputed first\n {2}claim +asserts {2}denies {2}outlets {2}latest\n/,
    );
    expect(out).toMatch(/\n {2}c:[0-9a-f]+/);
    expect(out).toMatch(/\n\+9\/2 +asserted in 9 articles, which rest on 2 origins/);
  });

  test('lists leave out what is not worth one, unless asked', async () => {
    const idsIn = (out: string): readonly string[] => [...new Set(out.match(/\bc:[0-9a-f]+/g))].sort();
    const shown = async (...args: readonly string[]) =>
      idsIn((await ledger('claims', '--articles', '1', '--limit', '1000', ...args)).out);
    const listable = claims.filter((c) => c.listable).map((c) => c.id);
    expect(listable.length).toBeLessThan(claims.length);
    expect(await shown()).toEqual(listable);
    expect(await shown('--all')).toEqual(claims.map((c) => c.id));
    expect(await shown('--format', 'jsonl', '--sort', 'newest')).toEqual(expect.arrayContaining(listable));
  });

  test('all claims are one a line, and one row a statement', async () => {
    expect(claims.length).toBeGreaterThan(30);
    expect(claims.map((c) => c.id)).toEqual([...claims.map((c) => c.id)].sort());
    const { out } = await ledger('claims', '--format', 'csv');
    const rows = out.split('\r\n').slice(0, -1);
    expect(rows[0]).toBe(
      'claim,title,text,disputed,possibly_disputed,origins_asserting_at_least,origins_asserting_at_most,origins_denying_at_least,origins_denying_at_most,statement,article,file,outlet,published,stance,source,source_id,grade,hands,chain,origin,withdrawn',
    );
    expect(rows.length - 1).toBe(claims.reduce((n, c) => n + c.statements.length, 0));
    const list = JSON.parse((await ledger('claims', '--format', 'json')).out) as Claim[];
    expect(list).toEqual(claims);
  });

  test('a claim, by an id without its prefix too', async () => {
    const claim = claimWith('kestrel-1.html', 'Tomas Verrin', 'denies');
    const { code, out } = await ledger('claim', claim.id.slice(2), '--width', '80');
    expect(code).toBe(0);
    expect(out).toContain('\n  Tomas Verrin  ');
    expect(out).toContain('\nORIGINS\n');
    expect(out).toContain('https://kestrel-news.example/world/2026/03/10/dravel-dam-flood');
    expect(JSON.parse((await ledger('claim', claim.id, '--format', 'json')).out)).toEqual(claim);
  });

  test('search gives words, source and place; filters narrow it', async () => {
    const { out } = await ledger('search', 'siren', '--source', 'Edda Korvin', '--outlet', 'Veskia Press Agency');
    expect(out).toMatch(
      / {2}that the sirens had sounded\n {4}Edda Korvin {2}named {2}denies\n {4}Veskia Press Agency 2026-03-10 ·\n/,
    );
    const rows = (await ledger('search', 'siren', '--format', 'csv')).out.split('\r\n').slice(1, -1);
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.every((r) => /siren/i.test(r))).toBe(true);
    expect((await ledger('search', 'submarine')).out).toBe('STATEMENTS\n  none\n');
  });

  test('sources and one source; a name that two have is told', async () => {
    const { out } = await ledger('sources', 'korvin');
    expect(out).toMatch(/^SOURCES · 2\n/);
    const both = await ledger('source', 'korvin');
    expect([both.code, both.out]).toEqual([1, '']);
    expect(both.err).toMatch(
      /^hearsay: 2 sources are called korvin\n {2}give an id: (Edda|Paul) Korvin \(s:[0-9a-f]+\), (Edda|Paul) Korvin \(s:/,
    );
    const one = await ledger('source', 'Paul', 'Korvin');
    expect(one.out).toMatch(
      /^Paul Korvin\ns:[0-9a-f]+ · person · named · chief surgeon of Tolvane\shospital · 3\sarticles\n/,
    );
  });

  test('figures as a table and a chart', async () => {
    const { out } = await ledger('figures', 'killed');
    expect(out).toMatch(/ {2}2026-03-10 {2}≥ 17 +Ebrin Rescue Service {2}Kestrel News Agency/);
    const { out: rows } = await ledger('figures', 'missing', '--format', 'csv', '--articles', '1');
    expect(rows.split('\r\n')[0]).toMatch(/^series,counted,unit,min,max,hedge,was,as_of,time,words,source,/);
    expect(rows).toMatch(/,people missing,people,5,5,exact,/);
  });

  test('a statement is followed', async () => {
    const claim = claimWith('lowland-tribune-1.html', 'Tomas Verrin', 'denies');
    const statement = claim.statements.find((s) => s.file?.endsWith('lowland-tribune-1.html'))!;
    const { code, out } = await ledger('trace', statement.id);
    expect(code).toBe(0);
    expect(out).toContain('\nTHE WAY OF THE WORDS\n');
    expect(out).toContain('\n▸ Lowland Tribune  2026-03-10\n');
  });

  test('stats and check', async () => {
    const { out } = await ledger('stats');
    expect(out).toMatch(/^articles {6}7\npublications {2}7\nstatements {4}\d+\n/);
    expect(out).toMatch(/\nfile +\S+ledger\.db\n$/);
    const stats = JSON.parse((await ledger('stats', '--format', 'json')).out) as { articles: number };
    expect(stats.articles).toBe(7);
    expect((await ledger('check')).out).toMatch(/^nothing wrong in .*ledger\.db\ndigest [0-9a-f]{64}\n$/);
  });
});

describe('what persons decide', () => {
  test('is kept, holds through a relink, goes to another ledger, and can be taken back', async () => {
    const claim = claimWith('kestrel-1.html', 'Tomas Verrin', 'denies');
    const [a, b] = claim.statements.filter((s) => s.sourceName === 'Tomas Verrin');
    const decided = await ledger('decide', 'not-same', a!.id, b!.id, '--by', 'Ada Holm', '--note', 'another gate');
    expect(decided.code).toBe(0);
    expect(decided.out).toMatch(/^DECISIONS · 1 decision\n\n {2}not-same\n {2}– /);
    const apart = async (): Promise<boolean> => {
      const now = lines((await ledger('claims', '--format', 'jsonl')).out).map((l) => JSON.parse(l) as Claim);
      const holds = (id: string) => now.find((c) => c.statements.some((s) => s.id === id))?.id;
      return holds(a!.id) !== holds(b!.id);
    };
    expect(await apart()).toBe(true);
    expect((await ledger('relink')).err).toMatch(
      /^hearsay: \d+ statements, \d+ claims of two and more, \d+ disputed\n$/,
    );
    expect(await apart()).toBe(true);

    const file = join(folder, 'decisions.jsonl');
    expect(await ledger('export', 'decisions', '--out', file)).toEqual({ code: 0, out: '', err: '' });
    const [decision] = lines(readFileSync(file, 'utf8')).map((l) => JSON.parse(l) as Decision);
    expect([decision?.by, decision?.note]).toEqual(['Ada Holm', 'another gate']);
    const copy = join(folder, 'copy.db');
    expect(await hearsay(['backup', copy, '--db', db])).toMatchObject({ code: 0 });
    const imported = await hearsay(['decide', '--import', file, '--db', copy]);
    expect(imported).toEqual({ code: 0, out: '', err: 'hearsay: 0 decisions taken over\n' });

    expect((await ledger('decide', '--retract', decision!.id, '--by', 'Ada Holm')).out).toContain(
      'taken back by Ada Holm',
    );
    expect(await apart()).toBe(false);
  });

  test('a backup is whole, and nothing is overwritten', async () => {
    const copy = join(folder, 'again.db');
    await ledger('backup', copy);
    const digest = async (path: string): Promise<string> =>
      (await hearsay(['check', '--db', path])).out.split('digest ')[1]!;
    expect(await digest(copy)).toBe(await digest(db));
    expect(await ledger('backup', copy)).toEqual({
      code: 1,
      out: '',
      err: `hearsay: ${copy} is there already\n  give another name\n`,
    });
  });
});

test('what is removed is gone, and stays away', async () => {
  const other = join(folder, 'removed.db');
  const run = (...args: readonly string[]): Promise<Run> => hearsay([...args, '--db', other]);
  await run('add', FILES[3]!, FILES[4]!, '--jobs', '1');
  const { code, err } = await run('remove', FILES[3]!, '--reason', 'asked by the publisher');
  expect([code, err]).toEqual([
    0,
    expect.stringMatching(/^hearsay: removed sha256:[0-9a-f]{64} \(examples\/bundle\/kestrel-2\.html\)\n$/),
  ]);
  expect((await run('search', 'siren', '--outlet', 'Kestrel News Agency')).out).toBe('STATEMENTS\n  none\n');
  expect((await run('add', FILES[3]!, '--jobs', '1')).err).toMatch(/^hearsay: 1 removed before; /);
});

const READS = [
  ['claims'],
  ['claim', 'c:00'],
  ['search', 'dam'],
  ['sources'],
  ['source', 'Korvin'],
  ['figures'],
  ['trace', 'st:00'],
  ['decide', '--list'],
  ['stats'],
  ['check'],
  ['export', 'claims'],
  ['backup', 'copy.db'],
];

describe('errors are one line and a hint', () => {
  test.each([
    [['claim', 'c:00'], 'hearsay: no claim c:00\n  look it up with `hearsay claims`\n'],
    [['trace', 'st:00'], 'hearsay: no statement st:00\n  look it up with `hearsay search`\n'],
    [['source', 'nobody', 'at', 'all'], 'hearsay: no source nobody at all\n  list them with `hearsay sources`\n'],
    [['remove', 'x.html', '--reason', 'y'], 'hearsay: no article x.html\n  give its id, its address or its file\n'],
    [['decide', 'split', 'st:00'], 'hearsay: no statement st:00\n  look it up with `hearsay search`\n'],
    [['decide', 'merge', 'st:00'], 'hearsay: merge takes 2 or more claims, not 1\n'],
    [['decide', '--import', 'nowhere.jsonl'], 'hearsay: cannot read nowhere.jsonl: ENOENT\n  check the path\n'],
  ])('%j', async (args, err) => {
    expect(await ledger(...args)).toEqual({ code: 1, out: '', err });
  });

  test.each([
    [
      ['decide'],
      'hearsay: give one of a kind with its statements, --list, --retract or --import\n  see hearsay decide --help\n',
    ],
    [
      ['decide', 'unite', 'a', 'b'],
      "hearsay: command-argument value 'unite' is invalid for argument 'kind'. Give one of merge, split, not-same, speaker, hide, furniture, same-source.\n  see hearsay decide --help\n",
    ],
    [
      ['export', 'figures', '--format', 'csv'],
      'hearsay: figures have no csv; give --format jsonl\n  see hearsay export --help\n',
    ],
    [['remove', 'x.html'], "hearsay: required option '--reason <text>' not specified\n  see hearsay remove --help\n"],
    [
      ['claims', '--from', '2026-02-30'],
      "hearsay: option '--from <day>' argument '2026-02-30' is invalid. Give a day as 2026-03-16.\n  see hearsay claims --help\n",
    ],
    [
      ['claims', '--limit', '0'],
      "hearsay: option '--limit <n>' argument '0' is invalid. Give a number from 1 to 1000.\n  see hearsay claims --help\n",
    ],
  ])('usage: %j', async (args, err) => {
    expect(await ledger(...args)).toEqual({ code: 2, out: '', err });
  });

  test('a ledger that holds nothing yet says how to add something', async () => {
    const empty = join(folder, 'empty.db');
    await (await openLedger({ path: empty })).close();
    for (const args of [['claims'], ['stats'], ['sources'], ['check'], ['search', 'dam']]) {
      const { code, err } = await hearsay([...args, '--db', empty]);
      expect([args, code, err]).toEqual([
        args,
        0,
        `hearsay: ${empty}: nothing was added yet\n  add articles: \`hearsay add PATH\`, with a file, a folder, a feed or an address\n`,
      ]);
    }
  }, 120_000);

  test('a ledger that is not there, or is none', async () => {
    const none = join(folder, 'none.db');
    const missing = await hearsay(['claims', '--db', none]);
    expect([missing.code, missing.out]).toEqual([1, '']);
    const hint = 'nothing was added yet: `hearsay add PATH`, with a file, a folder, a feed or an address';
    expect(missing.err).toBe(`hearsay: ${none}: no such database\n  ${hint}\n`);
    expect(existsSync(none)).toBe(false);
    // Of a new user not even the folder is there.
    const nowhere = join(folder, 'not', 'yet', 'ledger.db');
    for (const args of READS)
      expect([args, await hearsay([...args, '--db', nowhere])]).toEqual([
        args,
        { code: 1, out: '', err: `hearsay: ${nowhere}: no such database\n  ${hint}\n` },
      ]);
    expect(existsSync(join(folder, 'not'))).toBe(false);
    const text = join(folder, 'text.db');
    writeFileSync(text, 'Not a ledger at all. '.repeat(400));
    const foreign = await hearsay(['stats', '--db', text]);
    expect(foreign).toEqual({
      code: 1,
      out: '',
      err: `hearsay: ${text}: not a database of Hearsay\n  name another file with --db\n`,
    });
  }, 240_000);
});
