import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDiskStore } from './disk-store-node.ts';
import type { StoredPicture } from './picture-store.ts';

const HOUR_MS = 3_600_000;

function open({ folder = newFolder(), maxBytes = 1_000_000, clock = { now: 0 } } = {}) {
  const store = openDiskStore({ folder, maxBytes, now: () => clock.now });
  onTestFinished(() => store.close());
  return { store, folder, clock };
}

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function picture(bytes: number, mark = 7): StoredPicture {
  const facts = { type: 'image/png' as const, etag: 'W/"1"', length: bytes, freshSeconds: 60 };
  return { facts, bytes: new Uint8Array(bytes).fill(mark), freshUntil: 60_000 };
}

describe('openDiskStore', () => {
  test('gives back what it was given, also after a restart', async () => {
    const { store, folder } = open();
    await store.set('http://a.example/图.png 640 webp', picture(1000));
    store.close();
    const again = open({ folder }).store;
    expect(await again.get('http://a.example/图.png 640 webp')).toEqual(picture(1000));
    expect(await again.get('http://a.example/other.png')).toBeUndefined();
  });

  test('replaces a picture, and counts it once', async () => {
    const { store } = open({ maxBytes: 10_000 });
    for (let round = 0; round < 20; round += 1) await store.set('a', picture(1000, round));
    await store.set('b', picture(1000));
    expect((await store.get('a'))?.bytes[0]).toBe(19);
  });

  test('lets the least recently used go when it is full', async () => {
    const { store, clock } = open({ maxBytes: 10_000 });
    for (let number = 0; number < 9; number += 1) {
      clock.now += HOUR_MS;
      await store.set(`p${number}`, picture(1000));
    }
    clock.now += HOUR_MS;
    await store.get('p0');
    for (const key of ['new', 'newer']) await store.set(key, picture(1000));
    const left = await Promise.all(['p0', 'p1', 'p8', 'new', 'newer'].map((key) => store.get(key)));
    expect(left.map(Boolean)).toEqual([true, false, true, true, true]);
  });

  test('stays within its bytes whatever comes', async () => {
    const { store, folder } = open({ maxBytes: 200_000 });
    for (let number = 0; number < 300; number += 1) await store.set(`p${number}`, picture(number * 80));
    const kept = await Promise.all(Array.from({ length: 300 }, (_, number) => store.get(`p${number}`)));
    const bytes = kept.reduce((sum, entry) => sum + (entry?.bytes.length ?? 0), 0);
    expect(bytes).toBeLessThanOrEqual(200_000);
    expect(bytes).toBeGreaterThan(100_000);
    expect(readdirSync(folder).sort()).toEqual(expect.arrayContaining(['pictures-1.sqlite']));
  });

  test('does not take what would push out most others', async () => {
    const { store } = open({ maxBytes: 8000 });
    await store.set('small', picture(1000));
    await store.set('large', picture(1001));
    expect([await store.get('small'), await store.get('large')].map(Boolean)).toEqual([true, false]);
  });

  test('begins anew when its file is broken', async () => {
    const folder = newFolder();
    writeFileSync(path.join(folder, 'pictures-1.sqlite'), 'no database at all, but long enough'.repeat(100));
    const { store } = open({ folder });
    await store.set('a', picture(10));
    expect(await store.get('a')).toEqual(picture(10));
  });

  test('is an empty store once it is closed', async () => {
    const { store } = open();
    await store.set('a', picture(10));
    store.close();
    await store.set('b', picture(10));
    expect(await store.get('a')).toBeUndefined();
  });

  test('takes what several processes write at once, and counts it right', async () => {
    const folder = newFolder();
    const { store } = open({ folder, maxBytes: 500_000 });
    const program = `
      const { openDiskStore } = await import(${JSON.stringify(new URL('./disk-store-node.ts', import.meta.url).href)});
      const store = openDiskStore({ folder: ${JSON.stringify(folder)}, maxBytes: 500_000, now: () => 0 });
      for (let number = 0; number < 200; number += 1) {
        const key = process.argv[1] + number % 50;
        await store.set(key, { facts: { type: 'image/png', etag: '', freshSeconds: 1 }, bytes: new Uint8Array(1000), freshUntil: 1 });
        if (!(await store.get(key))) throw new Error('lost ' + key);
      }
      store.close();
    `;
    const children = ['x', 'y'].map((name) =>
      spawn(process.execPath, ['--input-type=module', '-e', program, name], { stdio: 'inherit' }),
    );
    const ends = await Promise.all(children.map((child) => once(child, 'exit')));
    expect(ends.map(([code]) => code)).toEqual([0, 0]);
    const keys = ['x', 'y'].flatMap((name) => Array.from({ length: 50 }, (_, number) => `${name}${number}`));
    const countKept = async () =>
      (await Promise.all(keys.map((key) => store.get(key)))).filter(Boolean).length;
    expect(await countKept()).toBe(100);
    // 100,000 bytes are there: 400,000 more fit. A byte more does not, and makes room for a tenth.
    for (let number = 0; number < 8; number += 1) await store.set(`filler${number}`, picture(50_000));
    expect(await countKept()).toBe(100);
    await store.set('last', picture(1));
    expect(await countKept()).toBe(49);
  });
});
