/** Where the site lives, with a slash at the end: the built reader finds it from its own address, so any path works. */
export const siteRoot: string = import.meta.env.PROD
  ? new URL(/* @vite-ignore */ '../', import.meta.url).href
  : new URL(import.meta.env.BASE_URL, window.location.href).href;

/** The path of the site on its host, for the router. With the slash, so that the address of the start page has it too. */
export const basename: string = new URL(siteRoot).pathname;

/**
 * The address to put before `/img?…`: what the server wrote into the page, else what the archive names; `null` for a site
 * without an image proxy. A dot stands for the site itself.
 */
export function imageProxyBase(archiveSetting: string | null): string | null {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="lectern-image-proxy"]')?.content;
  const setting = meta || archiveSetting;
  return setting ? new URL(setting, siteRoot).href.replace(/\/$/, '') : null;
}
