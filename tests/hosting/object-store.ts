import { forEver, isKeptForEver } from '#contract/kept-files.ts';
import { fileOrFolder, imitateHost, type RunningHost } from './imitated-host.ts';

/** What an upload says of each object is all that the store says later. */
const headers = (key: string) => ({ 'cache-control': isKeptForEver(key) ? forEver : 'no-cache' });

/** A bucket as a website, as S3 has it: index document, error document, a redirect to the slash of a folder, nothing compressed. */
export function startS3Website(root: string): Promise<RunningHost> {
  const find = fileOrFolder(302);
  return imitateHost(root, {
    choose: (key, isFile) => find(key, isFile) ?? { file: '404.html', status: 404 },
    codings: [],
    headers,
  });
}

/** A store that knows exact keys only, and has an error document: even the first page is none of its keys. */
export function startKeyStore(root: string): Promise<RunningHost> {
  return imitateHost(root, {
    choose: (key, isFile) =>
      key !== '' && isFile(key) ? { file: key, status: 200 } : { file: '404.html', status: 404 },
    codings: [],
    headers,
  });
}
