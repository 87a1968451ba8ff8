import type { Attribution } from '../records/attribution.ts';
import type { Span } from '../records/span.ts';
import { POSSESSIVES } from '../rules/en/digest-name-words.ts';
import { COMPLEMENT_PREPOSITIONS, SUPPOSING } from '../rules/en/digest-words.ts';
import { FUNCTION_WORDS } from '../rules/en/function-words.ts';
import { COORDINATORS, DETERMINERS, QUESTION_WORDS } from '../rules/en/grammar.ts';
import { PERSONAL_PRONOUNS, SPEAKING_PRONOUNS } from '../rules/en/listable.ts';
import { PICTURE_NOUN } from '../rules/en/picture-words.ts';
import { isUnsureOfCapitals } from './capitals.ts';
import { amid, begun, isLeaning, tellsOfSaying, withoutOpener } from './clause.ts';
import { isNamedBy, pronounName } from './content.ts';
import { tellingOf } from './cue.ts';
import { leansOn } from './definite.ts';
import { frameOf } from './frame.ts';
import { isOfAnotherTime } from './moment.ts';
import type { Names, Profile } from './names.ts';
import { type Part, partsOf, SURE } from './parts.ts';
import { calledIn } from './people.ts';
import { understood } from './pronouns.ts';
import { isAmongPieces, isBehindPiece, isReportable } from './scene.ts';
import { isHost, isQuotedAt, outletOf, sentenceAt, sourceOf, type Text, tokensWithin } from './text.ts';
import { beforeTag, fold, isBalanced, render, sentence, wordCount } from './words.ts';

/** A sentence that is known up to names: `write` puts them in, in full or short. */
export interface Plan {
  readonly text: Text;
  /** The stretch of the article that it tells. */
  readonly spans: readonly Span[];
  readonly parts: readonly Part[];
  readonly write: (name: (p: Profile) => string) => string;
  readonly words: number;
  readonly isQuotation: boolean;
  /** Stems of what it names as known, of which a reader must have been told before. */
  readonly leansOn: readonly string[];
  /** People within it whose names are put in in full. */
  readonly put: readonly Profile[];
}

const LONGEST = 48;

/** A sentence that tells an attribution with all that lies in it; null where none is surely right. */
export function planOf(text: Text, names: Names, root: Attribution): Plan | null {
  const source = sourceOf(text, root);
  if (root.source.length === 0 || !source) return null;
  const profile = names.of(text, source);
  const telling = profile && tellingOf(text, root, source);
  if (!profile || !telling || source.kind === 'author' || !isPlain(text, root)) return null;
  if (isAside(text, root) || isOfAnotherTime(text, root) || (source.members.length > 0 && !isListed(text, root)))
    return null;
  if (isCarriedOver(text, root) || !isNamedByItsWords(text, root, profile) || namesSpeaker(text, root, profile))
    return null;
  // "A picture shows": a caption.
  if (isOpenSilence(text, root) || (profile.kind === 'document' && PICTURE_NOUN.test(profile.full))) return null;
  if (isCutOff(text, root) || (root.form === 'direct' && isWordOrTwo(text, root))) return null;
  const frame = frameOf(text, names, root, source, telling);
  if (frame === null) return null;
  const parts = partsOf(text, names, root, { act: telling.act, outer: [] });
  if (parts === null) return null;
  const write = (name: (p: Profile) => string): string => {
    const tail: string[] = [];
    const told = frame.write((p) => name(p), tail);
    return sentence([fold(told).replace(/[.,]$/, (m) => (m === '.' && tail.length ? '' : m)), ...tail].join(', '));
  };
  return finished({
    text,
    put: root.content.flatMap((c) => calledIn(text, names, c).map((p) => p.profile)),
    spans: root.content.length ? root.content : [root.cue],
    parts,
    write,
    isQuotation: root.form === 'direct',
  });
}

/** "we", "your": words of whoever writes or reads. */
const addresses = (words: string): boolean =>
  (words.match(/\w+/g) ?? []).some((w) => SPEAKING_PRONOUNS.has(w.toLowerCase()));

/** A sentence of the article's own voice, told as the outlet's. */
export function ownVoicePlan(text: Text, names: Names, span: Span): Plan | null {
  const outlet = outletOf(text);
  const s = sentenceAt(text, span[0]);
  if (outlet === null || !s) return null;
  const whole = s.span;
  const from = withoutOpener(text, whole);
  const words = text.read.article.text.slice(from, whole[1]);
  if (
    !/\.["”']?\s*$/.test(words) ||
    /[?!:;]|\.\.\.|…|^\s*["“(]/.test(words) ||
    addresses(words.replace(/“[^“”]*”|"[^"]*"/g, ''))
  )
    return null;
  const edits = understood(text, [from, whole[1]], {
    speaker: null,
    isBehind: false,
    nameFor: pronounName(text, names),
  });
  if (edits === null) return null;
  const inner = text.read.attributions.filter((a) => a.cue[0] >= from && a.cue[1] <= whole[1]);
  // What somebody says is told as theirs, not as the outlet's.
  if (inner.some((a) => a.source.length > 0 && a.confidence >= SURE) || isLeaning(text, [from, whole[1]])) return null;
  // Of several clauses a reader may take the last alone for the outlet's.
  if (/, |[;–—]| - /.test(words)) return null;
  const publisher = names.publisher(outlet);
  if (words.toLowerCase().includes(outlet.toLowerCase().replace(/^the /, ''))) return null;
  const content = render(text, [from, whole[1]], edits);
  const called = calledIn(text, names, [from, whole[1]]);
  const told = (name: (p: Profile) => string): string =>
    render(text, [from, whole[1]], [...edits, ...called.map((c) => ({ span: c.span, text: name(c.profile) }))]);
  if (isAmongPieces(text, whole) || !isReportable(text, [from, whole[1]]) || tellsOfSaying(text, [from, whole[1]]))
    return null;
  const head = amid(text, [from, whole[1]]);
  // The name of a host behind its words is taken for no source.
  if (head === null && isHost(publisher.name)) return null;
  const roots = inner.filter((a) => a.within === null || !inner.some((o) => o.id === a.within));
  const outer: Part[] = [
    { attribution: null, profile: publisher, act: 'say', stance: 'asserts', within: null, content },
  ];
  const rest = roots.map((r) => partsOf(text, names, r, { act: r.act, outer }));
  if (rest.some((r) => r === null)) return null;
  const parts = [...outer, ...rest.flatMap((r) => (r ?? []).slice(1).map((p) => ({ ...p, within: 0 })))];
  return finished({
    text,
    put: called.map((c) => c.profile),
    spans: [[from, whole[1]]],
    parts,
    write: (name) =>
      head !== null
        ? sentence(`${name(publisher)} reported that ${begun(told(name), head)}`)
        : sentence(`${beforeTag(told(name))} ${name(publisher)} reported`),
    isQuotation: false,
  });
}

function finished(plan: Omit<Plan, 'words' | 'leansOn'>): Plan | null {
  const full = plan.write((p) => p.full);
  const words = wordCount(full);
  if (plan.spans.some((s) => isBroken(plan.text, s) || isUnsureOfCapitals(plan.text, s))) return null;
  if (words > LONGEST || words < 5 || !isBalanced(full) || /\.\.|,,|\s,|\[\]|[<>{}|]|https?:/.test(full)) return null;
  const described = plan.parts.flatMap(({ attribution: a, profile }) =>
    a && profile && profile.grade !== 'named' ? a.source : [],
  );
  return { ...plan, words, leansOn: [...leansOn(plan.text, described), ...leansOn(plan.text, plan.spans)] };
}

/** "Ada Lund said that the pier was Lund's": told of by name within what is told as their own words. */
function namesSpeaker(text: Text, { content }: Attribution, { name, kind, grade }: Profile): boolean {
  if (grade !== 'named') return false;
  const all = name.split(' ');
  const own = kind === 'person' ? all.slice(-1) : all;
  const tokens = content.flatMap((c) => tokensWithin(text, c)).filter((t) => !isQuotedAt(text, t.start));
  return tokens.some((_, i) => own.every((w, k) => tokens[i + k]?.text === w));
}

/** "She added" at the head of a line behind a heading or a caption: whom it goes back to is not sure. */
function isCarriedOver(text: Text, { source: [first] }: Attribution): boolean {
  const s = sentenceAt(text, first![0]);
  if (!s || !PERSONAL_PRONOUNS.has(text.read.article.text.slice(...first!).toLowerCase())) return false;
  const lead = text.read.article.text.slice(text.read.article.text.lastIndexOf('\n', s.span[0]) + 1, s.span[0]);
  return lead.trim() === '' && isBehindPiece(text, s.span[0]);
}

/** "The centre's report" that was read as somebody else's: a paper has a word of its name in the words for it. */
const isNamedByItsWords = (text: Text, { source }: Attribution, profile: Profile): boolean =>
  profile.kind !== 'document' ||
  profile.grade !== 'named' ||
  isNamedBy(source.map((s) => text.read.article.text.slice(...s)).join(' '), profile);

/** "did not comment on timing": of what, a bare noun does not say, nor one with a pronoun. */
function isOpenSilence(text: Text, { act, content }: Attribution): boolean {
  const words = content.flatMap((c) => tokensWithin(text, c)).filter((t) => t.kind === 'word');
  const told = words.filter((t) => !FUNCTION_WORDS.has(t.lower));
  const isSaid = words.some((t) => DETERMINERS.has(t.lower) || QUESTION_WORDS.has(t.lower));
  // "withdrew his comments": which, stands elsewhere.
  if (told.length < 2 && POSSESSIVES.has(words[0]?.lower ?? '')) return true;
  return act === 'decline' && !isSaid && told.length === 1 && /^\p{Ll}/u.test(told[0]!.text);
}

/** "accusations contained | in a report", "vows to leave if": what was said goes on where its words end. */
function isCutOff(text: Text, { content, cue, source, to }: Attribution): boolean {
  const end = content.at(-1)?.[1];
  const s = end === undefined ? undefined : sentenceAt(text, end - 1);
  if (end === undefined || !s) return false;
  const last = tokensWithin(text, content.at(-1)!).at(-1)?.lower ?? '';
  if (ARTICLE.test(last) || COORDINATORS.has(last) || (SUPPOSING.has(last) && !QUESTION_WORDS.has(last))) return true;
  const [next] = tokensWithin(text, [end, s.span[1]]);
  const isOwn = next !== undefined && [...source, cue, ...(to ? [to.span] : [])].some((p) => p[0] === next.start);
  return next !== undefined && !isOwn && COMPLEMENT_PREPOSITIONS.has(next.lower) && !/["”]$/.test(last);
}
const ARTICLE = /^(?:a|an|the)$/;

/** "No", "Of course": an answer without its question. */
const isWordOrTwo = (text: Text, { content }: Attribution): boolean =>
  content.flatMap((c) => tokensWithin(text, c)).filter((t) => t.kind !== 'mark').length < 3;

/** Several who speak as one are told of where the words name them as several: "she" and "the mayor" are one of them. */
const isListed = (text: Text, { source }: Attribution): boolean =>
  /\s(?:and|&)\s/.test(source.map((s) => text.read.article.text.slice(...s)).join(' and '));

/** "Reyes, *who* said so then": told beside what its sentence tells, of whatever time. */
const isAside = (text: Text, { source: [first] }: Attribution): boolean =>
  /^wh(?:o|ich)$/i.test(text.read.article.text.slice(...first!));

/** Letters that a line has at least where it was broken for its length alone. */
const FULL_LINE = 50;

/** A short line ends within it: what stands on both sides was never one clause. */
function isBroken({ read: { article } }: Text, [start, end]: Span): boolean {
  for (let at = article.text.indexOf('\n', start); at >= 0 && at < end - 1; at = article.text.indexOf('\n', at + 1))
    if (at - article.text.lastIndexOf('\n', at - 1) <= FULL_LINE) return true;
  return false;
}

/** No question, supposition or order around it, and no piece of a page that is no sentence. */
function isPlain(text: Text, a: Attribution): boolean {
  const first = Math.min(a.source[0]![0], a.cue[0]);
  const s = sentenceAt(text, a.cue[0]);
  if (!s) return false;
  const before = tokensWithin(text, [s.span[0], first]);
  // "Split: Ada Lund said": the label of a caption.
  if (before.findIndex((t) => t.text === ':') === 1) return false;
  const near = before.at(-1)?.lower ?? '';
  if (SUPPOSING.has(near)) return false;
  const end = text.read.article.text.slice(s.span[0], s.span[1]).trimEnd();
  return !/\?$/.test(end) || a.content.some((c) => c[1] >= s.span[1] - 2);
}
