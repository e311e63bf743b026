// @vitest-environment jsdom
import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { setPreferences } from '#reader/state/preferences.ts';
import { renderAt } from '#reader/testing/render-at.tsx';
import { Masthead } from './masthead.tsx';

afterEach(() => {
  cleanup();
  act(() => setPreferences({ theme: 'auto', language: null, pictures: 'auto' }));
  localStorage.clear();
});

const show = () => renderAt('/a/3k9v', <Masthead title="书案" search={<input aria-label="search" />} />);
const stored = (): unknown => JSON.parse(localStorage.getItem('lectern:preferences') ?? 'null');

describe('Masthead', () => {
  it('leads to the start page and holds the search', async () => {
    const { user, location } = show();
    expect(screen.getByRole('banner').contains(screen.getByRole('textbox', { name: 'search' }))).toBe(true);
    await user.click(screen.getByRole('link', { name: '书案' }));
    expect(location().pathname).toBe('/');
  });

  it('goes round the themes and remembers the chosen one', async () => {
    const { user } = show();
    await user.click(screen.getByRole('button', { name: 'Theme: As the system' }));
    expect(stored()).toMatchObject({ theme: 'light', language: null });
    await user.click(screen.getByRole('button', { name: 'Theme: Light' }));
    expect(stored()).toMatchObject({ theme: 'dark', language: null });
    await user.click(screen.getByRole('button', { name: 'Theme: Dark' }));
    expect(stored()).toMatchObject({ theme: 'auto', language: null });
  });

  it('goes round the ways to load pictures and remembers the chosen one', async () => {
    const { user } = show();
    await user.click(screen.getByRole('button', { name: 'Pictures: As the connection allows' }));
    expect(stored()).toMatchObject({ pictures: 'always' });
    await user.click(screen.getByRole('button', { name: 'Pictures: Always load' }));
    expect(stored()).toMatchObject({ pictures: 'tap' });
    await user.click(screen.getByRole('button', { name: 'Pictures: Tap to load' }));
    expect(stored()).toMatchObject({ pictures: 'auto' });
  });

  it('switches the language, says so in the other one, and remembers it', async () => {
    const { user } = show();
    const button = screen.getByRole('button', { name: 'Language: 中文' });
    expect(button.lang).toBe('zh-Hans');
    await user.click(button);
    expect(stored()).toMatchObject({ theme: 'auto', language: 'zh-Hans' });
    await user.click(screen.getByRole('button', { name: '语言: English' }));
    expect(stored()).toMatchObject({ theme: 'auto', language: 'en' });
  });

  it('begins with what was remembered', async () => {
    localStorage.setItem('lectern:preferences', '{"theme":"dark","language":"zh-Hans"}');
    act(() => void window.dispatchEvent(new StorageEvent('storage', { key: 'lectern:preferences' })));
    show();
    expect(screen.getByRole('button', { name: '主题: 深色' })).toBeDefined();
  });

  it('switches for as long as the page is open where storage is blocked', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    const { user } = show();
    await user.click(screen.getByRole('button', { name: 'Theme: As the system' }));
    expect(screen.getByRole('button', { name: 'Theme: Light' })).toBeDefined();
  });
});
