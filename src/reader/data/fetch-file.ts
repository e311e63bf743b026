/**
 * Fetches a file of the site. Hosts that let browsers keep a folder's files for ever say so of a file that is missing, too; when a later build brings it, the browser
 * would not ask again, so an answer of that kind is asked for once more, past what is kept.
 */
export async function fetchFile(url: URL, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(url, init);
  const isKeptMissing =
    response.status === 404 && /immutable/.test(response.headers.get('cache-control') ?? '');
  return isKeptMissing ? fetch(url, { ...init, cache: 'reload' }) : response;
}
