// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type MarkNews, tellNews } from '#reader/state/mark-snapshot.ts';
import { showToast } from '#reader/ui/toast.ts';
import { KeepingNotices } from './keeping-notices.tsx';

afterEach(() => {
  act(() => showToast(null));
  cleanup();
  vi.useRealTimers();
});

const undo = vi.fn(async () => true);
const tell = (news: MarkNews): void => act(() => tellNews(news));
const said = (): string | null => screen.getByRole('status').textContent;

describe('KeepingNotices', () => {
  it.each<[string, MarkNews]>([
    ['StarredUndo', { kind: 'changed', fields: { starred: 1 }, count: 1, undo }],
    ['Star taken awayUndo', { kind: 'changed', fields: { starred: null }, count: 1, undo }],
    ['Kept for laterUndo', { kind: 'changed', fields: { later: 1 }, count: 1, undo }],
    ['1,200 articles marked as readUndo', { kind: 'changed', fields: { read: 1 }, count: 1200, undo }],
    ['HighlightedUndo', { kind: 'noted', act: 'highlighted', undo }],
    ['Undone: the note is as it was', { kind: 'noteUndone' }],
    ['Undone: 12 articles marked as read', { kind: 'undone', fields: { read: 1 }, count: 12 }],
    [
      'The browser has no room left. Marks and notes hold until this page is closed.',
      { kind: 'unstored', cause: 'full' },
    ],
  ])('says %j', (words, news) => {
    render(<KeepingNotices />);
    // It has to be there before it says something, or it is not read out.
    expect(said()).toBe('');
    tell(news);
    expect(said()).toBe(words);
  });

  it('takes back what it speaks of', async () => {
    render(<KeepingNotices />);
    tell({ kind: 'changed', fields: { starred: 1 }, count: 1, undo });
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(undo).toHaveBeenCalledTimes(1);
    expect(said()).toBe('');
  });

  it('is gone after ten seconds, not while somebody is at its button', () => {
    vi.useFakeTimers();
    render(<KeepingNotices />);
    tell({ kind: 'changed', fields: { starred: 1 }, count: 1, undo });
    act(() => screen.getByRole('button').focus());
    act(() => vi.advanceTimersByTime(60_000));
    expect(said()).not.toBe('');
    act(() => screen.getByRole('button').blur());
    act(() => vi.advanceTimersByTime(9_999));
    expect(said()).not.toBe('');
    act(() => vi.advanceTimersByTime(1));
    expect(said()).toBe('');
  });
});
