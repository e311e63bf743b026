import { archiveFolder } from './archive-files.ts';

/** Vite puts all scripts and styles here, under names of their content. */
export const readerFolder = 'reader';

/** Where a build puts a mirror's pictures; the mirror's own journal may lie in it. */
const mirrorFolder = 'mirror';

/** Folders of the archive. What lies beside them, the manifest and the history, changes under its name. */
const archiveFolders = [
  ...[
    'rows',
    'lists',
    'packs',
    'directories',
    'addresses',
    'places',
    'authors',
    'hosts',
    'picks',
    'about',
    'problems',
  ],
  ...['search', 'media'],
].map((name) => `${archiveFolder}/${name}`);

/** The folders below a site whose files are named by their content. */
export const keptFolders: readonly string[] = [...archiveFolders, readerFolder, mirrorFolder];

/** What a web server says of such a file. */
export const forEver = 'public, max-age=31536000, immutable';

/** Says whether browsers may keep a file below the site for ever: `isKeptForEver('archive/rows/3/3k9v….json')` -> `true`. */
export function isKeptForEver(file: string): boolean {
  const isBeside = /^mirror\/[^/]*$/.test(file);
  return !isBeside && keptFolders.some((folder) => file.startsWith(`${folder}/`));
}
