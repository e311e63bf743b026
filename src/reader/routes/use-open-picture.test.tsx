// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useOpenPicture } from './use-open-picture.ts';

beforeEach(() => {
  history.pushState({ key: 'router', idx: 3, usr: { list: 'x' } }, '');
});

afterEach(cleanup);

function Probe() {
  const { index, open, close } = useOpenPicture();
  return (
    <>
      <output>{index ?? 'none'}</output>
      <button type="button" onClick={() => open(4)}>
        open
      </button>
      <button type="button" onClick={close}>
        close
      </button>
    </>
  );
}

const shown = (): string | null => screen.getByRole('status').textContent;
const press = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));
const travel = (steps: number): void => act(() => history.go(steps));

describe('an open picture', () => {
  it('is one entry of the history, which looks to the router like the one before', () => {
    render(<Probe />);
    const before = history.length;
    press('open');
    expect(shown()).toBe('4');
    expect(history.length).toBe(before + 1);
    expect(history.state).toMatchObject({ key: 'router', idx: 3, usr: { list: 'x' } });
  });

  it('closes by Back, opens again by Forward', async () => {
    render(<Probe />);
    press('open');
    travel(-1);
    await waitFor(() => expect(shown()).toBe('none'));
    travel(1);
    await waitFor(() => expect(shown()).toBe('4'));
  });

  it('leaves its entry when it is closed by hand, once, however often one presses', async () => {
    render(<Probe />);
    press('open');
    press('close');
    press('close');
    expect(shown()).toBe('none');
    await waitFor(() => expect(history.state).toEqual({ key: 'router', idx: 3, usr: { list: 'x' } }));
    press('close');
    expect(history.state).toMatchObject({ idx: 3 });
  });

  it('is open again after a reload', () => {
    history.replaceState({ ...history.state, lecternPicture: 2 }, '');
    render(<Probe />);
    expect(shown()).toBe('2');
  });

  it.each(['text', null, { lecternPicture: 'x' }])('is none where the entry holds %j', (state) => {
    history.replaceState(state, '');
    render(<Probe />);
    expect(shown()).toBe('none');
  });
});
