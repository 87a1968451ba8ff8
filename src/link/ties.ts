import type { Evidence } from '../records/claim.ts';
import type { LedgerSource, Linkable, Publication } from '../records/ledger.ts';
import { remembered } from '../records/remembered.ts';
import { lookupOutlet } from '../rules/outlets/register.ts';
import { compareTimes } from './positions.ts';
import { wordsAlike, wordsOf } from './said-words.ts';
import { outletKey, publisherKey } from './source-words.ts';
import { copyLikeness } from './text-facts.ts';

/** What shows that one of two statements comes from the other, or both from one place. */
export interface Tie extends Evidence {
  readonly kind: 'cites' | 'links' | 'same-relay' | 'near-copy' | 'same-credit' | 'same-utterance';
  /** Which of the two is the earlier hand, where the tie tells: 1 the first, -1 the second, 0 where it does not. */
  readonly earlier: -1 | 0 | 1;
}

/** Share of the shorter text's shingles that the longer must have, to be a copy of it. */
const COPY = 0.5;
/** Likeness below which 64 prints are noise. */
const NOISE = 0.1;
/** Likeness from which two wordings between marks, or in two copies of one text, are one utterance, and the least words that tell. */
const SAME_WORDS = 0.75;
const FEW_QUOTED = 5;
/** Without marks two writers may word alike what two sources said: then nearly all of many words must be the same. */
const SAME_UNQUOTED = 0.9;
const FEW_UNQUOTED = 12;

/** How an article is called in reasons: its outlet, else its file, else its title. */
export function labelOf({ publications: [p] }: Linkable): string {
  return p?.outlet ?? p?.file?.split('/').at(-1) ?? p?.title ?? p?.url ?? 'an article';
}

/** All ties of two statements, the strongest first. */
export function tiesBetween(a: Linkable, b: Linkable): Tie[] {
  const wording = sameUtterance(a, b);
  const ties: Tie[] = wording ? [wording] : [];
  if (a.statement.article === b.statement.article) return ties;
  for (const find of [cites, links, nearCopy, sameRelay, sameCredit]) {
    const tie = find(a, b);
    if (tie) ties.push(tie);
  }
  return ties;
}

/** The same words in two statements, so that one speaker said them. */
export function sameUtterance(a: Linkable, b: Linkable): Tie | null {
  const [x, y] = [wordsOf(a.statement), wordsOf(b.statement)];
  const [short, long] = x.length < y.length ? [x.length, y.length] : [y.length, x.length];
  // What is so much longer cannot be alike enough.
  if (short < FEW_QUOTED || short < SAME_WORDS * long) return null;
  const alike = wordsAlike(x, y);
  if (alike < SAME_WORDS) return null;
  const surely = alike >= SAME_UNQUOTED && short >= FEW_UNQUOTED;
  if (!surely && !(isQuoted(a) && isQuoted(b)) && !(a.statement.article !== b.statement.article && nearCopy(a, b)))
    return null;
  return { kind: 'same-utterance', text: `the same words in ${labelOf(a)} and ${labelOf(b)}`, earlier: 0 };
}

/** All of a statement stands within quotation marks. */
export const isQuoted = ({ statement: { quoted, words } }: Linkable): boolean =>
  quoted || /^["“].*["”][^\w"”]*$/.test(words);

/** Relays between the speaker and the article: outlets in the chain, the publisher itself left out. */
export const relaysOf = remembered((l: Linkable): readonly LedgerSource[] => {
  const own = new Set(l.publications.map(publisherKey));
  const last = l.statement.chain.length - 1;
  return l.statement.chain.flatMap((local, i) => {
    const s = l.sources.get(local);
    if (!s || (i === last && s.kind !== 'outlet') || own.has(outletKey(s.outletId, s.name))) return [];
    return [s];
  });
});

const keyOf = (s: LedgerSource): string => outletKey(s.outletId, s.name);

/** True where a text can have been at hand when the other was published, as far as their dates tell. */
const before = (p: Publication, of: Linkable): boolean =>
  of.publications.some((q) => compareTimes(p.published, q.published) <= 0);

function cites(a: Linkable, b: Linkable): Tie | null {
  const found = citesOne(a, b);
  if (found) return { kind: 'cites', text: `${labelOf(a)} cites ${found.outlet}`, earlier: -1 };
  const back = citesOne(b, a);
  return back === null ? null : { kind: 'cites', text: `${labelOf(b)} cites ${back.outlet}`, earlier: 1 };
}

/** The outlet of `b`, published before, that a chain of `a` goes through, with its place among the relays. */
function citesOne(a: Linkable, b: Linkable): { readonly outlet: string; readonly at: number } | null {
  if (relaysOf(a).length === 0) return null;
  const publishers = new Map(b.publications.filter((p) => before(p, a)).map((p) => [publisherKey(p), p.outlet]));
  for (const [at, s] of relaysOf(a).entries()) {
    const outlet = publishers.get(keyOf(s));
    if (outlet) return { outlet, at };
  }
  return null;
}

/**
 * Why the speaker of one statement is the other's: the one article has it from the other, through the same further relays if any.
 * Null where nothing shows that; whether the two are called alike is not looked at.
 */
export function sameReport(a: Linkable, b: Linkable): Evidence | null {
  const from = (x: Linkable, y: Linkable): string | null => {
    const found = citesOne(x, y);
    if (!found || x.statement.source === null || y.statement.source === null) return null;
    const [left, theirs] = [relaysOf(x).slice(found.at + 1), relaysOf(y)];
    const same = left.length === theirs.length && left.every((s, i) => keyOf(s) === keyOf(theirs[i]!));
    return same ? `${labelOf(x)} has it from ${found.outlet}` : null;
  };
  const text = from(a, b) ?? from(b, a);
  return text === null ? null : { kind: 'same-report', text };
}

function sameRelay(a: Linkable, b: Linkable): Tie | null {
  if (relaysOf(a).length === 0) return null;
  const others = new Map(relaysOf(b).map((s) => [keyOf(s), s.name]));
  const name = relaysOf(a).find((s) => others.has(keyOf(s)))?.name;
  return name ? { kind: 'same-relay', text: `${labelOf(a)} and ${labelOf(b)} both go by ${name}`, earlier: 0 } : null;
}

const address = (url: string | null): string | null => {
  const m = url === null ? null : /^https?:\/\/(?:www\.)?([^/?#:]+)(?::\d+)?([^?#]*)/i.exec(url);
  return m ? `${m[1]!.toLowerCase()}${m[2]!.replace(/(?<!\/)\/+$/, '')}` : null;
};

function links(a: Linkable, b: Linkable): Tie | null {
  const to = (x: Linkable, y: Linkable): boolean =>
    y.publications.some(
      (p) => before(p, x) && [p.canonical, p.url].some((u) => x.text.links.includes(address(u) ?? ' ')),
    );
  if (to(a, b)) return { kind: 'links', text: `${labelOf(a)} links to ${labelOf(b)}`, earlier: -1 };
  return to(b, a) ? { kind: 'links', text: `${labelOf(b)} links to ${labelOf(a)}`, earlier: 1 } : null;
}

function nearCopy(a: Linkable, b: Linkable): Tie | null {
  const both = copyLikeness(a.text, b.text);
  const [n, m] = [a.text.wordCount, b.text.wordCount];
  // The share of the shorter text that the longer holds, from their Jaccard likeness and lengths.
  const share = Math.min(1, (both * (n + m)) / ((1 + both) * Math.max(1, Math.min(n, m))));
  if (both < NOISE || share < COPY) return null;
  const text = `${labelOf(a)} and ${labelOf(b)} share about ${Math.round(100 * share)} % of the shorter text`;
  return { kind: 'near-copy', text, earlier: 0 };
}

/** Outlets that an article credits, by key. */
const creditsOf = remembered((publications: readonly Publication[]): ReadonlyMap<string, string> => {
  const keys = new Map<string, string>();
  for (const p of publications)
    for (const name of p.credits) keys.set(outletKey(lookupOutlet(name)?.id ?? null, name), name);
  return keys;
});

/** News agencies that an article credits, or that publish it themselves: whose report it is. Keys as of `outletKey`. */
export const agenciesOf = ({ publications }: Linkable): ReadonlySet<string> => agenciesIn(publications);

const agenciesIn = remembered((publications: readonly Publication[]): ReadonlySet<string> => {
  const names = publications.flatMap((p) => [...p.credits, ...(p.outlet === null ? [] : [p.outlet])]);
  const found = names.flatMap((n) => lookupOutlet(n) ?? []).filter((o) => o.kind === 'agency');
  return new Set(found.map((o) => outletKey(o.id, o.name)));
});

function sameCredit(a: Linkable, b: Linkable): Tie | null {
  // An outlet credits itself in all its articles, which makes them no copies of one another.
  const own = new Set(a.publications.map(publisherKey));
  if (b.publications.some((p) => own.has(publisherKey(p)) && publisherKey(p) !== null)) return null;
  const [x, y] = [creditsOf(a.publications), creditsOf(b.publications)];
  for (const [key, name] of x) {
    if (y.has(key))
      return { kind: 'same-credit', text: `${labelOf(a)} and ${labelOf(b)} both credit ${name}`, earlier: 0 };
    const mine = b.publications.find((p) => publisherKey(p) === key);
    if (mine) return { kind: 'same-credit', text: `${labelOf(a)} credits ${name}`, earlier: before(mine, a) ? -1 : 0 };
  }
  for (const [key, name] of y) {
    const mine = a.publications.find((p) => publisherKey(p) === key);
    if (mine) return { kind: 'same-credit', text: `${labelOf(b)} credits ${name}`, earlier: before(mine, b) ? 1 : 0 };
  }
  return null;
}
