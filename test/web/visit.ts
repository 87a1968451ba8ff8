import type { Page } from 'playwright-core';

/** Everything of one kind that a list of the REST interface leads to. */
export async function all<T>(url: string, list: string): Promise<readonly T[]> {
  const items: T[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const asked = `${url}/api/v1/${list}${cursor && `${list.includes('?') ? '&' : '?'}cursor=${cursor}`}`;
    const page = (await (await fetch(asked)).json()) as { readonly items: readonly T[]; readonly next: string | null };
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
}

/** Milliseconds that a view may load, on a machine that has much else to do. */
const PATIENCE = 20_000;
/** Faults after which the others need not be waited for. */
const MOST_FAULTS = 5;

/**
 * Opens each address by a link of the page, as a person does, and gives what is wrong with the view that is then there: it goes on
 * loading, it tells of trouble, or words are missing from a quotation.
 */
export const faultsAt = (page: Page, paths: readonly string[]): Promise<readonly string[]> =>
  page.evaluate(
    async ({ paths, patience, most }) => {
      let open = 0;
      const plain = window.fetch;
      window.fetch = async (...asked) => {
        open++;
        try {
          const answer = await plain(...asked);
          await answer.clone().arrayBuffer();
          return answer;
        } finally {
          open--;
        }
      };
      const isLoading = (): boolean =>
        open > 0 || document.querySelector('.waiting') !== null || document.querySelector('h1') === null;
      const faultOf = (): string | null => {
        if (isLoading()) return 'still loading';
        const trouble = document.querySelector('[role=alert]');
        if (trouble) return trouble.textContent;
        const isWithoutWords = [...document.querySelectorAll('blockquote')].some((q) => q.textContent?.trim() === '…');
        return isWithoutWords ? 'a quotation without its words' : null;
      };
      const faults: string[] = [];
      for (const path of paths) {
        const link = document.createElement('a');
        link.href = path;
        document.body.append(link);
        link.click();
        link.remove();
        const until = performance.now() + patience;
        // Twice in a row: one answer may lead to the next question.
        for (let quiet = 0; quiet < 2 && performance.now() < until; ) {
          await new Promise((next) => setTimeout(next));
          quiet = isLoading() ? 0 : quiet + 1;
        }
        const fault = faultOf();
        if (fault) faults.push(`${path}: ${fault}`);
        if (faults.length >= most) break;
      }
      window.fetch = plain;
      return faults;
    },
    { paths, patience: PATIENCE, most: MOST_FAULTS },
  );
