import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { pageOf } from './markdown.ts';
import { between, type Page } from './page.ts';

/** Markdown texts of the repository that are pages, and the files that these lead to. */
export interface Texts {
  readonly pages: readonly Page[];
  /** Files of the repository, as their paths below its root; they stand under `files/` of the site. */
  readonly files: readonly string[];
}

const ROOT = resolve(import.meta.dirname, '..');
/** Texts that every site has; what they link to comes with them. */
const STARTS = [
  ...readdirSync(resolve(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith('.md'))
    .map((f) => `docs/${f.replaceAll('\\', '/')}`),
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'src/README.md',
];

/** Where a text of the repository stands on the site: `docs/lint.md` at `lint.html`, `examples/README.md` at `examples/index.html`. */
const outOf = (text: string): string =>
  text === 'README.md'
    ? 'index.html'
    : text
        .replace(/^docs\//, '')
        .replace(/README\.md$/, 'index.html')
        .replace(/\.md$/, '.html');

/** All texts that are pages. Throws where a link leads to nothing, or to a heading that is not there. */
export function readTexts(command: (words: string) => string | null): Texts {
  const pages = new Map<string, Page>();
  const files = new Set<string>();
  const asked: { readonly text: string; readonly to: string; readonly id: string }[] = [];
  const left = [...STARTS];
  for (let text = left.pop(); text !== undefined; text = left.pop()) {
    const out = outOf(text);
    if (pages.has(out)) continue;
    const from = text;
    const link = (href: string): string => {
      if (/^(?:https?|mailto):/.test(href)) return href;
      const [path = '', id = ''] = decodeURI(href).split('#');
      const to = path === '' ? from : target(posix.join(posix.dirname(from), path), from);
      if (!to.endsWith('.md')) {
        files.add(to);
        return between(out, `files/${to}`);
      }
      if (to !== 'README.md') left.push(to);
      if (id) asked.push({ text: from, to, id });
      return `${to === from ? '' : between(out, outOf(to))}${id && `#${id}`}`;
    };
    const place = { link, command: (words: string) => placeOf(out, command(words)) };
    pages.set(out, pageOf(readFileSync(resolve(ROOT, text), 'utf8'), out, place));
  }
  for (const { text, to, id } of asked)
    if (!pages.get(outOf(to))?.headings.some((h) => h.id === id))
      throw new Error(`${text}: ${to} has no heading #${id}`);
  return { pages: [...pages.values()], files: [...files, ...[...files].flatMap(neededBy)].sort() };
}

/** Files that a page of HTML is made of: its scripts, styles and data. */
const neededBy = (file: string): readonly string[] =>
  file.endsWith('.html')
    ? [...readFileSync(resolve(ROOT, file), 'utf8').matchAll(/ (?:src|href)="([^":#]+)"/g)].map(([, href]) =>
        posix.join(posix.dirname(file), href!),
      )
    : [];

const placeOf = (from: string, to: string | null): string | null => (to === null ? null : between(from, to));

/** The file that a link leads to: a folder stands for the text that tells of it. */
function target(path: string, from: string): string {
  const whole = resolve(ROOT, path);
  if (!existsSync(whole)) throw new Error(`${from}: a link leads to ${path}, which is not there`);
  if (!statSync(whole).isDirectory()) return path;
  const inner = ['README.md', 'index.md'].map((f) => posix.join(path, f)).find((f) => existsSync(resolve(ROOT, f)));
  if (inner === undefined) throw new Error(`${from}: a link leads to the folder ${path}, which has no text of its own`);
  return inner;
}
