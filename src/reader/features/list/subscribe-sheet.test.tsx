// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { feedPath, pickedFeedPath, viewFeedPath } from '#contract/feed-url.ts';
import { everything } from '#contract/view.ts';
import { createQueryClient } from '#reader/data/query-client.ts';
import { memoryArchive } from '#reader/testing/memory-archive.ts';
import { renderView } from '#reader/testing/render-at.tsx';
import { sampleRow } from '#reader/testing/sample-row.ts';
import { currentToast, showToast } from '#reader/ui/toast.ts';
import { SubscribeSheet } from './subscribe-sheet.tsx';
import { ViewMenu } from './view-menu.tsx';

const address = 'https://reader.example.com/';
const { manifest, fetch } = memoryArchive([sampleRow({ categories: [['编程', '某报', '深处']] })]);
const views = [{ name: '灯', query: '?words=灯' }];
const published = { ...manifest, site: { ...manifest.site, address, views } };

beforeEach(() => {
  vi.stubGlobal('fetch', fetch);
  // jsdom has no modal dialogs.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
});

afterEach(() => {
  cleanup();
  showToast(null);
  vi.unstubAllGlobals();
});

const show = (query: string) =>
  renderView(`/${query}`, (view) => (
    <QueryClientProvider client={createQueryClient()}>
      <SubscribeSheet manifest={published} view={view} onClose={() => {}} />
    </QueryClientProvider>
  ));

const addresses = async (): Promise<(string | null)[]> =>
  (await screen.findAllByRole('link')).map((link) => link.getAttribute('href'));

const formsOf = (category: string[]): string[] =>
  (['rss', 'atom', 'json'] as const).map((kind) => address + feedPath(category, kind));

describe('SubscribeSheet', () => {
  it('names the three forms of the feed of everything', async () => {
    show('');
    expect(await addresses()).toEqual(formsOf([]));
    expect(screen.getByRole('heading', { name: 'Everything' })).toBeDefined();
    expect(screen.queryByText(/no feed of its own/)).toBeNull();
  });

  it('names those of one category', async () => {
    show('?category=编程/某报');
    expect(await addresses()).toEqual(formsOf(['编程', '某报']));
    expect(screen.queryByText(/no feed of its own/)).toBeNull();
  });

  it('names those of a view that the publisher has picked', async () => {
    show('?words=灯&order=oldest');
    const view = { ...everything, words: '灯' };
    const forms = (['rss', 'atom', 'json'] as const).map((kind) => address + pickedFeedPath(view, kind));
    expect(await addresses()).toEqual(forms);
    expect(screen.getByRole('heading', { name: '灯' })).toBeDefined();
    expect(screen.queryByText(/no feed of its own/)).toBeNull();
  });

  it('says that a view has none, and names that of what is around it', async () => {
    show('?category=编程/某报/深处&words=灯');
    expect(await addresses()).toEqual(formsOf(['编程', '某报']));
    expect(screen.getByText(/no feed of its own/)).toBeDefined();
  });

  it('names the feed of the very view where the server makes it, but not of marks', async () => {
    document.head.innerHTML = '<meta name="lectern-view-feeds" content=".">';
    try {
      show('?category=编程/某报/深处&words=灯');
      const view = { ...everything, categories: [['编程', '某报', '深处']], words: '灯' };
      expect(await addresses()).toEqual(
        (['rss', 'atom', 'json'] as const).map((kind) => address + viewFeedPath(view, kind)),
      );
      expect(screen.queryByText(/no feed of its own/)).toBeNull();
      cleanup();
      show('?is=starred');
      expect(await addresses()).toEqual(formsOf([]));
      expect(screen.getByText(/no feed of its own/)).toBeDefined();
    } finally {
      document.head.innerHTML = '';
    }
  });

  it('copies an address, and says so', async () => {
    const { user } = show('');
    await user.click(await screen.findByRole('button', { name: 'Copy the address of the Atom feed' }));
    expect(await navigator.clipboard.readText()).toBe(address + feedPath([], 'atom'));
    expect(currentToast()?.text).toBe('The address is copied');
  });

  it('says when it could not copy', async () => {
    const { user } = show('');
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'));
    await user.click(await screen.findByRole('button', { name: 'Copy the address of the RSS feed' }));
    expect(currentToast()?.text).toContain('could not be copied');
  });
});

describe('ViewMenu', () => {
  it('offers to subscribe where there are feeds', async () => {
    const onSubscribe = vi.fn();
    const { user, rerender } = renderView('/', (view) => (
      <ViewMenu view={view} name="x" onEdit={() => {}} onSubscribe={onSubscribe} />
    ));
    await user.click(screen.getByRole('button', { name: 'Subscribe to this view' }));
    expect(onSubscribe).toHaveBeenCalledOnce();
    rerender(<div />);
    renderView('/', (view) => <ViewMenu view={view} name="x" onEdit={() => {}} onSubscribe={null} />);
    expect(screen.queryByRole('button', { name: 'Subscribe to this view' })).toBeNull();
  });
});
