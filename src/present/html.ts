import type { Attribution } from '../records/attribution.ts';
import type { ReadArticle } from '../records/read-article.ts';
import { GRADES, type Grade } from '../records/source.ts';
import { contains } from '../records/span.ts';
import { publisherOf } from '../rules/outlets/publisher.ts';
import { bySource, type Chains, chains, gradeOf, hands, nameOf, shown, wordCount } from './chain.ts';
import { amount, counts } from './figure.ts';
import { STYLE } from './html-style.ts';
import { escaped, notesByRow, numberOf, type Row, rowsOf } from './html-text.ts';

/** Shapes that tell the grades apart without colour. */
const SHAPE: Readonly<Record<Grade, string>> = { named: '●', role: '◐', unnamed: '○', anonymous: '◌', none: '×' };

/**
 * One self-contained page without scripts: the article with its parts marked and each paragraph's chains beside it, then sources,
 * figures, the article's own voice and notices. Nothing is fetched from anywhere.
 */
export function toHtml(read: ReadArticle): string {
  const c = chains(read);
  const rows = rowsOf(c);
  const notes = notesByRow(c, rows);
  const told = new Set<string>();
  const first = rows.find((r) => r.kind === 'headline');
  const title =
    read.article.title ?? (first ? shown(read, [first.span]) : null) ?? read.article.file ?? 'Untitled text';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="Hearsay ${escaped(read.hearsay.version)}">
<title>${escaped(title)} – who said what</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<a class="skip" href="#article">Skip to the article</a>
${facts(read)}
${first ? '' : `<h1>${escaped(title)}</h1>`}
</header>
<main>
<article id="article" lang="${escaped(read.article.language)}">
${first ? '' : key(c)}
${rows.map((r) => row(c, r, notes.get(r) ?? [], told, r === first) + (r === first ? key(c) : '')).join('\n')}
</article>
${sources(c)}
${figures(c)}
${own(c)}
${notices(read)}
</main>
<footer>
<p>Hearsay shows whose word each statement is. It does not say what is true.</p>
<p>${escaped(maker(read))}</p>
</footer>
</body>
</html>
`.replace(/\n{2,}/g, '\n');
}

function maker({ hearsay: h, article }: ReadArticle): string {
  const by = h.model === null ? `engine ${h.engine}` : `engine ${h.engine}, ${h.model}`;
  return `Hearsay ${h.version}, ${by}, rules ${h.rules} · text ${article.id.slice(0, 19)}`;
}

function facts(read: ReadArticle): string {
  const { article: a, attributions, sources } = read;
  const known = [publisherOf(a).name, a.authors.join(', '), a.published, `${wordCount(read)} words`].filter((x) => x);
  const grades = GRADES.map((g) => [g, sources.filter((s) => s.grade === g).length] as const).filter(([, n]) => n > 0);
  const sum = [
    `${attributions.length} attribution${attributions.length === 1 ? '' : 's'}`,
    `${sources.length} source${sources.length === 1 ? '' : 's'}`,
    ...grades.map(([g, n]) => `<span class="grade ${g}">${mark(g)} ${n} ${g}</span>`),
  ];
  return `<p class="facts">${known.map((k) => `<bdi>${escaped(k ?? '')}</bdi>`).join(' · ')}</p>
<p class="sum">${sum.join(' · ')}</p>`;
}

const mark = (g: Grade): string => `<span aria-hidden="true">${SHAPE[g]}</span>`;

/** How to read the marks, with the marks themselves. */
function key(c: Chains): string {
  if (!c.read.attributions.length) return '<p class="key">No attributions were found in this text.</p>';
  const edge = '<span class="edge" aria-hidden="true" data-n="1"></span>';
  const end = '<span class="edge end" aria-hidden="true"></span>';
  const content = (stance: string, words: string): string =>
    `<span class="item">${edge}<span class="content ${stance}">${words}</span>${end}</span>`;
  return `<p class="key"><span class="item"><span class="source">source</span></span>
<span class="item"><span class="cue">cue</span><span class="n">1</span></span>
${content('', 'content, asserted')}
${content('denies', 'denied')}
${content('questions', 'questioned')}
${content('withholds', 'withheld')}
<span>unmarked: the article’s own voice</span>
<span>· notes beside the text read from the outside in</span></p>`;
}

const TAG: Readonly<Record<string, string>> = { headline: 'h2', blockQuote: 'blockquote' };

function row(c: Chains, r: Row, notes: readonly Attribution[], told: Set<string>, title: boolean): string {
  const tag = title ? 'h1' : (TAG[r.kind] ?? 'p');
  const bullet = r.kind === 'listItem' && !/^\s*[•*\-–]/.test(c.read.article.text.slice(...r.span));
  const open = `<${tag} class="${r.kind}${bullet ? ' dot' : ''}" dir="auto">`;
  const side = notes.length
    ? `<ol class="notes" aria-label="Who said what in this paragraph">${notes.map((a) => note(c, a, told)).join('')}</ol>`
    : '';
  return `<div class="row">${open}${r.html}</${tag}>${side}</div>`;
}

/** From this depth on chains are listed flat, so that no page nests without end. */
const DEEPEST = 8;

/** One attribution beside its paragraph, with those inside it below. */
function note(c: Chains, a: Attribution, told: Set<string>): string {
  const n = numberOf(a.id);
  const grade = gradeOf(c, a);
  const name = nameOf(c, a);
  const who = name === null ? '<span class="who">no source</span>' : `<bdi class="who">${escaped(name)}</bdi>`;
  const about = a.about === null ? '' : ` <a href="#a${numberOf(a.about)}">${numberOf(a.about)}</a>`;
  const stance = `<span class="stance ${a.stance}">${a.stance}${about}</span>`;
  const more = details(c, a, told);
  const inner = c.depth(a) < DEEPEST ? c.inside(a.id) : [];
  const flat = c.depth(a) === DEEPEST ? below(c, a) : [];
  return `<li id="a${n}"><a class="number" href="#t${n}" aria-label="${n}, show in the text">${n}</a>${who} <bdi class="how">${escaped(shown(c.read, [a.cue]))}</bdi>
<div class="meta"><span class="grade ${grade}">${mark(grade)} ${grade}</span> · ${a.act} · ${stance}</div>
${more.map((m) => `<div class="meta">${m}</div>`).join('')}${inner.length ? `<ol>${inner.map((i) => note(c, i, told)).join('')}</ol>` : ''}</li>${flat.map((i) => note(c, i, told)).join('')}`;
}

/** All that lies in an attribution, at whatever depth, in the order of the text. */
function below(c: Chains, a: Attribution): readonly Attribution[] {
  const out: Attribution[] = [];
  const open = [...c.inside(a.id)].reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    out.push(next);
    for (const a of [...c.inside(next.id)].reverse()) open.push(a);
  }
  return out;
}

/** The occasion, and the stated reason once for each source. */
function details(c: Chains, a: Attribution, told: Set<string>): readonly string[] {
  const quote = (words: string): string => `<bdi>${escaped(words)}</bdi>`;
  const out: string[] = [];
  const at: string[] = [];
  if (a.at?.when) at.push(quote(shown(c.read, [a.at.when])) + (a.at.date ? ` (${escaped(a.at.date)})` : ''));
  else if (a.at?.date) at.push(escaped(a.at.date));
  for (const span of [a.at?.where ?? null, a.at?.medium ?? null]) {
    if (span && !contains(a.cue, span)) at.push(quote(shown(c.read, [span])));
  }
  if (a.to) at.push(`first told to ${quote(c.source(a.to.sourceId)?.name ?? shown(c.read, [a.to.span]))}`);
  if (a.translated) at.push('translated');
  const n = hands(c, a);
  if (n) at.push(n === 1 ? '1 hand' : `${n} hands`);
  if (at.length) out.push(at.join(' · '));
  const source = c.source(a.sourceId);
  if (source?.reason && !told.has(source.id)) {
    told.add(source.id);
    out.push(`name withheld ${quote(shown(c.read, [source.reason]))}`);
  }
  return out;
}

function sources(c: Chains): string {
  const all = bySource(c.read);
  if (!all.length) return '';
  const cards = all.map(({ source: s, of }) => {
    const also = s.aliases.filter((a) => a !== s.name);
    const office = [s.role, s.affiliation].filter((x) => x).join(', ');
    const lines = [
      office ? `<bdi>${escaped(office)}</bdi>` : '',
      also.length ? `also <bdi>${escaped(also.join(', '))}</bdi>` : '',
      s.reason ? `name withheld <bdi>${escaped(shown(c.read, [s.reason]))}</bdi>` : '',
      of.length ? `in ${of.map((a) => `<a href="#a${numberOf(a.id)}">${numberOf(a.id)}</a>`).join(', ')}` : '',
    ];
    return `<li><p><bdi class="who">${escaped(s.name)}</bdi></p><p class="meta"><span class="grade ${s.grade}">${mark(s.grade)} ${s.grade}</span> · ${s.kind}</p>
${lines
  .filter((l) => l !== '')
  .map((l) => `<p class="meta">${l}</p>`)
  .join('')}</li>`;
  });
  return section('sources', 'Sources', String(all.length), `<ul class="cards">${cards.join('\n')}</ul>`);
}

function figures(c: Chains): string {
  const all = c.read.figures;
  if (!all.length) return '';
  const cards = all.map((f) => {
    const a = c.attribution(f.attribution);
    const by = a
      ? `<a href="#a${numberOf(a.id)}">${numberOf(a.id)}</a> <bdi>${escaped(nameOf(c, a) ?? 'no source')}</bdi>`
      : 'the article’s own voice';
    const more = [f.was === null ? '' : `was ${f.was}`, f.asOf ? `as of ${escaped(f.asOf)}` : ''].filter(
      (x) => x !== '',
    );
    return `<li><p><a class="amount" href="#t-${escaped(f.id)}">${escaped(amount(f))}</a> <bdi>${escaped(counts(f))}</bdi></p>
<p class="meta">${[`<bdi>${escaped(shown(c.read, [f.span]))}</bdi>`, ...more].join(' · ')}</p><p class="meta">${by}</p></li>`;
  });
  return section('figures', 'Figures', String(all.length), `<ul class="cards">${cards.join('\n')}</ul>`);
}

function own(c: Chains): string {
  const all = c.read.unattributed;
  if (!all.length) return '';
  const items = all.map(
    (u) => `<li><a href="#t-${escaped(u.id)}"><bdi>${escaped(shown(c.read, [u.span]))}</bdi></a></li>`,
  );
  const n = `${all.length} clause${all.length === 1 ? '' : 's'}`;
  return section('own-voice', 'In the article’s own voice', n, `<ul class="clauses">${items.join('\n')}</ul>`);
}

function notices(read: ReadArticle): string {
  if (!read.notices.length) return '';
  const items = read.notices.map(
    (n) =>
      `<li><b>${n.level}</b>: ${escaped(n.message)}${n.hint ? ` <span class="meta">${escaped(n.hint)}</span>` : ''}</li>`,
  );
  return section('notices', 'Notices', String(read.notices.length), `<ul>${items.join('\n')}</ul>`);
}

const section = (id: string, title: string, small: string, body: string): string =>
  `<section aria-labelledby="${id}"><h2 id="${id}">${title} <small>${small}</small></h2>${body}</section>`;
