// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { cleanup, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { changeMark } from '#reader/state/marks.ts';
import { renderAt } from '#reader/testing/render-at.tsx';
import { sampleRow } from '#reader/testing/sample-row.ts';
import { RowMarks } from './row-marks.tsx';

beforeEach(async () => {
  cleanup();
  await changeMark(['sample'], { starred: false, later: false, read: false });
});

function show() {
  const onRead = vi.fn();
  const rendered = renderAt('/', <RowMarks row={sampleRow()} onRead={onRead} />);
  // jsdom opens no popovers: the button's target is told as a browser does.
  const open = async (): Promise<void> => {
    const event = Object.assign(new Event('beforetoggle'), { newState: 'open', oldState: 'closed' });
    rendered.container.querySelector('[popover]')?.dispatchEvent(event);
    await screen.findByText('Mark all above as read');
  };
  return { ...rendered, onRead, open };
}

const button = (name: string): HTMLElement => screen.getByRole('button', { name, hidden: true });
const pressed = (name: string): string | null => button(name).getAttribute('aria-pressed');

describe('RowMarks', () => {
  it('stars an article and takes the star away', async () => {
    const { user } = show();
    expect(pressed('Star')).toBe('false');
    await user.click(button('Star'));
    await vi.waitFor(() => expect(pressed('Star')).toBe('true'));
    expect(pressed('Read later')).toBe('false');
    await user.click(button('Star'));
    await vi.waitFor(() => expect(pressed('Star')).toBe('false'));
  });

  it('puts an article aside for later', async () => {
    const { user } = show();
    await user.click(button('Read later'));
    await vi.waitFor(() => expect(pressed('Read later')).toBe('true'));
  });

  it('has the rest in a menu that is not there before it is opened', async () => {
    HTMLElement.prototype.hidePopover = vi.fn();
    const { user, onRead, open } = show();
    expect(screen.queryByText('Mark all above as read')).toBeNull();
    await open();
    await user.click(screen.getByText('Mark all below as read'));
    expect(onRead).toHaveBeenCalledExactlyOnceWith('below');
    expect(HTMLElement.prototype.hidePopover).toHaveBeenCalledTimes(1);
    await user.click(screen.getByText('Mark as read'));
    expect(await screen.findByText('Keep unread')).toBeDefined();
  });
});
