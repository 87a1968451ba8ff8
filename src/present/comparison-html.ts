import type { ComparedStatement, Comparison, VersionStatement } from '../records/comparison.ts';
import { countWords, happenedTo, sourceWords, versionWords } from './comparison-words.ts';
import { escaped } from './html-text.ts';
import { wordDiff } from './word-diff.ts';

const STYLE = `:root{color-scheme:light dark}body{font:16px/1.55 Georgia,serif;max-width:64rem;margin:2rem auto;padding:0 1.25rem;color:#1a1a1a;background:#fff}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 .4rem}.counts,th,small,.what{font:14px/1.5 system-ui,sans-serif;color:#595959}table{border-collapse:collapse;width:100%;table-layout:fixed;margin-top:1.5rem}
td,th{text-align:left;vertical-align:top;padding:.6rem 1.5rem .6rem 0;border-top:1px solid #d6d6d6;overflow-wrap:anywhere}td+td,th+th{padding-right:0}.what{color:#1a1a1a;font-weight:600;padding-bottom:0}.what+tr td,.what~tr.sides td{border-top:0}
tr.sides td{border-top:0}small{display:block}del{text-decoration:line-through 2px;color:#8f1d0e}ins{text-decoration:underline double;color:#11532a}
@media(prefers-color-scheme:dark){body{color:#e8e8e8;background:#161616}.counts,th,small{color:#b0b0b0}.what{color:#e8e8e8}td,th{border-color:#444}del{color:#f09a8c}ins{color:#8fcfa4}}
@media(max-width:40rem){td,th{padding-right:.7rem;font-size:.9rem}}@media print{body{margin:0;max-width:none}tr{break-inside:avoid}}`;

/** Two versions side by side as one page: no scripts, nothing fetched, fit to be printed and handed on. */
export function comparisonHtml(c: Comparison): string {
  const shown = c.statements.filter((s) => happenedTo(s).length > 0);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>What changed in attribution</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><style>${STYLE}</style></head><body><main>
<h1>What changed in attribution</h1>
<p class="counts">${escaped(countWords(c))}</p>
${shown.length ? `<table><thead><tr><th scope="col">Before: ${escaped(versionWords(c.before))}</th><th scope="col">After: ${escaped(versionWords(c.after))}</th></tr></thead><tbody>\n${shown.map(rows).join('\n')}\n</tbody></table>` : '<p>Nothing changed in attribution.</p>'}
</main></body></html>
`;
}

function rows(s: ComparedStatement): string {
  const { before, after } = s;
  const runs = before && after ? wordDiff(before.words, after.words) : null;
  const words = (side: 'first' | 'second', of: VersionStatement): string =>
    (runs ?? [{ kind: side, first: of.words, second: of.words }])
      .filter((r) => r.kind === 'both' || r.kind === side)
      .map((r) => marked(r.kind === 'both' ? null : side === 'first' ? 'del' : 'ins', r[side]))
      .join(' ');
  const cell = (side: 'first' | 'second', of: VersionStatement | null): string =>
    of === null ? '<td></td>' : `<td>${words(side, of)}<small>${escaped(sourceWords(of))}</small></td>`;
  return `<tr><td class="what" colspan="2">${happenedTo(s).map(escaped).join('<br>')}</td></tr><tr class="sides">${cell('first', before)}${cell('second', after)}</tr>`;
}

const marked = (tag: 'del' | 'ins' | null, words: string): string =>
  tag === null ? escaped(words) : `<${tag}>${escaped(words)}</${tag}>`;
