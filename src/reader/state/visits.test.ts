// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { visitAfter } from './visits.ts';

const minute = 60_000;

describe('a visit', () => {
  it('knows nothing the first time', () => {
    expect(visitAfter(undefined, { newest: 100, now: 0 })).toEqual({ known: null, newest: 100, at: 0 });
  });

  it('goes on after a short while, and keeps what was known when it began', () => {
    const before = { known: 50, newest: 100, at: 0 };
    const visit = { known: 50, newest: 120, at: 30 * minute };
    expect(visitAfter(before, { newest: 120, now: 30 * minute })).toEqual(visit);
  });

  it('is another one after half an hour away: all that was shown is known', () => {
    const before = { known: 50, newest: 100, at: 0 };
    const visit = { known: 100, newest: 120, at: 31 * minute };
    expect(visitAfter(before, { newest: 120, now: 31 * minute })).toEqual(visit);
  });

  it('forgets nothing when the newest article is withdrawn', () => {
    expect(visitAfter({ known: 50, newest: 100, at: 0 }, { newest: 90, now: 0 }).newest).toBe(100);
  });
});

describe('visits', () => {
  beforeEach(() => localStorage.clear());
  const openPage = () => {
    vi.resetModules();
    return import('./visits.ts');
  };

  it('outlive the page, for each site', async () => {
    (await openPage()).noteVisit('/a/', { newest: 100, now: 0 });
    const { noteVisit } = await openPage();
    expect(noteVisit('/a/', { newest: 130, now: 60 * minute }).known).toBe(100);
    expect(noteVisit('/b/', { newest: 130, now: 60 * minute }).known).toBeNull();
  });

  it('are bounded: the site that was seen longest ago goes first', async () => {
    const { noteVisit } = await openPage();
    for (let site = 0; site < 21; site++) noteVisit(`/${site}/`, { newest: 1, now: 0 });
    const stored: unknown = JSON.parse(localStorage.getItem('lectern:visits') ?? '');
    expect(Object.keys(Object(stored))).toHaveLength(20);
    expect(stored).not.toHaveProperty('/0/');
  });

  it('begin anew when what is stored is damaged', async () => {
    localStorage.setItem('lectern:visits', '{"/a/":{"known":"x"}}');
    const { noteVisit } = await openPage();
    expect(noteVisit('/a/', { newest: 100, now: 0 }).known).toBeNull();
  });
});
