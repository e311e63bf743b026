import { textChange } from '#reader/ui/original-text.ts';
import { followSentence } from './follow-sentence.ts';
import { firstWanted, readableSentences, type Sentence } from './readable-text.ts';
import { createSpeaker } from './speaker.ts';
import { speechSettings } from './speech-settings.ts';
import { chooseVoice } from './voices.ts';

export type ReadingProblem = 'noVoice' | 'nothing' | 'failed';

/** The reading aloud of one article after the other. */
export type Reading = {
  /** Turns to an article, from what is in sight of the first one, from the beginning of all others. */
  open: (id: string, lang: string) => void;
  toggle: () => void;
  step: (by: 1 | -1) => void;
  /** Begins the sentence anew, in the voice and at the pace that are set now. */
  again: () => void;
  /** Ends it for good. */
  close: () => void;
};

/** How long voices may take to arrive, in milliseconds: many browsers have none at first. */
const voicesMs = 2000;

/** Begins to read aloud what stands in the article's pane. */
export function startReading(options: {
  scroller: HTMLElement;
  onPlaying: (isPlaying: boolean) => void;
  /** The article has been read. */
  onEnd: () => void;
  onProblem: (problem: ReadingProblem, lang: string) => void;
}): Reading {
  const { scroller, onPlaying, onEnd, onProblem } = options;
  const life = new AbortController();
  const { signal } = life;
  const follower = followSentence(scroller, signal);
  let article = new AbortController();
  let root: { title: Element | null; body: HTMLElement } | null = null;
  let lang = '';
  let sentences: readonly Sentence[] = [];
  let state = { isPlaying: false, index: 0 };
  let isFirst = true;
  /** An article that was read to its end leads on to the next one. */
  let goesOn = false;

  const readText = (): void => {
    if (root) sentences = readableSentences(root.title, root.body, lang);
  };
  const speaker = createSpeaker({
    synthesis: speechSynthesis,
    sentence(index) {
      // Pieces of a long article may have come since.
      if (index >= sentences.length) readText();
      return sentences[index]?.text;
    },
    utter: (text) => utterance(text, lang),
    onChange(next) {
      if (next.isPlaying !== state.isPlaying) onPlaying(next.isPlaying);
      state = next;
      follower.show(sentences[next.index]?.range ?? null);
    },
    onEnd() {
      goesOn = true;
      onEnd();
    },
    onFailure: () => onProblem('failed', lang),
  });
  scroller.addEventListener(
    textChange,
    () => {
      readText();
      follower.show(sentences[state.index]?.range ?? null);
    },
    { signal },
  );
  // Without this, a voice may go on after the page has gone.
  addEventListener('pagehide', () => speechSynthesis.cancel(), { signal });

  const begin = async (id: string, ending: AbortSignal): Promise<void> => {
    const wasPlaying = isFirst || goesOn || state.isPlaying;
    goesOn = false;
    speaker.pause();
    follower.show(null);
    const [body] = await Promise.all([articleBody(scroller, id, ending), voicesArrived()]);
    if (ending.aborted) return;
    lang = spokenLang(body.lang || lang);
    root = { title: scroller.querySelector('h1'), body };
    readText();
    const start = isFirst ? firstWanted(sentences, scroller, getSelection()) : 0;
    isFirst = false;
    if (chooseVoice(speechSynthesis.getVoices(), lang) === undefined) onProblem('noVoice', lang);
    else if (sentences.length === 0) onProblem('nothing', lang);
    else if (wasPlaying) speaker.play(start);
    else speaker.go(start);
  };

  return {
    open(id, articleLang) {
      article.abort();
      article = new AbortController();
      lang = articleLang;
      void begin(id, article.signal);
    },
    toggle() {
      follower.follow();
      if (state.isPlaying) speaker.pause();
      else speaker.play(state.index);
    },
    step(by) {
      follower.follow();
      speaker.go(Math.min(Math.max(state.index + by, 0), Math.max(sentences.length - 1, 0)));
    },
    again: () => speaker.again(),
    close() {
      article.abort();
      speaker.pause();
      life.abort();
    },
  };
}

function utterance(text: string, lang: string): SpeechSynthesisUtterance {
  const { rate, voices } = speechSettings.get();
  const made = new SpeechSynthesisUtterance(text);
  const voice = chooseVoice(speechSynthesis.getVoices(), lang, voices[lang]);
  if (voice) made.voice = voice;
  made.lang = voice?.lang ?? lang;
  made.rate = rate;
  return made;
}

/** Text whose language nobody could tell is read in the reader's own. */
function spokenLang(lang: string): string {
  return lang === '' || lang === 'und' ? navigator.language : lang;
}

/** The body of an article, once its first piece is in the page. */
function articleBody(scroller: HTMLElement, id: string, signal: AbortSignal): Promise<HTMLElement> {
  return new Promise((resolve) => {
    const look = (): void => {
      const page = scroller.querySelector(`[data-article="${CSS.escape(id)}"]`);
      const body = page?.querySelector<HTMLElement>('[data-article-body]');
      if (!body?.firstElementChild) return;
      observer.disconnect();
      resolve(body);
    };
    const observer = new MutationObserver(look);
    observer.observe(scroller, { childList: true, subtree: true, attributes: true });
    signal.addEventListener('abort', () => observer.disconnect());
    look();
  });
}

function voicesArrived(): Promise<void> {
  return new Promise((resolve) => {
    if (speechSynthesis.getVoices().length > 0) return resolve();
    speechSynthesis.addEventListener('voiceschanged', () => resolve(), { once: true });
    setTimeout(resolve, voicesMs);
  });
}
