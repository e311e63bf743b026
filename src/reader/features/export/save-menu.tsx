import { useId, useRef, useState } from 'react';
import type { Article } from '#contract/article.ts';
import type { ImageSources } from '#reader/data/image-ways.ts';
import { type Language, useLanguage } from '#reader/i18n/use-messages.ts';
import { useShownScript } from '#reader/state/chinese-script.ts';
import { fileNameOf } from '#reader/ui/file-name.ts';
import { saveFile } from '#reader/ui/save-file.ts';
import { showToast } from '#reader/ui/toast.ts';
import { type ExportMessages, en } from './messages/en.ts';
import { zh } from './messages/zh.ts';
import { zhHant } from './messages/zh-hant.ts';
import { PaperEnd } from './paper-end.tsx';
import { type PortableOptions, portableArticle } from './portable-article.ts';
import { openReadPicture } from './read-picture.ts';
import styles from './save-menu.module.css';

const languages = { 'zh-Hans': zh, 'zh-Hant': zhHant, en } as const satisfies Record<
  Language,
  ExportMessages
>;

const noticeSeconds = 4;

export type SaveMenuProps = {
  article: Article;
  /** The pieces that are shown, the cover among them. */
  html: readonly string[];
  sources: ImageSources;
  sanitize: PortableOptions['sanitize'];
};

/** What one can take of an article: Markdown, a web page, a book, paper. What makes them is loaded when it is wanted. */
export function SaveMenu({ article, html, sources, sanitize }: SaveMenuProps) {
  const messages = languages[useLanguage()];
  const script = useShownScript(article.lang);
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const [status, setStatus] = useState('');
  const portable = () =>
    portableArticle(article, html, {
      sanitize,
      siteRoot: sources.siteRoot,
      url: location.href.replace(/[?#].*$/s, ''),
      script,
    });
  const markdown = async () => (await import('./markdown.ts')).articleMarkdown(portable());
  const read = openReadPicture(sources, article.date);
  const save = (content: BlobPart, ending: string, type: string): string => {
    const name = fileNameOf(script.text(article.title), ending);
    saveFile(name, content, type);
    return messages.saved(name);
  };

  const actions: [label: string, run: () => Promise<string>][] = [
    [messages.saveMarkdown, async () => save(await markdown(), 'md', 'text/markdown')],
    [
      messages.saveHtml,
      async () =>
        save(await (await import('./one-file.ts')).articleHtml(portable(), read), 'html', 'text/html'),
    ],
    [
      messages.saveEpub,
      async () =>
        save(await (await import('./epub.ts')).articleEpub(portable(), read), 'epub', 'application/epub+zip'),
    ],
    [messages.print, printed],
  ];
  const copyMarkdown = async () => copied(await markdown(), messages.copied);
  const run = async (action: () => Promise<string>): Promise<void> => {
    setStatus(messages.preparing);
    const result = await action().catch(() => messages.failed);
    // A key can do it while the menu is closed.
    if (menu.current?.matches(':popover-open')) setStatus(result);
    else showToast({ text: result, seconds: noticeSeconds });
  };

  return (
    <>
      <div className={styles.menu}>
        <button className={styles.button} type="button" popoverTarget={id}>
          {messages.save}
        </button>
        <div ref={menu} className={styles.actions} id={id} popover="auto" onToggle={() => setStatus('')}>
          <button type="button" data-copies-markdown="" onClick={() => void run(copyMarkdown)}>
            {messages.copyMarkdown}
          </button>
          {actions.map(([label, action]) => (
            <button key={label} type="button" onClick={() => void run(action)}>
              {label}
            </button>
          ))}
          <p className={styles.status} role="status">
            {status}
          </p>
        </div>
      </div>
      <PaperEnd article={article} messages={messages} />
    </>
  );
}

async function copied(text: string, words: string): Promise<string> {
  await navigator.clipboard.writeText(text);
  return words;
}

/** Pictures far down have not come yet; paper does not scroll. */
const picturesMs = 8000;

async function printed(): Promise<string> {
  const images = [...document.querySelectorAll<HTMLImageElement>('[data-article-body] img')];
  for (const image of images) image.loading = 'eager';
  const late = new Promise((resolve) => setTimeout(resolve, picturesMs));
  await Promise.race([Promise.allSettled(images.map((image) => image.decode())), late]);
  print();
  return '';
}
