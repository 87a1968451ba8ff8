import { mount, unmount } from 'svelte';
import type { HearsayArticleElement as Public } from '../../../src/element.ts';
import { Failure } from '../../../src/records/failure.ts';
import { checkReferences, fromJson, fromValue } from '../../../src/records/json.ts';
import type { ReadArticle } from '../../../src/records/read-article.ts';
import { asFailure } from '../ask.ts';
import { OwnView } from '../read/view.svelte.ts';
import Embedded from './Embedded.svelte';
import { Shown } from './shown.svelte.ts';

/** All styles of the element in one text; the build puts them here (scripts/build-web.mjs). */
const STYLES = '__HEARSAY_STYLES__';
let sheet: CSSStyleSheet | null = null;
function styles(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
  }
  return sheet;
}

/** Where there is no page, as on a server that makes one, the module still loads. */
const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/** See src/element.ts for what each part gives. */
export class HearsayArticleElement extends Base implements Public {
  static readonly observedAttributes = ['src', 'at'];
  readonly #shown = new Shown();
  readonly #view = new OwnView((changes) => {
    if ('at' in changes) this.#select(changes.at ?? null);
  });
  #embedded: ReturnType<typeof Embedded> | null = null;
  #watch: MutationObserver | null = null;
  #given = false;
  #coming = new AbortController();

  get article(): ReadArticle | null {
    return this.#shown.read;
  }
  set article(value: ReadArticle | null) {
    this.#given = value !== null;
    if (value === null) this.#find();
    else this.#take(() => fromValue(value));
  }
  get src(): string {
    return this.getAttribute('src') ?? '';
  }
  set src(address: string) {
    this.setAttribute('src', address);
  }
  get at(): string {
    return this.getAttribute('at') ?? '';
  }
  set at(attribution: string) {
    if (attribution === '') this.removeAttribute('at');
    else this.setAttribute('at', attribution);
  }
  get theme(): string {
    return this.getAttribute('theme') ?? '';
  }
  set theme(theme: string) {
    if (theme === '') this.removeAttribute('theme');
    else this.setAttribute('theme', theme);
  }

  reveal(attribution: string): boolean {
    if (!this.#shown.read?.attributions.some((a) => a.id === attribution)) return false;
    this.#view.change({ at: attribution });
    this.#embedded?.reveal(attribution);
    return true;
  }

  connectedCallback(): void {
    // What a framework set before the element was defined is a plain property that would hide the one of the class.
    for (const name of ['article', 'src', 'at', 'theme'] as const) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [styles()];
    this.#embedded ??= mount(Embedded, { target: root, props: { shown: this.#shown, view: this.#view } });
    this.#watch = new MutationObserver(() => this.#find());
    this.#watch.observe(this, { childList: true, characterData: true, subtree: true });
    this.#find();
  }

  disconnectedCallback(): void {
    this.#watch?.disconnect();
    this.#coming.abort();
    const embedded = this.#embedded;
    this.#embedded = null;
    if (embedded) void unmount(embedded);
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now) return;
    if (name === 'at') this.#view.at = now;
    else if (this.isConnected) this.#find();
  }

  /** Looks where the article is, unless it was given. */
  #find(): void {
    if (this.#given) return;
    this.#coming.abort();
    this.#coming = new AbortController();
    const script = this.querySelector(':scope > script[type="application/json"]');
    if (this.src) void this.#fetch(this.src, this.#coming.signal);
    else if (script?.textContent?.trim()) this.#take(() => fromJson(script.textContent ?? ''));
    else this.#shown.empty();
  }

  async #fetch(src: string, signal: AbortSignal): Promise<void> {
    this.#shown.wait();
    try {
      const address = new URL(src, document.baseURI);
      const answer = await fetch(address, { signal, headers: { accept: 'application/json' } }).catch((e: unknown) => {
        throw signal.aborted ? e : new Failure('no-answer', `no answer from ${address.href}`, HINT);
      });
      if (!answer.ok) throw new Failure('no-answer', `${address.href} answers with status ${answer.status}`, HINT);
      const text = await answer.text();
      if (!signal.aborted) this.#take(() => fromJson(text));
    } catch (error) {
      if (!signal.aborted) this.#fail(asFailure(error));
    }
  }

  #take(get: () => ReadArticle): void {
    try {
      const read = get();
      checkReferences(read);
      this.#shown.show(read);
    } catch (error) {
      this.#fail(asFailure(error));
    }
  }

  #fail(failure: Failure): void {
    this.#shown.fail(failure);
    const { code, message, hint } = failure;
    this.dispatchEvent(new CustomEvent('hearsay-failure', { detail: { code, message, hint }, bubbles: true }));
  }

  #select(attribution: string | null): void {
    this.at = attribution ?? '';
    this.dispatchEvent(new CustomEvent('hearsay-select', { detail: { attribution }, bubbles: true }));
  }
}

const HINT = 'see that the address in src gives a read article, and that its host lets this page have it';
