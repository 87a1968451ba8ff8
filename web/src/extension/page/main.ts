/** Runs in the page at hand, in a world of its own: reads what is shown, marks words, and takes all of it away again. */
import { api } from '../api.ts';
import type { FromPage, Layers, Marked, Snapshot, ToPage } from '../messages.ts';
import { Marks } from './marks.ts';
import { type PageWords, snapshot } from './snapshot.ts';

/** Units of new text after which the page is called another one than was read. */
const MUCH = 400;

class Page {
  #words: PageWords | null = null;
  #marks: Marks | null = null;
  #busy = 0;
  #news = 0;
  readonly #observer = new MutationObserver((records) => this.#changed(records));

  constructor() {
    api.runtime.onMessage.addListener(this.#answer);
    document.addEventListener('click', this.#click);
  }

  /** Kept as one function, so that it can be taken off. */
  readonly #answer = (message: unknown, _: unknown, answer: (value: unknown) => void): void => {
    answer(this.#do(message as ToPage));
  };

  #do(message: ToPage): unknown {
    const start = performance.now();
    try {
      switch (message.kind) {
        case 'snapshot':
          return this.#snapshot();
        case 'mark':
          return this.#mark(message, start);
        case 'layers':
          return this.#marks?.show(message.layers);
        case 'reveal':
          return this.#reveal(message.id, message.scroll);
        case 'selected':
          return this.#selected();
        case 'off':
          return this.#off();
      }
    } finally {
      this.#busy += performance.now() - start;
    }
  }

  #snapshot(): Snapshot {
    this.#busy = 0;
    const { html, url, nodes, starts } = snapshot(document);
    this.#words = { nodes, starts };
    return { html, url };
  }

  #mark({ text, places, stretches, layers }: ToPage & { readonly kind: 'mark' }, start: number): Marked {
    this.#marks?.clear();
    this.#marks = new Marks(this.#words!, text, places, stretches);
    this.#marks.show(layers satisfies Layers);
    this.#news = 0;
    this.#observer.disconnect();
    this.#observer.observe(document.body, { childList: true, subtree: true });
    return { ...this.#marks.marked, busy: this.#busy + performance.now() - start };
  }

  #reveal(id: string | null, scroll: boolean): void {
    const range = this.#marks?.reveal(id);
    if (!range || !scroll) return;
    const { top, bottom } = range.getBoundingClientRect();
    if (top >= 0 && bottom <= innerHeight) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    range.startContainer.parentElement?.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  }

  /** Whose words the selection begins with. */
  #selected(): { readonly inArticle: boolean; readonly id: string | null } {
    const selection = getSelection();
    if (!selection?.rangeCount || !this.#marks) return { inArticle: false, id: null };
    const { startContainer, startOffset } = selection.getRangeAt(0);
    return this.#marks.attributionAt(startContainer, startOffset);
  }

  readonly #click = (event: MouseEvent): void => {
    if (!this.#marks || getSelection()?.isCollapsed === false) return;
    const at = document.caretPositionFromPoint(event.clientX, event.clientY);
    const id = at && this.#marks.attributionAt(at.offsetNode, at.offset).id;
    if (!id) return;
    this.#marks.reveal(id);
    tell({ from: 'page', kind: 'at', id });
  };

  #changed(records: readonly MutationRecord[]): void {
    if (this.#news >= MUCH) return;
    for (const { addedNodes } of records)
      for (const node of addedNodes) if (!/^(?:SCRIPT|STYLE)$/.test(node.nodeName)) this.#news += node.textContent?.trim().length ?? 0;
    if (this.#news >= MUCH) tell({ from: 'page', kind: 'changed' });
  }

  #off(): void {
    this.#observer.disconnect();
    this.#marks?.clear();
    document.removeEventListener('click', this.#click);
    api.runtime.onMessage.removeListener(this.#answer);
    delete scope.hearsayPage;
  }
}

/** Nobody may be there to hear it. */
const tell = (message: FromPage): void => void api.runtime.sendMessage(message).catch(() => undefined);

const scope = globalThis as { hearsayPage?: Page };
scope.hearsayPage ??= new Page();
