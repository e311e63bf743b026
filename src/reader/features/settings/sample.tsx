import type { Script } from '#reader/state/preferences.ts';
import styles from './settings.module.css';
import { useSettingsMessages } from './use-settings-messages.ts';

const samples = {
  zh: {
    lang: 'zh-Hans',
    text: [
      '灯下翻开一本旧书，纸色微黄。“好看的字，”他说，“读起来是没有声音的。”',
      '一行 38 个字，不多不少。',
    ],
  },
  latin: {
    lang: 'en',
    text: [
      'A line of sixty-six characters is neither long nor short: the eye finds the next one without looking for it.',
      'Good type is quiet.',
    ],
  },
} as const satisfies Record<Script, { lang: string; text: readonly string[] }>;

/** A few lines in the chosen setting, when no open article shows it. */
export function Sample({ script }: { script: Script }) {
  const messages = useSettingsMessages();
  const { lang, text } = samples[script];
  return (
    <section className={styles.sample} aria-label={messages.sample} lang={lang} data-sample={script}>
      {text.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </section>
  );
}
