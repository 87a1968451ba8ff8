/**
 * Where the app is: the address bar is the one state of every view, so that a link reproduces what its sender saw. On a static
 * host only the query is used, because no server would answer for other paths.
 */
export const IS_STATIC = import.meta.env.MODE === 'static';

const here = (): { path: string; search: string } => ({
  path: IS_STATIC ? '/' : location.pathname,
  search: location.search,
});

let now = $state.raw(here());
/** Counts arrivals that were not mere changes of the query: views move the focus to their heading then. */
let arrivals = $state(0);

export const address = {
  get path(): string {
    return now.path;
  },
  get query(): URLSearchParams {
    return new URLSearchParams(now.search);
  },
  get search(): string {
    return now.search;
  },
  get arrivals(): number {
    return arrivals;
  },
};

const keepScroll = (): void => history.replaceState({ ...history.state, y: scrollY }, '');

/** Goes to an address of the app. `replace` leaves no step to go back to: for filters and selections. */
export function go(href: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  const to = new URL(href, location.href);
  if (to.href === location.href) return;
  const isSamePlace = to.pathname === location.pathname;
  if (replace) history.replaceState(history.state, '', to);
  else {
    keepScroll();
    history.pushState({}, '', to);
  }
  now = here();
  if (isSamePlace) return;
  arrivals++;
  scrollTo(0, 0);
}

/** The present address with some parameters changed; null and '' take a parameter out. */
export function withQuery(changes: Readonly<Record<string, string | null>>): string {
  const query = address.query;
  for (const [key, value] of Object.entries(changes)) {
    if (value === null || value === '') query.delete(key);
    else query.set(key, value);
  }
  const search = query.toString();
  return `${location.pathname}${search && `?${search}`}`;
}

export const setQuery = (changes: Readonly<Record<string, string | null>>): void =>
  go(withQuery(changes), { replace: true });

/** Follows the links of the page and the browser's back and forward. Called once. */
export function startAddress(): void {
  history.scrollRestoration = 'manual';
  addEventListener('popstate', () => {
    // A step to an anchor of the same page has no state of ours: the browser scrolls there itself.
    if (history.state === null && location.hash) return;
    const isSamePath = now.path === here().path;
    now = here();
    if (!isSamePath) arrivals++;
    restoreScroll(Number(history.state?.y ?? 0));
  });
  let timer = 0;
  addEventListener(
    'scroll',
    () => {
      clearTimeout(timer);
      timer = window.setTimeout(keepScroll, 150);
    },
    { passive: true },
  );
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
      return;
    // Links in drawings have no `href` that is a text, hence the attributes.
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const href = link?.getAttribute('href');
    if (!link || !href || href.startsWith('#') || link.hasAttribute('target') || link.hasAttribute('download')) return;
    if (link.hasAttribute('data-outside') || new URL(href, location.href).origin !== location.origin) return;
    event.preventDefault();
    go(href);
  });
}

/** Scrolls back once the view is long enough again: its data may still be on the way. */
function restoreScroll(y: number): void {
  const until = performance.now() + 1500;
  const step = (): void => {
    if (document.documentElement.scrollHeight - innerHeight >= y || performance.now() > until) scrollTo(0, y);
    else requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}
