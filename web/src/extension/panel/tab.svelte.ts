import { api } from '../api.ts';
import { type FromPanel, keyOf, type Layers, type TabState, type ToPage } from '../messages.ts';

/** Milliseconds between two signs that the panel waits for a page to be read. */
const WAIT = 5_000;

/** The tab that the panel tells of: the one in front, or the one that its address names (`panel.html?tab=12`). */
export class TabAtHand {
  id = $state<number | null>(null);
  state = $state.raw<TabState | null>(null);

  constructor() {
    addEventListener('pagehide', () => this.#tell('closed'));
    // A background that has ended takes up again what it was reading once it hears of anything.
    setInterval(() => this.state?.kind === 'reading' && this.#tell('waiting'), WAIT);
    const named = Number(new URLSearchParams(location.search).get('tab'));
    api.storage.onChanged.addListener((changes, area) => {
      const change = this.id !== null && area === 'session' ? changes[keyOf(this.id)] : undefined;
      if (change) this.state = (change.newValue as TabState | undefined) ?? null;
    });
    if (named) void this.#go(named);
    else {
      api.tabs.onActivated.addListener(() => void this.#front());
      void this.#front();
    }
  }

  #tell(kind: 'waiting' | 'closed'): void {
    void api.runtime.sendMessage({ from: 'panel', kind } satisfies FromPanel).catch(() => undefined);
  }

  async #front(): Promise<void> {
    const [tab] = await api.tabs.query({ active: true, currentWindow: true });
    if (tab?.id !== undefined) await this.#go(tab.id);
  }

  async #go(id: number): Promise<void> {
    this.id = id;
    this.state = ((await api.storage.session.get(keyOf(id)))[keyOf(id)] as TabState | undefined) ?? null;
  }

  ask(kind: 'read' | 'off'): void {
    if (this.id !== null) void api.runtime.sendMessage({ from: 'panel', kind, tab: this.id } satisfies FromPanel);
  }

  /** Opens the chain of a statement, and shows its words in the page. */
  open(id: string | null): void {
    if (this.state?.kind !== 'read') return;
    this.#put({ ...this.state, at: id, hints: [] });
    void this.toPage({ kind: 'reveal', id, scroll: true });
  }

  /** Shows a figure or a clause in the page. */
  show(id: string): void {
    void this.toPage({ kind: 'reveal', id, scroll: true });
  }

  switch(layers: Layers): void {
    if (this.state?.kind !== 'read') return;
    this.#put({ ...this.state, layers });
    void this.toPage({ kind: 'layers', layers });
  }

  toPage<T>(message: ToPage): Promise<T> {
    const frame = this.state?.kind === 'read' ? this.state.frame : 0;
    return api.tabs.sendMessage(this.id!, message, { frameId: frame }) as Promise<T>;
  }

  #put(state: TabState): void {
    this.state = state;
    void api.storage.session.set({ [keyOf(this.id!)]: state });
  }
}
