import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { writeBeside } from '#ingest/archive/write-beside.ts';
import type { PostRecord } from '#ingest/post-record.ts';
import type { BuildSummary } from '#ingest/report.ts';
import { type AppendFile, openAppendFile, readLines } from './append-file.ts';
import { StaleCache } from './stale-cache.ts';

/** A record as the cache keeps it, with the place of its row in the file of rows. */
export type CachedRecord = PostRecord & { rowAt: number; rowLength: number };

/** The part of a record that tells whether its post is as it was. */
export type RecordHead = Pick<PostRecord, 'file' | 'state' | 'media'>;

/** What a build leaves for the next one beside records and rows. */
type State = {
  /** What the records depend on besides the posts: the code and its settings. */
  key: string;
  /** Hash of the manifest that the build published: another one means that the site is not what the cache believes. */
  manifest: string;
  /** Hash over the names of all files of the archive. */
  files: string;
  /** Settings that are in the manifest and in nothing else. */
  settings: string;
  summary: BuildSummary;
  records: { file: string; length: number };
  rows: { file: string; length: number; used: number };
  /** Names of files by the hash of what is in them: known without writing them. */
  shards: Record<string, string>;
  packs: Record<string, string>;
  tiers: Record<string, string>;
};

const stateFile = 'state.json';

/**
 * Opens what earlier builds of a site left: everything in it can be deleted at any time, and costs time only.
 * @param options.key,options.manifest a cache of another key or manifest is as good as none.
 */
export function openBuildCache(options: { folder: string; key: string; manifest: string | null }) {
  const { folder, key, manifest } = options;
  mkdirSync(folder, { recursive: true });
  const found = readState(folder);
  const isOurs = found?.key === key && found.manifest === manifest;
  const former = isOurs && isWhole(folder, found) ? found : null;
  // Rows of posts that are gone or changed stay in the file; when they are most of it, it is written anew.
  const isWasteful = former !== null && former.rows.used * 2 < former.rows.length;
  const generation = randomBytes(6).toString('hex');
  const rowsFile = former && !isWasteful ? former.rows.file : `rows-${generation}`;
  const recordsFile = `records-${generation}`;
  // A cache of another key stays until this build ends well.
  removeOthers(folder, found ? [found.rows.file, found.records.file] : []);
  const rows = openAppendFile(path.join(folder, rowsFile), former && !isWasteful ? former.rows.length : 0);
  const formerRows =
    former && isWasteful ? openAppendFile(path.join(folder, former.rows.file), former.rows.length) : rows;
  const records = openAppendFile(path.join(folder, recordsFile), 0);
  const shards = openNames(former?.shards);
  const packs = openNames(former?.packs);
  const tiers = openNames(former?.tiers);
  let used = 0;

  return {
    /** What was published last, by this cache's account; `null` when it does not know. */
    former,
    /** The records of the build before, in the order of their files. */
    *records(): Generator<{ record: CachedRecord; line: Buffer }> {
      if (!former) return;
      for (const line of readLines(path.join(folder, former.records.file)))
        yield { record: parseRecord(line), line };
    },
    /** The heads of these records, which take a third of the time. */
    *heads(): Generator<RecordHead> {
      if (!former) return;
      for (const line of readLines(path.join(folder, former.records.file))) yield parseHead(line);
    },
    /** Keeps a record for the next build, with a row that is new, or that of the build before. */
    add(record: PostRecord, row: Uint8Array): { record: number; row: number; rowLength: number } {
      used += row.length;
      const rowAt = rows.append(row);
      return {
        record: appendLine(records, { ...record, rowAt, rowLength: row.length }),
        row: rowAt,
        rowLength: row.length,
      };
    },
    /** Keeps a record as it was. */
    addAgain({ record, line }: { record: CachedRecord; line: Buffer | null }) {
      if (isWasteful) return this.add(record, formerRows.read(record.rowAt, record.rowLength));
      used += record.rowLength;
      const at = line ? records.append(withNewline(line)) : appendLine(records, record);
      return { record: at, row: record.rowAt, rowLength: record.rowLength };
    },
    /** A record of this build, by its place. */
    recordAt: (start: number): CachedRecord => readRecord(records, start),
    rowAt: (start: number, length: number): string => rows.read(start, length).toString(),
    shards,
    packs,
    tiers,
    /** Makes this build, which changed nothing, the one that the next begins with. */
    commitAgain(): void {
      if (!former) return;
      for (const [key, name] of Object.entries(former.shards)) shards.use(key, name);
      for (const [key, name] of Object.entries(former.packs)) packs.use(key, name);
      for (const [key, name] of Object.entries(former.tiers)) tiers.use(key, name);
      this.commit(former);
    },
    /** Makes this build the one that the next begins with. */
    commit({
      manifest,
      files,
      settings,
      summary,
    }: Pick<State, 'manifest' | 'files' | 'settings' | 'summary'>): void {
      rows.flush();
      records.flush();
      const next: State = {
        key,
        manifest,
        files,
        settings,
        summary,
        records: { file: recordsFile, length: records.length() },
        rows: { file: rowsFile, length: rows.length(), used },
        shards: shards.used(),
        packs: packs.used(),
        tiers: tiers.used(),
      };
      writeBeside(path.join(folder, stateFile), JSON.stringify(next));
      removeOthers(folder, [rowsFile, recordsFile]);
    },
    /** Closes the files; without `commit` the cache is what it was. */
    close(): void {
      for (const file of new Set([rows, formerRows, records])) file.close();
      const state = readState(folder);
      removeOthers(folder, state ? [state.rows.file, state.records.file] : []);
    },
  };
}

export type BuildCache = ReturnType<typeof openBuildCache>;

/** A line has the head of a record as JSON, a tab, which JSON never holds, and the rest. */
function appendLine(file: AppendFile, record: CachedRecord): number {
  const { file: post, state, media, ...rest } = record;
  const head: RecordHead = { file: post, state, media };
  return file.append(Buffer.from(`${JSON.stringify(head)}\t${JSON.stringify(rest)}\n`));
}

function parseHead(line: Buffer): RecordHead {
  return parseJson<RecordHead>(line, 0, line.indexOf(9));
}

function parseRecord(line: Buffer): CachedRecord {
  const tab = line.indexOf(9);
  const rest = parseJson<Omit<CachedRecord, keyof RecordHead>>(line, tab + 1, line.length);
  return Object.assign(parseHead(line), rest);
}

function parseJson<Value>(line: Buffer, start: number, end: number): Value {
  try {
    return JSON.parse(line.toString('utf8', start, end)) as Value;
  } catch (cause) {
    throw new StaleCache('a damaged record', { cause });
  }
}

function withNewline(line: Buffer): Buffer {
  // The newline stands behind the line in the buffer it was cut from.
  return Buffer.from(line.buffer, line.byteOffset, line.length + 1);
}

/** Lines have no length of their own: most fit the first piece. */
function readRecord(file: AppendFile, start: number): CachedRecord {
  for (let length = 4096; ; length *= 4) {
    const bytes = file.read(start, Math.min(length, file.length() - start));
    const end = bytes.indexOf(10);
    if (end >= 0) return parseRecord(bytes.subarray(0, end));
  }
}

/** File names by key, of which only those that this build asked for or added go on to the next. */
function openNames(former: Readonly<Record<string, string>> = {}) {
  const now: Record<string, string> = {};
  return {
    find: (key: string): string | undefined => former[key],
    use(key: string, name: string): void {
      now[key] = name;
    },
    used: () => now,
  };
}

function readState(folder: string): State | null {
  try {
    const state = JSON.parse(readFileSync(path.join(folder, stateFile), 'utf8')) as State | null;
    return state?.rows?.file && state.records?.file ? state : null;
  } catch {
    // Missing or damaged: a build without a cache makes it anew.
    return null;
  }
}

function isWhole(folder: string, { rows, records }: State): boolean {
  const sizeOf = (file: string): number =>
    statSync(path.join(folder, file), { throwIfNoEntry: false })?.size ?? -1;
  return sizeOf(rows.file) >= rows.length && sizeOf(records.file) === records.length;
}

function removeOthers(folder: string, kept: readonly string[]): void {
  for (const name of readdirSync(folder)) {
    if (/^(rows|records)-|\.unfinished$/.test(name) && !kept.includes(name))
      rmSync(path.join(folder, name), { force: true });
  }
}
