import { STANCES } from '../records/attribution.ts';
import type { Claim } from '../records/claim.ts';
import type { Digest } from '../records/digest.ts';
import type { Publication } from '../records/ledger.ts';
import type { Story, StorySource } from '../records/story.ts';
import { dayWords } from './digest-words.ts';
import { amount } from './figure.ts';
import { escaped } from './html-text.ts';
import { disputeIn, gradeOfPosition, inOrigins, originsOf } from './ledger-count.ts';
import type { FigureSet } from './ledger-figures.ts';
import { isWeb, storyDigest } from './story-digest.ts';

/** All that the page of a story shows. */
export interface StoryPage {
  readonly story: Story;
  /** In the order in which they are to stand. */
  readonly claims: readonly Claim[];
  readonly series: readonly FigureSet[];
  /** Null where none was asked for, and where nothing can be told with its source. */
  readonly digest: Digest | null;
}

const STYLE = `:root{color-scheme:light dark}body{font:16px/1.5 Georgia,serif;max-width:46rem;margin:2rem auto;padding:0 1.25rem;color:#1a1a1a;background:#fff;overflow-wrap:anywhere}
h1{font-size:1.8rem;line-height:1.2;margin:0 0 .4rem}h2{font-size:1.15rem;margin:2.2rem 0 .6rem;break-after:avoid}h3{font-size:1rem;margin:1.1rem 0 .2rem;break-after:avoid}
p,small,td,th,time{font-family:system-ui,sans-serif}p{margin:.15rem 0}.told{font-family:Georgia,serif}small,.soft,time{color:#595959;font-size:.85rem}ul,ol{padding-left:1.2rem;margin:.3rem 0}li{margin:.3rem 0;break-inside:avoid}blockquote{margin:1rem 0;padding-left:.8rem;border-left:3px solid #8a8a8a}
table{border-collapse:collapse;width:100%;table-layout:fixed}th:nth-child(2){width:18%}td,th{text-align:left;vertical-align:top;padding:.25rem .8rem .25rem 0;border-bottom:1px solid #d6d6d6;font-size:.9rem}a{color:#0b57a4}
@media(prefers-color-scheme:dark){body{color:#e8e8e8;background:#161616}small,.soft,time{color:#b0b0b0}a{color:#8ab8f0}td,th{border-color:#444}}
@media print{body{margin:0;max-width:none;font-size:10.5pt}a{color:inherit;text-decoration:none}tr,section>div{break-inside:avoid}}`;

/** A story as one page to keep, print and hand on: no scripts, nothing fetched. Links lead to the articles' own pages alone. */
export function storyHtml({ story, claims, series, digest }: StoryPage): string {
  const title = escaped(story.title ?? 'Story without a headline');
  const figures = series.filter((s) => s.values.length > 1);
  const drift = claims.flatMap((c) => c.drift.map((d) => `<li>${escaped(d.kind)}: ${escaped(d.why)}</li>`));
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><style>${STYLE}</style></head><body><main>
<h1>${title}</h1>
<p class="soft">${story.articles} articles of ${story.outlets.length} outlets; ${claims.length} claims, ${claims.filter((c) => c.disputed).length} disputed.</p>
${digest ? section('Digest', storyDigest(digest)) : ''}
${section('Articles in order of time', `<ol>${story.publications.map(article).join('\n')}</ol>`)}
${claims.length ? section('Claims', claims.map(claimOf).join('\n')) : ''}
${figures.length ? section('Figures told more than once', figures.map(seriesOf).join('\n')) : ''}
${story.sources.length ? section('Sources', `<ul>${story.sources.map(sourceOf).join('\n')}</ul>`) : ''}
${drift.length ? section('What changed from hand to hand', `<ul>${[...new Set(drift)].join('\n')}</ul>`) : ''}
</main><footer><p class="soft">Made by Hearsay: whose word each statement is. It does not say what is true.</p></footer></body></html>
`.replace(/\n{2,}/g, '\n');
}

const section = (title: string, content: string): string => `<section><h2>${title}</h2>\n${content}\n</section>`;

function article({ published, outlet, title, canonical, url, file }: Publication): string {
  const name = escaped(title ?? url ?? file ?? 'No headline');
  const page = [canonical, url].find(isWeb);
  const link = page === undefined ? name : `<a href="${escaped(page)}" rel="noreferrer">${name}</a>`;
  const when = [dayWords(published), outlet].filter((x) => x !== null).map(escaped);
  return `<li>${link}${when.length ? ` <time>${when.join(' · ')}</time>` : ''}</li>`;
}

const sourceOf = ({ name, grade, statements }: StorySource): string =>
  `<li>${escaped(name)} <small>${grade}, ${statements} ${statements === 1 ? 'statement' : 'statements'}</small></li>`;

function claimOf(claim: Claim): string {
  const sides = STANCES.flatMap((stance) => {
    const who = claim.positions
      .filter((p) => p.stance === stance)
      .map((p) => `${p.sourceName} (${gradeOfPosition(p, claim)})`);
    const origins = originsOf(claim, stance);
    if (!who.length && !origins.atMost) return [];
    const on = origins.atMost ? `, on ${inOrigins(origins)}` : '';
    return [`<p>${stance}: ${escaped(who.join(', ') || 'no source named')}${on}</p>`];
  });
  const dispute = disputeIn(claim);
  const outlets = [...new Set(claim.statements.flatMap((s) => s.outlet ?? []))].sort();
  return `<div><h3>${escaped(claim.title)}</h3>${dispute ? `<p><b>${dispute}</b></p>` : ''}${sides.join('')}<p class="soft">${escaped(outlets.join(', '))}</p></div>`;
}

/** One row for what one source gives for one day, however many outlets print it. */
function seriesOf({ counted, unit, competing, values }: FigureSet): string {
  const rows = new Map<string, Set<string>>();
  for (const { figure, hit, publications, time } of values) {
    const source = hit?.sourceName ?? (hit && hit.statement.attribution !== null ? 'no source' : 'own voice');
    const key = [dayWords(time) ?? 'no date', amount(figure), source].map((c) => `<td>${escaped(c)}</td>`).join('');
    const outlets = publications.map((p) => p.outlet ?? p.file ?? 'no outlet');
    rows.set(key, new Set([...(rows.get(key) ?? []), ...outlets]));
  }
  const cells = [...rows].map(([key, outlets]) => `<tr>${key}<td>${escaped([...outlets].join(', '))}</td></tr>`);
  const what = escaped(counted ?? unit ?? 'without a word for what is counted');
  return `<div><h3>${what}${competing ? ' <small>values compete</small>' : ''}</h3><table><thead><tr><th>day</th><th>value</th><th>source</th><th>outlets</th></tr></thead><tbody>${cells.join('\n')}</tbody></table></div>`;
}
