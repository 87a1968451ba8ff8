import type { Block, BlockKind, Credit } from '../records/article.ts';
import { type Span, subtract, words } from '../records/span.ts';
import { JOB_END } from '../rules/en/byline-words.ts';
import { dayLine } from './day-line.ts';
import { isOutlet, isPerson, isPlace, type Part, partsOf } from './names.ts';
import { creditNames, foldInPlace, foldPhrase, isCorrection, isFurniture, isNote } from './phrases.ts';

/** What the words of the blocks say of the article. */
export interface Credited {
  readonly blocks: readonly Block[];
  readonly credits: readonly Credit[];
  readonly authors: readonly string[];
  readonly published: string | null;
  readonly modified: string | null;
}

/** Blocks at the top in which bylines, datelines and dates are looked for. */
const TOP = 8;
/** Units of a block that can be a line of its own about the article. */
const LINE = 300;

interface State {
  readonly credits: Credit[];
  readonly authors: string[];
  published: string | null;
  modified: string | null;
}

/**
 * Tells credits, bylines, datelines, corrections, notes and furniture from paragraphs by their words, and takes outlets, authors
 * and dates from them. Only paragraphs and list items change their kind. Blocks are in text order; linear.
 */
export function findCredits(text: string, blocks: readonly Block[], skip: readonly Span[] = []): Credited {
  const state: State = { credits: [], authors: [], published: null, modified: null };
  let hole = 0;
  const out = blocks.map((block, i): Block => {
    while (hole < skip.length && skip[hole]![1] <= block.span[0]) hole++;
    if (block.kind !== 'paragraph' && block.kind !== 'listItem') return block;
    const [s, e] = block.span;
    const holes: Span[] = [];
    for (let h = hole; h < skip.length && skip[h]![0] < Math.min(e, s + LINE); h++) holes.push(skip[h]!);
    const place: Place = { top: i < TOP, last: i >= blocks.length - 2 };
    const kind = kindOf(text, block.span, holes, place, state);
    if (!kind && block.kind === 'paragraph') {
      if (place.top) dateline(text, block.span, state);
      if (place.last) trailing(text, block.span, state);
    }
    return kind && (block.kind === 'paragraph' || kind === 'furniture') ? { kind, span: block.span } : block;
  });
  return { blocks: out, ...state };
}

/** What a line is that says something of the article or the page: a byline, a date, a credit, a note, furniture; else null. */
export const aboutKind = (text: string, span: Span): BlockKind | null =>
  kindOf(text, span, [], { top: true, last: false }, { credits: [], authors: [], published: null, modified: null });

/** True for a line that a headline cannot be. */
export const isAbout = (text: string, span: Span): boolean => aboutKind(text, span) !== null;

interface Place {
  readonly top: boolean;
  readonly last: boolean;
}

function kindOf(text: string, span: Span, holes: readonly Span[], place: Place, state: State): BlockKind | null {
  const head: Span = [span[0], Math.min(span[1], span[0] + LINE)];
  const folded = foldPhrase(holes.length ? words(text, subtract(head, holes)) : text.slice(...head));
  if (isCorrection(folded)) return 'correction';
  if (isNote(folded)) return 'note';
  if (isFurniture(folded)) return 'furniture';
  if (span[1] - span[0] > LINE) return null;
  if (place.top) {
    const day = dayLine(folded);
    if (day) {
      if (day.what === 'modified') state.modified ??= day.date;
      else state.published ??= day.date;
      return 'dateline';
    }
    const line = AGENCY.exec(text.slice(...span));
    if (line && line[0].length === span[1] - span[0] && isPlace(line[1]!)) {
      credit(text, [span[0], span[1]], bracketed(text, span, line), state);
      return line[1]!.trim() ? 'dateline' : 'credit';
    }
  }
  if ((place.top || place.last) && byline(text, span, state)) return 'credit';
  return creditLine(text, span, state) ? 'credit' : null;
}

/** A place, a day, an agency in brackets, and a dash; the group before the dash is the whole of a line of its own. */
const AGENCY = /^\s*((?:[^()\s][^()\n]{0,89}?)?)\(([^()\n]{2,40})\)(?:\s{0,2}(?:[-–—―:]+))?/;

/** The words in the brackets. */
const bracketed = (text: string, [s]: Span, match: RegExpExecArray): Span => {
  const open = s + match[0].indexOf('(', match[1]!.length);
  return [open + 1, text.indexOf(')', open)];
};

/** "PORT NARA (Agency T) — The mayor ...": the agency is credited, the paragraph stays whole. */
function dateline(text: string, span: Span, state: State): void {
  const match = AGENCY.exec(text.slice(span[0], span[0] + 150));
  if (!match || !isPlace(match[1]!)) return;
  const dashed = /[-–—―:]$/.test(match[0]);
  const name = match[2]!;
  // Without a dash only an agency that opens the paragraph is one: "Norway (NATO) said" is not.
  if (dashed ? !/^\p{Lu}/u.test(name) && !isOutlet(name) : match[1] !== '' || !isOutlet(name)) return;
  credit(text, [span[0], span[0] + match[0].length], bracketed(text, span, match), state);
}

/** "... he said. (Agency T)" at the end of the article. */
function trailing(text: string, span: Span, state: State): void {
  const from = Math.max(span[0], span[1] - 60);
  const match = /[.!?”"’']\s*(\(([^()\n]{2,40})\))\s*$/.exec(text.slice(from, span[1]));
  if (!match || !isOutlet(match[2]!)) return;
  const open = from + match[0].indexOf('(') + match.index;
  credit(text, [open, open + match[1]!.length], [open + 1, open + 1 + match[2]!.length], state);
}

/** One outlet is credited by all of the line up to its name; more than one each by its name. */
function credit(text: string, line: Span, names: Span, state: State): boolean {
  const outlets = partsOf(text, names).filter((p) => isOutlet(p.words) || names[1] - names[0] === p.words.length);
  for (const { words, span } of outlets) {
    state.credits.push({ outlet: words, span: outlets.length === 1 ? line : span });
  }
  return outlets.length > 0;
}

/** "By Ada Holm in Nara and Ben Ruiz, Agency T", "Posted by Ada Holm | The Beacon": persons are authors, outlets are credited. */
function byline(text: string, [s, e]: Span, state: State): boolean {
  const by = /^[*_(\s]{0,4}(?:posted\s)?by:?\s+(?=\S)/i.exec(text.slice(s, e));
  if (!by || e - s > 160) return false;
  const parts = partsOf(text, [s + by[0].length, e]).map(withoutPlace);
  const first = parts[0];
  if (!first || !(isPerson(first.words) || isOutlet(first.words))) return false;
  // A sentence that begins with "By" goes on in small letters.
  if (parts.some((p) => p.words.split(/\s+/).length > 5)) return false;
  for (const { words, span } of parts) {
    if (isOutlet(words) || isMasthead(words)) state.credits.push({ outlet: words, span });
    else if (isPerson(words) && !isJob(words) && !dayLine(foldPhrase(words)) && !state.authors.includes(words))
      state.authors.push(words);
  }
  return true;
}

/** "Ada Holm in Nara": where somebody writes from is no part of the name. */
function withoutPlace(part: Part): Part {
  const name = /^(.+?)\s(?:in|at|from)\s\p{Lu}/u.exec(part.words)?.[1];
  return name && isPerson(name) ? { words: name, span: [part.span[0], part.span[0] + name.length] } : part;
}

/** "The Patriot Ledger" beside a name. */
const isMasthead = (words: string): boolean => /^The(?:\s\p{Lu}[\p{L}’'-]*){1,4}$/u.test(words);

/** "Showbiz Reporter" beside a name: what somebody does. */
const isJob = (words: string): boolean => JOB_END.test(words);

/** "With reporting by Agency T.", "Agency T contributed to this report." */
function creditLine(text: string, [s, e]: Span, state: State): boolean {
  const folded = foldInPlace(text.slice(s, e));
  const names = creditNames(folded);
  if (!names) return false;
  const outlets = partsOf(text, [s + names[0], s + names[1]])
    .map((p) => withoutYear(p.words, p.span))
    .filter((p) => isOutlet(p.words));
  for (const { words, span } of outlets) {
    state.credits.push({ outlet: words, span: outlets.length === 1 ? [s, span[1]] : span });
  }
  return true;
}

/** "© 2026 Agency T" names Agency T. */
function withoutYear(words: string, [s, e]: Span): { readonly words: string; readonly span: Span } {
  const lead = /^(?:©|\(c\))?\s*\d{4}\s+/i.exec(words)?.[0].length ?? 0;
  const stop = words.indexOf('. ');
  const end = stop > lead ? stop : words.length;
  return { words: words.slice(lead, end), span: [s + lead, s + Math.min(end, e - s)] };
}
