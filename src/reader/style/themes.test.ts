// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { themes } from '#reader/state/preferences.ts';

type Light = 'light' | 'dark';
const css = readFileSync('src/reader/style/themes.css', 'utf8');
const base = tokensOf(/:root,\s*\[data-theme\] \{([^}]*)\}/);

/** The colours of a theme by their names, on a light or a dark system. */
function tokensOf(block: RegExp): Map<string, string> {
  const text = block.exec(css)?.[1] ?? '';
  return new Map(
    [...text.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

function luminanceOf(theme: string, light: Light, name: string): number {
  const own = tokensOf(new RegExp(`\\[data-theme="${theme}"\\] \\{([^}]*--paper[^}]*)\\}`));
  const value = own.get(name) ?? base.get(name) ?? '';
  const pair = /light-dark\((oklch\([^)]*\)), (oklch\([^)]*\))\)/.exec(value);
  const colour = pair ? pair[light === 'light' ? 1 : 2] : value;
  const [lightness, chroma, hue] =
    /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/
      .exec(colour ?? '')
      ?.slice(1)
      .map(Number) ?? [];
  if (lightness === undefined || chroma === undefined || hue === undefined)
    throw new Error(`${theme} has no solid colour ${name}: ${value}`);
  return luminance(lightness, chroma, hue);
}

/** OKLCH to the relative luminance of WCAG, by way of linear sRGB (https://bottosson.github.io/posts/oklab/), clipped as screens clip. */
function luminance(lightness: number, chroma: number, hue: number): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number): number => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(theme: string, light: Light, [ink, paper]: readonly [string, string]): number {
  const [low = 0, high = 0] = [luminanceOf(theme, light, ink), luminanceOf(theme, light, paper)].sort(
    (a, b) => a - b,
  );
  return (high + 0.05) / (low + 0.05);
}

const pairs = [
  { pair: ['ink', 'paper'], least: 10 },
  { pair: ['ink', 'surface'], least: 7 },
  { pair: ['ink-2', 'paper'], least: 4.5 },
  { pair: ['ink-2', 'surface'], least: 4.5 },
  { pair: ['ink-3', 'paper'], least: 4.5 },
  { pair: ['ink-3', 'surface'], least: 4.5 },
  { pair: ['accent', 'paper'], least: 4.5 },
  { pair: ['accent', 'surface'], least: 4.5 },
  { pair: ['on-seal', 'seal'], least: 4.5 },
  { pair: ['code-string', 'surface'], least: 4.5 },
  { pair: ['code-number', 'surface'], least: 4.5 },
] as const;

/** A theme of one kind of paper is the same on every system. */
const shown = themes.flatMap((theme): [string, Light][] => {
  if (theme === 'contrast')
    return [
      [theme, 'light'],
      [theme, 'dark'],
    ];
  return [[theme, theme === 'dark' || theme === 'black' ? 'dark' : 'light']];
});

describe('the colours', () => {
  it('measures black on white as 21', () => {
    expect(luminance(1, 0, 0)).toBeCloseTo(1, 3);
    expect(contrast('eink', 'light', ['ink', 'paper'])).toBeCloseTo(21, 1);
    // #c33 on white, by any other calculator.
    expect(1.05 / (luminance(0.5583, 0.1859, 25.4) + 0.05)).toBeCloseTo(5.3, 0);
  });

  it.each(shown)('of %s (%s) can be read', (theme, light) => {
    const strictest = theme === 'contrast' || theme === 'eink' ? 7 : 0;
    const weak = pairs
      .map(({ pair, least }) => ({
        pair,
        least: Math.max(least, strictest),
        is: contrast(theme, light, pair),
      }))
      .filter(({ is, least }) => is < least);
    expect(weak).toEqual([]);
  });
});
