import type { ShownRows } from '#reader/data/use-muted-rows.ts';
import { formatNumber } from '#reader/i18n/format.ts';
import { useLanguage } from '#reader/i18n/use-messages.ts';
import styles from './mutes.module.css';
import { useMuteMessages } from './use-mute-messages.ts';

/** How many articles of the list are left out as far as one has come, with the way to see them. */
export function MutedLine({ rows, onManage }: { rows: ShownRows; onManage: () => void }) {
  const { folds, muting, setMuting } = rows;
  const words = useMuteMessages();
  const language = useLanguage();
  const isOn = muting === 'on';
  const hidden = folds.count > 0 ? words.hidden(formatNumber(language, folds.count)) : words.noneHidden;
  return (
    <p className={styles.line}>
      <span>{isOn ? hidden : words.allShown}</span>
      {(folds.count > 0 || !isOn) && (
        <button type="button" onClick={() => setMuting(!isOn)}>
          {isOn ? words.show : words.hide}
        </button>
      )}
      <button type="button" aria-haspopup="dialog" onClick={onManage}>
        {words.manage}
      </button>
    </p>
  );
}
