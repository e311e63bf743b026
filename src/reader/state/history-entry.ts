/** Our mark in an entry of the browser's history that the router did not make. */
const mark = 'lecternEntry';

/**
 * A name for the current entry of the browser's history. It survives reload, back and forward, also from another site, so that
 * a place in a list can be remembered for exactly this visit to it.
 */
export function historyEntryKey(): string {
  const state: unknown = window.history.state;
  const fields = typeof state === 'object' && state !== null ? state : {};
  if ('key' in fields && typeof fields.key === 'string') return fields.key;
  if (mark in fields && typeof fields[mark] === 'string') return fields[mark];
  const key = Math.random().toString(36).slice(2);
  window.history.replaceState({ ...fields, [mark]: key }, '');
  return key;
}
