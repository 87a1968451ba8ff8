import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { editDocx, readDocx } from '../../src/read/docx.ts';
import { readInput } from '../../src/read/input.ts';

const p = (inner: string, style = ''): string =>
  `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}${inner}</w:p>`;
const r = (text: string): string => `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;

const docx = (...paragraphs: readonly string[]): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document><w:body>${paragraphs.join('')}</w:body></w:document>`,
    ),
    'word/_rels/document.xml.rels': strToU8(
      '<Relationships><Relationship Id="r1" Type="link" Target="https://nara.example/a?b=1&amp;c=2"/></Relationships>',
    ),
    'word/media/image.png': new Uint8Array([1, 2, 3]),
  });

const BYTES = docx(
  p(r('Bridge opens'), 'Title'),
  p(
    `${r('Mayor &amp; council: Ada Lund cl')}${r('aimed that &#8220;all&#x201D; is well.')}<w:del><w:r><w:delText>x</w:delText><w:t>gone</w:t></w:r></w:del>`,
  ),
  p(`${r('Holm claimed that it rains, the ')}<w:hyperlink r:id="r1">${r('Nara Post')}</w:hyperlink>${r(' reported.')}`),
  p(''),
  p(r('first'), 'ListParagraph'),
);

test('paragraphs, headings, lists, links and entities of a Word document; deleted words are left out', () => {
  const { article } = readInput(BYTES);
  expect(article.text).toBe(
    'Bridge opens\n\nMayor & council: Ada Lund claimed that “all” is well.\n\nHolm claimed that it rains, the Nara Post reported.\n\nfirst',
  );
  expect(article.blocks.map((b) => b.kind)).toEqual(['headline', 'paragraph', 'paragraph', 'listItem']);
  expect(article.links.map((l) => [l.href, article.text.slice(...l.span)])).toEqual([
    ['https://nara.example/a?b=1&c=2', 'Nara Post'],
  ]);
});

test('an edit changes its words alone; one across runs is left out; none gives the same bytes', () => {
  const { text } = readDocx(BYTES).article;
  const at = (words: string, from = 0): [number, number] => [
    text.indexOf(words, from),
    text.indexOf(words, from) + words.length,
  ];
  const across = at('claimed');
  const whole = at('claimed', across[1]);
  expect(editDocx(BYTES, [{ span: across, text: 'said' }]).bytes).toBe(BYTES);
  const { bytes, made } = editDocx(BYTES, [{ span: whole, text: 'said <&>' }]);
  expect(made.length).toBe(1);
  expect(readDocx(bytes).article.text).toBe(text.replace('Holm claimed', 'Holm said <&>'));
  const [before, after] = [unzipSync(BYTES), unzipSync(bytes)];
  for (const name of Object.keys(before).filter((n) => n !== 'word/document.xml'))
    expect(after[name]).toEqual(before[name]);
  expect(strFromU8(after['word/document.xml']!)).toBe(
    strFromU8(before['word/document.xml']!).replace('Holm claimed', 'Holm said &lt;&amp;&gt;'),
  );
});

test('what is no Word document, or a damaged one, is refused in one line', () => {
  expect(() => readInput(zipSync({ 'a.txt': strToU8('hello') }))).toThrow('a zip file cannot be read');
  expect(() => readInput(docx(p('')))).toThrow('the text has no words');
  const cut = BYTES.slice(0, BYTES.length - 40);
  expect(() => readInput(cut)).toThrow(/zip file cannot be read|damaged/);
});
