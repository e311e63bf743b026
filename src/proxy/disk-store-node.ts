import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { PictureStore, StoredPicture } from './picture-store.ts';
import { factsSchema } from './stored-facts.ts';

export interface DiskStoreOptions {
  /** Made when it is not there. */
  folder: string;
  /** Bytes of all pictures; the file is a little larger. */
  maxBytes: number;
  now: () => number;
}

export interface DiskStore extends PictureStore {
  close(): void;
}

/** Another form of the tables gets another name, and starts empty. */
const FILE = 'pictures-1.sqlite';

/** A picture larger than this share of the store would push out too many others. */
const MAX_SHARE = 1 / 8;

/** When the store is full, this share of it is emptied at once. */
const EMPTIED_SHARE = 1 / 10;

/** A picture's last use is written down no more often than this: reading should not be writing. */
const USE_STEP_MS = 3_600_000;

const TABLES = `
  CREATE TABLE IF NOT EXISTS pictures (
    key TEXT PRIMARY KEY, facts TEXT NOT NULL, fresh_until INTEGER NOT NULL,
    used INTEGER NOT NULL, size INTEGER NOT NULL, bytes BLOB NOT NULL
  );
  CREATE INDEX IF NOT EXISTS by_use ON pictures (used, size);
  CREATE TABLE IF NOT EXISTS total (bytes INTEGER NOT NULL);
  INSERT INTO total SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM total);
  CREATE TRIGGER IF NOT EXISTS came AFTER INSERT ON pictures BEGIN UPDATE total SET bytes = bytes + new.size; END;
  CREATE TRIGGER IF NOT EXISTS went AFTER DELETE ON pictures BEGIN UPDATE total SET bytes = bytes - old.size; END;
`;

/** Says whether this Node has SQLite, without which there is no store on disk: 22.13 and newer have. */
export function canStoreOnDisk(): boolean {
  return process.getBuiltinModule('node:sqlite') !== undefined;
}

/**
 * Keeps pictures in a SQLite file, which makes the hard parts somebody else's: it survives a restart and a loss of power, and two
 * processes may use it at once. The least recently used go when it is full. A file that is broken is replaced by an empty one; a disk
 * that is full costs the cache and nothing else.
 */
export function openDiskStore({ folder, maxBytes, now }: DiskStoreOptions): DiskStore {
  mkdirSync(folder, { recursive: true });
  const database = openDatabase(path.join(folder, FILE));
  const select = database.prepare('SELECT facts, fresh_until, used, bytes FROM pictures WHERE key = ?');
  const touch = database.prepare('UPDATE pictures SET used = ? WHERE key = ?');
  const remove = database.prepare('DELETE FROM pictures WHERE key = ?');
  const insert = database.prepare('INSERT INTO pictures VALUES (?, ?, ?, ?, ?, ?)');
  const total = database.prepare('SELECT bytes FROM total');
  const oldest = database.prepare('SELECT key, size FROM pictures ORDER BY used LIMIT 100');

  function get(key: string): StoredPicture | undefined {
    const row = v.parse(v.optional(rowSchema), select.get(key));
    if (row === undefined) return undefined;
    if (now() - row.used >= USE_STEP_MS) touch.run(now(), key);
    return {
      facts: v.parse(factsSchema, JSON.parse(row.facts)),
      bytes: row.bytes,
      freshUntil: row.fresh_until,
    };
  }

  function set(key: string, { facts, bytes, freshUntil }: StoredPicture): void {
    if (bytes.length > maxBytes * MAX_SHARE) return;
    database.exec('BEGIN IMMEDIATE');
    try {
      remove.run(key);
      makeRoom(bytes.length);
      insert.run(key, JSON.stringify(facts), freshUntil, now(), bytes.length, bytes);
      database.exec('COMMIT');
    } catch (cause) {
      database.exec('ROLLBACK');
      throw cause;
    }
  }

  function makeRoom(needed: number): void {
    const used = v.parse(totalSchema, total.get()).bytes;
    if (used + needed <= maxBytes) return;
    let surplus = used + needed - maxBytes * (1 - EMPTIED_SHARE);
    while (surplus > 0) {
      const entries = v.parse(v.array(oldSchema), oldest.all());
      if (entries.length === 0) return;
      for (const { key, size } of entries) {
        if (surplus <= 0) return;
        remove.run(key);
        surplus -= size;
      }
    }
  }

  return {
    get: async (key) => orNothing(() => get(key)),
    set: async (key, picture) => orNothing(() => set(key, picture)),
    close: () => {
      if (database.isOpen) database.close();
    },
  };
}

const rowSchema = v.object({
  facts: v.string(),
  fresh_until: v.number(),
  used: v.number(),
  bytes: v.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array),
});
const totalSchema = v.object({ bytes: v.number() });
const oldSchema = v.object({ key: v.string(), size: v.number() });

function openDatabase(file: string): DatabaseSync {
  try {
    return prepared(file);
  } catch {
    // A cache that cannot be read is worth nothing; what it held can be fetched again.
    for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
    return prepared(file);
  }
}

function prepared(file: string): DatabaseSync {
  const sqlite = process.getBuiltinModule('node:sqlite');
  const database = new sqlite.DatabaseSync(file, { timeout: 2000 });
  try {
    // After a loss of power the last pictures may be missing, and nothing is broken.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
    database.exec(TABLES);
    return database;
  } catch (cause) {
    database.close();
    throw cause;
  }
}

/** Busy for too long, a full disk, a broken page, a closed store: all mean that the picture is not here. */
function orNothing<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
