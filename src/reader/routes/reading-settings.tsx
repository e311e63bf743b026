import { ALargeSmall } from 'lucide-react';
import { useId, useState } from 'react';
import type { SettingsPanel } from '#reader/features/settings/settings-panel.tsx';
import { useMessages } from '#reader/i18n/use-messages.ts';
import styles from './reading-settings.module.css';

const loadPanel = () => import('#reader/features/settings/settings-panel.tsx');

/** The button of the reading settings, and their panel once it was wanted. */
export function ReadingSettings() {
  const messages = useMessages();
  const id = useId();
  const [Panel, setPanel] = useState<typeof SettingsPanel | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  /** The first press fetches the panel, which shows itself; from then on the button is the browser's own way to it. */
  const open = async (): Promise<void> => {
    const { SettingsPanel } = await loadPanel();
    setPanel(() => SettingsPanel);
  };

  return (
    <>
      <button
        type="button"
        className={styles.button}
        aria-label={messages.readingSettings}
        title={messages.readingSettings}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        popoverTarget={Panel ? id : undefined}
        onPointerEnter={() => void loadPanel()}
        onClick={Panel ? undefined : () => void open()}
      >
        <ALargeSmall size={20} strokeWidth={1.5} aria-hidden="true" />
        <span className={styles.label}>{messages.readingSettings}</span>
      </button>
      {Panel && <Panel id={id} onToggle={setIsOpen} />}
    </>
  );
}
