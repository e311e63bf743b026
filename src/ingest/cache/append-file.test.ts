import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from '#ingest/testing/temporary-folder.ts';
import { openAppendFile, readLines } from './append-file.ts';

let file: string;

beforeEach(() => {
  file = path.join(makeFolder(), 'rows');
});

const bytes = (text: string): Buffer => Buffer.from(text);

describe('openAppendFile', () => {
  it('gives places at which the bytes can be read, before and after they are on disk', () => {
    const rows = openAppendFile(file, 0);
    const parts = [
      '',
      'a',
      '文字',
      'x'.repeat(700_000),
      'y'.repeat(700_000),
      'z',
      'w'.repeat(3_000_000),
      'end',
    ];
    const places = parts.map((part) => rows.append(bytes(part)));
    const lengths = parts.map((part) => bytes(part).length);
    expect(places).toEqual(lengths.map((_, index) => lengths.slice(0, index).reduce((a, b) => a + b, 0)));
    const readAll = () => places.map((place, index) => rows.read(place, lengths[index] ?? 0).toString());
    expect(readAll()).toEqual(parts);
    rows.flush();
    expect(readAll()).toEqual(parts);
    expect(rows.length()).toBe(statSync(file).size);
    rows.close();
    expect(readFileSync(file, 'utf8')).toBe(parts.join(''));
  });

  it('goes on after the length that it is told, and cuts off what lies behind', () => {
    writeFileSync(file, 'goodhalf of a killed build');
    const rows = openAppendFile(file, 4);
    expect(rows.length()).toBe(4);
    expect(rows.append(bytes('!'))).toBe(4);
    expect(rows.read(0, 5).toString()).toBe('good!');
    rows.close();
    expect(readFileSync(file, 'utf8')).toBe('good!');
  });

  it('begins anew at the length 0, whether there is a file or not', () => {
    for (const _ of [1, 2]) {
      const rows = openAppendFile(file, 0);
      expect(rows.append(bytes('abc'))).toBe(0);
      rows.flush();
      rows.close();
    }
    expect(readFileSync(file, 'utf8')).toBe('abc');
  });

  it('keeps on disk only what was flushed', () => {
    const rows = openAppendFile(file, 0);
    rows.append(bytes('flushed'));
    rows.flush();
    rows.append(bytes('lost'));
    rows.close();
    expect(readFileSync(file, 'utf8')).toBe('flushed');
  });

  it('says so when the file ends before the bytes that are asked for', () => {
    const rows = openAppendFile(file, 0);
    rows.append(bytes('abcdef'));
    rows.flush();
    truncateSync(file, 3);
    expect(() => rows.read(0, 6)).toThrow(/rows ends before byte 6/);
    expect(() => rows.read(7, 1)).toThrow(/ends before byte 8/);
    rows.close();
  });

  it('refuses a file that is gone', () => {
    expect(() => openAppendFile(file, 4)).toThrow(/ENOENT/);
  });
});

describe('readLines', () => {
  const million = 1 << 20;

  it.each<[string, string[]]>([
    ['nothing', []],
    ['one', ['a']],
    ['empty ones', ['', '', '']],
    ['more than fit a piece', Array.from({ length: 5000 }, (_, n) => `${n} 文 ${'x'.repeat(n % 700)}`)],
    ['one larger than a piece', ['short', 'x'.repeat(3 * million + 5), 'y'.repeat(million), 'end']],
    ['one that ends with a piece', ['x'.repeat(million - 1), 'next']],
    ['one that ends after a piece', ['x'.repeat(million), 'next']],
    ['characters across pieces', Array.from({ length: 4 }, () => '文'.repeat(400_001))],
  ])('gives the lines without their ends: %s', (_, lines) => {
    writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
    expect(Array.from(readLines(file), String)).toEqual(lines);
  });

  it('passes over a last line without an end: a killed build wrote half of it', () => {
    writeFileSync(file, 'whole\nhalf');
    expect(Array.from(readLines(file), String)).toEqual(['whole']);
  });

  it('keeps lines whole while it goes on', () => {
    const lines = Array.from({ length: 4 }, (_, n) => String(n).repeat(700_000));
    writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
    const all = [...readLines(file)];
    expect(all.map(String)).toEqual(lines);
    // The cache takes a line with its end, which stands behind it.
    for (const line of all)
      expect(Buffer.from(line.buffer, line.byteOffset, line.length + 1).at(-1)).toBe(10);
  });

  it('closes the file when nobody wants more', () => {
    writeFileSync(file, 'a\nb\n');
    for (let round = 0; round < 5000; round++) for (const _ of readLines(file)) break;
  });
});
