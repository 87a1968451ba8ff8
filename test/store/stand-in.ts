import { createHash } from 'node:crypto';
import type { Claim, Origin } from '../../src/records/claim.ts';
import type { Edge, LedgerEntry, Linkable, SourceRecord } from '../../src/records/ledger.ts';
import { statementGrade } from '../../src/records/statement-grade.ts';
import type { Linking } from '../../src/store/linking.ts';
import type { NearSources, Store, Transaction } from '../../src/store/store.ts';

/**
 * In place of linking, so that the store is tested alone: a statement's claim follows from what it names and from its predicate.
 * Like linking proper it is a function of pairs and sets: no order changes anything.
 */
export const keys: Linking['keys'] = ({ facts }) => ({
  lasting: [],
  copies: [
    [facts.names.join(' '), `exact ${facts.predicate}`],
    ...facts.stems.map((s) => [facts.names[0]!, `word ${s}`] as const),
  ],
});

/** A text falls into the buckets of the addresses that it links to. */
export const nearKeys: Linking['nearKeys'] = ({ links }) => links.map((l) => [l, 'story'] as const);

function verify(a: Linkable, b: Linkable): Edge | null {
  const [x, y] = [a.statement, b.statement];
  if (x.facts.names[0] !== y.facts.names[0]) return null;
  const [m, n] = [x.facts.numbers[0]?.min, y.facts.numbers[0]?.min];
  const contradicts = m !== undefined && n !== undefined && m !== n;
  return {
    a: x.id,
    b: y.id,
    kind: contradicts ? 'contradicts' : 'same',
    score: 0.9,
    why: [
      { kind: 'names', text: `both name the ${x.facts.names[0]}` },
      ...(contradicts ? [{ kind: 'number', text: 'other numbers' }] : []),
    ],
    by: 'rule stand-in',
  };
}

const least = <T>(list: readonly T[], by: (item: T) => string): T =>
  [...list].sort((a, b) => (by(a) < by(b) ? -1 : 1))[0]!;

/** The claim of statements that hang together. */
export function claimOf(members: readonly Linkable[]): Claim {
  const first = least(members, (m) => `${m.publications[0]?.published ?? '9'} ${m.statement.id}`);
  const statements = members
    .flatMap(({ statement: s, publications, sources }) =>
      publications.map((p) => {
        const source = s.source === null ? null : (sources.get(s.source) ?? null);
        return {
          id: s.id,
          article: s.article,
          file: p.file,
          outlet: p.outlet,
          published: p.published,
          attribution: s.attribution,
          content: s.content,
          stance: s.stance,
          sourceId: source ? source.id : s.attribution === null ? outletId(p.outlet!) : null,
          sourceName: source ? source.name : s.attribution === null ? p.outlet : null,
          grade: statementGrade(s),
          hands: s.hands,
          chain: source ? [source.name] : [],
          withdrawn: false,
        };
      }),
    )
    .sort((a, b) => (`${a.id} ${a.outlet}` < `${b.id} ${b.outlet}` ? -1 : 1));
  const ids = [
    ...new Set(statements.flatMap((s) => (s.sourceId === null ? [] : [`${s.sourceId} ${s.stance}`]))),
  ].sort();
  const positions = ids.map((key) => {
    const of = statements.filter((s) => `${s.sourceId} ${s.stance}` === key);
    return {
      sourceId: of[0]!.sourceId!,
      sourceName: of[0]!.sourceName!,
      stance: of[0]!.stance,
      statements: of.map((s) => s.id),
      since: of[0]!.published,
    };
  });
  const origins = (stance: string): Origin[] =>
    positions
      .filter((p) => p.stance === stance)
      .map((p) => ({
        root: p.sourceId,
        files: [],
        statements: p.statements,
        why: [{ kind: 'same-source', text: p.sourceName }],
      }));
  const has = (stance: string): boolean => positions.some((p) => p.stance === stance);
  const { proposition, words } = first.statement;
  const isOpposed = has('asserts') && has('denies');
  const isSure = !proposition.includes('close');
  return {
    id: `c:${first.statement.id.slice('st:'.length)}`,
    text: proposition,
    title: words,
    listable: !proposition.includes('burn'),
    disputed: isOpposed && isSure,
    possiblyDisputed: isOpposed && !isSure,
    statements,
    positions,
    origins: { asserts: origins('asserts'), denies: origins('denies'), questions: [], withholds: [] },
    independent: { asserts: { atLeast: 1, atMost: 1 }, denies: { atLeast: 1, atMost: 1 } },
    relations: [],
    drift: [],
  };
}

const outletId = (name: string): string =>
  `s:${createHash('sha256').update(`outlet ${name}`).digest('hex').slice(0, 32)}`;

/** Sources of one full name are one; all others are their own. */
function joined(list: NearSources['mentions']): SourceRecord[] {
  const by = new Map<string, typeof list>();
  for (const m of list) {
    const key = m.source.grade === 'named' ? m.source.name : `${m.article} ${m.source.local}`;
    by.set(key, [...(by.get(key) ?? []), m]);
  }
  return [...by].map(([key, members]) => {
    const { kind, grade, name, role, affiliation, outletId } = least(
      members,
      (m) => `${m.article} ${m.source.local}`,
    ).source;
    return {
      id: `s:${createHash('sha256').update(key).digest('hex').slice(0, 32)}`,
      kind,
      grade,
      name,
      aliases: [],
      role,
      affiliation,
      outletId,
      members: [],
      joined: members.map((m) => ({
        article: m.article,
        local: m.source.local,
        why: members.length > 1 ? [{ kind: 'same-name', text: name }] : [],
      })),
    };
  });
}

/** Stores a batch and links it, in one transaction. */
export async function addBatch(store: Store, entries: readonly LedgerEntry[], verifyPair = verify): Promise<void> {
  await store.write(async (tx) => {
    for (const e of entries) await tx.put(e);
    await linkStatements(
      tx,
      entries.flatMap((e) => e.statements.map((s) => s.id)),
      verifyPair,
    );
  });
}

export async function linkStatements(tx: Transaction, ids: readonly string[], verifyPair = verify): Promise<void> {
  const linkables = await tx.linkables(ids);
  await tx.putKeys(ids);
  const candidates = await tx.candidates(ids);
  const edges = linkables.flatMap((a) =>
    (candidates.get(a.statement.id) ?? []).map((b) => verifyPair(a, b)).filter((e) => e !== null),
  );
  await tx.putEdges(ids, edges, { replace: true });
}

/** Makes all claims that are to be made. */
export async function settle(store: Store): Promise<void> {
  while (
    await store.write(async (tx) => {
      const ids = await tx.unsettled(256);
      if (!ids.length) return false;
      const components = await tx.components(ids);
      const members = components.flatMap((c) => c.members);
      const before = await tx.linkables(members);
      for (let open = before.flatMap(sourcesOf); open.length; ) {
        const near = await tx.sourcesNear(open);
        await tx.putSources(joined(near.mentions));
        open = open.slice(near.taken);
      }
      const byId = new Map((await tx.linkables(members)).map((l) => [l.statement.id, l]));
      await tx.putClaims(
        members,
        components.map((c) => claimOf(c.members.map((id) => byId.get(id)!))),
      );
      return true;
    })
  );
}

const sourcesOf = ({ statement: { article }, sources }: Linkable) =>
  [...sources.keys()].map((local) => ({ article, local }));

export async function add(store: Store, entries: readonly LedgerEntry[], batch = 8): Promise<void> {
  for (let i = 0; i < entries.length; i += batch) await addBatch(store, entries.slice(i, i + batch));
  await settle(store);
}
