import MiniSearch from 'minisearch';
import type { Found } from '../search.ts';

declare global {
  interface Window {
    /** What assets/search.js brings: a script, since pages that are opened from disk may fetch nothing else. */
    hearsaySearch?: readonly Found[];
  }
}

const MOST = 12;
const root = document.body.dataset.root ?? '';
const search = document.querySelector('search')!;
const input = search.querySelector('input')!;
const panel = search.querySelector<HTMLElement>('.found')!;
const told = panel.querySelector('p')!;
const list = panel.querySelector('ol')!;

let ready: Promise<MiniSearch<Found>> | undefined;

/** The index, made in the browser when somebody first searches. */
const indexed = (): Promise<MiniSearch<Found>> =>
  (ready ??= loaded('assets/search.js').then(() => {
    const index = new MiniSearch<Found>({
      fields: ['title', 'page', 'text'],
      storeFields: ['at', 'page', 'title', 'text'],
      searchOptions: { boost: { title: 4, page: 2 }, prefix: true, fuzzy: (word) => (word.length > 4 ? 0.2 : false) },
    });
    index.addAll(window.hearsaySearch ?? []);
    return index;
  }));

const loaded = (path: string): Promise<void> =>
  new Promise((done, failed) => {
    const script = document.createElement('script');
    script.src = root + path;
    script.onload = () => done();
    script.onerror = () => failed(new Error(`${path} does not load`));
    document.head.append(script);
  });

async function look(): Promise<void> {
  const words = input.value.trim();
  panel.hidden = words === '';
  if (words === '') return;
  const index = await indexed();
  // Somebody may have typed on meanwhile.
  if (words !== input.value.trim()) return;
  const all = index.search(words, { combineWith: 'AND' });
  const found = all.length ? all : index.search(words);
  told.textContent = found.length === 0 ? 'Nothing found' : `${found.length} found`;
  list.replaceChildren(...found.slice(0, MOST).map((f) => entry(f as unknown as Found, f.terms)));
}

function entry({ at, page, title, text }: Found, terms: readonly string[]): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = root + at;
  const name = document.createElement('strong');
  name.textContent = title === page ? page : `${page} · ${title}`;
  const words = document.createElement('span');
  words.textContent = around(text, terms);
  link.append(name, words);
  item.append(link);
  return item;
}

/** The words around the first of these terms. */
function around(text: string, terms: readonly string[]): string {
  const lower = text.toLowerCase();
  const at = Math.max(0, Math.min(...terms.map((t) => lower.indexOf(t)).filter((i) => i >= 0), text.length));
  const from = at === text.length ? 0 : Math.max(0, at - 60);
  return `${from > 0 ? '… ' : ''}${text.slice(from, from + 160)}${from + 160 < text.length ? ' …' : ''}`;
}

/** Moves to the next or previous of what was found. */
function step(by: number): void {
  const stops = [input, ...list.querySelectorAll('a')];
  const at = stops.indexOf(document.activeElement as HTMLInputElement);
  stops[Math.min(Math.max(at + by, 0), stops.length - 1)]?.focus();
}

search.hidden = false;
input.addEventListener('input', () => void look());
input.addEventListener('focus', () => void look());
search.addEventListener('keydown', (event) => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by !== undefined) {
    event.preventDefault();
    step(by);
  }
  if (event.key === 'Enter' && event.target === input) list.querySelector('a')?.click();
  if (event.key === 'Escape') {
    panel.hidden = true;
    input.focus();
  }
});
document.addEventListener('click', (event) => {
  if (!search.contains(event.target as Node)) panel.hidden = true;
});
document.addEventListener('keydown', (event) => {
  const isTyping = /^(?:INPUT|SELECT|TEXTAREA)$/.test((event.target as Element).tagName);
  if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  input.focus();
});

const theme = document.querySelector<HTMLElement>('.theme')!;
const choice = theme.querySelector('select')!;
choice.value = document.documentElement.dataset.theme ?? 'auto';
theme.hidden = false;
choice.addEventListener('change', () => {
  if (choice.value === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice.value;
  try {
    if (choice.value === 'auto') localStorage.removeItem('theme');
    else localStorage.setItem('theme', choice.value);
  } catch {
    // Where storage is forbidden it lasts as long as the page.
  }
});
