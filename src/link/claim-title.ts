import type { Claim } from '../records/claim.ts';
import type { Edge, Linkable } from '../records/ledger.ts';
import { FUNCTION_WORDS } from '../rules/en/function-words.ts';
import { PERSONAL_PRONOUNS, UNBEGUN } from '../rules/en/listable.ts';
import { isClause, saidWords } from './said-words.ts';

/**
 * From these scores on a claim is listed, with what a reader model says and without; what many articles tell needs less. Chosen on 886 titles of events that the
 * reader model has not learned from: of those that score 0.8 and more 89 % are understood alone, of 0.7 and more 81 %. What is surely disputed is listed where it is
 * worth it, as both sides stand beside its title.
 */
const LEAST = { listable: 0.6, stands: 0.8 };
const LEAST_OF_MANY = { listable: 0.6, stands: 0.7 };
const MANY = 4;
/** What so many articles tell is listed as news even where its title leaves open of which thing: the story that it stands in says that. */
const LEAST_OF_MOST = { listable: 0.7, stands: 0.25 };
const MOST = 6;
const LEAST_BY_WORDS = { listable: 0.6, stands: 0.6 };
const LEAST_DISPUTED = { listable: 0.45, stands: 0 };
/** Where one article tells of both sides it tells them of one thing, however little its words say alone. */
const LEAST_BESIDE = { listable: 0, stands: 0 };
/** How much the place of a statement amid the others counts beside how well it stands alone. */
const CENTRAL = 0.3;

/**
 * The title of a claim, and whether it is listed. Of its statements the one that stands best alone and has most links to the others; where some deny it, of those
 * that assert it; where sides surely differ, as a question of *whether*.
 */
export function titleOf(
  members: readonly Linkable[],
  edges: readonly Edge[],
  isOpposed: boolean,
): Pick<Claim, 'title' | 'listable'> {
  const affirming = members.filter(({ statement: s }) => s.stance === 'asserts' && s.about === null);
  const denied = members.some(({ statement: s }) => s.stance === 'denies');
  const among = denied && affirming.length ? affirming : members;
  const degree = degrees(edges);
  const most = Math.max(0, ...among.map((m) => degree.get(m.statement.id) ?? 0));
  const score = (m: Linkable): number =>
    (m.statement.facts.stands ?? 1) -
    (m.statement.about === null ? 0 : 1) -
    (isOpposed && !isClause(m.statement) ? 1 : 0) -
    (hangs(titled(m, isOpposed || leavesOpen(m))) ? 1 : 0) +
    (most > 0 ? (CENTRAL * (degree.get(m.statement.id) ?? 0)) / most : 0);
  const [best] = [...among].sort((a, b) => score(b) - score(a) || (a.statement.id < b.statement.id ? -1 : 1));
  if (!best) return { title: '', listable: false };
  const { statement } = best;
  const { listable = 1, stands = 1 } = statement.facts;
  const disputed = isBeside(members) ? LEAST_BESIDE : LEAST_DISPUTED;
  const articles = new Set(members.map((m) => m.statement.article)).size;
  const told = articles >= MOST ? LEAST_OF_MOST : articles >= MANY ? LEAST_OF_MANY : LEAST;
  const least = isOpposed ? disputed : statement.vector ? told : LEAST_BY_WORDS;
  const asked = isOpposed || leavesOpen(best);
  const title = titled(best, asked);
  // "Whether the reported shipments" asks nothing.
  const asksNothing = asked && !isClause(statement);
  return {
    title,
    listable:
      listable >= least.listable && stands >= least.stands && statement.about === null && !asksNothing && !hangs(title),
  };
}

/** One article tells who asserts and who denies it. */
function isBeside(members: readonly Linkable[]): boolean {
  const articles = (stance: 'asserts' | 'denies'): readonly string[] =>
    members.filter(({ statement: s }) => s.stance === stance).map(({ statement: s }) => s.article);
  const asserting = new Set(articles('asserts'));
  return articles('denies').some((article) => asserting.has(article));
}

/** "They looked ...", "When she left ...", "To stay indoors": a pronoun before anything that it could mean, a deed of nobody, a place told before. */
function hangs(title: string): boolean {
  const list = saidWords(title).map((w) => w.word);
  if (UNBEGUN.test(title)) return true;
  const at = list.findIndex((w) => PERSONAL_PRONOUNS.has(w.split("'")[0]!));
  return at >= 0 && !title.includes('[') && list.slice(0, at).every((w) => FUNCTION_WORDS.has(w) || w.length < 4);
}

/** Its own words say it, and who is told of denies, doubts or leaves it open. */
const leavesOpen = ({ statement: { stance, facts } }: Linkable): boolean =>
  facts.denied === true || stance === 'questions' || stance === 'withholds';

function degrees(edges: readonly Edge[]): ReadonlyMap<string, number> {
  const out = new Map<string, number>();
  for (const { a, b, kind, score } of edges)
    if (kind === 'same' && a !== b) for (const id of [a, b]) out.set(id, (out.get(id) ?? 0) + score);
  return out;
}

/** Marks that may stand at the ends of a piece, and those of quotations. */
const MARKS = /[\s,;:.–—-]/;
const QUOTES = /["“”]/;

/** Without characters of this class at its ends. */
function without(text: string, marks: RegExp): string {
  let [start, end] = [0, text.length];
  while (start < end && marks.test(text[start]!)) start++;
  while (end > start && marks.test(text[end - 1]!)) end--;
  return text.slice(start, end);
}

/** Without marks at its ends and a leading "that"; nothing within is taken out. */
function titled({ statement }: Linkable, whether: boolean): string {
  let text = without(statement.facts.title ?? statement.words, MARKS);
  const inner = without(text, QUOTES);
  if (!/["“”]/.test(inner)) text = without(inner, MARKS);
  const inside = text.replace(/^(?:that|whether)\s+/i, '');
  // Behind "that" every word has the case that it has amid a sentence.
  const isAmid = inside !== text;
  text = inside;
  if (!whether || text.endsWith('?')) return text.charAt(0).toUpperCase() + text.slice(1);
  const [first = '', second = ''] = text.split(/\s/);
  const isName =
    statement.facts.names.some((n) => n.split(' ')[0] === first.toLowerCase()) ||
    /^[[I"“]|\p{Lu}{2}/u.test(first) ||
    // "*Prime* Minister Korvin": a title of its own.
    (/^\p{Lu}\p{Ll}/u.test(second) && !FUNCTION_WORDS.has(first.toLowerCase()));
  return `Whether ${isName || isAmid ? text : text.charAt(0).toLowerCase() + text.slice(1)}`;
}
