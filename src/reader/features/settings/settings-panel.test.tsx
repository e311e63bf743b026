// @vitest-environment jsdom
import { act, cleanup, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useChosenLanguage } from '#reader/i18n/use-messages.ts';
import { plainType, setPreferences } from '#reader/state/preferences.ts';
import { renderAt } from '#reader/testing/render-at.tsx';
import { SettingsPanel } from './settings-panel.tsx';

beforeEach(() => {
  // jsdom has no popovers. As in browsers, `toggle` is told in a task of its own.
  HTMLElement.prototype.showPopover = function showPopover() {
    this.style.display = 'block';
    tellToggle(this, 'open');
  };
  HTMLElement.prototype.hidePopover = function hidePopover() {
    tellToggle(this, 'closed');
  };
});

afterEach(() => {
  cleanup();
  document.querySelector('[data-article-body]')?.remove();
  act(() =>
    setPreferences({ theme: 'auto', language: null, pictures: 'auto', zh: plainType, latin: plainType }),
  );
  localStorage.clear();
});

function tellToggle(element: HTMLElement, newState: string): void {
  setTimeout(() => element.dispatchEvent(Object.assign(new Event('toggle'), { newState })));
}

/** The panel in a page that speaks the chosen language. */
function Page({ onToggle }: { onToggle: () => void }) {
  useChosenLanguage();
  return <SettingsPanel id="settings" onToggle={onToggle} />;
}

async function show() {
  const onToggle = vi.fn();
  const rendered = renderAt('/', <Page onToggle={onToggle} />);
  await act(() => new Promise<void>((resolve) => setTimeout(resolve)));
  return { ...rendered, onToggle };
}

const stored = (): unknown => JSON.parse(localStorage.getItem('lectern:preferences') ?? 'null');
const group = (name: string) => within(screen.getByRole('group', { name }));

describe('SettingsPanel', () => {
  it('opens when it is shown, tells so, and takes the focus to the chosen theme', async () => {
    const { onToggle } = await show();
    expect(onToggle.mock.calls).toEqual([[true]]);
    expect(screen.getByRole('dialog', { name: 'Reading settings' })).toBeDefined();
    expect(document.activeElement).toBe(group('Theme').getByRole('radio', { name: 'System' }));
  });

  it('remembers a theme, the ways of pictures and the language', async () => {
    const { user } = await show();
    await user.click(group('Theme').getByRole('radio', { name: 'Sepia' }));
    await user.click(group('Pictures').getByRole('radio', { name: 'On tap' }));
    await user.click(group('Mark as read').getByRole('radio', { name: 'When opened' }));
    await user.click(group('Language').getByRole('radio', { name: '简体中文' }));
    const chosen = { theme: 'sepia', pictures: 'tap', reading: 'opened', language: 'zh-Hans' };
    expect(stored()).toMatchObject(chosen);
    await screen.findByRole('group', { name: '界面语言' });
    await user.click(group('界面语言').getByRole('radio', { name: '繁體中文' }));
    expect(stored()).toMatchObject({ language: 'zh-Hant' });
    await screen.findByRole('group', { name: '介面語言' });
    expect(document.documentElement.lang).toBe('zh-Hant');
    await user.click(group('介面語言').getByRole('radio', { name: '跟隨瀏覽器' }));
    expect(stored()).toMatchObject({ theme: 'sepia', language: null });
    await screen.findByRole('group', { name: 'Language' });
  });

  it('sets text of one script, and resets it', async () => {
    const { user } = await show();
    await user.click(group('Articles in').getByRole('radio', { name: 'Chinese' }));
    await user.click(group('Typeface').getByRole('radio', { name: 'Kai' }));
    await user.click(group('Paragraphs').getByRole('radio', { name: 'Indented' }));
    await user.click(screen.getByRole('checkbox', { name: 'Even right edge' }));
    const chosen = { ...plainType, face: 'kai', paragraphs: 'indent', isJustified: true };
    expect(stored()).toMatchObject({ zh: chosen, latin: plainType });
    await user.click(screen.getByRole('button', { name: 'Reset text' }));
    expect(stored()).toMatchObject({ zh: plainType });
  });

  it('says the values of its sliders in words', async () => {
    await show();
    expect(screen.getByRole('slider', { name: 'Size' }).getAttribute('aria-valuetext')).toBe('18 px');
    expect(screen.getByRole('slider', { name: 'Width' }).getAttribute('aria-valuetext')).toBe('66 chars');
  });

  it('begins with the script of the open article, which is sample enough', async () => {
    document.body.insertAdjacentHTML('beforeend', '<div data-article-body lang="zh-Hant"></div>');
    const { user } = await show();
    expect(group('Articles in').getByRole<HTMLInputElement>('radio', { name: 'Chinese' }).checked).toBe(true);
    expect(screen.queryByRole('region', { name: 'Sample' })).toBeNull();
    await user.click(group('Articles in').getByRole('radio', { name: 'Other languages' }));
    expect(screen.getByRole('region', { name: 'Sample' }).lang).toBe('en');
  });
});
