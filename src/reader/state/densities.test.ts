// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { everything } from '#contract/view.ts';

beforeEach(() => {
  localStorage.clear();
  vi.resetModules();
});

const inCategory = (...path: string[]) => ({ ...everything, categories: [path] });

describe('densities', () => {
  it('is comfortable where nothing was chosen', async () => {
    const { getDensity } = await import('./densities.ts');
    expect(getDensity(everything)).toBe('comfortable');
  });

  it('goes by the nearest view with a choice', async () => {
    const { getDensity, setDensity } = await import('./densities.ts');
    setDensity(everything, 'compact');
    setDensity(inCategory('a', 'b'), 'gallery');
    expect(getDensity(inCategory('a'))).toBe('compact');
    expect(getDensity(inCategory('a', 'b', 'c'))).toBe('gallery');
    expect(getDensity({ ...everything, is: 'starred' })).toBe('compact');
  });

  it('remembers the last fifty views', async () => {
    const { getDensity, setDensity } = await import('./densities.ts');
    for (let number = 0; number < 51; number++) setDensity(inCategory(`c${number}`), 'gallery');
    expect(getDensity(inCategory('c0'))).toBe('comfortable');
    expect(getDensity(inCategory('c50'))).toBe('gallery');
  });

  it('takes what is not its own for nothing', async () => {
    localStorage.setItem('lectern:densities', '{"":"huge"}');
    const { getDensity } = await import('./densities.ts');
    expect(getDensity(everything)).toBe('comfortable');
  });
});
