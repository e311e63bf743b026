// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Sheet } from './sheet.tsx';

beforeEach(() => {
  // jsdom has no modal dialogs. As in browsers, `close` is told in a task of its own.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    if (!this.open) return;
    this.open = false;
    setTimeout(() => this.dispatchEvent(new Event('close')));
  };
});

afterEach(cleanup);

const show = () => {
  const onClose = vi.fn();
  render(
    <StrictMode>
      <Sheet title="Categories" closeLabel="Close" side="start" onClose={onClose}>
        <a href="/x">inside</a>
      </Sheet>
    </StrictMode>,
  );
  return { user: userEvent.setup(), onClose };
};
const task = (): Promise<void> => act(() => new Promise<void>((resolve) => setTimeout(resolve)));

describe('Sheet', () => {
  it('is a modal dialog with its title and its content', () => {
    const showModal = vi.spyOn(HTMLDialogElement.prototype, 'showModal');
    show();
    const sheet = screen.getByRole('dialog', { name: 'Categories' });
    expect(showModal).toHaveBeenCalled();
    expect(sheet.contains(screen.getByRole('link', { name: 'inside' }))).toBe(true);
  });

  it('stays open although strict mode opens it twice', async () => {
    const { onClose } = show();
    await task();
    expect(onClose).not.toHaveBeenCalled();
    expect(screen.getByRole('dialog')).toBeDefined();
  });

  it('closes with its button', async () => {
    const { user, onClose } = show();
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('closes when the browser closes the dialog, as at the Escape key', async () => {
    const { onClose } = show();
    await task();
    screen.getByRole<HTMLDialogElement>('dialog').close();
    await task();
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('closes at a click beside it, not inside it', () => {
    const { onClose } = show();
    fireEvent.click(screen.getByRole('heading', { name: 'Categories' }));
    expect(onClose).not.toHaveBeenCalled();
    // The backdrop belongs to the dialog element itself.
    fireEvent.click(screen.getByRole('dialog'));
    expect(onClose).toHaveBeenCalledTimes(1);
  });
});
