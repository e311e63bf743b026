import { imageWays } from '#reader/data/image-ways.ts';
import { siteMediaUrl } from './article-address.ts';
import type { ArticleContext } from './article-context.ts';
import { widthsForPane } from './picture-sizes.ts';

/** Gives sound and video their addresses, such that nothing of them travels before a person presses play. */
export function startMedia(piece: DocumentFragment, context: ArticleContext): void {
  for (const media of piece.querySelectorAll<HTMLMediaElement>('audio, video')) {
    media.preload = 'none';
    media.controls = true;
    const sources = [media, ...media.querySelectorAll('source')].filter((element) => element.dataset.source);
    // A player with nothing to play is only in the way.
    if (sources.length === 0) media.remove();
    for (const element of sources) element.src = mediaUrl(element.dataset.source ?? '', context);
    if (media instanceof HTMLVideoElement) startVideo(media, context);
  }
  for (const stray of piece.querySelectorAll('source:not(audio source, video source)')) stray.remove();
}

function mediaUrl(address: string, context: ArticleContext): string {
  return siteMediaUrl(address, context.sources.siteRoot) ?? address;
}

function startVideo(video: HTMLVideoElement, context: ArticleContext): void {
  const { sources, date, gate, paneWidth } = context;
  video.playsInline = true;
  const target = video.dataset.poster;
  if (target === undefined || !gate.isOpen()) return;
  // No event tells that a poster failed; without one, a video that has no still shows its plain box.
  const { steps } = imageWays({ target, date, widths: widthsForPane(paneWidth), sizes: '' }, sources);
  if (steps[0] !== undefined) video.poster = steps[0].url;
}
