import type { ScriptConversion } from '#reader/state/chinese-script.ts';
import { showOriginals, textChange } from '#reader/ui/original-text.ts';

/**
 * Shows a body that is in the page in another script, or as it was written; the elements stay, so that places in it do.
 * @returns what ends the work.
 */
export function showScript(root: HTMLElement, conversion: ScriptConversion | null): () => void {
  const life = new AbortController();
  const tell = (): void => {
    if (!life.signal.aborted) root.dispatchEvent(new Event(textChange, { bubbles: true }));
  };
  if (conversion === null) {
    showOriginals(root);
    tell();
  } else void conversion.treeInSteps(root, life.signal).then(tell);
  return () => life.abort();
}
