import { Image, ImageOff, Images, Monitor, Moon, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { type Language, languages, useLanguage, useMessages } from '#reader/i18n/use-messages.ts';
import { type Preferences, setPreferences, usePreferences } from '#reader/state/preferences.ts';
import { IconButton } from '#reader/ui/icon-button.tsx';
import styles from './masthead.module.css';
import { Seal } from './seal.tsx';

const themes = {
  auto: { icon: Monitor, next: 'light' },
  light: { icon: Sun, next: 'dark' },
  dark: { icon: Moon, next: 'auto' },
} as const satisfies Record<Preferences['theme'], { icon: typeof Sun; next: Preferences['theme'] }>;

const pictureChoices = {
  auto: { icon: Image, next: 'always' },
  always: { icon: Images, next: 'tap' },
  tap: { icon: ImageOff, next: 'auto' },
} as const satisfies Record<Preferences['pictures'], { icon: typeof Sun; next: Preferences['pictures'] }>;

const otherLanguage: Record<Language, Language> = { 'zh-Hans': 'en', en: 'zh-Hans' };

/** The head of every page: whose archive it is, the quick filter, pictures, theme and language. */
export function Masthead({ title, search }: { title: string; search: ReactNode }) {
  const messages = useMessages();
  const language = useLanguage();
  const { theme, pictures } = usePreferences();
  const themeName = { auto: messages.themeAuto, light: messages.themeLight, dark: messages.themeDark }[theme];
  const picturesName = {
    auto: messages.picturesAuto,
    always: messages.picturesAlways,
    tap: messages.picturesOnTap,
  }[pictures];
  const other = otherLanguage[language];
  return (
    <header className={styles.masthead}>
      <Link to="/" className={styles.brand}>
        <Seal />
        <span className={styles.name}>{title}</span>
      </Link>
      <div className={styles.search}>{search}</div>
      <div className={styles.tools}>
        <IconButton
          icon={pictureChoices[pictures].icon}
          label={`${messages.pictures}: ${picturesName}`}
          onClick={() => setPreferences({ pictures: pictureChoices[pictures].next })}
        />
        <IconButton
          icon={themes[theme].icon}
          label={`${messages.theme}: ${themeName}`}
          onClick={() => setPreferences({ theme: themes[theme].next })}
        />
        <button
          type="button"
          className={styles.language}
          lang={other}
          aria-label={`${messages.switchLanguage}: ${languages[other].language}`}
          onClick={() => setPreferences({ language: other })}
        >
          {other === 'en' ? 'EN' : '中'}
        </button>
      </div>
    </header>
  );
}
