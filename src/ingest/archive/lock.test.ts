import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { filesBelow, makeFolder } from '#ingest/testing/temporary-folder.ts';
import { lockArchive, lockFile } from './lock.ts';
import { openSiteFiles } from './site-files.ts';

let site: string;
let file: string;

beforeEach(() => {
  site = makeFolder({ 'archive/notes.txt': '' });
  file = path.join(site, lockFile);
});

const hold = (pid: number, host = os.hostname()): void => writeFileSync(file, JSON.stringify({ pid, host }));

describe('lockArchive', () => {
  it('says who writes, until it is given back', () => {
    const release = lockArchive(site);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ pid: process.pid, host: os.hostname() });
    release();
    expect(filesBelow(site)).toEqual(['archive/notes.txt']);
  });

  it('makes the folder of a new site', () => {
    const fresh = path.join(site, 'new/site');
    lockArchive(fresh)();
    expect(existsSync(path.join(fresh, 'archive'))).toBe(true);
  });

  it('stops while another process writes, and leaves its lock', () => {
    hold(process.ppid);
    const message = `process ${process.ppid} is writing this archive; wait for it, or delete ${file} if it has ended`;
    expect(() => lockArchive(site)).toThrow(message);
    expect(JSON.parse(readFileSync(file, 'utf8')).pid).toBe(process.ppid);
  });

  it('takes over from a process that has ended', () => {
    hold(spawnSync(process.execPath, ['--version']).pid);
    const release = lockArchive(site);
    expect(JSON.parse(readFileSync(file, 'utf8')).pid).toBe(process.pid);
    expect(filesBelow(site)).toEqual([lockFile, 'archive/notes.txt']);
    release();
  });

  it('takes over from a process of our own number: a container that was started again', () => {
    hold(process.pid);
    lockArchive(site)();
    expect(existsSync(file)).toBe(false);
  });

  it('stops while another build of this very process writes, and only in this site', () => {
    const release = lockArchive(site);
    expect(() => lockArchive(site)).toThrow('this process is writing this archive already: wait for it');
    lockArchive(makeFolder())();
    expect(existsSync(file)).toBe(true);
    release();
    lockArchive(site)();
    expect(existsSync(file)).toBe(false);
  });

  it('respects a lock of another host and names the file to delete', () => {
    hold(process.pid, 'elsewhere');
    expect(() => lockArchive(site)).toThrow(
      `process ${process.pid} on the host elsewhere is writing this archive; wait for it, or delete ${file}`,
    );
  });

  it.each(['', '{', 'null', '{"pid":-1,"host":"x"}'])('respects a lock that says %j', (text) => {
    writeFileSync(file, text);
    expect(() => lockArchive(site)).toThrow(`if none is, delete ${file} and start again`);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('gives back no lock but its own', () => {
    const release = lockArchive(site);
    hold(process.ppid);
    release();
    expect(existsSync(file)).toBe(true);
  });

  it('survives the clean-up of a build', () => {
    const release = lockArchive(site);
    openSiteFiles(site).publish('{}');
    expect(existsSync(file)).toBe(true);
    release();
  });
});
