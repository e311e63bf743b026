import {
  getPreferences,
  type Preferences,
  plainType,
  type Script,
  setPreferences,
  type TypeSettings,
} from './preferences.ts';
import { typeLimits } from './type-limits.ts';

/** How the text of articles is set, with nothing left open. */
export type Typography = { [Name in keyof TypeSettings]-?: NonNullable<TypeSettings[Name]> };

/** As in `style/tokens.css`, which has these without any script. */
const defaults = {
  zh: { face: 'hei', size: 18, leading: 1.8, measure: 38, paragraphs: 'gap', isJustified: false },
  latin: { face: 'sans', size: 18, leading: 1.6, measure: 66, paragraphs: 'gap', isJustified: false },
} as const satisfies Record<Script, Typography>;
const phoneSize = 17;

/** How text of a script is set now: as chosen, else by default. */
export function typographyOf(preferences: Preferences, script: Script): Typography {
  const { face, size, leading, measure, paragraphs, isJustified } = preferences[script];
  const plain = defaults[script];
  return {
    face: face ?? plain.face,
    size: size ?? (isPhone() ? phoneSize : plain.size),
    leading: leading ?? plain.leading,
    measure: measure ?? plain.measure,
    paragraphs: paragraphs ?? plain.paragraphs,
    isJustified: isJustified ?? plain.isJustified,
  };
}

/** Changes how text of a script is set, from now on. */
export function changeTypography(script: Script, changes: Partial<TypeSettings>): void {
  setPreferences({ [script]: { ...getPreferences()[script], ...changes } });
}

/** Sets text of a script as if nothing had been chosen. */
export function resetTypography(script: Script): void {
  setPreferences({ [script]: plainType });
}

/** Makes text of a script larger or smaller by one step, within the limits. */
export function stepTextSize(script: Script, direction: 1 | -1): void {
  const { min, max, step } = typeLimits[script].size;
  const { size } = typographyOf(getPreferences(), script);
  changeTypography(script, { size: Math.min(max, Math.max(min, size + direction * step)) });
}

function isPhone(): boolean {
  return window.matchMedia?.('(max-width: 599px)').matches ?? false;
}
