/** Copies a text. `false` when the person said no, or the page has no right to, as one without https: they are to be told. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
