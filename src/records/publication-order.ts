import type { Publication } from './ledger.ts';

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);

/** Appearances by their day, those without one last, then by id: which of a text's appearances is the first. */
export const byDate = (a: Pick<Publication, 'id' | 'published'>, b: Pick<Publication, 'id' | 'published'>): number =>
  Number(a.published === null) - Number(b.published === null) ||
  compare(a.published ?? '', b.published ?? '') ||
  compare(a.id, b.id);

/** Where it stands, to tell what replaces what. */
export const addressOf = ({ canonical, url, file }: Pick<Publication, 'canonical' | 'url' | 'file'>): string | null =>
  canonical ?? url ?? file;
