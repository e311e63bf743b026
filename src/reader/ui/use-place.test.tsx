// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { createPortal } from 'react-dom';
import { afterEach, expect, it } from 'vitest';
import { usePlace } from './use-place.ts';

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

function Guest() {
  const place = usePlace('[data-place]', null);
  return place && createPortal(<p>here</p>, place);
}

it('finds a place that is there, and one that comes later', async () => {
  render(<Guest />);
  expect(screen.queryByText('here')).toBeNull();
  const late = document.createElement('div');
  late.dataset.place = '';
  await act(async () => document.body.append(late));
  expect(late.textContent).toBe('here');
  cleanup();
  render(<Guest />);
  expect(late.textContent).toBe('here');
});
