import { ChevronLeft, ChevronRight, Pause, Play, SkipBack, SkipForward, X } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Article } from '#contract/article.ts';
import { useLanguage } from '#reader/i18n/use-messages.ts';
import { useShownScript } from '#reader/state/chinese-script.ts';
import { IconButton } from '#reader/ui/icon-button.tsx';
import { showToast } from '#reader/ui/toast.ts';
import styles from './player.module.css';
import './read-aloud.css';
import { type Reading, type ReadingProblem, startReading } from './reading.ts';
import { rates, speechSettings } from './speech-settings.ts';
import { useMediaKeys } from './use-media-keys.ts';
import { useReadAloudMessages } from './use-read-aloud-messages.ts';
import { chooseVoice, voicesFor } from './voices.ts';

const problemSeconds = 8;

/** Reads the open article aloud, and goes on with the next one of the list; stops when it leaves the page. */
export function Player(props: {
  article: Article;
  /** Leads to the article beside this one; `false` when there is none. */
  onTurn: (direction: 'next' | 'prev') => boolean;
  onClose: () => void;
}) {
  const { article, onTurn, onClose } = props;
  const words = useReadAloudMessages();
  const language = useLanguage();
  const script = useShownScript(article.lang);
  const player = useRef<HTMLElement>(null);
  const [reading, setReading] = useState<Reading | null>(null);
  const [isPlaying, setPlaying] = useState(false);

  const close = (text?: string): void => {
    const hasFocus = player.current?.contains(document.activeElement);
    if (text) showToast({ text, seconds: problemSeconds });
    onClose();
    if (hasFocus) document.getElementById('article')?.focus({ preventScroll: true });
  };
  const onEnd = useEffectEvent(() => {
    if (!onTurn('next')) close(words.finished);
  });
  const onProblem = useEffectEvent((problem: ReadingProblem, lang: string) => {
    if (problem === 'failed') showToast({ text: words.failed, seconds: problemSeconds });
    else close(problem === 'nothing' ? words.nothing : words.noVoice(languageName(lang, language)));
  });
  const onUnable = useEffectEvent(() => close(words.noSpeech));
  useEffect(() => {
    const scroller = document.getElementById('article');
    if (!scroller || !('speechSynthesis' in window)) return onUnable();
    const started = startReading({
      scroller,
      onPlaying: setPlaying,
      onEnd: () => onEnd(),
      onProblem: (problem, lang) => onProblem(problem, lang),
    });
    setReading(started);
    return () => started.close();
  }, []);
  const openArticle = useEffectEvent((id: string) => reading?.open(id, script.lang));
  useEffect(() => {
    if (reading) openArticle(article.id);
  }, [reading, article.id]);
  useMediaKeys({
    title: script.text(article.title),
    isPlaying,
    onToggle: () => reading?.toggle(),
    onNext: () => void onTurn('next'),
    onPrevious: () => void onTurn('prev'),
  });

  return (
    <section
      ref={player}
      className={styles.player}
      aria-label={words.player}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      <div className={styles.buttons}>
        <IconButton icon={SkipBack} label={words.previousArticle} onClick={() => onTurn('prev')} />
        <IconButton icon={ChevronLeft} label={words.previousSentence} onClick={() => reading?.step(-1)} />
        <IconButton
          icon={isPlaying ? Pause : Play}
          label={isPlaying ? words.pause : words.play}
          data-read-aloud=""
          onClick={() => reading?.toggle()}
        />
        <IconButton icon={ChevronRight} label={words.nextSentence} onClick={() => reading?.step(1)} />
        <IconButton icon={SkipForward} label={words.nextArticle} onClick={() => onTurn('next')} />
      </div>
      <Choices lang={script.lang} onChange={() => reading?.again()} />
      <IconButton icon={X} label={words.stop} onClick={() => close()} />
    </section>
  );
}

function Choices({ lang, onChange }: { lang: string; onChange: () => void }) {
  const words = useReadAloudMessages();
  const settings = speechSettings.use();
  const voices = useVoices();
  const change = (changes: Partial<typeof settings>): void => {
    speechSettings.set({ ...settings, ...changes });
    onChange();
  };
  return (
    <div className={styles.choices}>
      <select
        aria-label={words.rate}
        value={settings.rate}
        onChange={(event) => {
          const rate = rates.find((candidate) => String(candidate) === event.target.value);
          if (rate) change({ rate });
        }}
      >
        {rates.map((rate) => (
          <option key={rate} value={rate}>
            {words.times(String(rate))}
          </option>
        ))}
      </select>
      <select
        aria-label={words.voice}
        value={chooseVoice(voices, lang, settings.voices[lang])?.voiceURI}
        onChange={(event) => change({ voices: { ...settings.voices, [lang]: event.target.value } })}
      >
        {voicesFor(voices, lang).map(({ voiceURI, name }) => (
          <option key={voiceURI} value={voiceURI}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The browser's voices, which may come late. */
function useVoices(): readonly SpeechSynthesisVoice[] {
  const [voices, setVoices] = useState<readonly SpeechSynthesisVoice[]>(
    () => window.speechSynthesis?.getVoices() ?? [],
  );
  useEffect(() => {
    const synthesis = window.speechSynthesis;
    const look = (): void => setVoices(synthesis.getVoices());
    synthesis?.addEventListener('voiceschanged', look);
    return () => synthesis?.removeEventListener('voiceschanged', look);
  }, []);
  return voices;
}

function languageName(tag: string, language: string): string {
  return new Intl.DisplayNames(language, { type: 'language' }).of(tag) ?? tag;
}
