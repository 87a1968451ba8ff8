export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const kept = (): Theme => {
  const on = document.documentElement.dataset.theme;
  return on === 'light' || on === 'dark' ? on : 'auto';
};

let theme = $state<Theme>(kept());

export const currentTheme = (): Theme => theme;

/** Sets light or dark for this browser, or follows the system again. */
export function setTheme(to: Theme): void {
  theme = to;
  if (to === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = to;
  try {
    if (to === 'auto') localStorage.removeItem('theme');
    else localStorage.setItem('theme', to);
  } catch {
    // Where storage is forbidden it lasts as long as the page.
  }
}
