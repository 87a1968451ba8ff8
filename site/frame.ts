import { SECTIONS } from './nav.ts';
import { between, escaped, type Page } from './page.ts';

/** Nothing but the site's own files; opened from disk they count as its own too. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";

/** The titles of pages by their file. */
export type Titles = ReadonlyMap<string, string>;

/** A whole page: its contents at the left, or below it where there is no room beside it. */
export function framed(page: Page, titles: Titles): string {
  const to = (out: string): string => between(page.out, out);
  const name = page.out === 'index.html' ? 'Hearsay' : `${page.title} · Hearsay`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(name)}</title>
<link rel="icon" href="${to('assets/icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${to('assets/site.css')}">
<script src="${to('assets/theme.js')}"></script>
<script src="${to('assets/site.js')}" defer></script>
</head>
<body data-root="${to('index.html').replace(/index\.html$/, '')}">
<a class="skip" href="#main">To the text</a>
<header>
<a class="brand" href="${to('index.html')}">Hearsay</a>
<a class="menu" href="#contents">Contents</a>
<search hidden><label>Search <input type="search" autocomplete="off" spellcheck="false" placeholder="Search"></label>
<div class="found" hidden><p aria-live="polite"></p><ol></ol></div></search>
<label class="theme" hidden>Light or dark <select><option value="auto">Auto</option><option value="light">Light</option><option value="dark">Dark</option></select></label>
</header>
<main id="main">
${page.html}
${beside(page.out, titles)}
</main>
${outline(page)}
<nav id="contents" aria-label="Contents">
${SECTIONS.map((s) => section(s.title, s.pages, page.out, titles)).join('\n')}
</nav>
</body>
</html>
`;
}

function section(title: string, pages: readonly string[], here: string, titles: Titles): string {
  const entry = (out: string): string => {
    const name = out === 'index.html' ? 'Overview' : titleOf(out, titles);
    const current = out === here ? ' aria-current="page"' : '';
    return `<li><a href="${between(here, out)}"${current}>${escaped(name)}</a></li>`;
  };
  return `<h2>${escaped(title)}</h2>\n<ul>${pages.map(entry).join('')}</ul>`;
}

/** The pages before and after in the order of the contents. */
function beside(here: string, titles: Titles): string {
  const all = SECTIONS.flatMap((s) => s.pages);
  const at = all.indexOf(here);
  const link = (out: string | undefined, rel: string, word: string): string =>
    out === undefined
      ? ''
      : `<a rel="${rel}" href="${between(here, out)}">${word}: ${escaped(titleOf(out, titles))}</a>`;
  const both = at < 0 ? '' : link(all[at - 1], 'prev', 'Before') + link(all[at + 1], 'next', 'Next');
  return both && `<nav class="beside" aria-label="Before and next">${both}</nav>`;
}

/** The parts of a long page. */
function outline({ headings, out }: Page): string {
  const parts = headings.filter((h) => h.level === 2);
  if (parts.length < 3 || out === 'index.html') return '';
  const links = parts.map((h) => `<li><a href="#${escaped(h.id)}">${escaped(h.text)}</a></li>`);
  return `<nav class="outline" aria-label="On this page"><h2>On this page</h2><ul>${links.join('')}</ul></nav>`;
}

function titleOf(out: string, titles: Titles): string {
  const title = titles.get(out);
  if (title === undefined) throw new Error(`site/nav.ts: there is no page ${out}`);
  return title;
}
