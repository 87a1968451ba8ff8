import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Claim } from '../../src/records/claim.ts';
import { Failure } from '../../src/records/failure.ts';
import { toJson } from '../../src/records/json.ts';
import type { Decision, Edge, LedgerEntry } from '../../src/records/ledger.ts';
import { UNSURE } from '../../src/records/relations.ts';
import { CLAIM_SORTS, type ClaimFilter, type Store } from '../../src/store/store.ts';
import { dice, entry, publication } from './generated.ts';
import { linking } from './linking.ts';
import { add, addBatch, linkStatements, settle } from './stand-in.ts';

/** Opens a new and empty store, and opens the same one again. */
export interface Place {
  readonly open: () => Promise<Store>;
  readonly remove: () => void;
  /** False where nothing is kept from one search to the next, so that there is nothing to read ahead. */
  readonly readsAhead?: false;
}

const entries = (count: number): LedgerEntry[] => Array.from({ length: count }, (_, i) => entry(i, { vectors: true }));

async function claimsOf(store: Store, filter: ClaimFilter): Promise<Claim[]> {
  const all: Claim[] = [];
  let cursor: string | null = null;
  do {
    const page = await store.claims({ ...filter, cursor });
    all.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return all;
}

async function everyClaim(store: Store): Promise<Claim[]> {
  const all: Claim[] = [];
  for await (const claim of store.allClaims()) all.push(claim);
  return all;
}

/** What every store must do, whatever it is made of. Each test has a store of its own. */
/** An article of so many statements, which lie in the bucket of a name, and for some days in those of its story. */
function bucketed(
  n: number,
  name: string,
  day: string | null = '2026-03-01',
  { links = [], statements = 1 }: { readonly links?: readonly string[]; readonly statements?: number } = {},
): LedgerEntry {
  const made = entry(n, { statements, filler: 0, story: n });
  const facts = { names: [name], stems: [], predicate: null };
  return {
    ...made,
    text: { ...made.text, links },
    publication: publication(made.read, 'Herald H', day),
    statements: made.statements.map((s) => ({ ...s, facts: { ...s.facts, ...facts } })),
  };
}

export function conformance(name: string, place: () => Place): void {
  describe(name, () => {
    let at: Place;
    let store: Store;
    beforeEach(async () => {
      at = place();
      store = await at.open();
    });
    afterEach(async () => {
      await store.close();
      at.remove();
    });

    test('what is put comes back as it was', async () => {
      const [one] = entries(1);
      await add(store, [one!]);
      const { read, publication: p, statements, sources, text } = one!;
      expect(await store.article(read.article.id)).toEqual({ read, publications: [p] });
      expect(await store.articleJson(read.article.id)).toBe(toJson(read));
      for (const s of statements) {
        const linkable = (await store.statement(s.id))!;
        expect(linkable.statement).toEqual(s);
        expect(linkable.text).toEqual(text);
        expect([...linkable.sources.keys()]).toEqual(sources.map((x) => x.local));
      }
      expect(await store.article('sha256:00')).toBeNull();
      expect(await store.statement('st:nothing')).toBeNull();
      expect(await store.claim('c:0')).toBeNull();
      expect(await store.source('s:0')).toBeNull();
    });

    test('texts keep lone surrogates, NUL and marks of direction', async () => {
      const [one] = entries(1);
      const text = `A\u0000b \ud800 \u202e${one!.read.article.text}`;
      const odd = { ...one!, read: { ...one!.read, article: { ...one!.read.article, text } } };
      await store.write((tx) => tx.put(odd));
      expect((await store.article(odd.read.article.id))!.read.article.text).toBe(text);
    });

    test('a store that is closed and opened again holds the same', async () => {
      await add(store, entries(20));
      const [digest, claims] = [await store.digest(), await everyClaim(store)];
      await store.close();
      store = await at.open();
      expect(await store.digest()).toBe(digest);
      expect(await everyClaim(store)).toEqual(claims);
      expect(await store.check()).toEqual([]);
    });

    test('order, batches and adding twice change nothing', async () => {
      const list = entries(40);
      await add(store, list);
      const digest = await store.digest();
      const claims = await everyClaim(store);
      for (const batch of [1, 5, 40]) {
        const other = place();
        const s = await other.open();
        const d = dice(batch);
        const shuffled = [...list, ...list.slice(0, 7)].map((e) => ({ e, n: d(1e6) })).sort((a, b) => a.n - b.n);
        await add(
          s,
          shuffled.map(({ e }) => e),
          batch,
        );
        expect(await s.digest()).toBe(digest);
        expect(await everyClaim(s)).toEqual(claims);
        await s.close();
        other.remove();
      }
    });

    test('a step that fails leaves nothing behind', async () => {
      const [one, two] = entries(2);
      await add(store, [one!]);
      const digest = await store.digest();
      const failing = store.write(async (tx) => {
        await tx.put(two!);
        throw new Failure('test', 'on purpose');
      });
      await expect(failing).rejects.toThrow('on purpose');
      expect(await store.digest()).toBe(digest);
      await add(store, [two!]);
      expect((await store.stats()).articles).toBe(2);
    });

    test('writes run one after another', async () => {
      const list = entries(12);
      const order: number[] = [];
      await Promise.all(
        list.map((e, i) =>
          store.write(async (tx) => {
            await tx.put(e);
            await new Promise((done) => setTimeout(done, 3));
            order.push(i);
          }),
        ),
      );
      expect(order).toEqual(list.map((_, i) => i));
      expect((await store.stats()).articles).toBe(12);
    });

    test('known tells the reader, the publications and what was removed', async () => {
      const [one] = entries(1);
      const id = one!.read.article.id;
      const known = () => store.write((tx) => tx.known(id));
      expect(await known()).toBeNull();
      await add(store, [one!]);
      expect(await known()).toMatchObject({
        maker: '1 0.1.0 rules  en-1',
        publications: [{ id: one!.publication.id }],
      });
      await store.write((tx) => tx.remove(id, 'asked for', '2026-03-01'));
      expect(await known()).toBe('removed');
      await expect(store.write((tx) => tx.put(one!))).rejects.toMatchObject({ code: 'removed' });
    });

    test('a text has several publications, oldest first; an address finds them', async () => {
      const [one] = entries(1);
      const { read } = one!;
      await add(store, [one!]);
      const again = { ...publication(read, 'Paper P', '2020-01-01'), url: 'https://p.example/a', authors: ['A'] };
      const undated = publication(read, 'Radio R', null);
      await store.write(async (tx) => {
        await tx.publish(undated);
        await tx.publish(again);
      });
      await settle(store);
      expect((await store.article(read.article.id))!.publications).toEqual([again, one!.publication, undated]);
      expect(await store.write((tx) => tx.publicationsAt('https://p.example/a'))).toEqual([again]);
      expect(await store.publicationsAt('https://p.example/a')).toEqual([again]);
      expect(await store.publicationsAt('https://p.example/b')).toEqual([]);
      const rows = (await everyClaim(store)).flatMap((c) => c.statements);
      expect(rows.filter((s) => s.id === one!.statements[0]!.id).map((s) => s.outlet)).toContain('Radio R');
      // Printed three times, so it is on the board.
      expect((await store.claims({})).items.length).toBeGreaterThan(0);
      await store.write((tx) => tx.publish({ ...again, title: 'Corrected' }));
      expect((await store.article(read.article.id))!.publications[0]!.title).toBe('Corrected');
      await expect(store.write((tx) => tx.publish({ ...again, article: 'sha256:00' }))).rejects.toMatchObject({
        code: 'no-article',
      });
    });

    test('candidates share a bucket; of a full one those of the nearest days, then of the least ids', async () => {
      const put = (list: readonly LedgerEntry[]) =>
        store.write(async (tx) => {
          for (const e of list) await tx.put(e);
          await tx.putKeys(list.map((e) => e.statements[0]!.id));
        });
      const idsFor = async (id: string): Promise<string[]> =>
        (await store.write((tx) => tx.candidates([id]))).get(id)!.map((l) => l.statement.id);
      const list = Array.from({ length: 260 }, (_, i) => bucketed(i, i < 250 ? 'full' : 'few'));
      const ids = list.map((e) => e.statements[0]!.id);
      await put(list);
      const order = (list: readonly string[]): string[] => [...list].sort();
      const others = (list: readonly string[], own: string): string[] => list.filter((id) => id !== own);
      expect(await idsFor(ids[3]!)).toEqual(order(others(ids.slice(0, 250), ids[3]!)).slice(0, 200));
      expect(await idsFor(ids[255]!)).toEqual(order(others(ids.slice(250), ids[255]!)));
      // Read otherwise it lies elsewhere.
      await put([bucketed(255, 'elsewhere')]);
      expect(await idsFor(ids[255]!)).toEqual([]);
      expect(await idsFor(ids[254]!)).toHaveLength(8);
      // Ten a day, and all of one day where the bucket is cut.
      const day = (i: number): string => new Date(Date.UTC(2026, 0, 1 + Math.floor(i / 10))).toISOString().slice(0, 10);
      const dated = Array.from({ length: 260 }, (_, i) => bucketed(1000 + i, 'dated', day(i)));
      const own = dated.map((e) => e.statements[0]!.id);
      await put(dated);
      expect(await idsFor(own[5]!)).toEqual(
        order([...others(own.slice(0, 200), own[5]!), ...order(own.slice(200, 210)).slice(0, 1)]),
      );
      // Day 12 of 26: days 3 to 21 are 190; of days 2 and 22 the least ids.
      expect(await idsFor(own[125]!)).toEqual(
        order([
          ...others(own.slice(30, 220), own[125]!),
          ...order([...own.slice(20, 30), ...own.slice(220, 230)]).slice(0, 11),
        ]),
      );
    });

    test('what shares a story is a candidate within days; an older publication moves it', async () => {
      const days = ['2026-03-01', '2026-03-08', '2026-03-09', null];
      const list = days.map((day, i) => bucketed(i, `name ${i}`, day, { links: ['a.example/x'] }));
      const ids = list.map((e) => e.statements[0]!.id);
      const found = await store.write(async (tx) => {
        for (const e of list) await tx.put(e);
        await tx.putKeys(ids);
        return tx.candidates(ids);
      });
      const of = (id: string): number[] => found.get(id)!.map((l) => ids.indexOf(l.statement.id));
      expect(ids.map((id) => of(id).sort())).toEqual([[1], [0, 2], [1], []]);
      const later = await store.write(async (tx) => {
        await tx.publish(publication(list[2]!.read, 'Paper P', '2026-02-25'));
        await tx.putKeys([ids[2]!]);
        return tx.candidates([ids[2]!, ids[1]!]);
      });
      expect(later.get(ids[2]!)!.map((l) => l.statement.id)).toEqual([ids[0]]);
      expect(later.get(ids[1]!)!.map((l) => l.statement.id)).toEqual([ids[0]]);
    });

    test('of the texts that share a story those that share most of it count, then the nearest days, then the least ids, each whole', async () => {
      const links = ['a.example/1', 'a.example/2', 'a.example/3'];
      const most = linking.nearTexts;
      // Two share all of it; too many others share a part, the last of them a day later.
      const list = Array.from({ length: most + 6 }, (_, i) =>
        bucketed(i, `name ${i}`, i === most + 5 ? '2026-03-02' : '2026-03-01', {
          links: i < 3 ? links : links.slice(0, 1),
          statements: 2,
        }),
      );
      const found = await store.write(async (tx) => {
        for (const e of list) await tx.put(e);
        await tx.putKeys(list.flatMap((e) => e.statements.map((s) => s.id)));
        return tx.candidates([list[0]!.statements[1]!.id]);
      });
      const firstOf = (e: LedgerEntry): string => e.statements[0]!.id;
      const others = list.slice(3, most + 5).sort((a, b) => (firstOf(a) < firstOf(b) ? -1 : 1));
      const near = [...list.slice(0, 3), ...others.slice(0, most - 2)];
      expect([...found.values()][0]!.map((l) => l.statement.id)).toEqual(
        near
          .flatMap((e) => e.statements.map((s) => s.id))
          .filter((id) => id !== list[0]!.statements[1]!.id)
          .sort(),
      );
    });

    test('edges join statements to components; those of persons stay', async () => {
      const list = entries(12);
      await store.write(async (tx) => {
        for (const e of list) await tx.put(e);
      });
      const [a, b, c, d] = list.map((e) => e.statements[0]!.id);
      const edge = (x: string, y: string, kind: 'same' | 'not-same' | 'updates' = 'same', by = 'rule a') => ({
        a: x,
        b: y,
        kind,
        score: 0.5,
        why: [{ kind: 'k', text: 't' }],
        by,
      });
      await store.write(async (tx) => {
        await tx.putEdges([a!, b!, c!, d!], [edge(b!, a!), edge(a!, b!), edge(b!, c!), edge(d!, a!, 'updates')]);
        await tx.putDecided([edge(c!, d!, 'not-same', 'person')]);
      });
      const parts = (ids: string[]) => store.write((tx) => tx.components(ids));
      const [joined, ...rest] = await parts([c!, a!]);
      expect(rest).toEqual([]);
      expect(joined!.members).toEqual([a!, b!, c!].sort());
      expect(joined!.edges.map((e) => `${e.kind} ${e.by}`).sort()).toEqual([
        'not-same person',
        'same rule a',
        'same rule a',
        'updates rule a',
      ]);
      expect((await store.stats()).edges).toBe(4);
      await store.write((tx) => tx.putEdges([b!], [], { replace: true }));
      expect((await parts([a!]))[0]!.members).toEqual([a!]);
      await store.write((tx) => tx.forgetLinks());
      expect((await store.stats()).edges).toBe(1);
      expect((await store.pending()).unlinked).toBe((await store.stats()).statements);
      await store.write((tx) => tx.putDecided([]));
      expect((await store.stats()).edges).toBe(0);
    });

    test('what is left undone is told, in order of id', async () => {
      await store.write(async (tx) => {
        for (const e of entries(5)) await tx.put(e);
      });
      const { statements } = await store.stats();
      expect(await store.pending()).toEqual({ unlinked: statements, unsettled: statements });
      const [first, second] = await store.write(async (tx) => {
        const page = await tx.unlinked(3, null);
        return [page, await tx.unlinked(100, page.at(-1)!)];
      });
      expect([...first!, ...second!]).toEqual([...first!, ...second!].sort());
      expect(first!.length + second!.length).toBe(statements);
      await store.write((tx) => linkStatements(tx, [...first!, ...second!]));
      await settle(store);
      expect(await store.pending()).toEqual({ unlinked: 0, unsettled: 0 });
      await store.write((tx) => tx.unsettle([first![0]!]));
      expect(await store.write((tx) => tx.unsettled(9))).toEqual([first![0]!]);
    });

    test('every statement is in one claim; ids of claims that were superseded lead on', async () => {
      const list = entries(40);
      await add(store, list.slice(0, 10));
      const before = await everyClaim(store);
      await add(store, list.slice(10));
      const now = await everyClaim(store);
      const of = new Map(now.flatMap((c) => c.statements.map((s) => [s.id, c.id])));
      expect(of.size).toBe((await store.stats()).statements);
      for (const old of before) {
        const claim = (await store.claim(old.id))!;
        expect(claim.statements.map((s) => s.id)).toEqual(expect.arrayContaining([old.statements[0]!.id]));
        expect(JSON.parse((await store.claimJson(old.id))!)).toEqual(claim);
      }
      for (const e of list.slice(0, 5)) {
        const map = await store.claimsOf(e.read.article.id);
        expect([...map.keys()]).toEqual(e.statements.map((s) => s.id));
        for (const [id, claim] of map) expect(claim).toBe(of.get(id));
      }
      expect(now.map((c) => c.id)).toEqual(now.map((c) => c.id).sort());
    });

    test('relations come from edges of other kinds: contradictions at both ends, what is counted later at one', async () => {
      await add(store, entries(60));
      const claims = await everyClaim(store);
      const told = claims.flatMap((c) => c.relations.map((r) => `${c.id} ${r.claim} ${r.kind}`));
      expect(told.length).toBeGreaterThan(0);
      for (const line of told) {
        const [from, to, kind] = line.split(' ');
        if (kind === 'contradicts') expect(told).toContain(`${to} ${from} ${kind}`);
        else expect(told).not.toContain(`${to} ${from} ${kind}`);
      }
      expect(claims.flatMap((c) => c.relations)[0]!.why[0]!.kind).toBe('names');
    });

    test('a link that is not sure makes no relation, also beside one that is', async () => {
      await add(store, entries(60));
      const told = (await everyClaim(store)).filter((c) => c.relations.length === 0);
      expect(told.length).toBeGreaterThan(1);
      const [a, b] = told.map((c) => c.statements[0]!.id);
      const link = (score: number, ...kinds: readonly string[]): Edge => ({
        a: a!,
        b: b!,
        kind: 'contradicts',
        score,
        why: kinds.map((kind) => ({ kind, text: kind })),
        by: `rule ${score}`,
      });
      const relations = async () => (await store.claim(told[0]!.id))!.relations.map((r) => r.why.map((w) => w.kind));
      await store.write((tx) => tx.putEdges([], [link(0.9, 'number', UNSURE)]));
      await settle(store);
      expect(await relations()).toEqual([]);
      await store.write((tx) => tx.putEdges([], [link(0.6, 'number')]));
      await settle(store);
      expect(await relations()).toEqual([['number']]);
    });

    test('an analysis by a better reader keeps what is equal and withdraws the rest', async () => {
      const list = entries(20);
      await add(store, list);
      const old = list[0]!;
      const [gone, ...kept] = old.statements;
      const claim = (await store.claimsOf(old.read.article.id)).get(gone!.id)!;
      const better = {
        ...old,
        read: { ...old.read, hearsay: { ...old.read.hearsay, rules: 'en-2' } },
        statements: kept,
      };
      await add(store, [better]);
      expect(await store.statement(gone!.id)).toBeNull();
      for (const s of kept) expect((await store.statement(s.id))!.statement).toEqual(s);
      const now = await store.claim(claim);
      expect(now?.statements.some((s) => s.id === gone!.id) ?? false).toBe(false);
      // As if it had never been otherwise.
      const other = place();
      const fresh = await other.open();
      await add(fresh, [better, ...list.slice(1)]);
      expect(await store.digest()).toBe(await fresh.digest());
      await fresh.close();
      other.remove();
      expect(await store.check()).toEqual([]);
    });

    test('a text that is removed is gone as if it had never come, but for its tombstone', async () => {
      const list = entries(30);
      await add(store, list);
      const out = list[4]!.read.article.id;
      await store.write((tx) => tx.remove(out, 'asked for', '2026-03-01T10:00:00Z'));
      await settle(store);
      const other = place();
      const fresh = await other.open();
      await fresh.write((tx) => tx.remove(out, 'asked for', '2026-03-01T10:00:00Z'));
      await add(
        fresh,
        list.filter((_, i) => i !== 4),
      );
      expect(await store.digest()).toBe(await fresh.digest());
      expect(await everyClaim(store)).toEqual(await everyClaim(fresh));
      expect(await store.article(out)).toBeNull();
      expect(JSON.stringify(await everyClaim(store))).not.toContain(out);
      expect(await store.check()).toEqual([]);
      const [mine, theirs] = [
        (await store.sources({ limit: 1000 })).items,
        (await fresh.sources({ limit: 1000 })).items,
      ];
      expect(mine).toEqual(theirs);
      await fresh.close();
      other.remove();
    });

    test('the board: every sort in its order, pages without gaps, filters as the claims tell', async () => {
      await add(store, entries(80));
      const every = await everyClaim(store);
      const told = every.filter((c) => new Set(c.statements.map((s) => s.article)).size > 1);
      const all = told.filter((c) => c.listable);
      expect(all.length).toBeLessThan(told.length);
      for (const sort of CLAIM_SORTS) {
        const once = await claimsOf(store, { sort, limit: 1000 });
        expect(await claimsOf(store, { sort, limit: 7 })).toEqual(once);
        expect(once.map((c) => c.id).sort()).toEqual(all.map((c) => c.id).sort());
      }
      const rising = (list: number[]) => expect(list).toEqual([...list].sort((a, b) => a - b));
      rising(
        (await claimsOf(store, { sort: 'reported' })).map(
          (c) => -new Set(c.statements.map((s) => s.article + s.outlet)).size,
        ),
      );
      rising(
        (await claimsOf(store, { sort: 'fewest-origins' })).map(
          (c) => c.origins.asserts.length || c.origins.denies.length,
        ),
      );
      const degree = (c: Claim): number => (c.disputed ? 2 : Number(c.possiblyDisputed));
      const byDispute = (await claimsOf(store, { sort: 'disputed' })).map(degree);
      rising(byDispute.map((n) => -n));
      expect(new Set(byDispute)).toEqual(new Set([2, 1, 0]));
      const ids = (list: readonly Claim[]) => list.map((c) => c.id).sort();
      const expected = (test: (s: Claim['statements'][number]) => boolean) =>
        ids(all.filter((c) => c.statements.some(test)));
      const found = async (filter: ClaimFilter) => ids(await claimsOf(store, { limit: 9, ...filter }));
      expect(await found({ disputed: true })).toEqual(ids(all.filter((c) => c.disputed)));
      expect(await found({ disputed: false })).toEqual(ids(all.filter((c) => !c.disputed)));
      expect((await store.stats()).disputed).toBe(every.filter((c) => c.disputed).length);
      for (const sort of CLAIM_SORTS) expect(await found({ sort, all: true })).toEqual(ids(told));
      expect(await found({ query: 'burn' })).toEqual([]);
      const burning = told.filter((c) => c.text.includes('burn'));
      expect(await found({ query: 'burn', all: true })).toEqual(ids(burning));
      const { sourceId } = burning.flatMap((c) => c.statements).find((s) => s.attribution !== null)!;
      const heldBy = (list: readonly Claim[]) =>
        ids(list.filter((c) => c.statements.some((s) => s.sourceId === sourceId)));
      expect(await found({ source: sourceId })).toEqual(heldBy(all));
      expect(await found({ source: sourceId, all: true })).toEqual(heldBy(told));
      expect(await found({ outlet: 'paper p' })).toEqual(expected((s) => s.outlet === 'Paper P'));
      expect(await found({ country: 'xb' })).toEqual(expected((s) => s.outlet!.length % 2 === 0));
      expect(await found({ grade: 'unnamed' })).toEqual(expected((s) => s.grade === 'unnamed'));
      expect(await found({ grade: 'named' })).toEqual(expected((s) => s.grade === 'named' && s.attribution !== null));
      expect(await found({ grade: 'own voice' })).toEqual(expected((s) => s.attribution === null));
      expect(await found({ stance: 'denies', outlet: 'Paper P' })).toEqual(
        expected((s) => s.outlet === 'Paper P' && s.stance === 'denies'),
      );
      expect(await found({ from: '2026-03-05', to: '2026-04-10' })).toEqual(
        expected((s) => s.published! >= '2026-03-05' && s.published! <= '2026-04-10'),
      );
      expect(await found({ from: '2026-03', to: '2026-03' })).toEqual(
        expected((s) => s.published!.startsWith('2026-03')),
      );
      const outlet = all.flatMap((c) => c.statements).find((s) => s.attribution === null)!;
      expect(await found({ source: outlet.outlet })).toEqual(expected((s) => s.sourceId === outlet.sourceId));
      const name = all.flatMap((c) => c.statements).find((s) => s.attribution !== null && s.grade === 'named')!;
      expect(await found({ source: name.sourceName!.toUpperCase() })).toEqual(
        expected((s) => s.sourceId === name.sourceId),
      );
      expect(await found({ source: name.sourceId, stance: 'denies' })).toEqual(
        expected((s) => s.sourceId === name.sourceId && s.stance === 'denies'),
      );
      expect(await found({ query: 'reopen' })).toEqual(ids(all.filter((c) => c.text.includes('reopen'))));
      expect(await found({ query: 'nowherefound' })).toEqual([]);
      expect(await found({ source: 'Nobody Known' })).toEqual([]);
      expect(await found({ articles: 1, limit: 20 })).toEqual(ids(every.filter((c) => c.listable)));
      expect(await found({ articles: 1, all: true, limit: 20 })).toEqual(ids(every));
      await expect(store.claims({ stance: 'maybe' as never })).rejects.toMatchObject({ code: 'filter' });
      await expect(store.claims({ from: 'yesterday' })).rejects.toMatchObject({ code: 'filter' });
      await expect(store.claims({ cursor: 'x' })).rejects.toMatchObject({ code: 'cursor' });
    });

    test('search: words, phrases, prefixes, what must not be there; filters and facets', async () => {
      await add(store, entries(60));
      const statements = (
        await Promise.all(entries(60).flatMap((e) => e.statements.map((s) => store.statement(s.id))))
      ).map((l) => l!);
      const found = async (filter: Parameters<Store['search']>[0]) => {
        const ids: string[] = [];
        let cursor: string | null = null;
        do {
          const page: Awaited<ReturnType<Store['search']>> = await store.search({ limit: 11, ...filter, cursor });
          ids.push(...page.items.map((h) => h.statement.id));
          cursor = page.next;
        } while (cursor !== null);
        return ids.sort();
      };
      const expected = (test: (l: (typeof statements)[number]) => boolean) =>
        statements
          .filter(test)
          .map((l) => l.statement.id)
          .sort();
      const has = (l: (typeof statements)[number], word: string) => ` ${l.statement.words} `.includes(` ${word} `);
      expect(await found({ query: 'REOPEN' })).toEqual(expected((l) => has(l, 'reopen')));
      expect(await found({ query: 'quay reopen' })).toEqual(expected((l) => has(l, 'quay') && has(l, 'reopen')));
      expect(await found({ query: '"would reopen"' })).toEqual(
        expected((l) => l.statement.words.includes('would reopen')),
      );
      expect(await found({ query: '“reopen would”' })).toEqual([]);
      expect(await found({ query: 'inspect*' })).toEqual(expected((l) => l.statement.words.includes('inspect')));
      expect(await found({ query: 'would -reopen' })).toEqual(expected((l) => !has(l, 'reopen')));
      expect(await found({ query: '-reopen' })).toEqual([]);
      expect(await found({})).toHaveLength(statements.length);
      expect(await found({ stance: 'denies' })).toEqual(expected((l) => l.statement.stance === 'denies'));
      expect(await found({ query: 'would', outlet: 'Agency T' })).toEqual(
        expected((l) => l.publications[0]!.outlet === 'Agency T'),
      );
      const some = statements.find((l) => l.statement.source && l.sources.get(l.statement.source)!.grade === 'named')!;
      const source = some.sources.get(some.statement.source!)!;
      expect(await found({ source: source.name })).toEqual(
        expected((l) => l.statement.source !== null && l.sources.get(l.statement.source)!.id === source.id),
      );
      const { facets, items, total } = await store.search({ query: 'would' });
      expect(total).toBe(statements.length);
      expect(facets.stances.reduce((n, f) => n + f.count, 0)).toBe(statements.length);
      expect(facets.outlets.reduce((n, f) => n + f.count, 0)).toBe(statements.length);
      expect(items[0]!.claim).toBe((await store.claimsOf(items[0]!.statement.article)).get(items[0]!.statement.id));
    });

    test('what articles tell in their own voice counts under no grade of a source', async () => {
      await add(store, entries(60));
      const all = await store.search({ limit: 1000 });
      const own = all.items.filter((h) => h.statement.attribution === null);
      const named = all.items.filter((h) => h.statement.attribution !== null && h.statement.grade === 'named');
      expect(own.length).toBeGreaterThan(0);
      expect(new Set(own.map((h) => h.statement.grade))).toEqual(new Set(['own voice']));
      const counts = new Map(all.facets.grades.map((g) => [g.name, g.count]));
      expect(counts.get('own voice')).toBe(own.length);
      expect(counts.get('named')).toBe(named.length);
      expect((await store.search({ grade: 'own voice', limit: 1000 })).items).toEqual(own);
      expect((await store.search({ grade: 'named', limit: 1000 })).items).toEqual(named);
    });

    test('outlets of one name are one in the facets, and count a statement once', async () => {
      const list = entries(12);
      await add(store, list);
      const before = (await store.search({})).facets.outlets;
      const { publication } = list[5]!;
      const again = { ...publication, id: `${publication.id}0`, outletId: 'another', country: 'ZZ' };
      await store.write((tx) => tx.publish(again));
      expect((await store.search({})).facets.outlets).toEqual(before);
    });

    test('one that has searched before finds what one that comes now finds, whatever others write', async () => {
      const list = entries(40);
      const reader = await at.open();
      const queries = [{ query: 'would' }, { query: 'quay', limit: 3 }, { stance: 'denies' as const }, {}];
      const isAsFresh = async (what: string): Promise<void> => {
        const fresh = await at.open();
        for (const query of queries) {
          const found = await reader.search(query);
          expect(found, `${what}: ${JSON.stringify(query)}`).toEqual(await fresh.search(query));
          expect(found.facets.grades.reduce((n, f) => n + f.count, 0)).toBe(found.total);
        }
        expect(await reader.figures({ query: 'quay' }), what).toEqual(await fresh.figures({ query: 'quay' }));
        await fresh.close();
      };
      await add(store, list.slice(0, 20));
      await isAsFresh('added');
      await add(store, list.slice(20, 30));
      let ahead = 0;
      while (await reader.readAhead()) ahead++;
      expect(ahead > 0).toBe(at.readsAhead ?? true);
      await isAsFresh('read ahead');
      await add(store, list.slice(30));
      await isAsFresh('more added');
      const old = list[3]!;
      const hearsay = { ...old.read.hearsay, rules: 'en-2' };
      const statements = old.statements.slice(1).map((s) => ({ ...s, grade: 'role' as const }));
      await add(store, [{ ...old, read: { ...old.read, hearsay }, statements }]);
      await isAsFresh('read again');
      const { id, article } = list[5]!.publication;
      await store.write((tx) =>
        tx.publish({ ...list[5]!.publication, id: `${id}0`, article, outlet: 'The Other Post' }),
      );
      await isAsFresh('published again');
      const { source } = (await store.sources({ limit: 1 })).items[0]!;
      const record = (await store.source(source.id))!;
      await store.write((tx) => tx.putSources([{ ...record, name: 'The Renamed Office' }]));
      await isAsFresh('renamed');
      const { joined } = record;
      expect(joined.length).toBeGreaterThan(1);
      await store.write((tx) =>
        tx.putSources([
          { ...record, joined: joined.slice(1) },
          { ...record, id: `s:${'0'.repeat(20)}`, name: 'Its Namesake', joined: joined.slice(0, 1) },
        ]),
      );
      await isAsFresh('parted');
      await store.write((tx) => tx.remove(list[7]!.read.article.id, 'asked', '2026-03-16'));
      await isAsFresh('removed');
      await reader.close();
    });

    test('sources: counted, found by name, old ids lead on', async () => {
      await add(store, entries(40));
      const { items } = await store.sources({ limit: 1000 });
      expect(items.map((s) => -s.statements)).toEqual(items.map((s) => -s.statements).sort((a, b) => a - b));
      const statements = entries(40).flatMap((e) => e.statements);
      expect(items.reduce((n, s) => n + s.statements, 0)).toBe(statements.filter((s) => s.source !== null).length);
      const paged: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<Store['sources']>> = await store.sources({ limit: 9, cursor });
        paged.push(...page.items.map((s) => s.source.id));
        cursor = page.next;
      } while (cursor !== null);
      expect(paged).toEqual(items.map((s) => s.source.id));
      const one = items.find((s) => s.articles > 1)!;
      const record = (await store.source(one.source.id))!;
      expect(record.joined).toHaveLength(one.articles);
      expect((await store.sources({ query: record.name.split(' ').at(-1)! })).items.map((s) => s.source.id)).toContain(
        record.id,
      );
      await store.write((tx) => tx.putSources([{ ...record, id: 's:00ff' }]));
      expect((await store.source(record.id))!.id).toBe('s:00ff');
      expect((await store.source('s:00ff'))!.joined).toEqual(record.joined);
      expect((await store.pending()).unsettled).toBeGreaterThan(0);
    });

    test('figures stand in their statements', async () => {
      await add(store, entries(20));
      const { items } = await store.figures({ limit: 1000 });
      expect(items.length).toBe((await store.stats()).figures);
      for (const { figure, hit } of items) {
        expect(figure.words).toBe(String(figure.min));
        expect(hit!.statement.words).toContain(figure.words);
      }
      const people = await store.figures({ query: 'quay', limit: 1000 });
      expect(people.items.every((f) => f.hit!.statement.words.includes('quay'))).toBe(true);
    });

    test('decisions are kept and replaced by id', async () => {
      const decision: Decision = {
        id: 'd:1',
        kind: 'merge',
        of: [],
        rest: [],
        speaker: null,
        outlet: null,
        by: 'A',
        at: '2026-03-01T00:00:00Z',
        note: null,
        retracted: null,
      };
      await store.write((tx) => tx.putDecision(decision));
      expect(await store.decisions()).toEqual([decision]);
      const retracted = { ...decision, retracted: { by: 'B', at: '2026-03-02T00:00:00Z' } };
      await store.write((tx) => tx.putDecision(retracted));
      expect(await store.decisions()).toEqual([retracted]);
      expect(await store.write((tx) => tx.decisions())).toEqual([retracted]);
    });

    test('articles and outlets are listed', async () => {
      const list = entries(30);
      await addBatch(store, list);
      const ids: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<Store['articles']>> = await store.articles({ limit: 7, cursor });
        ids.push(...page.items.map((p) => p.id));
        expect(page.total).toBe(30);
        cursor = page.next;
      } while (cursor !== null);
      expect(ids.sort()).toEqual(list.map((e) => e.publication.id).sort());
      const outlets = await store.outlets();
      expect(outlets.reduce((n, o) => n + o.articles, 0)).toBe(30);
    });
  });
}
