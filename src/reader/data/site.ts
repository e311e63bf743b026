import { isTemplate } from '#contract/image-service.ts';
import type { Manifest } from '#contract/manifest.ts';
import type { ImageSources } from './image-ways.ts';

/** Where the site lives, with a slash at the end: the built reader finds it from its own address, so any path works. */
export const siteRoot: string = import.meta.env.PROD
  ? new URL(/* @vite-ignore */ '../', import.meta.url).href
  : new URL(import.meta.env.BASE_URL, window.location.href).href;

/** The path of the site on its host, for the router. With the slash, so that the address of the start page has it too. */
export const basename: string = new URL(siteRoot).pathname;

/** Where this site's pictures come from, by its manifest and by the server that shows it. */
export function imageSources(site: Manifest['site']): ImageSources {
  const { imageMirror, wayback } = site;
  return { siteRoot, imageProxy: imageProxyBase(site.imageProxy), imageMirror, wayback };
}

/**
 * The address to put before `/img?…`, or another service's template: what the server wrote into the page, else what the archive
 * names; `null` for a site without an image proxy. A dot stands for the site itself.
 */
function imageProxyBase(archiveSetting: string | null): string | null {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="lectern-image-proxy"]')?.content;
  const setting = meta || archiveSetting;
  if (!setting) return null;
  return isTemplate(setting) ? setting : new URL(setting, siteRoot).href.replace(/\/$/, '');
}

/** Whether the server that shows the site makes feeds of any view (docs/edge.md). */
export function hasViewFeeds(): boolean {
  return Boolean(document.querySelector<HTMLMetaElement>('meta[name="lectern-view-feeds"]')?.content);
}
