import { groupOf } from './paraphrases.ts';
import { stem } from './stem.ts';

const groups = (list: string): ReadonlySet<string> => new Set(list.split(' ').map((w) => groupOf(stem(w))));

/** Deeds that one does or decides, by group of paraphrases: where two are told to have done one of them to one thing, one of the two is wrong. */
export const ONE_DOER = groups('set organise found build create request order ban cancel own buy invent write win');

/**
 * Kinds of doers of which none is part of another, by group of paraphrases. Governments, offices and names are left out: a ministry's deed is the government's, and
 * whom a name belongs to is not known.
 */
export const DOERS = groups(
  'police organiser company union resident rebel court church university hospital school student passenger family worker charity bank',
);
