/**
 * Written events (`training/events`) as linking sees them: their articles read for the ledger, by an engine or as they are annotated, and their
 * truth in the form that `score/links.mjs` reads. Used by `score-written.ts`.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findAt } from '../src/attribute/at.ts';
import type { Engine } from '../src/attribute/engine.ts';
import { formOf } from '../src/attribute/form.ts';
import { isTranslated } from '../src/attribute/translated.ts';
import { findUnattributed } from '../src/attribute/unattributed.ts';
import { findFigures } from '../src/figures/figures.ts';
import { parseArticle } from '../src/parse/parse.ts';
import { ledgerEntry } from '../src/pipeline.ts';
import { readText } from '../src/read/text.ts';
import { type Attribution, STANCES, type Stance } from '../src/records/attribution.ts';
import type { LedgerEntry } from '../src/records/ledger.ts';
import type { Parse } from '../src/records/parse.ts';
import { type ReadArticle, SCHEMA } from '../src/records/read-article.ts';
import type { Reading } from '../src/records/reading.ts';
import { GRADES, type Grade, type Source } from '../src/records/source.ts';
import type { Span } from '../src/records/span.ts';
import { lookupOutlet } from '../src/rules/outlets/register.ts';
import { VERSION } from '../src/version.ts';
import { loadEvent } from '../training/events/check.ts';
import type { EventArticle, EventClaim, EventStatement, FarPlace, WrittenEvent } from '../training/events/places.ts';
import type { PARTS } from '../training/events/shape.ts';

export type Part = (typeof PARTS)[number];

/** The events of a part, in order of their names, with stances to what each claim states in affirmative words. */
export function eventsOf(part: Part): WrittenEvent[] {
  const folder = fileURLToPath(new URL(`../training/events/${part}`, import.meta.url));
  const files = readdirSync(folder).filter((f) => f.endsWith('.json'));
  return files.sort().map((f) => {
    const event = loadEvent(join(folder, f));
    return { ...event, claims: event.claims.map(affirmative) };
  });
}

const TURNED: Readonly<Partial<Record<Stance, Stance>>> = { asserts: 'denies', denies: 'asserts' };

/** A rule of its own, so that what is measured does not move the measure: negations of a claim's text before its first subordinate clause. */
const NEGATION =
  /\b(?:not|no|never|nobody|nothing|none|neither|nowhere|cannot|\w+n't)\b(?! (?:only|more than|fewer|less))/gi;
const CLAUSE = / (?:who|whom|which|that|whose|if|unless|because|when|where|while|although|but)\b.*/;

/**
 * A claim that is written in the negative ("The race has no winner") with the stances to its opposite: the ledger's claims are affirmative
 * propositions, which who says the negative denies.
 */
function affirmative(claim: EventClaim): EventClaim {
  const main = claim.text.replace(CLAUSE, ' ');
  if ((main.match(NEGATION) ?? []).length % 2 === 0) return claim;
  const statements = claim.statements.map((s) => ({ ...s, stance: TURNED[s.stance] ?? s.stance }));
  const origins: Partial<Record<Stance, { atLeast: number; atMost: number }>> = { ...claim.origins };
  delete origins.asserts;
  delete origins.denies;
  const { asserts, denies } = claim.origins;
  return {
    ...claim,
    statements,
    origins: { ...origins, ...(denies ? { asserts: denies } : {}), ...(asserts ? { denies: asserts } : {}) },
  };
}

/** An article as a desk adds it: with its outlet, address and date. */
export const readingOf = ({ id, outlet, url, published, text }: EventArticle): Reading =>
  readText(text, { file: `${id}.txt`, outlet, url, published });

/** An article for the ledger, with the annotated attributions and sources in place of what the engine finds; vectors and names are the engine's. */
export async function annotatedEntry(event: WrittenEvent, of: EventArticle, engine: Engine): Promise<LedgerEntry> {
  const { article, notices } = readingOf(of);
  const parse = parseArticle(article);
  const findings = await engine.attribute(parse, { vectors: true });
  const sources = sourcesOf(event, of);
  const attributions = attributionsOf(of, parse, article.published);
  const figures = findFigures(parse, { published: article.published, attributions });
  const { name, model, rules } = engine;
  const read: ReadArticle = {
    hearsay: { schema: SCHEMA, version: VERSION, engine: name, model, rules },
    article,
    attributions,
    sources,
    figures,
    unattributed: findUnattributed(parse, attributions, figures),
    notices: [...notices, ...parse.notices],
  };
  return ledgerEntry(read, parse, findings);
}

function attributionsOf({ attributions }: EventArticle, parse: Parse, published: string | null): Attribution[] {
  const byId = new Map(attributions.map((a) => [a.id, a]));
  const content = (id: string | null): readonly Span[] | null => (id === null ? null : (byId.get(id)?.content ?? null));
  return attributions.map((a): Attribution => {
    const source: readonly Span[] = a.source === null ? [] : [a.source];
    const parts = { source, cue: a.cue, content: a.content };
    return {
      id: a.id,
      ...parts,
      to: null,
      form: formOf(parse, a.content, a.within !== null),
      act: a.act,
      stance: a.stance,
      about: a.about,
      within: a.within,
      sourceId: a.who,
      at: findAt(parse, parts, published, content(a.within)),
      translated: isTranslated(parse, parts),
      confidence: 1,
      why: [],
    };
  });
}

/** The sources that an article names, and the members of joint ones. One that the article does not name is called as it calls it. */
function sourcesOf({ sources }: WrittenEvent, { text, attributions, mentions }: EventArticle): Source[] {
  const grades = new Map<string, Grade>();
  for (const { who, grade } of attributions)
    if (who !== null && GRADES.indexOf(grade) < GRADES.indexOf(grades.get(who) ?? 'none')) grades.set(who, grade);
  const here = new Set([...mentions.map((m) => m.who), ...attributions.flatMap((a) => a.who ?? [])]);
  for (const s of sources) if (here.has(s.id)) for (const m of s.members) here.add(m);
  return sources
    .filter((s) => here.has(s.id))
    .map(({ id, kind, name, role, affiliation, members }): Source => {
      const grade = grades.get(id) ?? 'named';
      const spans = mentions.filter((m) => m.who === id).map((m) => m.span);
      const words = [...new Set(spans.map((s) => text.slice(...s)))].sort((a, b) => b.length - a.length);
      const shown = grade === 'named' ? name : (words[0] ?? name);
      return {
        id,
        kind,
        grade,
        name: shown,
        aliases: words.filter((w) => w !== shown),
        members,
        role,
        affiliation,
        outletId: kind === 'outlet' ? (lookupOutlet(name)?.id ?? null) : null,
        reason: attributions.find((a) => a.who === id && a.reason !== null)?.reason ?? null,
        mentions: spans,
        why: [],
      };
    });
}

/**
 * Writes events into `folder` as `score/links.mjs` reads them: `NAME.json`, `articles/` and `pairs.jsonl`. `names[i]` stands before the articles
 * of event `i`, so that an event may be there twice.
 */
export function writeGold(folder: string, events: readonly WrittenEvent[], names: readonly string[]): void {
  mkdirSync(join(folder, 'articles'), { recursive: true });
  const pairs: string[] = [];
  for (const [i, event] of events.entries()) {
    const name = names[i]!;
    for (const a of event.articles) writeFileSync(join(folder, 'articles', `${name}${a.id}.txt`), a.text);
    const claims = event.claims.map((c) => goldClaim(c, event, name));
    writeFileSync(join(folder, `${name}${event.event}.json`), JSON.stringify({ event: event.event, claims }));
    const at = (p: FarPlace): FarPlace => ({ article: name + p.article, span: p.span });
    for (const p of event.pairs)
      pairs.push(JSON.stringify({ a: at(p.a), b: at(p.b), label: goldLabel(event, p), why: p.why }));
  }
  writeFileSync(join(folder, 'pairs.jsonl'), pairs.join('\n'));
}

function goldClaim(claim: EventClaim, event: WrittenEvent, name: string): object {
  const rootOf = rootsOf(claim, event);
  const articles = new Map<number, Set<string>>();
  const statements = claim.statements.map((s) => {
    const origin = rootOf(s);
    articles.set(origin, (articles.get(origin) ?? new Set()).add(name + s.article));
    return { article: name + s.article, stance: s.stance, origin, span: s.span };
  });
  return { id: claim.id, text: claim.text, statements, origins: [...articles.values()].map((a) => [...a]) };
}

/**
 * The number of a statement's root among those of its claim, counted for each stance apart. As many stand apart as there are at least, those of
 * the best known sources; all that may depend on them, and all that tells no root, goes with the first.
 */
export function rootsOf(claim: EventClaim, event: WrittenEvent): (s: EventStatement) => number {
  const numbers = new Map<string, number>();
  let next = 0;
  for (const stance of STANCES) {
    const mine = claim.statements.filter((s) => s.stance === stance);
    if (mine.length === 0) continue;
    const grade = (origin: string): number =>
      Math.min(...mine.filter((s) => s.origin === origin).map((s) => GRADES.indexOf(gradeOf(event, s))));
    const roots = [...new Set(mine.flatMap((s) => s.origin ?? []))].sort((a, b) => grade(a) - grade(b));
    const least = claim.origins[stance]?.atLeast ?? 1;
    for (const [i, root] of roots.entries()) numbers.set(`${stance} ${root}`, next + (i < least ? i : 0));
    numbers.set(`${stance} `, next);
    next += Math.max(1, Math.min(least, roots.length));
  }
  return (s) => numbers.get(`${s.stance} ${s.origin ?? ''}`)!;
}

const gradeOf = (event: WrittenEvent, s: EventStatement): Grade =>
  event.articles.find((a) => a.id === s.article)?.attributions.find((a) => a.id === s.attribution)?.grade ?? 'none';

/** The scorer knows three labels: sides of one claim that deny and assert it contradict each other, and a narrower or newer claim is another one. */
function goldLabel(event: WrittenEvent, { a, b, label }: WrittenEvent['pairs'][number]): string {
  const of = (p: FarPlace): { claim: string; denies: boolean }[] =>
    event.claims.flatMap((c) =>
      c.statements
        .filter((s) => s.article === p.article && `${s.span}` === `${p.span}`)
        .map((s) => ({ claim: c.id, denies: s.stance === 'denies' })),
    );
  const [x, y] = [of(a), of(b)];
  if (label === 'same')
    return x.some((s) => y.some((t) => s.claim === t.claim && s.denies !== t.denies)) ? 'contradicts' : 'same';
  const updates = event.relations.some(
    (r) => r.kind === 'updates' && [x, y].every((side) => side.some((s) => s.claim === r.a || s.claim === r.b)),
  );
  return label === 'contradicts' && !updates ? 'contradicts' : 'different';
}
