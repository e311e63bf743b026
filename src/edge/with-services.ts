/** Tells the reader in a page what this server has besides files: an image proxy, and feeds of any view. */
export function withServices(html: string): string {
  return html
    .replace('name="lectern-image-proxy" content=""', 'name="lectern-image-proxy" content="."')
    .replace('name="lectern-view-feeds" content=""', 'name="lectern-view-feeds" content="."');
}
