import { X } from 'lucide-react';
import { type ToggleEvent, useEffect, useId, useRef, useState } from 'react';
import { languageNames, languages } from '#reader/i18n/words.ts';
import { chineseLangs } from '#reader/state/chinese-script.ts';
import { openDialog } from '#reader/state/open-dialog.ts';
import {
  type ChineseScript,
  chineseScripts,
  type Script,
  setPreferences,
  usePreferences,
} from '#reader/state/preferences.ts';
import { IconButton } from '#reader/ui/icon-button.tsx';
import { Choice, type Option } from './choice.tsx';
import { scriptOfOpenArticle } from './open-script.ts';
import styles from './settings.module.css';
import { TextSettings } from './text-settings.tsx';
import { ThemeChoice } from './theme-choice.tsx';
import { useSettingsMessages } from './use-settings-messages.ts';

/** What has keys to open it needs a way for a finger too. */
const dialogs = ['palette', 'keys'] as const;

/**
 * The reading settings, beside the page they change: the browser's own popover, which leaves the text in sight and in reach, closes
 * on Escape or at a press beside it, and gives the focus back. It opens by itself when it is first shown.
 */
export function SettingsPanel({ id, onToggle }: { id: string; onToggle: (isOpen: boolean) => void }) {
  const messages = useSettingsMessages();
  const panel = useRef<HTMLDivElement>(null);
  const titleId = useId();
  /** What is set is what is read; a new visit looks again. */
  const [openScript, setOpenScript] = useState<Script | null>(null);
  const [visit, setVisit] = useState(0);

  useEffect(() => {
    const element = panel.current;
    element?.showPopover();
    return () => element?.hidePopover();
  }, []);

  const tell = ({ newState }: ToggleEvent): void => {
    const isOpen = newState === 'open';
    onToggle(isOpen);
    if (!isOpen) return;
    setOpenScript(scriptOfOpenArticle());
    setVisit((count) => count + 1);
    panel.current?.querySelector<HTMLInputElement>('input:checked')?.focus({ preventScroll: true });
  };

  /** The panel gives the focus back first: there it returns to when the dialog is closed. */
  const leadTo = (dialog: (typeof dialogs)[number]): void => {
    panel.current?.hidePopover();
    openDialog(dialog);
  };

  return (
    <div
      ref={panel}
      id={id}
      popover="auto"
      role="dialog"
      aria-labelledby={titleId}
      className={styles.panel}
      onToggle={tell}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.stopPropagation();
      }}
    >
      <div className={styles.head}>
        <h2 id={titleId}>{messages.title}</h2>
        <IconButton icon={X} label={messages.close} onClick={() => panel.current?.hidePopover()} />
      </div>
      <ThemeChoice />
      <TextSettings key={visit} openScript={openScript} />
      <PageSettings />
      <section className={styles.ways}>
        {dialogs.map((dialog) => (
          <button key={dialog} type="button" aria-haspopup="dialog" onClick={() => leadTo(dialog)}>
            {messages.dialogs[dialog]}
          </button>
        ))}
      </section>
    </div>
  );
}

function PageSettings() {
  const messages = useSettingsMessages();
  const { chinese, pictures, reading, swipes, language } = usePreferences();
  const scriptOptions = chineseScripts.map((value): Option<ChineseScript> => {
    const lang = chineseLangs[value];
    return { value, label: messages.chineseScripts[value], ...(lang && { lang }) };
  });
  const readingOptions = (['finished', 'opened', 'off'] as const).map((value) => {
    return { value, label: messages.readingChoices[value] };
  });
  const pictureOptions = (['auto', 'always', 'tap'] as const).map((value) => {
    return { value, label: messages.pictureChoices[value] };
  });
  const swipeOptions = (['on', 'off'] as const).map((value) => {
    return { value, label: messages.swipeChoices[value] };
  });
  const languageOptions = languages.map((value) => {
    return { value, label: languageNames[value], lang: value };
  });
  return (
    <section className={styles.section}>
      <Choice
        label={messages.chinese}
        options={scriptOptions}
        value={chinese}
        onChange={(value) => setPreferences({ chinese: value })}
      />
      <Choice
        label={messages.pictures}
        options={pictureOptions}
        value={pictures}
        onChange={(value) => setPreferences({ pictures: value })}
      />
      <Choice
        label={messages.reading}
        options={readingOptions}
        value={reading}
        onChange={(value) => setPreferences({ reading: value })}
      />
      <Choice
        label={messages.swipes}
        options={swipeOptions}
        value={swipes}
        onChange={(value) => setPreferences({ swipes: value })}
      />
      <Choice
        label={messages.language}
        options={[{ value: 'browser', label: messages.browserLanguage }, ...languageOptions]}
        value={language ?? 'browser'}
        onChange={(value) => setPreferences({ language: value === 'browser' ? null : value })}
      />
    </section>
  );
}
