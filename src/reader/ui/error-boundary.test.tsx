// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ErrorBoundary } from './error-boundary.tsx';

afterEach(cleanup);

function Broken(): never {
  throw new Error('a bug');
}

describe('ErrorBoundary', () => {
  it('shows what is below it', () => {
    render(<ErrorBoundary>all is well</ErrorBoundary>);
    expect(screen.getByText('all is well')).toBeDefined();
  });

  it('says in both languages that something broke, and offers to start again', () => {
    // React reports what a boundary catches; here, and only here, that is as it should be.
    const report = vi.mocked(console.error).mockImplementation(() => {});
    render(
      <ErrorBoundary>
        <Broken />
      </ErrorBoundary>,
    );
    expect(report).toHaveBeenCalledTimes(1);
    expect(report.mock.calls[0]?.some((part) => part instanceof Error && part.message === 'a bug')).toBe(
      true,
    );
    report.mockClear();
    expect(screen.getByRole('alert').textContent).toMatch(/这里出了点问题 · Something went wrong here/);
    expect(screen.getByRole('button', { name: '刷新页面 · Reload the page' })).toBeDefined();
  });
});
