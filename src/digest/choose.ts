import type { Attribution, Stance } from '../records/attribution.ts';
import type { Claim, Statement } from '../records/claim.ts';
import type { Span } from '../records/span.ts';
import type { StatementGrade } from '../records/statement-grade.ts';
import { isClause } from './clause.ts';
import type { Names } from './names.ts';
import { ownVoicePlan, type Plan, planOf } from './sentence.ts';
import { blockKindAt, isBody, publishedOf, rootOf, type Text } from './text.ts';
import { wordCount } from './words.ts';

export const SECTIONS = ['bullet', 'background', 'silent', 'quotation'] as const;
export type Section = (typeof SECTIONS)[number];

/** A sentence that a digest may hold. */
export interface Candidate {
  /** The article and the attribution or stretch that it tells. */
  readonly id: string;
  readonly section: Section;
  readonly plan: Plan;
  readonly claim: Claim | null;
  readonly stance: Stance;
  /** Statements of the claim that say the same: where else it stands. */
  readonly also: readonly Statement[];
}

const GRADE_ORDER: readonly StatementGrade[] = ['named', 'role', 'anonymous', 'unnamed', 'none', 'own voice'] as const;

/** Plans by article and attribution, each made once. */
export class Plans {
  readonly #made = new Map<string, Plan | null>();
  readonly #texts: ReadonlyMap<string, Text>;

  constructor(
    readonly texts: readonly Text[],
    readonly names: Names,
  ) {
    this.#texts = new Map(texts.map((t) => [t.read.article.id, t]));
  }

  textOf = (article: string): Text | undefined => this.#texts.get(article);

  of(text: Text, root: Attribution): Plan | null {
    return this.#kept(`${text.read.article.id} ${root.id}`, () => planOf(text, this.names, root));
  }

  ownVoice(text: Text, span: Span): Plan | null {
    return this.#kept(`${text.read.article.id} ${span.join()}`, () => ownVoicePlan(text, this.names, span));
  }

  #kept(key: string, make: () => Plan | null): Plan | null {
    let found = this.#made.get(key);
    if (found === undefined) {
      found = make();
      this.#made.set(key, found);
    }
    return found;
  }
}

const isTold = (text: Text, a: Attribution): boolean => isBody(text, a.cue[0]);

/** What may be told of an article alone, in the order of its text: news has the weightiest first. */
export function ofArticle(plans: Plans, text: Text): readonly Candidate[] {
  const out: Candidate[] = [];
  const add = (id: string, section: Section, plan: Plan | null, stance: Stance): void => {
    if (plan) out.push({ id: `${text.read.article.id} ${id}`, section, plan, claim: null, stance, also: [] });
  };
  for (const a of text.read.attributions) {
    if (a.within !== null || !isTold(text, a)) continue;
    const plan = plans.of(text, a);
    add(a.id, a.act === 'decline' ? 'silent' : 'bullet', plan, a.stance);
    if (isFitToPull(a, plan)) add(`${a.id} pulled`, 'quotation', plan, a.stance);
  }
  for (const u of text.read.unattributed)
    if (isBody(text, u.span[0])) add(u.id, 'background', plans.ownVoice(text, u.span), 'asserts');
  return out;
}

const PULLED = { least: 9, most: 42 };

/** Somebody's own words by a name or an office, long enough to stand alone. */
function isFitToPull(a: Attribution, plan: Plan | null): boolean {
  const [speaker] = plan?.parts ?? [];
  const isHeld = speaker?.profile?.grade === 'named' || speaker?.profile?.grade === 'role';
  return (
    plan !== null &&
    a.form === 'direct' &&
    isHeld &&
    speaker.profile?.kind === 'person' &&
    plan.words >= PULLED.least &&
    plan.words <= PULLED.most
  );
}

/** What may be told of claims, the weightiest first, and for each the best sentences of every side. */
export function ofClaims(plans: Plans, claims: readonly Claim[]): readonly Candidate[] {
  const out: Candidate[] = [];
  for (const claim of claims) {
    for (const stance of ['asserts', 'denies', 'questions', 'withholds'] as const) {
      const all = claim.statements.filter((s) => s.stance === stance && !s.withdrawn);
      out.push(...sideOf(plans, claim, stance, all));
    }
  }
  // Somebody's own words are pulled from what the claims tell: of the rest it is not known that it stands alone.
  const told = new Set(out.map((c) => c.id));
  for (const text of plans.texts)
    for (const c of ofArticle(plans, text))
      if (c.section === 'silent' || (c.section === 'quotation' && told.has(c.id.replace(/ pulled$/, '')))) out.push(c);
  return out;
}

function sideOf(plans: Plans, claim: Claim, stance: Stance, statements: readonly Statement[]): readonly Candidate[] {
  const found = statements.flatMap((s): readonly { s: Statement; c: Candidate }[] => {
    const text = plans.textOf(s.article);
    if (!text || !s.content.length) return [];
    const own = s.attribution === null ? null : (text.attributions.get(s.attribution) ?? null);
    const at = s.content[0]!;
    if (!isBody(text, at[0])) return [];
    const root = own && rootOf(text, own);
    const plan = root ? plans.of(text, root) : s.attribution === null ? plans.ownVoice(text, at) : null;
    if (!plan || !isAbout(plan, at)) return [];
    const section = root ? (root.act === 'decline' ? 'silent' : 'bullet') : 'background';
    const id = `${s.article} ${root ? root.id : plan.spans[0]!.join()}`;
    // Beside it stand those places alone that tell the same source's word.
    const also = statements.filter(
      (o) => o.sourceId === s.sourceId && (o.attribution === null) === (s.attribution === null),
    );
    return [{ s, c: { id, section, plan, claim, stance, also } }];
  });
  return found.sort((x, y) => order(plans, x, y)).map(({ c }) => c);
}

/** Whether the sentence holds the words of the statement. */
const isAbout = (plan: Plan, at: Span): boolean => plan.spans.some((p) => p[0] <= at[0] && at[0] < p[1]);

type Found = { readonly s: Statement; readonly c: Candidate };

/** By grade, then from the nearest to the speaker, then the newest, then the one of fitting length. */
function order(plans: Plans, x: Found, y: Found): number {
  const grade = (f: Found): number => GRADE_ORDER.indexOf(f.s.attribution === null ? 'own voice' : f.s.grade);
  const day = (f: Found): string => publishedOf(plans.textOf(f.s.article)!)?.slice(0, 10) ?? '';
  return (
    grade(x) - grade(y) ||
    x.s.hands - y.s.hands ||
    day(y).localeCompare(day(x)) ||
    Math.abs(x.c.plan.words - FITTING) - Math.abs(y.c.plan.words - FITTING) ||
    Number(x.c.id > y.c.id) - Number(x.c.id < y.c.id)
  );
}

const FITTING = 22;

/** Words that two sentences of one stance share, as a part of the shorter one's: told twice from 0.6 on. */
export function likeness(a: Plan, b: Plan): number {
  const [x, y] = [keyWords(a), keyWords(b)];
  const small = Math.min(x.size, y.size);
  if (small === 0) return 0;
  let both = 0;
  for (const w of x) if (y.has(w)) both++;
  return both / small;
}

const keyWords = (p: Plan): ReadonlySet<string> =>
  new Set(
    p.parts
      .map((q) => q.content)
      .join(' ')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((w) => w.length > 3 || /\d/.test(w)),
  );

/** The headline of an article, where it has one. */
export function headlineOf(text: Text): Span | null {
  const first = text.parse.blocks.find((b) => b.kind === 'headline');
  return first && first.span[1] > first.span[0] ? first.span : null;
}

/** A headline that says itself who says it. */
export const isAttributedHeadline = (text: Text, span: Span): readonly Attribution[] => {
  const inside = text.read.attributions.filter(
    (a) => blockKindAt(text, a.cue[0]) === 'headline' && a.cue[0] >= span[0] && a.cue[1] <= span[1],
  );
  // "Rowers claim a title": what is no clause was said by nobody.
  const roots = inside.filter((a) => a.within === null && (a.content.length === 0 || isClause(text, a.content)));
  const covered =
    roots.length === 1
      ? wordCount(spanWords(text, roots[0]!)) / Math.max(1, wordCount(text.read.article.text.slice(...span)))
      : 0;
  return covered >= 0.85 ? roots : [];
};

const spanWords = (text: Text, a: Attribution): string =>
  [...a.source, a.cue, ...a.content].map((s) => text.read.article.text.slice(...s)).join(' ');
