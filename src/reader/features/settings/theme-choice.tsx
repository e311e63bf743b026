import { useId } from 'react';
import { type Preferences, setPreferences, themes, usePreferences } from '#reader/state/preferences.ts';
import styles from './settings.module.css';
import { useSettingsMessages } from './use-settings-messages.ts';

type Swatch = readonly { paper: string; glyph: string }[];

/** The papers that a choice stands for, a character on each: what follows the system or the time has two. */
function swatchOf(theme: Preferences['theme']): Swatch {
  if (theme !== 'auto' && theme !== 'time') return [{ paper: theme, glyph: '文' }];
  const [day, night] = theme === 'time' ? ['昼', '夜'] : ['文', '文'];
  return [
    { paper: 'light', glyph: day },
    { paper: 'dark', glyph: night },
  ];
}

/** The themes, each shown in its own colours. */
export function ThemeChoice() {
  const messages = useSettingsMessages();
  const { theme: chosen } = usePreferences();
  const name = useId();
  return (
    <fieldset className={styles.field}>
      <legend className={styles.heading}>{messages.theme}</legend>
      <div className={styles.themes}>
        {(['auto', 'time', ...themes] as const).map((theme) => (
          <label key={theme} className={styles.theme}>
            <input
              type="radio"
              name={name}
              value={theme}
              checked={theme === chosen}
              onChange={() => setPreferences({ theme })}
            />
            <span className={styles.swatch} aria-hidden="true">
              {swatchOf(theme).map(({ paper, glyph }) => (
                <i key={paper} data-theme={paper} lang="zh-Hans">
                  {glyph}
                </i>
              ))}
            </span>
            <span>{messages.themes[theme]}</span>
          </label>
        ))}
      </div>
      {chosen === 'time' && <p className={styles.hint}>{messages.timeHint}</p>}
    </fieldset>
  );
}
