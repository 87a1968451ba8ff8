/** What the extension uses of the browsers' interface for extensions, under one name in Chromium and Firefox. */
interface Event<A extends readonly unknown[]> {
  addListener(listener: (...args: A) => unknown): void;
  removeListener(listener: (...args: A) => unknown): void;
}
export interface Tab {
  readonly id?: number;
  readonly windowId: number;
}
export interface Sender {
  readonly tab?: Tab;
  readonly frameId?: number;
}
type Listener = [message: unknown, sender: Sender, answer: (value: unknown) => void];
interface Target {
  readonly tabId: number;
  readonly allFrames?: boolean;
  readonly frameIds?: readonly number[];
}
interface Area {
  get(keys: string | null): Promise<Record<string, unknown>>;
  set(items: Readonly<Record<string, unknown>>): Promise<void>;
  remove(key: string): Promise<void>;
}
type Changes = Readonly<Record<string, { readonly newValue?: unknown }>>;

interface Api {
  readonly action: { readonly onClicked: Event<[tab: Tab]> };
  readonly runtime: {
    readonly id: string;
    readonly onInstalled: Event<[]>;
    readonly onMessage: Event<Listener>;
    getURL(path: string): string;
    sendMessage(message: unknown): Promise<unknown>;
    getContexts?(filter: { readonly contextTypes: readonly string[] }): Promise<readonly unknown[]>;
  };
  readonly tabs: {
    query(filter: { readonly active: boolean; readonly currentWindow: boolean }): Promise<readonly Tab[]>;
    sendMessage(tab: number, message: unknown, options?: { readonly frameId: number }): Promise<unknown>;
    readonly onActivated: Event<[info: { readonly tabId: number }]>;
    readonly onRemoved: Event<[tab: number]>;
    readonly onUpdated: Event<[tab: number, change: { readonly status?: string }]>;
  };
  readonly scripting: {
    executeScript(call: {
      readonly target: Target;
      readonly files?: readonly string[];
      readonly func?: () => unknown;
      /** Does not wait until the page has loaded all that it asks for. */
      readonly injectImmediately?: boolean;
    }): Promise<readonly { readonly frameId: number; readonly result?: unknown }[]>;
    insertCSS(call: { readonly target: Target; readonly files: readonly string[] }): Promise<void>;
    removeCSS(call: { readonly target: Target; readonly files: readonly string[] }): Promise<void>;
  };
  readonly storage: {
    readonly session: Area;
    readonly local: Area;
    readonly onChanged: Event<[changes: Changes, area: string]>;
  };
  readonly contextMenus: {
    create(item: { readonly id: string; readonly title: string; readonly contexts: readonly string[] }): void;
    readonly onClicked: Event<[info: { readonly menuItemId: string | number; readonly frameId?: number }, tab?: Tab]>;
  };
  readonly permissions: { request(wanted: { readonly origins: readonly string[] }): Promise<boolean> };
  /** Chromium alone. */
  readonly sidePanel?: { open(where: { readonly tabId: number }): Promise<void> };
  /** Chromium alone. */
  readonly offscreen?: {
    createDocument(d: { readonly url: string; readonly reasons: readonly string[]; readonly justification: string }): Promise<void>;
    closeDocument(): Promise<void>;
  };
  /** Firefox alone. */
  readonly sidebarAction?: { open(): Promise<void> };
}

const all = globalThis as unknown as { readonly browser?: Api; readonly chrome: Api };
export const api: Api = all.browser ?? all.chrome;
