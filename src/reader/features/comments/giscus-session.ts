/**
 * Giscus signs people in at GitHub and leads them back to the article with a note in the address (`?giscus=…`), which its frame wants again. Only giscus can read
 * it.
 */
const key = 'lectern:giscus';
const parameter = 'giscus';

/** Says whether the address has a note: somebody has just come back. */
export function hasNewGiscusSession(): boolean {
  return noteInAddress() !== '';
}

/** The note in the address, else the one that was kept, '' for none. */
export function giscusSession(): string {
  return noteInAddress() || keptNote();
}

/** Keeps the note in the address, if there is one, and takes it out of there. */
export function keepNewGiscusSession(): void {
  const session = noteInAddress();
  if (session === '') return;
  setGiscusSession(session);
  const url = new URL(window.location.href);
  url.searchParams.delete(parameter);
  history.replaceState(history.state, '', url);
}

function noteInAddress(): string {
  return new URL(window.location.href).searchParams.get(parameter) ?? '';
}

function keptNote(): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    // Storage is blocked: one signs in anew each time.
    return '';
  }
}

/** Keeps the note, or forgets it when it is empty. */
export function setGiscusSession(session: string): void {
  try {
    if (session === '') localStorage.removeItem(key);
    else localStorage.setItem(key, session);
  } catch {
    // As above.
  }
}
