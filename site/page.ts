/** A heading with its address on the page. */
export interface Heading {
  readonly id: string;
  readonly level: number;
  readonly text: string;
}

/** One page of the site, before the frame is put around it. */
export interface Page {
  /** Its file below the site's folder: `lint/percentage.html`. */
  readonly out: string;
  readonly title: string;
  readonly headings: readonly Heading[];
  /** What stands in `<main>`. */
  readonly html: string;
}

/** The way from one page of the site to another file of it, from `lint/percentage.html` to `lint.html` say. */
export function between(from: string, to: string): string {
  const here = from.split('/').slice(0, -1);
  const there = to.split('/');
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++;
  return [...here.slice(same).map(() => '..'), ...there.slice(same)].join('/');
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Addresses of headings as common hosts of Markdown make them: "Check a draft" is `check-a-draft`, the next one `check-a-draft-1`. */
export class Slugs {
  readonly #seen = new Map<string, number>();

  next(text: string): string {
    const slug = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-');
    const before = this.#seen.get(slug) ?? 0;
    this.#seen.set(slug, before + 1);
    return before ? `${slug}-${before}` : slug;
  }
}
