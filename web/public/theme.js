// Before the first paint, so that a page kept dark does not flash light. The app itself changes it later.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage can be forbidden; the system's setting then decides.
}
