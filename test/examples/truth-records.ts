import { createHash } from 'node:crypto';
import type { FigureSet } from '../../src/present/ledger-figures.ts';
import type { SourceRow } from '../../src/present/ledger-sources.ts';
import { STANCES } from '../../src/records/attribution.ts';
import type { Claim, Origin, Statement } from '../../src/records/claim.ts';
import type { Linkable, Publication, StatementFacts, TextFacts } from '../../src/records/ledger.ts';
import type { Reading } from '../../src/records/reading.ts';
import { readTexts, shortFile, spanOf, TRUTH, type TruthClaim, type TruthPlace } from './bundle-truth.ts';

/** The ledger as the truth of the bundle has it: what its pages would show if every link were right. */
export interface TruthRecords {
  readonly claims: readonly Claim[];
  readonly linkables: ReadonlyMap<string, Linkable>;
  readonly sources: readonly SourceRow[];
  readonly figures: readonly FigureSet[];
}

const id = (prefix: string, ...parts: readonly string[]): string =>
  `${prefix}:${createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32)}`;
const statementId = ({ file, words }: TruthPlace): string => id('st', file, words);

/** What linking alone needs. */
const NO_FACTS = {} as StatementFacts;
const NO_TEXT = {} as TextFacts;

export async function truthRecords(): Promise<TruthRecords> {
  const texts = await readTexts();
  const linkables = new Map<string, Linkable>();
  const claims = TRUTH.claims.map((c) => claimOf(c, texts, linkables));
  const of = (name: string, stance: string): number =>
    claims.filter((c) => c.positions.some((p) => p.sourceName === name && p.stance === stance)).length;
  const sources = TRUTH.sources.map(
    ({ name, kind, aliases, role, files }): SourceRow => ({
      source: {
        id: id('s', name),
        kind,
        name,
        aliases,
        role,
        affiliation: null,
        outletId: null,
        members: [],
        grade: 'named',
        joined: files.map((f) => ({ article: texts.get(f)!.article.id, local: 's1', why: [] })),
      },
      articles: files.length,
      statements: claims.flatMap((c) => c.statements).filter((s) => s.sourceName === name).length,
      asserts: of(name, 'asserts'),
      denies: of(name, 'denies'),
    }),
  );
  return { claims, linkables, sources, figures: figureSets(texts, claims, linkables) };
}

function publicationOf({ article }: Reading): Publication {
  const { file, url, canonical, outlet, title, authors, published, modified } = article;
  const known = { url, canonical, outlet, title, authors, published, modified };
  return {
    ...known,
    id: id('p', article.id),
    article: article.id,
    file: file === null ? null : shortFile(file),
    outletId: null,
    country: null,
    fetched: null,
    credits: article.credits.map((c) => c.outlet),
    replaces: null,
  };
}

function claimOf(c: TruthClaim, texts: ReadonlyMap<string, Reading>, linkables: Map<string, Linkable>): Claim {
  const statements = c.statements.map((s): Statement => {
    const reading = texts.get(s.file)!;
    const { article } = reading;
    const publication = publicationOf(reading);
    const content = [spanOf(article.text, s)!];
    const { stance, source, grade, hands, chain, words } = s;
    const attribution = s.own ? null : 'a1';
    linkables.set(statementId(s), {
      statement: {
        id: statementId(s),
        article: article.id,
        attribution,
        content,
        words,
        proposition: words,
        stance,
        grade,
        hands,
        quoted: false,
        translated: source === 'Nela Tav',
        source: s.own ? null : 's1',
        chain: ['s1'],
        about: null,
        said: null,
        vector: null,
        facts: NO_FACTS,
      },
      text: NO_TEXT,
      publications: [publication],
      sources: new Map([
        [
          's1',
          {
            local: 's1',
            id: id('s', source),
            kind: 'person',
            grade,
            name: source,
            aliases: [],
            members: [],
            role: null,
            affiliation: null,
            outletId: null,
            reason: article.text.includes('because she was not authorised') ? reasonFor(grade) : null,
          },
        ],
      ]),
    });
    return {
      id: statementId(s),
      article: article.id,
      file: publication.file,
      outlet: article.outlet,
      content,
      attribution,
      published: article.published,
      stance,
      sourceId: id('s', source),
      sourceName: source,
      grade,
      hands,
      chain,
      withdrawn: s.withdrawn ?? false,
    };
  });
  const idsOf = (keep: (s: Statement) => boolean): string[] => statements.filter(keep).map((s) => s.id);
  const origins = STANCES.map((stance): [string, Origin[]] => [
    stance,
    c.origins[stance].map(({ root, files, why }) => ({
      root: id('s', root),
      files,
      statements: idsOf((s) => s.stance === stance && files.includes(s.file ?? '')),
      why: why.map((text) => ({ kind: 'root', text })),
    })),
  ]);
  return {
    id: id('c', c.id),
    text: c.text,
    title: c.disputed ? `Whether ${c.text.replace(/^(?:An?|No|The)\b/, (w) => w.toLowerCase())}` : c.text,
    listable: true,
    disputed: c.disputed,
    possiblyDisputed: false,
    statements,
    positions: c.positions.map(({ source, stance, since }) => ({
      sourceId: id('s', source),
      sourceName: source,
      stance,
      since,
      statements: idsOf((s) => s.sourceName === source && s.stance === stance),
    })),
    origins: Object.fromEntries(origins) as unknown as Claim['origins'],
    independent: {
      asserts: { atLeast: c.origins.asserts.length, atMost: c.origins.asserts.length },
      denies: { atLeast: c.origins.denies.length, atMost: c.origins.denies.length },
    },
    relations: TRUTH.relations
      .filter((r) => r.from === c.id)
      .map(({ to, kind, why }) => ({ claim: id('c', to), kind, why: [{ kind: 'truth', text: why }] })),
    drift: TRUTH.drift
      .filter((d) => d.claim === c.id)
      .map(({ from, to, kind, words }) => ({
        ...{ from: holder(c, from), to: holder(c, to), kind, why: `"${words}"` },
        span: spanOf(texts.get(from.file)!.article.text, { words })!,
      })),
  };
}

const reasonFor = (grade: string): string | null =>
  grade === 'anonymous' ? 'because she was not authorised to speak to the press' : null;

/** The statement of the claim at a place of its article; the first one of the article where the place is its source. */
function holder({ statements }: TruthClaim, { file, words }: TruthPlace): string {
  const here = statements.filter((s) => s.file === file);
  return statementId(here.find((s) => s.words.includes(words) || words.includes(s.words)) ?? here[0]!);
}

function figureSets(
  texts: ReadonlyMap<string, Reading>,
  claims: readonly Claim[],
  linkables: ReadonlyMap<string, Linkable>,
): readonly FigureSet[] {
  return TRUTH.figures.map(({ counted, values }) => ({
    counted,
    unit: 'people',
    competing: new Set(values.map((v) => v.min)).size > 1,
    values: values.map((v) => {
      const { article } = texts.get(v.file)!;
      const span = spanOf(article.text, v)!;
      const within = (s: Statement): boolean =>
        s.article === article.id && s.content[0]![0] <= span[0] && span[1] <= s.content[0]![1];
      const claim = claims.find((c) => c.statements.some(within));
      const held = claim?.statements.find(within);
      return {
        figure: {
          id: 'f1',
          span,
          min: v.min,
          max: v.max,
          hedge: v.hedge,
          counted,
          unit: null,
          was: v.was,
          partOf: null,
          asOf: null,
          attribution: v.own ? null : 'a1',
          article: article.id,
          words: v.words,
          statement: held?.id ?? null,
        },
        hit:
          claim && held
            ? { statement: linkables.get(held.id)!.statement, sourceName: v.source, claim: claim.id }
            : null,
        publications: [publicationOf(texts.get(v.file)!)],
        time: article.published,
      };
    }),
  }));
}
