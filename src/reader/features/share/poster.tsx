import { ArrowLeft, Download, Share2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { fileNameOf } from '#reader/ui/file-name.ts';
import { saveFile } from '#reader/ui/save-file.ts';
import { showToast } from '#reader/ui/toast.ts';
import { drawPoster, posterPng } from './draw-poster.ts';
import type { PosterWords } from './poster-layout.ts';
import styles from './share.module.css';
import { useShareMessages } from './use-share-messages.ts';

/** A poster, drawn here and seen before it is saved. It is printed paper: light in every theme. */
export function Poster(props: { words: PosterWords; code: string; lang: string; onBack: () => void }) {
  const { words, code, lang, onBack } = props;
  const messages = useShareMessages();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => {
    if (!canvas.current) return;
    drawPoster(canvas.current, words, code).then(
      () => setDrawn(true),
      () => showToast({ text: messages.posterFailed }),
    );
  }, [words, code, messages]);

  const name = fileNameOf(words.title, 'png');
  const file = async (): Promise<File> => {
    if (!canvas.current) throw new Error('the canvas is gone');
    return new File([await posterPng(canvas.current)], name, { type: 'image/png' });
  };
  const attempt = async (act: (file: File) => Promise<void>): Promise<void> => {
    try {
      await act(await file());
    } catch (error) {
      // Who closes the system's sheet has changed their mind.
      if (!isAbort(error)) showToast({ text: messages.posterFailed });
    }
  };
  const save = async (png: File): Promise<void> => {
    saveFile(name, png, png.type);
    showToast({ text: messages.saved(name) });
  };

  return (
    <div className={styles.poster}>
      <div className={styles.posterTools}>
        <button className={styles.plain} type="button" onClick={onBack}>
          <ArrowLeft size={16} strokeWidth={1.5} aria-hidden="true" />
          {messages.back}
        </button>
        {canShareFiles() && (
          <button
            className={styles.plain}
            type="button"
            disabled={!isDrawn}
            onClick={() => void attempt((png) => navigator.share({ files: [png] }))}
          >
            <Share2 size={16} strokeWidth={1.5} aria-hidden="true" />
            {messages.sharePoster}
          </button>
        )}
        <button className={styles.first} type="button" disabled={!isDrawn} onClick={() => void attempt(save)}>
          <Download size={16} strokeWidth={1.5} aria-hidden="true" />
          {messages.savePoster}
        </button>
      </div>
      <div className={styles.sheetOfPaper} data-theme="light">
        <canvas
          ref={canvas}
          role="img"
          aria-label={messages.posterOf(words.title)}
          lang={lang}
          data-drawn={isDrawn ? '' : undefined}
        />
      </div>
    </div>
  );
}

export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

function canShareFiles(): boolean {
  const files = [new File([], 'poster.png', { type: 'image/png' })];
  return 'canShare' in navigator && navigator.canShare({ files });
}
