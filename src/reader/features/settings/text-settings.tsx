import { useId, useState } from 'react';
import { formatNumber } from '#reader/i18n/format.ts';
import { useLanguage } from '#reader/i18n/use-messages.ts';
import { type Script, usePreferences } from '#reader/state/preferences.ts';
import { leastJustified, typeLimits } from '#reader/state/type-limits.ts';
import {
  changeTypography,
  resetTypography,
  type Typography,
  typographyOf,
} from '#reader/state/typography.ts';
import { Choice, type Option } from './choice.tsx';
import { Sample } from './sample.tsx';
import styles from './settings.module.css';
import { Slider } from './slider.tsx';
import { useSettingsMessages } from './use-settings-messages.ts';

const faces = { zh: ['hei', 'song', 'kai'], latin: ['sans', 'serif'] } as const;

/** How articles are set, for Chinese and for all other languages apart. */
export function TextSettings({ openScript }: { openScript: Script | null }) {
  const messages = useSettingsMessages();
  const language = useLanguage();
  const [script, setScript] = useState<Script>(openScript ?? (language === 'en' ? 'latin' : 'zh'));
  const headingId = useId();
  return (
    <section className={styles.section} aria-labelledby={headingId}>
      <h3 id={headingId} className={styles.heading}>
        {messages.text}
      </h3>
      <Choice
        label={messages.script}
        isLabelHidden
        options={(['zh', 'latin'] as const).map((value) => ({ value, label: messages.scripts[value] }))}
        value={script}
        onChange={setScript}
      />
      {script !== openScript && <Sample script={script} />}
      <Controls key={script} script={script} />
    </section>
  );
}

function Controls({ script }: { script: Script }) {
  const messages = useSettingsMessages();
  const language = useLanguage();
  const type = typographyOf(usePreferences(), script);
  const limits = typeLimits[script];
  const change = (changes: Partial<Typography>): void => changeTypography(script, changes);
  const number = (value: number): string => formatNumber(language, value);
  const faceOptions = faces[script].map((value): Option<Typography['face']> => {
    return { value, label: messages.faces[value], face: value };
  });
  const paragraphOptions = (['gap', 'indent'] as const).map((value) => {
    return { value, label: messages.paragraphStyles[value] };
  });
  return (
    <>
      <Choice
        label={messages.face}
        options={faceOptions}
        value={type.face}
        onChange={(face) => change({ face })}
      />
      <Slider
        label={messages.size}
        limits={limits.size}
        value={type.size}
        valueText={messages.pixels(number(type.size))}
        onChange={(size) => change({ size })}
      />
      <Slider
        label={messages.leading}
        limits={limits.leading}
        value={type.leading}
        valueText={number(type.leading)}
        onChange={(leading) => change({ leading })}
      />
      <Slider
        label={messages.measure}
        limits={limits.measure}
        value={type.measure}
        valueText={messages.characters(number(type.measure))}
        onChange={(measure) => change({ measure })}
      />
      <Choice
        label={messages.paragraphs}
        options={paragraphOptions}
        value={type.paragraphs}
        onChange={(paragraphs) => change({ paragraphs })}
      />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={type.isJustified}
          onChange={(event) => change({ isJustified: event.target.checked })}
        />
        <span>{messages.justified}</span>
      </label>
      {type.isJustified && type.measure < leastJustified && (
        <p className={styles.hint}>{messages.justifiedHint}</p>
      )}
      <button type="button" className={styles.reset} onClick={() => resetTypography(script)}>
        {messages.reset}
      </button>
    </>
  );
}
