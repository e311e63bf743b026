// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { useLayoutEffect } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ErrorBoundary } from './error-boundary.tsx';
import { late } from './late.tsx';

const Coming = () => <p>coming</p>;
const Hello = ({ name }: { name: string }) => <p>hello {name}</p>;

afterEach(cleanup);

describe('late', () => {
  it('shows something else until its code is there', async () => {
    const [Greeting] = late(async () => Hello, Coming);
    render(<Greeting name="Ada" />);
    expect(screen.getByText('coming')).toBeDefined();
    expect(await screen.findByText('hello Ada')).toBeDefined();
    expect(screen.queryByText('coming')).toBeNull();
  });

  it('is there at once when its code was loaded before, and is fetched once', async () => {
    const fetchCode = vi.fn(async () => Hello);
    const [Greeting, load] = late(fetchCode, Coming);
    await Promise.all([load(), load()]);
    render(<Greeting name="Ada" />);
    expect(screen.getByText('hello Ada')).toBeDefined();
    expect(fetchCode).toHaveBeenCalledTimes(1);
  });

  it('is drawn when its code comes between its first drawing and its effect', async () => {
    let arrive = (): void => {};
    const then = (onCode: (code: typeof Hello) => void): Promise<void> => {
      arrive = () => onCode(Hello);
      return Promise.resolve();
    };
    const [Greeting, load] = late(() => ({ then }) as unknown as Promise<typeof Hello>, Coming);
    await load();
    const Host = () => {
      useLayoutEffect(arrive, []);
      return <Greeting name="Ada" />;
    };
    render(<Host />);
    expect(await screen.findByText('hello Ada')).toBeDefined();
  });

  it('fails where it stands, and can be fetched again', async () => {
    const report = vi.mocked(console.error).mockImplementation(() => {});
    let isOffline = true;
    const fetchCode = vi.fn(async () => {
      if (isOffline) throw new Error('offline');
      return Hello;
    });
    const [Greeting, load] = late(fetchCode, Coming);
    render(
      <ErrorBoundary>
        <Greeting name="Ada" />
      </ErrorBoundary>,
    );
    expect(await screen.findByRole('alert')).toBeDefined();
    isOffline = false;
    await load();
    expect(fetchCode).toHaveBeenCalledTimes(2);
    report.mockClear();
  });
});
