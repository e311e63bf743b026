export type Limits = { min: number; max: number; step: number };
type TypeLimits = { size: Limits; leading: Limits; measure: Limits };

const shared = {
  /** In px, where the browser's own size is 16. */
  size: { min: 14, max: 26, step: 1 },
  leading: { min: 1.4, max: 2.2, step: 0.1 },
};

/** How far the setting of text can be changed; the measure is in Han characters, or in Latin digits. */
export const typeLimits = {
  zh: { ...shared, measure: { min: 28, max: 46, step: 1 } },
  latin: { ...shared, measure: { min: 46, max: 90, step: 2 } },
} as const satisfies Record<'zh' | 'latin', TypeLimits>;

/** Shorter lines are not stretched to an even edge: holes would open in them. `public/theme.js` knows this number too. */
export const leastJustified = 30;
