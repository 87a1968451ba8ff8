import type { Version } from '../link/withdrawn.ts';
import type { Linkable, Publication } from '../records/ledger.ts';
import { addressOf } from '../records/publication-order.ts';
import type { Store } from '../store/store.ts';

/** What replaced the texts of articles at their addresses, each looked up once. */
export class Versions {
  readonly #found = new Map<string, Promise<readonly Version[]>>();

  constructor(private readonly store: Store) {}

  /** Newer versions of a text, one for each address where it was replaced. */
  of(article: string): Promise<readonly Version[]> {
    let found = this.#found.get(article);
    if (!found) {
      found = this.#make(article);
      this.#found.set(article, found);
    }
    return found;
  }

  async #make(article: string): Promise<readonly Version[]> {
    const out: Version[] = [];
    for (const before of await this.store.publicationsOf(article)) {
      const address = addressOf(before);
      if (address === null) continue;
      const all = await this.store.publicationsAt(address);
      const now = all.find((p) => p.replaces === before.id);
      if (!now) continue;
      const corrects = (await this.#bearsCorrection(now.article)) && !(await this.#bearsCorrection(article));
      const [had, has] = [await this.#statements(article), await this.#statements(now.article)];
      out.push({ before, now, corrects, had, has, earlier: earlierThan(before, all) });
    }
    return out;
  }

  async #bearsCorrection(article: string): Promise<boolean> {
    return (await this.store.article(article))?.read.article.blocks.some((b) => b.kind === 'correction') ?? false;
  }

  async #statements(article: string): Promise<readonly Linkable[]> {
    const out: Linkable[] = [];
    for (const id of (await this.store.claimsOf(article)).keys()) {
      const found = await this.store.statement(id);
      if (found) out.push(found);
    }
    return out;
  }
}

/** Texts that a publication replaced one after another, the newest first. */
function earlierThan(publication: Publication, all: readonly Publication[]): readonly string[] {
  const out: string[] = [];
  for (let at = publication.replaces; at !== null; ) {
    const found = all.find((p) => p.id === at);
    if (!found || out.includes(found.article)) break;
    out.push(found.article);
    at = found.replaces;
  }
  return out;
}
