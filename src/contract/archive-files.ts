/** The archive's folder inside a site, and the one file in it whose name never changes. */
export const archiveFolder = 'archive';
export const manifestFile = 'archive/manifest.json';

/** The version of the format that this code reads and writes; see docs/format.md. */
export const formatVersion = 1;

export type ArchiveFileKind =
  | 'rows'
  | 'lists'
  | 'packs'
  | 'directories'
  | 'addresses'
  | 'places'
  | 'authors'
  | 'hosts'
  | 'picks'
  | 'about'
  | 'problems';

/** A file's name is this many Base32 characters (60 bits) of its content's SHA-256. */
export const fileNameLength = 12;

const fileName = /^[0-9a-hjkmnp-tv-z]{12}$/;

/** Says whether a string has the form of a content-hashed name. */
export function isFileName(text: string): boolean {
  return fileName.test(text);
}

/**
 * The path of a content-hashed file below the site: `archiveFilePath('packs', '3k9v…')` -> `"archive/packs/3/3k9v….json"`.
 * Folders are split by the first character: file systems slow down on folders of ten thousands of files.
 */
export function archiveFilePath(kind: ArchiveFileKind, name: string): string {
  return `${archiveFolder}/${kind}/${name.slice(0, 1)}/${name}.json`;
}

/** The path of a mirrored picture below its mirror: `"3/3k9v….webp"`. */
export function mirrorPath(file: string): string {
  return `${file.slice(0, 1)}/${file}`;
}

/** The path of a picture that came with the posts, named by its content: `"archive/media/3/3k9v….webp"`. */
export function mediaPath(name: string, extension: string): string {
  return `${archiveFolder}/media/${name.slice(0, 1)}/${name}.${extension}`;
}
