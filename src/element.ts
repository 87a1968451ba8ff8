/**
 * `<hearsay-article>`, which shows a read article with its sources laid open on any page. These are its types; the element itself
 * is made of parts of the app (web/src/element), and importing `hearsay/element` in a browser defines it.
 */
import type { ReadArticle } from './records/read-article.ts';

export type { ReadArticle } from './records/read-article.ts';

/** What `hearsay-select` tells: the id of the attribution whose chain is open now, or null. */
export interface SelectDetail {
  readonly attribution: string | null;
}

/** What `hearsay-failure` tells where there is nothing to show: what is wrong, and what to do. */
export interface FailureDetail {
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
}

/** Takes its article from the property `article`, else from the address in `src`, else from a JSON script inside it. */
export declare class HearsayArticleElement extends HTMLElement {
  /** The article shown; null for none. Setting what is no read article shows what is wrong with it, and throws nothing. */
  article: ReadArticle | null;
  /** Address of a read article as JSON; empty for none. */
  src: string;
  /** Id of the attribution whose chain is open; empty for none. */
  at: string;
  /** `light`, `dark`, or empty to follow the reader's own setting. */
  theme: string;
  /** Scrolls to the words of an attribution and opens its chain. False where the article has none of that id. */
  reveal(attribution: string): boolean;
}

declare global {
  interface HTMLElementTagNameMap {
    'hearsay-article': HearsayArticleElement;
  }
  interface HTMLElementEventMap {
    'hearsay-select': CustomEvent<SelectDetail>;
    'hearsay-failure': CustomEvent<FailureDetail>;
  }
}
