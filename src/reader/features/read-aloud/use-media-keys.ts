import { useEffect, useEffectEvent } from 'react';

/** Answers the keys that headsets, keyboards and lock screens have for what is playing, where the browser passes them on. */
export function useMediaKeys(options: {
  title: string;
  isPlaying: boolean;
  onToggle: () => void;
  onNext: () => void;
  onPrevious: () => void;
}): void {
  const { title, isPlaying } = options;
  const act = useEffectEvent((action: MediaSessionAction) => {
    if (action === 'nexttrack') options.onNext();
    else if (action === 'previoustrack') options.onPrevious();
    else if ((action === 'play') !== isPlaying) options.onToggle();
  });
  useEffect(() => {
    if (!('mediaSession' in navigator)) return;
    const { mediaSession } = navigator;
    const actions = ['play', 'pause', 'nexttrack', 'previoustrack'] as const;
    for (const action of actions) mediaSession.setActionHandler(action, () => act(action));
    return () => {
      for (const action of actions) mediaSession.setActionHandler(action, null);
      mediaSession.metadata = null;
      mediaSession.playbackState = 'none';
    };
  }, []);
  useEffect(() => {
    if (!('mediaSession' in navigator)) return;
    navigator.mediaSession.metadata = new MediaMetadata({ title });
    navigator.mediaSession.playbackState = isPlaying ? 'playing' : 'paused';
  }, [title, isPlaying]);
}
