import { fileOrFolder, imitateHost, type RunningHost } from './imitated-host.ts';

/**
 * GitHub Pages, as it serves the pages of a repository: below the repository's name, gzip alone, ten minutes for everything, the site's own
 * 404.html with status 404, and a redirect to the slash of a folder. It adds `.html` to what is no file.
 */
export function startGithubPages(root: string, base: string): Promise<RunningHost> {
  const below = base.slice(1);
  const find = fileOrFolder(301);
  return imitateHost(root, {
    choose(file, isFile) {
      if (`${file}/` === below) return { location: below, status: 301 };
      if (!file.startsWith(below)) return null;
      const withEnding = `${file}.html`;
      return (
        (file !== below && isFile(withEnding) ? { file: withEnding, status: 200 } : null) ??
        find(file, isFile) ?? { file: `${below}404.html`, status: 404 }
      );
    },
    codings: ['gzip'],
    headers: () => ({ 'access-control-allow-origin': '*', 'cache-control': 'max-age=600' }),
  });
}
