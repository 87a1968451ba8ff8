import { escaped } from './page.ts';

/** What is set apart in a block of code: remarks and words between marks. Anything more would be colour for its own sake. */
const PARTS: Readonly<Record<string, RegExp>> = {
  sh: /(?<remark>(?:^|\s{2,})#.*$)|(?<text>"[^"\n]*"|'[^'\n]*')/gm,
  ts: /(?<remark>\/\/.*$|\/\*[\s\S]*?\*\/)|(?<text>'[^'\n]*'|"[^"\n]*"|`[^`]*`)/gm,
  python: /(?<remark>#.*$)|(?<text>"[^"\n]*"|'[^'\n]*')/gm,
  json: /(?<text>"(?:[^"\\\n]|\\.)*")/gm,
  diff: /(?<gone>^-.*$)|(?<come>^\+.*$)|(?<remark>^@@.*$)/gm,
};

/** Code as HTML, in a box that can be scrolled with the keyboard. */
export function codeBlock(code: string, language: string, label = language): string {
  const shown = marked(code, PARTS[language === 'bash' ? 'sh' : language]);
  return `<pre tabindex="0" role="group" aria-label="${escaped(label || 'Example')}"><code>${shown}</code></pre>\n`;
}

function marked(code: string, parts: RegExp | undefined): string {
  if (!parts) return escaped(code);
  let out = '';
  let from = 0;
  for (const found of code.matchAll(parts)) {
    const [kind] = Object.entries(found.groups ?? {}).find(([, part]) => part !== undefined) ?? [''];
    out += `${escaped(code.slice(from, found.index))}<span class="${kind}">${escaped(found[0])}</span>`;
    from = found.index + found[0].length;
  }
  return out + escaped(code.slice(from));
}
