import { fold } from '../../records/fold.ts';
import type { Transaction } from '../store.ts';
import { idIn, nameBytes } from './bytes.ts';
import { components } from './components.ts';
import { candidates, putKeys } from './keys.ts';
import { sourcesBeside, sourcesNear } from './near-sources.ts';
import { decisions } from './read-articles.ts';
import { textQuery } from './words.ts';
import { known, publicationsAt, publish, put, remove, statementsIn } from './write-articles.ts';
import { putClaims, putDecision, unsettled } from './write-claims.ts';
import { forgetLinks, putDecided, putEdges, unlinked } from './write-links.ts';
import { joinAlike, putOneSources, putSources } from './write-sources.ts';
import {
  linkablesIn,
  putStories,
  putStoryEdges,
  putStoryKeys,
  storyCandidates,
  storyComponents,
  unlinkedStories,
  unsettledStories,
} from './write-stories.ts';
import {
  accepted,
  dropEventsOf,
  dropWatch,
  ended,
  lookAgain,
  putWatch,
  refused,
  takeDue,
  tell,
  timesEnded,
} from './write-watches.ts';
import type { Writing } from './writing.ts';

/** The transaction of one step. */
export function transactionOf(w: Writing): Transaction {
  return {
    known: (article) => known(w, article),
    put: (entry) => put(w, entry),
    publicationsAt: (address) => publicationsAt(w, address),
    publish: (publication) => publish(w, publication),
    candidates: (statements, { linkedBy } = {}) => candidates(w, statements, linkedBy),
    putKeys: (statements) => putKeys(w, statements),
    linkables: async (statements) => {
      const rows = await w.statements(statements);
      const found = await w.articles.linkables(rows.values());
      return statements.flatMap((id) => found.get(rows.get(id) ?? 0) ?? []);
    },
    putEdges: (of, edges, { replace = false } = {}) => putEdges(w, of, edges, replace),
    putDecided: async (edges, sources = []) => {
      await putDecided(w, edges);
      await putOneSources(w, sources);
    },
    unlinked: (limit, after) => unlinked(w, limit, after),
    forgetLinks: () => forgetLinks(w),
    statementsIn: (article) => statementsIn(w, article),
    statementsSaying: (words, outlet) => statementsSaying(w, words, outlet),
    components: (statements) => components(w, statements),
    unsettled: (limit, after = null) => unsettled(w, limit, after),
    unsettle: async (statements) => w.unsettle([...(await w.statements(statements)).values()]),
    putClaims: (of, claims, alone) => putClaims(w, of, claims, alone),
    sourcesBeside: (statements) => sourcesBeside(w, statements),
    joinAlike: (sources) => joinAlike(w, sources),
    sourcesNear: (sources, options) => sourcesNear(w, sources, options),
    putSources: (records, { whole = false } = {}) => putSources(w, records, whole),
    linkablesIn: (article) => linkablesIn(w, article),
    putStoryKeys: (limit) => putStoryKeys(w, limit),
    unlinkedStories: (limit) => unlinkedStories(w, limit),
    storyCandidates: (article) => storyCandidates(w, article),
    putStoryEdges: (of, edges) => putStoryEdges(w, of, edges),
    unsettledStories: (limit) => unsettledStories(w, limit),
    storyComponents: (articles) => storyComponents(w, articles),
    putStories: (of, stories) => putStories(w, of, stories),
    putDecision: (decision) => putDecision(w, decision),
    decisions: () => decisions(w.sql),
    putWatch: (watch, secret) => putWatch(w, watch, secret),
    dropWatch: (watch) => dropWatch(w, watch),
    takeDue: (limit, markOf) => takeDue(w, limit, markOf),
    lookAgain: (article) => lookAgain(w, article),
    tell: (watch, happening, event) => tell(w, watch, happening, event),
    ended: (marks) => ended(w, marks),
    timesEnded: (watch, marks) => timesEnded(w, watch, marks),
    accepted: (event, way) => accepted(w, event, way),
    refused: (event, way, due, failure) => refused(w, event, way, due, failure),
    putRedirects: (pairs) => w.redirect(pairs),
    remove: async (article, reason, at) => {
      await remove(w, article, reason, at);
      await dropEventsOf(w, article);
    },
  };
}

/** Statements of an outlet's articles with just these words, in whatever letters, by row. */
async function statementsSaying(w: Writing, words: string, outlet: string): Promise<string[]> {
  const wanted = fold(words);
  const query = textQuery(`"${words.replaceAll('"', ' ')}"`);
  if (query === null) return [];
  const rows = await w.sql.all<{ row: number; id: Buffer }>(
    `SELECT s.row, s.id FROM words f JOIN statement s ON s.row = f.statement
     WHERE f.text @@ ?::tsquery AND EXISTS (SELECT 1 FROM publication p JOIN outlet o ON o.row = p.outlet
       WHERE p.article = s.article AND o.folded = ?) ORDER BY s.row`,
    query.match,
    nameBytes(fold(outlet)),
  );
  const found = await w.articles.linkables(rows.map((r) => r.row));
  return rows.filter(({ row }) => fold(found.get(row)!.statement.words) === wanted).map(({ id }) => idIn('st:', id));
}
