// Runs before the first paint, so that a chosen theme does not flash in after the system's.
try {
  const { theme } = JSON.parse(localStorage.getItem('lectern:preferences') ?? '{}');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: the system's theme it is.
}
