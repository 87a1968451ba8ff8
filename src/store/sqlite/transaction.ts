import type { Claim } from '../../records/claim.ts';
import type { Decision, Edge, LedgerEntry, Linkable, Publication, SourceRecord } from '../../records/ledger.ts';
import type { Transaction } from '../store.ts';
import { candidates, putKeys } from './buckets.ts';
import { components } from './components.ts';
import { sourcesBeside, sourcesNear } from './near-sources.ts';
import { putOneSources } from './one-source.ts';
import { decisions } from './read-articles.ts';
import { statementsSaying } from './statements-saying.ts';
import { known, publicationsAt, publish, put, remove, statementsIn } from './write-articles.ts';
import { putClaims, putDecision, unsettled } from './write-claims.ts';
import { forgetLinks, putDecided, putEdges, unlinked } from './write-links.ts';
import { joinAlike, putSources } from './write-sources.ts';
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

/** The transaction of one step. SQLite answers at once; the promises are for stores that do not. */
export function transactionOf(w: Writing): Transaction {
  return {
    known: async (article) => known(w, article),
    put: async (entry: LedgerEntry) => put(w, entry),
    publicationsAt: async (address) => publicationsAt(w, address),
    publish: async (publication: Publication) => publish(w, publication),
    candidates: async (statements, { linkedBy } = {}) => candidates(w, statements, linkedBy),
    putKeys: async (statements) => putKeys(w, statements),
    linkables: async (statements) =>
      statements
        .map((id) => w.statement(id))
        .map((row) => (row === null ? null : w.articles.linkable(row)))
        .filter((l): l is Linkable => l !== null),
    putEdges: async (of, edges: readonly Edge[], { replace = false } = {}) => putEdges(w, of, edges, replace),
    putDecided: async (edges, sources = []) => {
      putDecided(w, edges);
      putOneSources(w, sources);
    },
    unlinked: async (limit, after) => unlinked(w, limit, after),
    forgetLinks: async () => forgetLinks(w),
    statementsIn: async (article) => statementsIn(w, article),
    statementsSaying: async (words, outlet) => statementsSaying(w, words, outlet),
    components: async (statements) => components(w, statements),
    unsettled: async (limit, after = null) => unsettled(w, limit, after),
    unsettle: async (statements) => {
      for (const row of w.statements(statements)) w.unsettle(row);
    },
    putClaims: async (of, claims: readonly Claim[], alone) => putClaims(w, of, claims, alone),
    sourcesBeside: async (statements) => sourcesBeside(w, statements),
    joinAlike: async (sources) => joinAlike(w, sources),
    sourcesNear: async (sources, options) => sourcesNear(w, sources, options),
    putSources: async (records: readonly SourceRecord[], { whole = false } = {}) => putSources(w, records, whole),
    linkablesIn: async (article) => linkablesIn(w, article),
    putStoryKeys: async (limit) => putStoryKeys(w, limit),
    unlinkedStories: async (limit) => unlinkedStories(w, limit),
    storyCandidates: async (article) => storyCandidates(w, article),
    putStoryEdges: async (of, edges) => putStoryEdges(w, of, edges),
    unsettledStories: async (limit) => unsettledStories(w, limit),
    storyComponents: async (articles) => storyComponents(w, articles),
    putStories: async (of, stories) => putStories(w, of, stories),
    putDecision: async (decision: Decision) => putDecision(w, decision),
    decisions: async () => decisions(w.sql),
    putWatch: async (watch, secret) => putWatch(w, watch, secret),
    dropWatch: async (watch) => dropWatch(w, watch),
    takeDue: async (limit, markOf) => takeDue(w, limit, markOf),
    lookAgain: async (article) => lookAgain(w, article),
    tell: async (watch, happening, event) => tell(w, watch, happening, event),
    ended: async (marks) => ended(w, marks),
    timesEnded: async (watch, marks) => timesEnded(w, watch, marks),
    accepted: async (event, way) => void accepted(w, event, way),
    refused: async (event, way, due, failure) => refused(w, event, way, due, failure),
    putRedirects: async (pairs) => {
      for (const [old, to] of pairs) w.redirect(old, to);
    },
    remove: async (article, reason, at) => {
      remove(w, article, reason, at);
      dropEventsOf(w, article);
    },
  };
}
