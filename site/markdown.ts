import { Marked, type Token, type Tokens } from 'marked';
import { codeBlock } from './highlight.ts';
import { escaped, type Heading, type Page, Slugs } from './page.ts';
import { wide } from './table.ts';

/** Where links and pictures of a Markdown text lead on the site. Throws where they lead nowhere. */
export interface Places {
  readonly link: (href: string) => string;
  /** The page of a command, for words such as `hearsay read`; null where there is none. */
  readonly command: (words: string) => string | null;
}

/** A page from Markdown. Throws on HTML other than remarks: what is shown is said in Markdown alone. */
export function pageOf(markdown: string, out: string, places: Places): Page {
  const headings: Heading[] = [];
  const html = htmlOf(markdown, places, headings);
  const title = headings.find((h) => h.level === 1)?.text;
  if (title === undefined) throw new Error(`${out}: no heading of the first level`);
  return { out, title, headings, html };
}

/** Markdown as HTML; its headings are added to `headings`. */
export function htmlOf(markdown: string, { link, command }: Places, headings: Heading[] = []): string {
  const slugs = new Slugs();
  let isInLink = false;
  const marked = new Marked({
    gfm: true,
    renderer: {
      heading({ tokens, depth }: Tokens.Heading): string {
        const text = plain(tokens);
        const id = slugs.next(text);
        headings.push({ id, level: depth, text });
        isInLink = true;
        const inner = this.parser.parseInline(tokens);
        isInLink = false;
        return depth === 1
          ? `<h1 id="${id}">${inner}</h1>\n`
          : `<h${depth} id="${id}"><a class="anchor" href="#${id}">${inner}</a></h${depth}>\n`;
      },
      code: ({ text, lang = '' }: Tokens.Code): string => codeBlock(text, lang),
      codespan({ text }: Tokens.Codespan): string {
        const code = `<code>${escaped(text)}</code>`;
        const href = isInLink ? null : command(text);
        return href === null ? code : `<a href="${escaped(href)}">${code}</a>`;
      },
      link({ href, tokens }: Tokens.Link): string {
        isInLink = true;
        const inner = this.parser.parseInline(tokens);
        isInLink = false;
        return `<a href="${escaped(link(href))}">${inner}</a>`;
      },
      image: ({ href, text }: Tokens.Image): string =>
        `<img src="${escaped(link(href))}" alt="${escaped(text)}" loading="lazy">`,
      table(token: Tokens.Table): string {
        const row = (cells: readonly Tokens.TableCell[], name: 'th' | 'td'): string =>
          `<tr>${cells.map((c) => cell(name, this.parser.parseInline(c.tokens), c.align)).join('')}</tr>`;
        const head = token.header.some((c) => c.text) ? `<thead>${row(token.header, 'th')}</thead>` : '';
        return wide(`<table>${head}<tbody>${token.rows.map((r) => row(r, 'td')).join('\n')}</tbody></table>`);
      },
      html({ text }: Tokens.HTML | Tokens.Tag): string {
        if (/^\s*<!--[\s\S]*-->\s*$/.test(text)) return '';
        throw new Error(`HTML in a Markdown text: ${text.trim().slice(0, 60)}`);
      },
    },
  });
  return marked.parse(markdown, { async: false });
}

const cell = (name: 'th' | 'td', inner: string, align: string | null): string => {
  // A corner without words heads nothing.
  const tag = name === 'th' && inner === '' ? 'td' : name;
  const scope = tag === 'th' ? ' scope="col"' : '';
  return `<${tag}${scope}${align ? ` class="${align}"` : ''}>${inner}</${tag}>`;
};

/** The words of inline Markdown, without marks. */
const plain = (tokens: readonly Token[]): string =>
  tokens
    .map((t) => ('tokens' in t && t.tokens ? plain(t.tokens) : 'text' in t && typeof t.text === 'string' ? t.text : ''))
    .join('')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
