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

/** What is looked for in each view beside trouble: an expression for the page, and what it has to give. */
interface Look {
  readonly look: string;
  readonly clean: unknown;
}

/**
 * Opens each address by a link of the page, as a person does, and gives what is wrong with the view that is then there: it goes on
 * loading, it tells of trouble, words are missing from a quotation, or `look` does not give what is `clean`.
 */
export async function faultsAt(
  page: Page,
  paths: readonly string[],
  { look, clean }: Look = { look: 'null', clean: null },
): Promise<readonly string[]> {
  const about = JSON.stringify({ paths, patience: PATIENCE, most: MOST_FAULTS, clean: JSON.stringify(clean) });
  return page.evaluate(`(${openedOneByOne})(${about}, () => JSON.stringify(${look}))`);
}

interface About {
  readonly paths: readonly string[];
  readonly patience: number;
  readonly most: number;
  readonly clean: string;
}

/** Runs in the page. */
async function openedOneByOne({ paths, patience, most, clean }: About, look: () => string): Promise<readonly string[]> {
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
    if (isWithoutWords) return 'a quotation without its words';
    const seen = look();
    return seen === clean ? null : seen;
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
}
