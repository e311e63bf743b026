import { loadMuting } from '#reader/data/use-muted-rows.ts';
import { isSameMute, type Mute } from '#reader/state/mute.ts';
import { getMutes, setMutes } from '#reader/state/mutes.ts';
import { showToast } from '#reader/ui/toast.ts';
import type { MuteMessages } from './messages/en.ts';
import { nameOfMute } from './mutes-of-row.ts';

/** Mutes something more, and says so with a way back. */
export async function addMute(mute: Mute, words: MuteMessages): Promise<void> {
  // The list says it when this fails; the mute itself stands.
  await loadMuting().catch(() => undefined);
  setMutes([...getMutes(), mute]);
  showToast({
    text: words.muted(nameOfMute(mute)),
    action: { label: words.undo, onAction: () => setMutes(withoutMute(mute)) },
  });
}

/** Mutes something no longer, and says so with a way back. */
export function removeMute(mute: Mute, words: MuteMessages): void {
  setMutes(withoutMute(mute));
  showToast({
    text: words.unmuted(nameOfMute(mute)),
    action: { label: words.undo, onAction: () => setMutes([...getMutes(), mute]) },
  });
}

function withoutMute(mute: Mute): Mute[] {
  return getMutes().filter((other) => !isSameMute(other, mute));
}
