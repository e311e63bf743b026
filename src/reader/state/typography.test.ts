// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { getPreferences, plainType, setPreferences } from './preferences.ts';
import { changeTypography, resetTypography, stepTextSize, typographyOf } from './typography.ts';

const now = (script: 'zh' | 'latin') => typographyOf(getPreferences(), script);

beforeEach(() => {
  setPreferences({ zh: plainType, latin: plainType });
});

describe('typography', () => {
  it('is by default what the styles have', () => {
    const tokens = readFileSync('src/reader/style/tokens.css', 'utf8');
    const token = (name: string): number => Number(new RegExp(`--${name}: ([\\d.]+)`).exec(tokens)?.[1]);
    for (const script of ['zh', 'latin'] as const) {
      const { size, leading, measure } = now(script);
      expect([size, leading, measure]).toEqual([
        token(`${script}-size`) * 16,
        token(`${script}-leading`),
        token(`${script}-measure`),
      ]);
    }
  });

  it('changes for one script and stays for the other', () => {
    changeTypography('zh', { face: 'kai', leading: 2 });
    changeTypography('zh', { measure: 30 });
    expect(now('zh')).toMatchObject({ face: 'kai', leading: 2, measure: 30 });
    expect(now('latin')).toMatchObject({ face: 'sans', leading: 1.6, measure: 66 });
    resetTypography('zh');
    expect(now('zh')).toMatchObject({ face: 'hei', leading: 1.8, measure: 38 });
  });

  it('steps through the sizes up to the limits', () => {
    stepTextSize('zh', 1);
    expect(now('zh').size).toBe(19);
    for (let step = 0; step < 20; step++) stepTextSize('zh', 1);
    expect(now('zh').size).toBe(26);
    for (let step = 0; step < 20; step++) stepTextSize('zh', -1);
    expect(now('zh').size).toBe(14);
  });
});
