import { closeSync, ftruncateSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import { unfinished } from '#ingest/archive/write-beside.ts';
import { linesOf } from '#ingest/cache/append-file.ts';
import { openTargetTable } from './target-table.ts';

/** The file in a mirror's folder that says what became of each picture: one JSON object a line, and the last line of a picture counts. */
export const journalFile = 'pictures.ndjson';

/** A picture that the mirror has. Width and height are 0 where its file does not say them. */
export type KeptPicture = { target: string; file: string; width: number; height: number; bytes: number };

/** A picture that did not come: the proxy's code says why, `at` when it was asked for, in seconds since 1970. */
export type GonePicture = { target: string; gone: string; at: number };

export type JournalEntry = KeptPicture | GonePicture;

export function isKept(entry: JournalEntry): entry is KeptPicture {
  return 'file' in entry;
}

/** Says whether a line is a kept picture's, without reading it: inside a JSON text, quotes have a backslash before them. */
export function isKeptLine(line: Buffer): boolean {
  return line.includes('"file":"');
}

const fileName = /^[0-9a-hjkmnp-tv-z]{12}\.(?:png|jpg|gif|webp|avif|ico|bmp)$/;

/** Says whether a string has the form of a mirrored picture's name. */
export function isMirrorFile(name: string): boolean {
  return fileName.test(name);
}

/** Reads a line; `null` for one that says nothing, as a power cut may leave it: its picture is asked for again. */
export function parseEntry(line: Buffer): JournalEntry | null {
  const { target, file, width, height, bytes, gone, at } = parseObject(line);
  if (typeof target !== 'string') return null;
  if (typeof gone === 'string' && typeof at === 'number') return { target, gone, at };
  const isWhole =
    typeof file === 'string' &&
    isMirrorFile(file) &&
    [width, height, bytes].every((value) => Number.isInteger(value) && Number(value) >= 0);
  return isWhole
    ? { target, file, width: Number(width), height: Number(height), bytes: Number(bytes) }
    : null;
}

function parseObject(line: Buffer): Partial<Record<string, unknown>> {
  try {
    return Object(JSON.parse(line.toString('utf8')));
  } catch {
    return {};
  }
}

/** Most lines fit the first piece. */
const pieceBytes = 512;

/** Reads the line that begins at a place of an open journal. */
export function readEntry(descriptor: number, start: number): JournalEntry | null {
  for (let length = pieceBytes; ; length *= 8) {
    const bytes = Buffer.allocUnsafe(length);
    const count = readSync(descriptor, bytes, 0, length, start);
    const end = bytes.subarray(0, count).indexOf(10);
    if (end >= 0) return parseEntry(bytes.subarray(0, end));
    if (count < length) return null;
  }
}

/** The journal of a mirror that is being written: it only grows, line by line, so that whoever kills the process loses nothing. */
export type Journal = {
  find: (target: string) => JournalEntry | null;
  append: (entry: JournalEntry) => void;
  close: () => void;
};

/**
 * Opens a mirror's journal to go on with it; to be called with the mirror's lock held. Half a line at its end is cut off. When files it
 * names are lost, or most of its lines no longer count, it is written anew, without them.
 * @param options.hasFile says whether the mirror has a file of this name and size.
 */
export function openJournal(
  folder: string,
  options: { hasFile: (picture: KeptPicture) => boolean },
): Journal {
  const file = path.join(folder, journalFile);
  let descriptor = openSync(file, 'a+');
  let read = readJournal(descriptor, options.hasFile);
  if (read.lost > 0 || read.lines > 2 * read.table.count()) {
    rewrite(file, descriptor, read.table);
    closeSync(descriptor);
    descriptor = openSync(file, 'a+');
    read = readJournal(descriptor, options.hasFile);
  }
  const { table } = read;
  let { length } = read;
  ftruncateSync(descriptor, length);

  return {
    find(target) {
      const start = table.startOf(target);
      return start < 0 ? null : readEntry(descriptor, start);
    },
    append(entry) {
      const line = Buffer.from(`${JSON.stringify(entry)}\n`);
      writeAll(descriptor, line);
      table.set(entry.target, length);
      length += line.length;
    },
    close: () => closeSync(descriptor),
  };
}

type Table = ReturnType<typeof openTargetTable>;

function readJournal(
  descriptor: number,
  hasFile: (picture: KeptPicture) => boolean,
): { table: Table; lines: number; lost: number; length: number } {
  const table = openTargetTable((start) => readEntry(descriptor, start)?.target ?? null);
  let lines = 0;
  let lost = 0;
  let length = 0;
  for (const line of linesOf(descriptor)) {
    const entry = parseEntry(line);
    lines++;
    if (entry && isKept(entry) && !hasFile(entry)) lost++;
    else if (entry) table.set(entry.target, length);
    length += line.length + 1;
  }
  return { table, lines, lost, length };
}

/** Writes the lines that count beside the journal, and puts them in its place. */
function rewrite(file: string, descriptor: number, table: Table): void {
  const beside = `${file}${unfinished}`;
  const to = openSync(beside, 'w');
  let start = 0;
  for (const line of linesOf(descriptor)) {
    const entry = parseEntry(line);
    if (entry && table.startOf(entry.target) === start) writeAll(to, Buffer.concat([line, newline]));
    start += line.length + 1;
  }
  closeSync(to);
  renameSync(beside, file);
}

const newline = Buffer.from('\n');

function writeAll(descriptor: number, bytes: Buffer): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
}
