// Wraps paragraphs of the documentation that have a line of more than 120 characters; test/docs/pages.test.ts holds them to that.
// Paragraphs that fit, tables, code and headings stay as they are. Run: npx tsx scripts/wrap-markdown.ts [FILE...]
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = resolve(import.meta.dirname, '..');
const WIDTH = 120;

/** A list mark, a number with a dot, a quotation mark of Markdown or nothing, with the blanks around it. */
const HEAD = /^(\s*(?:(?:[-*+]|\d+\.)\s+|>\s?)?)(.*)$/;
/** What a line of text may not begin with, as it would become something else. */
const MARK = /^(?:[-*+>#|=·]|\d+[.)]$|```|~~~|<!--)/;
/** Lines that are no text: rows, headings, remarks, rules, code. */
const NO_TEXT = /^\s*(?:\||#{1,6} |<!--|```|---|$)/;

/** The text with each long paragraph wrapped. */
export function wrapped(markdown: string): string {
  const lines = markdown.split('\n');
  const out: string[] = [];
  let isCode = false;
  for (let i = 0; i < lines.length; ) {
    const line = lines[i]!;
    if (line.trimStart().startsWith('```')) isCode = !isCode;
    if (isCode || NO_TEXT.test(line) || /^ {4}/.test(line)) {
      out.push(line);
      i++;
      continue;
    }
    let end = i + 1;
    while (end < lines.length && goesOn(lines[end]!)) end++;
    const paragraph = lines.slice(i, end);
    out.push(...(paragraph.some((l) => [...l].length > WIDTH) ? wrap(paragraph) : paragraph));
    i = end;
  }
  return out.join('\n');
}

const goesOn = (line: string): boolean => !NO_TEXT.test(line) && !/^\s*(?:[-*+]|\d+\.)\s/.test(line);

/** One paragraph or item of a list, its later lines under the first letter of the first. */
function wrap(lines: readonly string[]): readonly string[] {
  const [, head = '', first = ''] = HEAD.exec(lines[0]!) ?? [];
  const margin = /^\s*>/.test(head) ? head : ' '.repeat(head.length);
  const parts = partsOf([first, ...lines.slice(1).map((l) => l.trim())].join(' '));
  const out: string[][] = [[]];
  for (const part of parts) {
    const now = out.at(-1)!;
    const isFull = now.length > 0 && margin.length + [...now.join(' '), ' ', ...part].length > WIDTH;
    if (!isFull) now.push(part);
    else if (!MARK.test(part)) out.push([part]);
    // A word that would be a mark at the beginning takes the one before it along.
    else out.push([...now.splice(-1), part]);
  }
  return out.map((words, i) => `${i === 0 ? head : margin}${words.join(' ')}`);
}

/** Words, each code span whole with what touches it: its blanks are its own. */
const partsOf = (text: string): readonly string[] => text.match(/(?:`[^`]*`|[^\s`])+/g) ?? [];

/** Texts that may be wrapped: all of the documentation but pages that are made of code. */
const all = (): readonly string[] => [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'src/README.md', 'examples/README.md', 'python/README.md'],
  ...['editors/vscode/README.md', 'models/en/MODEL_CARD.md', 'training/README.md', 'training/EXPERIMENTS.md'],
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.md') && !/^lint[/\\]/.test(f))
    .map((f) => join('docs', f)),
];

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const asked = process.argv.slice(2);
  for (const file of asked.length ? asked : all()) {
    const path = resolve(ROOT, file);
    const text = readFileSync(path, 'utf8');
    if (wrapped(text) !== text) writeFileSync(path, wrapped(text));
  }
}
