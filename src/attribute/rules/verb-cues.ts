import type { Act } from '../../records/attribution.ts';
import type { Span } from '../../records/span.ts';
import { claimNoun } from '../../rules/en/claim-nouns.ts';
import type { ConstructionId } from '../../rules/en/constructions.ts';
import type { Frame } from '../../rules/en/cue-types.ts';
import { nounByForm } from '../../rules/en/cues.ts';
import { GOT } from '../../rules/en/descriptions.ts';
import { NOUN_LIKE_FORMS, PREPOSITIONS, QUESTION_WORDS, SUBORDINATORS } from '../../rules/en/grammar.ts';
import { sourceNoun } from '../../rules/en/source-nouns.ts';
import { CLAUSE_OPENING_PREPOSITIONS } from '../../rules/en/verb-group-words.ts';
import { settingAt } from '../settings.ts';
import { clauseEnd, clauseStart, contentOf, endsSoon } from './clauses.ts';
import type { Draft } from './draft.ts';
import { type Item, isEnd, isMark, isQuote, isWord, spanOf } from './items.ts';
import { nounPhraseAt, type Phrase, skipTimeRight, subjectBefore } from './nouns.ts';
import type { VerbGroup } from './verbs.ts';

interface Reading {
  readonly items: readonly Item[];
  readonly group: VerbGroup;
  /** Subject of the main clause, for participles. */
  readonly main: readonly Span[];
}

/** Reads one verb group by the constructions in order of their strength; null where none fits. */
export function readVerb(items: readonly Item[], group: VerbGroup, floor: number, main: readonly Span[]): Draft | null {
  const r: Reading = { items, group, main };
  if (group.passive) return passive(r, floor);
  const noun =
    (group.form === 's' || group.form === 'base') &&
    group.from === group.at &&
    (NOUN_LIKE_FORMS.has(items[group.at]!.lower) || nounByForm(items[group.at]!.lower).length > 0);
  if (noun && !opensClearly(items, group.to)) return null;
  const subject = group.participle ? null : subjectBefore(items, group.from, floor);
  return tagAfter(r, subject) ?? inverted(r, subject) ?? rightward(r, subject);
}

/** What only follows a verb: the word before it is no noun then ("the report *states* that"). */
const opensClearly = (items: readonly Item[], k: number): boolean =>
  isQuote(items[k]) ||
  (isMark(items[k], ',:') && isQuote(items[k + 1])) ||
  items[k]?.lower === 'that' ||
  items[k]?.lower === 'to' ||
  isEnd(items[k]);

const has = (g: VerbGroup, frame: Frame): boolean => g.verb.frames.includes(frame);

const draft = (
  r: Reading,
  source: readonly Span[],
  content: readonly Span[],
  rule: ConstructionId,
  more: { cueTo?: number; to?: Span | null } = {},
): Draft => ({
  source,
  cue: spanOf(r.items, r.group.from, more.cueTo ?? r.group.to),
  content,
  act: r.group.verb.act,
  stance: r.group.verb.stance,
  to: more.to ?? null,
  rule,
});

const phraseSpan = (items: readonly Item[], p: Phrase): Span => spanOf(items, p.from, p.to);

/** "...," Holm said. — a quotation or clause to the left, nothing but time, place or addressee to the right. */
function tagAfter(r: Reading, subject: Phrase | null): Draft | null {
  const { items, group } = r;
  if (!subject) return null;
  if (namesClaim(items, subject) && DENYING.has(group.verb.act)) {
    const who = subject.from + 2;
    return draft(r, [spanOf(items, who, subject.to)], [spanOf(items, subject.from, who)], 'claim-denied');
  }
  const papers = group.verb.act === 'show' ? seenBy(items, subject) : null;
  if (papers && isMark(items[papers.from - 1], ',') && endsSoon(items, group.to))
    return leftContent(r, phraseSpan(items, papers), papers.from, group.to, 'papers-tag', null);
  if (!has(group, 'quote') && !has(group, 'bare')) return null;
  const left = items[subject.from - 1];
  const quoted = isQuote(left);
  if (!quoted && !isMark(left, ',—–')) return null;
  let k = group.to;
  let to: Span | null = null;
  if (has(group, 'told')) {
    const person = nounPhraseAt(items, k, { appositive: false });
    if (person) {
      to = phraseSpan(items, person);
      k = person.to;
    }
  }
  k = skipTimeRight(items, k);
  k += settingAt(items, k);
  if (!(isMark(items[k], ':') && quoted) && !endsSoon(items, k)) return null;
  return leftContent(r, phraseSpan(items, subject), subject.from, k, quoted ? 'quote-tag' : 'clause-tag', to);
}

/** "..., a charge Oster denies": no tag of what stands before, but a claim with who denies it. */
const namesClaim = (items: readonly Item[], { from, to }: Phrase): boolean =>
  /^an?$/.test(items[from]!.lower) &&
  to - from > 2 &&
  claimNoun(items[from + 1]!.lower) !== undefined &&
  !isMark(items[from + 2], ',');

/** "internal documents seen by *the Beacon* | show": the documents with who has them; null where `by` is no such reader. */
function seenBy(items: readonly Item[], by: Phrase): Phrase | null {
  if (items[by.from - 1]?.lower !== 'by' || !GOT.has(items[by.from - 2]?.lower ?? '')) return null;
  const papers = subjectBefore(items, by.from - 2, 0);
  const head = papers && items[papers.to - 1]!.lower;
  return head && (sourceNoun(head)?.kind === 'document' || head === 'papers') ? { from: papers.from, to: by.to } : null;
}

/** "...," said Holm. */
function inverted(r: Reading, subject: Phrase | null): Draft | null {
  const { items, group } = r;
  if (subject || group.participle || !(has(group, 'quote') || has(group, 'bare'))) return null;
  const left = items[group.from - 1];
  const quoted = isQuote(left) || (isMark(left, ',—–') && isQuote(items[group.from - 2]));
  if (!quoted && !isMark(left, ',—–')) return null;
  const phrase = nounPhraseAt(items, group.to);
  if (!phrase) return null;
  const k = skipTimeRight(items, phrase.to);
  if (!quoted && !endsSoon(items, k)) return null;
  return leftContent(r, phraseSpan(items, phrase), group.from, k, quoted ? 'quote-said' : 'clause-said', null);
}

/** Content to the left of the tag that begins at item `end`, and a quotation resumed after it at item `k`. */
function leftContent(
  r: Reading,
  source: Span,
  end: number,
  k: number,
  rule: ConstructionId,
  to: Span | null,
): Draft | null {
  const { items, group } = r;
  const before = isQuote(items[end - 1]) ? end : end - 1;
  const quote = items[before - 1];
  const start = isQuote(quote) && startsAlone(items, before - 1) ? before - 1 : clauseStart(items, before);
  const first = contentOf(items, start, before);
  if (!first) return null;
  const pieces: Span[] = [first];
  let next = k;
  if (isMark(items[next], ',—–:')) next++;
  if (isQuote(quote) && next > k - 1 && isQuote(items[next])) pieces.push([items[next]!.start, items[next]!.end]);
  return draft({ ...r, group }, [source], pieces, rule, { to });
}

/** The quotation is the whole of what is said: nothing of the sentence's own words leads up to it. */
const startsAlone = (items: readonly Item[], at: number): boolean => {
  const before = items[at - 1];
  return before === undefined || isMark(before, ',:;.—–!?•*-') || isQuote(before);
};

/** "Holm said that ...", "told reporters ...", "denied the claims", "plans to sue", "..., adding that ...". */
function rightward(r: Reading, subject: Phrase | null): Draft | null {
  const { items, group } = r;
  const source = subject ? [phraseSpan(items, subject)] : group.participle ? r.main : [];
  if (!source.length) return null;
  let k = skipTimeRight(items, group.to);
  if (isMark(items[k], ',') && isQuote(items[k + 1])) k++;
  const direct = contentAt(r, k, source, group.to, null);
  if (direct) return direct;
  if (has(group, 'told') || has(group, 'toldInf')) {
    const person = nounPhraseAt(items, k, { appositive: false });
    if (person) {
      let after = skipTimeRight(items, person.to);
      after += settingAt(items, after);
      if (isMark(items[after], ',') && isQuote(items[after + 1])) after++;
      const found = contentAt(r, after, source, group.to, phraseSpan(items, person), true);
      if (found) return found;
    }
  }
  return objectContent(r, k, source);
}

/** "or whether they know who paid": what they know is what was asked. */
function mayKnow({ items, group }: Reading, source: readonly Span[]): boolean {
  if (group.verb.lemma !== 'know' || !source.length) return false;
  const first = items.findIndex((i) => i.start === source[0]![0]);
  return first > 0 && /^(?:whether|if)$/.test(items[first - 1]!.lower);
}

function contentAt(
  r: Reading,
  k: number,
  source: readonly Span[],
  cueTo: number,
  to: Span | null,
  told = false,
): Draft | null {
  const { items, group } = r;
  const item = items[k];
  if (!item) return null;
  const take = (from: number, rule: ConstructionId, end = clauseEnd(items, from)): Draft | null => {
    const span = contentOf(items, from, end);
    return span && draft(r, source, [span], rule, { cueTo, to });
  };
  if (isMark(item, ':') && has(group, 'quote') && k + 1 < items.length)
    return take(k + 1, 'said-colon', isQuote(items[k + 1]) ? k + 2 : clauseEnd(items, k + 1));
  if (isQuote(item) && (has(group, 'quote') || has(group, 'bare'))) return take(k, 'said-quote', quoteEnd(items, k));
  if (item.lower === 'that' && (has(group, 'that') || told) && !isEnd(items[k + 1])) return take(k, 'said-that');
  if (QUESTION_WORDS.has(item.lower) && (has(group, 'whether') || (told && has(group, 'told'))))
    return take(k, mayKnow(r, source) ? 'whether-known' : 'said-whether');
  if (item.lower === 'to' && (told ? has(group, 'toldInf') : has(group, 'inf')) && isWord(items[k + 1]))
    return take(k, told ? toldTo(group.verb.lemma) : 'plans-to');
  const urged = !told && group.verb.act === 'urge' && item.lower === 'for';
  if (group.verb.preps.includes(item.lower) && (isWord(items[k + 1]) || (urged && isMark(items[k + 1], MONEY)))) {
    const span = contentOf(items, told ? k : k + 1, clauseEnd(items, k + 1));
    const rule = told ? 'told-of' : urged ? 'called-for' : 'governed-preposition';
    return span && draft(r, source, [span], rule, { cueTo: told ? cueTo : k + 1, to });
  }
  if (has(group, 'bare') && beginsClause(items, k)) return take(k, 'said-clause');
  return null;
}

/** "ordered them to", "called on both sides to" leave less doubt than "asked them to". */
const toldTo = (lemma: string): ConstructionId =>
  lemma === 'order' ? 'ordered-to' : lemma.includes(' ') ? 'called-on-to' : 'told-to';

/** A quotation that ends what is said, or one with more words of the same clause behind it. */
function quoteEnd(items: readonly Item[], k: number): number {
  const next = items[k + 1];
  if (next === undefined || isMark(next, '.,;:—–!?') || SUBORDINATORS.has(next.lower)) return k + 1;
  return clauseEnd(items, k);
}

/** From item `k` on there is a subject with a verb of its own: at least three words, not only a name at the end. */
function beginsClause(items: readonly Item[], k: number): boolean {
  const item = isMark(items[k], '"“‘\'') ? items[k + 1] : items[k];
  if (!isWord(item) || (PREPOSITIONS.has(item!.lower) && !CLAUSE_OPENING_PREPOSITIONS.has(item!.lower))) return false;
  return clauseEnd(items, k) - k >= 3;
}

/** "denied the allegations", "accused him of fraud", "described the vote as rigged", "denied taking part". */
function objectContent(r: Reading, k: number, source: readonly Span[]): Draft | null {
  const { items, group } = r;
  // A word in quotation marks may stand first: rejected "false" claims.
  const item = isMark(items[k], '"“‘\'') ? items[k + 1] : items[k];
  const money = FOR.test(group.verb.lemma) && isMark(item, MONEY);
  if (!(isWord(item) || money) || SUBORDINATORS.has(item!.lower)) return null;
  const gerund = has(group, 'ing') && item!.lower.endsWith('ing');
  const object = has(group, 'np') || has(group, 'as') || (group.verb.preps.length > 0 && has(group, 'passivePrep'));
  if (!gerund && !object) return null;
  if (PREPOSITIONS.has(item!.lower)) return null;
  const span = contentOf(items, k, clauseEnd(items, k));
  return (
    span &&
    draft(r, source, [span], gerund ? 'denied-doing' : FOR.test(group.verb.lemma) ? 'called-for' : 'denied-object')
  );
}

/** Signs before a sum that is asked for. */
const MONEY = '$€£¥';

/** "called for", "appealed for", "pleaded for": nothing else is meant by them. */
const FOR = / for$/;

const DENYING: ReadonlySet<Act> = new Set(['deny', 'refuse']);

/** "The claim that bills would double was rejected by Holm as absurd": all before the verb is what is denied. */
function deniedBy(r: Reading, at: number): Draft | null {
  const { items, group } = r;
  const who = nounPhraseAt(items, at, { appositive: false });
  const claim = contentOf(items, clauseStart(items, group.from), group.from);
  if (!who || !claim) return null;
  const how = items[who.to]?.lower === 'as' ? contentOf(items, who.to, clauseEnd(items, who.to)) : null;
  return draft(r, [spanOf(items, who.from, who.to)], how ? [claim, how] : [claim], 'denied-by');
}

/** "X is expected to win" (no source), "is accused of Y by Z", "it is believed that ...". */
function passive(r: Reading, floor: number): Draft | null {
  const { items, group } = r;
  const k = group.to;
  const item = items[k];
  if (!item) return null;
  const subject = subjectBefore(items, group.from, floor);
  const dummy = subject !== null && subject.to - subject.from === 1 && items[subject.from]!.lower === 'it';
  if (item.lower === 'that' && dummy && has(group, 'that')) {
    const span = contentOf(items, k, clauseEnd(items, k));
    return span && draft(r, [], [span], 'it-is-said-that');
  }
  if (!subject || dummy) return null;
  if (item.lower === 'by' && DENYING.has(group.verb.act)) return deniedBy(r, k + 1);
  const governed = group.verb.preps.includes(item.lower) && has(group, 'passivePrep');
  if (!(item.lower === 'to' && has(group, 'passive')) && !governed) return null;
  const from = governed ? k + 1 : k;
  const rest = contentOf(items, from, clauseEnd(items, from));
  if (!rest) return null;
  return draft(r, [], [phraseSpan(items, subject), rest], governed ? 'is-accused-of' : 'is-expected-to', {
    cueTo: governed ? k + 1 : k,
  });
}
