/*
 * Dresses the page in what this reader has chosen: theme and typography. It runs before the first paint, so that nothing flashes
 * in after it, and again whenever a choice, the system or the time of day changes. The styles do the rest, by the attributes and
 * properties of the root.
 */
{
  const root = document.documentElement;
  const themes = ['light', 'dark', 'sepia', 'black', 'contrast', 'eink'];
  const morning = 7;
  const evening = 19;
  const leastJustified = 30;
  const isDark = matchMedia('(prefers-color-scheme: dark)');
  const wantsContrast = matchMedia('(prefers-contrast: more)');
  const wantsStillness = matchMedia('(prefers-reduced-motion: reduce)');
  let preferences = stored();
  let turn = 0;

  fetchWords();
  waitForOwnList();
  dress();
  addEventListener('lectern:preferences', ({ detail }) => {
    preferences = detail;
    dressSoftly();
  });
  addEventListener('storage', () => {
    preferences = stored();
    dressSoftly();
  });
  for (const query of [isDark, wantsContrast]) query.addEventListener('change', dress);
  // Only now are the styles here that say what colour the paper has.
  addEventListener('load', showPaperAround);
  // A laptop that was asleep in the evening.
  document.addEventListener('visibilitychange', dress);

  function stored() {
    try {
      return JSON.parse(localStorage.getItem('lectern:preferences')) ?? {};
    } catch {
      // Storage is blocked or damaged: nothing was chosen.
      return {};
    }
  }

  /** The words of the interface travel beside the app, not after it. The app makes the same choice, in `i18n/words.ts`. */
  function fetchWords() {
    const language = preferences.language ?? browserLanguage();
    const words = document.querySelector(`link[rel="lectern-words"][hreflang="${language}"]`);
    if (words) words.rel = 'modulepreload';
  }

  /**
   * The first page and those of categories come with their newest rows, as most people see them. Whoever asks for others, has lists of another form,
   * or comes back to a place in the list, sees them when the app is there.
   */
  function waitForOwnList() {
    const base = new URL('.', document.currentScript.src).pathname;
    const isListPage = /^(index\.html|c\/\w+\/?)?$/.test(location.pathname.slice(base.length));
    const [visit] = performance.getEntriesByType('navigation');
    const isOther =
      !isListPage ||
      location.search !== '' ||
      visit?.type !== 'navigate' ||
      preferences.pictures === 'tap' ||
      hasStored('lectern:densities') ||
      hasStored('lectern:mutes');
    if (isOther) root.dataset.ownList = '';
  }

  function hasStored(key) {
    try {
      return localStorage.getItem(key) !== null;
    } catch {
      return false;
    }
  }

  function browserLanguage() {
    const tag = navigator.languages.find((tag) => /^(zh|en)\b/i.test(tag)) ?? 'en';
    if (/^en/i.test(tag)) return 'en';
    const isTraditional = /-hant\b/i.test(tag) || (/-(tw|hk|mo)\b/i.test(tag) && !/-hans\b/i.test(tag));
    return isTraditional ? 'zh-Hant' : 'zh-Hans';
  }

  /** Another theme fades in where the browser can, on a page that is seen and may move. */
  function dressSoftly() {
    const isSame = themeNow() === root.dataset.theme;
    const isStill = wantsStillness.matches || [themeNow(), root.dataset.theme].includes('eink');
    if (isSame || isStill || document.hidden || !document.startViewTransition) dress();
    // A second change skips the fade of the first; the theme is there all the same.
    else document.startViewTransition(dress).ready.catch(() => {});
  }

  function dress() {
    mark('theme', themeNow());
    setType('zh', 38);
    setType('latin', 66);
    showPaperAround();
    clearTimeout(turn);
    if (preferences.theme === 'time') turn = setTimeout(dress, untilTurn(new Date()));
  }

  function themeNow() {
    const { theme } = preferences;
    if (themes.includes(theme)) return theme;
    if (theme === 'time') return isNight(new Date()) ? 'dark' : 'light';
    // Else the styles follow the system by themselves.
    return wantsContrast.matches ? 'contrast' : undefined;
  }

  function isNight(now) {
    return now.getHours() >= evening || now.getHours() < morning;
  }

  function untilTurn(now) {
    const next = new Date(now);
    next.setHours(isNight(now) ? morning : evening, 0, 0, 0);
    if (next <= now) next.setDate(next.getDate() + 1);
    return next - now;
  }

  function setType(script, usualMeasure) {
    const { face, size, leading, measure, paragraphs, isJustified } = preferences[script] ?? {};
    const isWide = (measure ?? usualMeasure) >= leastJustified;
    mark(`${script}Face`, face);
    mark(`${script}Paragraphs`, paragraphs);
    mark(`${script}Justified`, isJustified && isWide ? '' : undefined);
    // Relative to the size that the browser is set to.
    setNumber(`--${script}-size`, size / 16, 'rem');
    setNumber(`--${script}-leading`, leading, '');
    setNumber(`--${script}-measure`, measure, '');
  }

  function mark(name, value) {
    if (typeof value === 'string') root.dataset[name] = value;
    else delete root.dataset[name];
  }

  function setNumber(name, value, unit) {
    if (value > 0) root.style.setProperty(name, `${value}${unit}`);
    else root.style.removeProperty(name);
  }

  /** The browser's own frame in the colour of the paper. */
  function showPaperAround() {
    const frame = document.querySelector('meta[name="theme-color"]');
    const { backgroundColor } = getComputedStyle(root);
    if (frame) frame.content = backgroundColor;
  }
}
