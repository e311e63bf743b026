import fs, { statSync, utimesSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { settleFiles } from '#ingest/testing/settle-files.ts';
import { makeFolder } from '#ingest/testing/temporary-folder.ts';
import { decodePost } from './post/decode.ts';
import { maxPostBytes, readPostFile, sameState, stateOf } from './read-file.ts';

const read = (content: Uint8Array) => readPostFile(path.join(makeFolder({ 'a.md': content }), 'a.md'));

describe('readPostFile', () => {
  it('reads a file up to the limit as a whole', () => {
    const content = Buffer.alloc(maxPostBytes, '书');
    expect(read(content).bytes.equals(content)).toBe(true);
  });

  it.each([0, 1, 2, 3])('ends a longer one between characters, with %i bytes before the first', (before) => {
    const content = Buffer.concat([Buffer.from('x'.repeat(before)), Buffer.alloc(maxPostBytes, '😀')]);
    const { bytes, size } = read(Buffer.concat([content, Buffer.from('!')]));
    expect(size).toBe(content.length + 1);
    expect(bytes.length).toBe(maxPostBytes - ((maxPostBytes - before) % 4));
    expect(decodePost(bytes).problems).toEqual([]);
  });

  it('takes nothing from a longer one that is not UTF-8', () => {
    const content = Buffer.alloc(maxPostBytes + 2, Buffer.from('e49f', 'hex'));
    expect(read(content).bytes.length).toBe(maxPostBytes);
  });

  it('says how the file looked', () => {
    settleFiles();
    const file = path.join(makeFolder({ 'a.md': 'text' }), 'a.md');
    const { state, size } = readPostFile(file);
    expect(size).toBe(4);
    expect(state).toEqual(stateOf(statSync(file)));
  });

  it.each([
    [0, false],
    [900, false],
    [1100, true],
  ])('knows %i ms after its last change how a file looked: %s', (later, isKnown) => {
    const file = path.join(makeFolder({ 'a.md': 'text' }), 'a.md');
    const { ctimeMs } = statSync(file);
    const now = vi.spyOn(Date, 'now').mockReturnValue(ctimeMs + later);
    onTestFinished(() => now.mockRestore());
    expect(readPostFile(file)).toMatchObject({ bytes: Buffer.from('text'), size: 4 });
    expect(readPostFile(file).state !== null).toBe(isKnown);
    // Whoever sets the time back changes the file.
    utimesSync(file, 0, 0);
    expect(readPostFile(file).state !== null).toBe(isKnown);
  });

  it('reads again what changes meanwhile, and says that it does not know a file that never rests', () => {
    const file = path.join(makeFolder({ 'a.md': 'text' }), 'a.md');
    settleFiles();
    let changes = 0;
    let left = 1;
    const read = fs.readSync;
    const spy = vi.spyOn(fs, 'readSync').mockImplementation((...args: unknown[]) => {
      if (left-- > 0) writeFileSync(file, `text ${++changes}`);
      return (read as (...args: unknown[]) => number)(...args);
    });
    syncBuiltinESMExports();
    onTestFinished(() => {
      spy.mockRestore();
      syncBuiltinESMExports();
    });
    expect(readPostFile(file)).toMatchObject({ bytes: Buffer.from('text 1'), state: { size: 6 } });
    left = Number.POSITIVE_INFINITY;
    expect(readPostFile(file).state).toBeNull();
  });
});

describe('sameState', () => {
  const state = { size: 4, mtime: 1000.5, ctime: 2000.25 };

  it.each([
    ['the same', state, { ...state }, true],
    ['another size', state, { ...state, size: 5 }, false],
    ['another time of change', state, { ...state, mtime: 1000.75 }, false],
    ['another time of the system', state, { ...state, ctime: 2000.5 }, false],
    ['no file', state, null, false],
    ['a file that came', null, state, false],
    ['no file twice', null, null, true],
  ])('tells %s', (_, one, other, isSame) => {
    expect(sameState(one, other)).toBe(isSame);
  });

  it('tells a file that was changed to the same size and time', () => {
    settleFiles();
    const file = path.join(makeFolder({ 'a.md': 'text' }), 'a.md');
    const longAgo = new Date('2001-02-03T04:05:06Z');
    utimesSync(file, longAgo, longAgo);
    const { state } = readPostFile(file);
    writeFileSync(file, 'next');
    utimesSync(file, longAgo, longAgo);
    const now = stateOf(statSync(file));
    expect(now.mtime).toBe(state?.mtime);
    expect(sameState(state, now)).toBe(false);
  });
});
