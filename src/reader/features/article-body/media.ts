import { imageWays } from '#reader/data/image-route.ts';
import { siteMediaUrl } from './article-address.ts';
import type { ArticleContext } from './article-context.ts';
import { fittingWidth } from './fitting-width.ts';

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
  return siteMediaUrl(address, context.siteRoot) ?? address;
}

function startVideo(video: HTMLVideoElement, context: ArticleContext): void {
  const { siteRoot, imageProxy, paneWidth } = context;
  video.playsInline = true;
  const target = video.dataset.poster;
  if (target === undefined) return;
  const ownUrl = siteMediaUrl(target, siteRoot);
  const width = fittingWidth({ picture: undefined, pane: paneWidth, density: window.devicePixelRatio });
  const ways =
    ownUrl === null ? imageWays({ target, width, imageProxy, siteRoot }) : { proxy: null, original: ownUrl };
  // No event tells that a poster failed; without one, a video that has no still shows its plain box.
  const url = ways.proxy ?? ways.original;
  if (url !== null) video.poster = url;
}
