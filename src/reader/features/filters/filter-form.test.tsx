// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { everything, type View } from '#contract/view.ts';
import { FilterForm } from './filter-form.tsx';

afterEach(cleanup);

function show(changes: Partial<View> = {}) {
  const onChange = vi.fn<(view: View) => void>();
  const authors = [
    { name: 'Ann', count: 9, categories: [''] },
    { name: '鲁迅', count: 3, categories: [''] },
  ];
  const view = { ...everything, ...changes };
  const { container } = render(<FilterForm view={view} authors={authors} onChange={onChange} />);
  return { user: userEvent.setup(), onChange, container };
}

const field = (label: string): HTMLInputElement => screen.getByLabelText(label);
const submit = { name: 'Show articles' };

describe('FilterForm', () => {
  it('gives the view that was filled in, with the categories as they were', async () => {
    const { user, onChange } = show({ categories: [['编程']] });
    await user.type(field('Search'), '  two words ');
    await user.type(field('Author'), 'Ann');
    await user.type(field('From'), '2024-01-05');
    await user.type(field('Until'), '2024-02-29');
    await user.click(field('Oldest first'));
    await user.click(screen.getByRole('button', submit));
    expect(onChange).toHaveBeenCalledExactlyOnceWith({
      ...everything,
      categories: [['编程']],
      words: 'two words',
      author: 'Ann',
      from: '2024-01-05',
      to: '2024-02-29',
      order: 'oldest',
    });
  });

  it('is submitted by the Enter key', async () => {
    const { user, onChange } = show();
    await user.type(field('Author'), '鲁迅{Enter}');
    expect(onChange).toHaveBeenCalledExactlyOnceWith({ ...everything, author: '鲁迅' });
  });

  it('shows the view it got and gives it back unchanged', async () => {
    const view: Partial<View> = { words: 'x', author: 'Ann', from: '2024-01-05', to: '2024-02-01' };
    const { user, onChange } = show({ ...view, order: 'oldest' });
    await user.click(screen.getByRole('button', submit));
    expect(onChange).toHaveBeenCalledExactlyOnceWith({ ...everything, ...view, order: 'oldest' });
  });

  it('takes a filter away when its field is emptied', async () => {
    const { user, onChange } = show({ author: 'Ann', words: 'x' });
    await user.clear(field('Author'));
    await user.click(screen.getByRole('button', submit));
    expect(onChange).toHaveBeenCalledExactlyOnceWith({ ...everything, words: 'x' });
  });

  it('clears all filters but keeps the order', async () => {
    const { user, onChange } = show({ categories: [['编程']], author: 'Ann', words: 'x', order: 'oldest' });
    await user.click(screen.getByRole('button', { name: 'Clear all' }));
    expect(onChange).toHaveBeenCalledExactlyOnceWith({ ...everything, order: 'oldest' });
  });

  it('offers the authors of the archive', () => {
    const { container } = show();
    const options = [...container.querySelectorAll('datalist option')];
    expect(options.map((option) => option.getAttribute('value'))).toEqual(['Ann', '鲁迅']);
    expect(field('Author').getAttribute('list')).toBe(container.querySelector('datalist')?.id);
  });

  it.each([
    ['2023', '2023-01-01', '2023-12-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2023-02', '2023-02-01', '2023-02-28'],
    ['2024-12', '2024-12-01', '2024-12-31'],
    ['2024-05-06', '2024-05-06', '2024-05-06'],
  ])('turns %s of a link into whole days', (date, first, last) => {
    show({ from: date, to: date });
    expect([field('From').value, field('Until').value]).toEqual([first, last]);
  });
});
