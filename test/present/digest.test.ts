import { parseAtomFeed } from 'feedsmith';
import { parseHTML } from 'linkedom';
import { simpleParser } from 'mailparser';
import { lexer, type Token, walkTokens } from 'marked';
import { expect, test } from 'vitest';
import { digest, matterOf, readBackBy } from '../../src/digesting.ts';
import { readText, rulesEngine } from '../../src/index.ts';
import { analyse } from '../../src/pipeline.ts';
import { digestAs } from '../../src/present/digest.ts';
import { gradesOf, placeName } from '../../src/present/digest-words.ts';
import { visible } from '../../src/present/visible.ts';
import type { Digest, DigestLine, DigestPlace } from '../../src/records/digest.ts';
import { linesOf } from '../digest/held.ts';

const place = (n: number, more: Partial<DigestPlace> = {}): DigestPlace => ({
  article: `sha256:${n}`,
  file: `${n}.txt`,
  outlet: 'Harbour & [Post] <b>',
  published: `2026-03-0${n}`,
  link: `https://post.example/${n}?a=1&b="2"#:~:text=the%20gate`,
  words: 'the gate',
  span: [n, n + 8],
  ...more,
});

const line = (text: string, source: string | null, places: readonly DigestPlace[]): DigestLine => ({
  text,
  told: [
    { source, grade: source === null ? 'none' : 'named', act: 'say', stance: 'asserts', within: null, content: text },
  ],
  figures: [],
  places,
  claim: null,
});

const value = { min: 12, max: 12, hedge: 'exact', source: 'Ida Moss', grade: 'named', time: '2026-03-02' } as const;

/** A digest with all that one may have, and with words that would be markup, a link or a turn of direction. */
const HOSTILE: Digest = {
  hearsay: { schema: 1, version: '0', engine: 'rules', model: null, rules: 'r' },
  kind: 'window',
  of: 'ferry gate \u{1f6a2} · 2026-03-01 to 2026-03-09',
  headline: line('Gate *open*, says <script>alert(1)</script> Moss & Co', 'Ida Moss', [place(1)]),
  standfirst: line('Olaf Lind denied that [the gate](javascript:alert(1)) was open.', 'Olaf Lind', [
    place(2),
    place(3),
  ]),
  bullets: [
    line('1. Ida Moss said &lt;the gate&gt; was `open` ~~then~~.', 'Ida Moss', [place(4)]),
    // The sixtieth code unit parts a pair.
    line(`${'a'.repeat(59)}\u{1f6a2} Cora Sato said \u202enothing.`, 'Cora Sato', [
      place(5, { link: 'javascript:alert(1)' }),
    ]),
    line(`+ Dov Ames said ${'very '.repeat(30)}little.`, 'Dov Ames', [place(6, { link: null, published: null })]),
  ],
  quotation: line('“It was open,” Ida Moss said.', 'Ida <Moss>', [place(7)]),
  background: [line('The gate is old, Harbour Post reported.', 'Harbour Post', [place(8)])],
  figures: [
    {
      counted: 'people hurt',
      unit: null,
      now: [{ ...value, place: place(2) }],
      older: [{ ...value, min: 11, max: 11, place: place(1) }],
    },
  ],
  silent: [line('The board did not say who opened it.', 'the board', [place(9)])],
  origins: [
    {
      claim: 'c:1',
      title: 'The <gate> was open',
      asserts: { atLeast: 1, atMost: 2 },
      denies: { atLeast: 1, atMost: 1 },
    },
  ],
  sources: [{ name: 'Ida <Moss>', grade: 'named', reason: null, lines: 2, outlets: ['Harbour Post'] }],
  articles: [
    { article: 'sha256:1', file: '1.txt', outlet: 'Harbour Post', title: null, published: '2026-03-09', url: null },
  ],
  leftOut: [],
};

/** A digest as it is made. */
async function made(): Promise<Digest> {
  const text = [
    'Nara bridge to open in May, says mayor Ana Reyes',
    'Mayor Ana Reyes said on Monday that the Nara bridge would open in May. “The bridge is safe and the road is ready,” Reyes said.',
    'Engineer Ida Moss denied that the Nara bridge was safe. The harbour board declined to say who had paid for the Nara bridge.',
  ].join('\n\n');
  const known = { outlet: 'The Harbour Post', url: 'https://post.example/bridge', published: '2026-03-09' };
  return digest(matterOf(await analyse(readText(text, known), rulesEngine)), readBackBy(rulesEngine));
}

const ALL = [
  ['made', await made()],
  ['hostile', HOSTILE],
] as const;
const web = (places: readonly DigestPlace[]): readonly string[] =>
  places.flatMap(({ link }) => (link?.startsWith('https:') ? [link] : []));
const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
/** The sentence, where it stands and who could be held to it, as every format has them. */
const partsOf = (l: DigestLine): readonly string[] => [flat(visible(l.text)), ...l.places.map(placeName), gradesOf(l)];
/** Links of sentences and figures in their order. */
const linksOf = (d: Digest): readonly string[] => [
  ...linesOf(d).flatMap((l) => web(l.places)),
  ...d.figures.flatMap((f) => web([...f.now, ...f.older].map((v) => v.place))),
];
/** Holds that all parts are there, behind one another. */
function inOrder(shown: string, parts: readonly string[]): void {
  let at = 0;
  for (const part of parts) {
    const found = shown.indexOf(part, at);
    expect([part, found >= 0]).toEqual([part, true]);
    at = found + part.length;
  }
}

test('the digest that is made has a headline, sentences and one who did not answer', () => {
  const [, d] = ALL[0];
  expect([d.headline !== null, linesOf(d).length >= 4, d.silent.length]).toEqual([true, true, 1]);
});

test.each(ALL)('Markdown (%s): words as they are, each line with its links, sources and grades', (_, d) => {
  const shown: string[] = [];
  const links: string[] = [];
  const kinds = new Set<string>();
  void walkTokens(lexer(digestAs('md', d)), (t: Token) => {
    kinds.add(t.type);
    if (t.type === 'link') links.push(t.href);
    if ((t.type === 'text' || t.type === 'escape') && !('tokens' in t && t.tokens)) shown.push(t.text);
    if (t.type === 'br') shown.push(' ');
  });
  inOrder(flat(shown.join('')), linesOf(d).flatMap(partsOf));
  expect(links.map((l) => l.replaceAll('%22', '"'))).toEqual(linksOf(d));
  for (const kind of ['html', 'codespan', 'code', 'del', 'image'])
    expect([kind, kinds.has(kind)]).toEqual([kind, false]);
});

test.each(ALL)('HTML (%s): nothing but text and links to the web, each line with sources and grades', (_, d) => {
  const { document } = parseHTML(digestAs('html', d));
  inOrder(flat(document.querySelector('article')!.textContent!), linesOf(d).flatMap(partsOf));
  expect([...document.querySelectorAll('a')].map((a) => a.getAttribute('href'))).toEqual(linksOf(d));
  expect(document.querySelectorAll('script, img, b, iframe, link').length).toBe(0);
  const notes = [...document.querySelectorAll('small')].map((s) => flat(s.textContent!));
  for (const l of linesOf(d)) expect(notes).toContain(`${l.places.map(placeName).join(' · ')} — ${gradesOf(l)}`);
});

test.each(ALL)('text (%s): 78 columns but for addresses, which stay whole', (_, d) => {
  const text = digestAs('text', d);
  inOrder(flat(text), linesOf(d).flatMap(partsOf));
  const rows = text.split('\n').map((row) => row.trimStart());
  const addresses = rows.filter((row) => row.startsWith('<http'));
  expect(addresses).toEqual(linksOf(d).map((link) => `<${link}>`));
  for (const row of text.split('\n')) if (!row.includes('<http')) expect([...row].length).toBeLessThanOrEqual(78);
  expect(text).not.toContain('\u202e');
});

test.each(ALL)('mail (%s): the text and the page as its two parts', async (_, d) => {
  const mail = await simpleParser(digestAs('eml', d));
  expect([mail.subject, mail.date?.toISOString()]).toEqual([d.headline!.text, '2026-03-09T00:00:00.000Z']);
  expect(mail.text).toBe(digestAs('text', d));
  expect(mail.html).toBe(digestAs('html', d));
});

test.each(ALL)('Atom (%s): an entry for each sentence and figure, with link, source and grade', (_, d) => {
  const { entries = [], title } = parseAtomFeed(digestAs('atom', d));
  expect(title?.value ?? title).toBe(d.headline!.text);
  const ids = entries.map((e) => e.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^urn:hearsay:[\w:.~%#()!*'-]+$/);
  const titled = new Map(entries.map((e) => [flat(wordsOf(e.title)), e]));
  for (const l of linesOf(d)) {
    const [first] = l.places;
    const entry = titled.get(flat(visible(l.text)));
    // Without a date there can be no entry.
    expect([l.text, entry !== undefined]).toEqual([l.text, first!.published !== null]);
    if (!entry) continue;
    inOrder(wordsOf(entry.summary), partsOf(l).slice(1));
    expect(entry.links?.map((k) => k.href) ?? []).toEqual(web([first!]));
  }
  for (const f of d.figures) {
    const entry = [...titled].find(([words]) => words.toLowerCase().startsWith(f.counted!))![1];
    expect(wordsOf(entry.title)).toContain('Ida Moss, named');
    expect(entry.links?.map((k) => k.href)).toEqual(web([f.now[0]!.place]));
  }
  for (const s of d.sources)
    expect(wordsOf(titled.get('Sources')!.summary)).toContain(`${visible(s.name)}: ${s.grade}`);
});

/** A text construct of a feed as its words. */
const wordsOf = (text: unknown): string =>
  typeof text === 'string' ? text : String((text as { readonly value?: string } | undefined)?.value ?? '');
