import type { Hover } from 'vscode-languageserver';
import { type Chains, gradeOf, nameOf, shown } from '../present/chain.ts';
import { amount, counts } from '../present/figure.ts';
import { occasion, reasonOf } from '../present/occasion.ts';
import type { Attribution } from '../records/attribution.ts';
import type { Figure } from '../records/figure.ts';
import { length, type Span } from '../records/span.ts';
import { type Review, rangeOf } from './review.ts';

/** Who says what stands at an offset of the text as read, through whom, and the figure there; null where nobody does and no figure is. */
export function hoverAt(review: Review, at: number): Hover | null {
  const { chains } = review;
  const found = innermostAt(chains, at);
  const figure = chains.read.figures.find((f) => holds(f.span, at)) ?? null;
  const span = figure?.span ?? found?.span;
  if (!span) return null;
  const parts = [...(figure ? [figureLine(figure)] : []), ...(found ? said(chains, found.attribution) : [OWN_VOICE])];
  return { range: rangeOf(review, span), contents: { kind: 'markdown', value: parts.join('\n\n') } };
}

const OWN_VOICE = "in the draft's own voice";

const holds = ([start, end]: Span, at: number): boolean => start <= at && at < end;

/** The deepest attribution that has the offset in one of its parts, and that part; of two as deep the one with fewer words around. */
function innermostAt(c: Chains, at: number): { readonly attribution: Attribution; readonly span: Span } | null {
  const all = c.read.attributions.flatMap((attribution) => {
    const span = [attribution.cue, ...attribution.source, ...attribution.content].find((p) => holds(p, at));
    return span ? [{ attribution, span }] : [];
  });
  all.sort((a, b) => c.depth(b.attribution) - c.depth(a.attribution) || length(a.span) - length(b.span));
  return all[0] ?? null;
}

/** The attribution, then those around it from the inside out, then what is known of the occasion. */
function said(c: Chains, a: Attribution): readonly string[] {
  const [inner, ...around] = [...c.chain(a)].reverse().map((x) => link(c, x));
  const facts = [...occasion(c, a), ...reasonOf(c, a)];
  return [inner!, ...around.map((line) => `according to ${line}`), ...(facts.length ? [plain(facts.join(' · '))] : [])];
}

/** Source and cue, and below them grade, act and stance. */
function link(c: Chains, a: Attribution): string {
  const name = nameOf(c, a);
  const source = name === null ? 'no source' : `**${plain(name)}**`;
  return `${source} · ${plain(shown(c.read, [a.cue]))}  \n${gradeOf(c, a)} · ${a.act} · ${a.stance}`;
}

const figureLine = (f: Figure): string =>
  `**${plain(amount(f))}** ${plain(counts(f))} · ${f.hedge}`.replace(/ {2,}/g, ' ');

/** Words of the draft that Markdown shows as they are. */
const plain = (words: string): string => words.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+\-.!<>|~&$]/g, '\\$&');
