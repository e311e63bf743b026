// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, screen, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ProblemPost } from '#contract/about.ts';
import { dayNumber } from '#contract/counts-over-time.ts';
import type { HistoryEntry } from '#contract/history.ts';
import type { Manifest } from '#contract/manifest.ts';
import { createQueryClient } from '#reader/data/query-client.ts';
import { renderAt } from '#reader/testing/render-at.tsx';
import { ArchiveFiles } from './archive-files.tsx';
import { Duplicates } from './duplicates.tsx';
import { Growth } from './growth.tsx';
import { ImageHosts } from './image-hosts.tsx';
import { Lead } from './lead.tsx';
import { OnThisDay } from './on-this-day.tsx';
import { ProblemKinds } from './problem-kinds.tsx';
import { aboutOf } from './testing/sample-about.ts';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** Renders a part of the page over a site with these files, by the end of their paths. */
function show(part: ReactNode, files: Record<string, () => Response> = {}) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: URL) => {
    asked.push(url.pathname.split('/').at(-1) ?? '');
    const found = Object.entries(files).find(([name]) => url.pathname.endsWith(name));
    return found ? found[1]() : new Response('not found', { status: 404 });
  });
  const rendered = renderAt(
    '/about/archive',
    <QueryClientProvider client={createQueryClient()}>{part}</QueryClientProvider>,
  );
  return { ...rendered, asked };
}

const text = (): string => document.body.textContent ?? '';

describe('Lead', () => {
  it('says in a sentence what the archive holds, and numbers that are not zero', () => {
    const sources = [{ path: ['a'], articles: 2, undated: 0, months: new Map() }];
    show(
      <Lead
        about={aboutOf({ articles: 2345, posts: 2400, removed: 3, sources })}
        span={{ first: 600, last: 624 }}
      />,
    );
    expect(text()).toContain('2,345 articles from 1 source, January 2020 to January 2022.');
    expect(screen.getAllByRole('term').map(({ textContent }) => textContent)).toEqual([
      'Posts read',
      'Removed articles',
    ]);
  });
});

describe('OnThisDay', () => {
  const day = (iso: string): number => dayNumber(Date.parse(iso) / 1000);

  it('leads to the same day of earlier years', async () => {
    const days = new Map([
      [day('2021-11-23'), 3],
      [day('2022-11-23'), 1],
    ]);
    const { user, location } = show(<OnThisDay days={days} today={new Date(2024, 10, 23)} />);
    expect(screen.getAllByRole('link').map(({ textContent }) => textContent)).toEqual([
      '2022 1 article',
      '2021 3 articles',
    ]);
    await user.click(screen.getByRole('link', { name: /2021/ }));
    expect(location().search).toBe('?from=2021-11-23&to=2021-11-23');
  });

  it('says when there is nothing', () => {
    show(<OnThisDay days={new Map()} today={new Date(2024, 10, 23)} />);
    expect(text()).toContain('Nothing in this archive is of November 23 of an earlier year.');
  });
});

describe('Growth', () => {
  const entry = (at: number): HistoryEntry => ({
    at,
    articles: 1234,
    added: 12,
    changed: 0,
    removed: 2,
    moved: 0,
  });
  const history = (count: number) => () =>
    Response.json({ entries: Array.from({ length: count }, (_, index) => entry(1_700_000_000 - index)) });

  it('says what the last build changed, and lists those before', async () => {
    const { user } = show(<Growth />, { 'history.json': history(10) });
    expect(
      await screen.findByText(/^The last build, on November 14, 2023.*: 12 added, 2 removed\.$/),
    ).toBeDefined();
    expect(screen.getAllByRole('row').length).toBe(9);
    const cells = within(screen.getAllByRole('row')[1] as HTMLElement).getAllByRole('cell');
    expect(cells.map(({ textContent }) => textContent)).toEqual(['+12', '', '−2', '', '1,234']);
    await user.click(screen.getByRole('button', { name: 'Show all 10' }));
    expect(screen.getAllByRole('row').length).toBe(11);
  });

  it.each<[string, Record<string, () => Response>]>([
    ['there is no history', {}],
    [
      'the host shows its page for files that are not there',
      {
        'history.json': () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      },
    ],
    ['it is empty', { 'history.json': history(0) }],
  ])('says that nothing has changed when %s', async (_, files) => {
    show(<Growth />, files);
    expect(await screen.findByText('Nothing has changed since the first build.')).toBeDefined();
  });

  it('says when it is damaged, and tries again', async () => {
    let isDamaged = true;
    const { user } = show(<Growth />, {
      'history.json': () => (isDamaged ? Response.json({}) : history(1)()),
    });
    expect((await screen.findByRole('alert')).textContent).toContain('could not be loaded');
    isDamaged = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/^The last build/)).toBeDefined();
  });
});

describe('ProblemKinds', () => {
  const posts = (from: number, count: number): ProblemPost[] =>
    Array.from({ length: count }, (_, index) => {
      const number = from + index;
      return {
        file: `news/${number}.md`,
        id: `id${number}`,
        title: `Title ${number}`,
        detail: `why ${number}`,
      };
    });
  const unreadable = { file: 'x.md', id: null, title: null, detail: 'a link to itself' };
  const files = {
    '000000000001.json': () => Response.json({ posts: posts(0, 60) }),
    '000000000002.json': () => Response.json({ posts: [...posts(60, 1), unreadable] }),
  };

  it('loads the posts of a kind when it is opened, a portion at a time', async () => {
    const names = ['000000000001', '000000000002'];
    const { user, location, asked } = show(
      <ProblemKinds
        problems={[
          ['image-unresolved', 1234, names],
          ['of-the-future', 1, []],
        ]}
      />,
      files,
    );
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      'A picture that cannot be found 1,234',
      'of-the-future 1',
    ]);
    expect(asked).toEqual([]);
    await user.click(screen.getByRole('button', { name: /A picture/ }));
    expect(await screen.findByText('why 49')).toBeDefined();
    expect(screen.queryByText('why 50')).toBeNull();
    expect(asked).toEqual(['000000000001.json']);
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    expect(screen.getByText('why 59')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    expect(await screen.findByText('a link to itself')).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
    expect(screen.queryByRole('link', { name: 'x.md' })).toBeNull();
    await user.click(screen.getByRole('link', { name: 'Title 60' }));
    expect(location().pathname).toBe('/a/id60');
    await user.click(screen.getByRole('button', { name: /A picture/ }));
    expect(screen.queryByText('why 1')).toBeNull();
  });

  it('says when there are none, and when they cannot be loaded', async () => {
    show(<ProblemKinds problems={[]} />);
    expect(text()).toContain('Every post was read without a problem.');
    cleanup();
    const { user } = show(<ProblemKinds problems={[['too-deep', 1, ['000000000003']]]} />);
    await user.click(screen.getByRole('button', { name: /Nested too deeply/ }));
    expect((await screen.findByRole('alert')).textContent).toContain('could not be loaded');
  });
});

describe('Duplicates', () => {
  it('says what was folded, and leads to the largest groups', async () => {
    const largest = [{ id: 'story', title: '一只猫', size: 7 }];
    const { user, location } = show(
      <Duplicates duplicates={{ copies: 1, near: { groups: 3, articles: 12, largest } }} />,
    );
    expect(text()).toContain('1 post is an exact copy');
    expect(text()).toContain('3 stories are told by several sources: 12 articles');
    await user.click(screen.getByRole('link', { name: '一只猫' }));
    expect(location().pathname).toBe('/a/story');
  });

  it('says that there are none', () => {
    show(<Duplicates {...aboutOf()} />);
    expect(text()).toContain('No article is here twice.');
  });
});

describe('ImageHosts', () => {
  it('lists hosts, most pictures first', async () => {
    const hosts = Array.from({ length: 20 }, (_, index) => [`h${index}.example`, index + 1]);
    const manifest = { hosts: '000000000009' } as Manifest;
    const { user } = show(<ImageHosts manifest={manifest} />, {
      '000000000009.json': () => Response.json({ hosts }),
    });
    await screen.findByText('210 pictures on 20 hosts');
    const items = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(items().slice(0, 2)).toEqual(['h19.example20', 'h18.example19']);
    expect(items().length).toBe(12);
    await user.click(screen.getByRole('button', { name: 'Show all 20' }));
    expect(items().length).toBe(20);
  });
});

describe('ArchiveFiles', () => {
  it('adds up files, the heaviest kind first', () => {
    show(
      <ArchiveFiles
        files={[
          ['about', 1, 999],
          ['new-kind', 1, 0],
          ['packs', 1234, 45_600_000],
        ]}
      />,
    );
    expect(text()).toContain('The archive is 1,236 files, 45.6 MB.');
    expect(screen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'Articlespacks · 1,23445.6 MB',
      'aboutabout · 1999 B',
      'new-kindnew-kind · 10 B',
    ]);
  });
});
