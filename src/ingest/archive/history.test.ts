import { describe, expect, it } from 'vitest';
import { type HistoryEntry, historyFile } from '#contract/history.ts';
import { filesBelow, makeFolder } from '#ingest/testing/temporary-folder.ts';
import { readHistory, recordHistory } from './history.ts';

const entry = (at: number, changes: Partial<HistoryEntry> = {}): HistoryEntry => ({
  at,
  articles: 10,
  added: 1,
  changed: 0,
  removed: 0,
  moved: 0,
  ...changes,
});

describe('recordHistory', () => {
  it('puts the newest first and leaves one file', () => {
    const site = makeFolder();
    expect(readHistory(site)).toEqual([]);
    recordHistory(site, entry(1));
    recordHistory(site, entry(2, { removed: 3 }));
    expect(readHistory(site)).toEqual([entry(2, { removed: 3 }), entry(1)]);
    expect(filesBelow(site)).toEqual([historyFile]);
  });

  it('keeps the last hundred', () => {
    const site = makeFolder();
    for (let at = 1; at <= 105; at++) recordHistory(site, entry(at));
    const times = readHistory(site).map(({ at }) => at);
    expect([times.length, times[0], times.at(-1)]).toEqual([100, 105, 6]);
  });

  it.each(['added', 'changed', 'removed', 'moved'] as const)('writes when something was %s', (kind) => {
    const site = makeFolder();
    recordHistory(site, entry(1, { added: 0, [kind]: 1 }));
    expect(readHistory(site).length).toBe(1);
  });

  it('writes nothing when nothing changed', () => {
    const site = makeFolder();
    recordHistory(site, entry(1, { added: 0 }));
    expect(filesBelow(site)).toEqual([]);
  });

  it.each(['', '{"entries":[', '{"entries":[{"at":1}]}', 'null'])('begins anew after %j', (damaged) => {
    const site = makeFolder({ [historyFile]: damaged });
    expect(readHistory(site)).toEqual([]);
    recordHistory(site, entry(7));
    expect(readHistory(site)).toEqual([entry(7)]);
  });
});
