import * as v from 'valibot';
import { createStore } from '#reader/state/store.ts';

/** How fast one can be read to, 1 being the voice's own pace. */
export const rates = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

const schema = v.object({
  rate: v.fallback(v.picklist(rates), 1),
  /** The chosen voice's URI by the language of what it reads. */
  voices: v.fallback(v.record(v.string(), v.string()), {}),
});

/** How a person wants to be read to. */
export const speechSettings = createStore('lectern:speech', (stored) =>
  v.parse(v.fallback(schema, { rate: 1, voices: {} }), stored),
);
