// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Notice } from './notice.tsx';

afterEach(cleanup);

describe('Notice', () => {
  it('says what is the matter and what to do', async () => {
    const onClick = vi.fn();
    render(
      <Notice title="Not here" text="It was moved." action={{ label: 'Try again', onClick }}>
        <p>More</p>
      </Notice>,
    );
    expect(screen.getByRole('heading', { name: 'Not here' })).toBeDefined();
    expect(screen.getByText('It was moved.')).toBeDefined();
    expect(screen.getByText('More')).toBeDefined();
    expect(screen.queryByRole('alert')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onClick).toHaveBeenCalledTimes(1);
  });

  it('interrupts when it is an alert', () => {
    render(<Notice isAlert title="Failed" />);
    expect(screen.getByRole('alert').textContent).toBe('Failed');
    expect(screen.queryByRole('button')).toBeNull();
  });
});
