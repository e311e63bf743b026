// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { createRef, StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createImageRoutes } from '#reader/data/image-route.ts';
import type { ImageSources } from '#reader/data/image-ways.ts';
import { ArticleBody, type ArticleBodyHandle, type ArticleBodyProps } from './article-body.tsx';
import type { ArticleBodyWords } from './words.ts';

const words: ArticleBodyWords = {
  imageMissing: (host) => `A picture from ${host} did not load`,
  imageWaiting: (host) => `A picture from ${host} is not loaded yet`,
  loadImage: 'Load this picture',
  loadAllImages: 'Load all pictures of this article',
  openImage: 'Enlarge the picture',
  retryImage: 'Try again',
  openOriginal: 'Open original',
  followLink: (host) => `Follow its link (${host})`,
  unfoldPicture: 'Show the whole picture',
  foldPicture: 'Fold the picture',
  loadEmbed: (host) => `Load ${host}`,
  embedTitle: (host) => `Content from ${host}`,
  copyCode: 'Copy',
  codeCopied: 'Copied',
  note: (mark) => `Note ${mark}`,
  goToNote: 'Go to the note',
  scrollTable: 'Table',
  scrollCode: 'Code',
  scrollMath: 'Formula',
};

const siteRoot = 'https://site.example/read/';
const sources: ImageSources = { siteRoot, imageProxy: './', imageMirror: null, wayback: false };
let resized: () => void = () => {};

beforeEach(() => {
  // jsdom lays nothing out: the tests say when a box has a size.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly targets: Element[] = [];
      constructor(callback: (entries: { target: Element }[]) => void) {
        resized = () => callback(this.targets.map((target) => ({ target })));
      }
      observe(target: Element) {
        this.targets.push(target);
      }
      disconnect() {
        this.targets.length = 0;
      }
    },
  );
  Element.prototype.scrollIntoView = vi.fn();
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(html: string | readonly string[], props: Partial<ArticleBodyProps> = {}): HTMLElement {
  const { container } = render(
    <ArticleBody
      html={typeof html === 'string' ? [html] : html}
      lang="en"
      dir="ltr"
      date={null}
      sources={sources}
      words={words}
      imageRoutes={createImageRoutes()}
      {...props}
    />,
  );
  const body = container.querySelector<HTMLElement>('[data-article-body]');
  if (body === null) throw new Error('no article body');
  return body;
}

/** The proxy's answer to the question why. */
function proxyAnswers(status: number, code: string | null): ReturnType<typeof vi.fn> {
  const headers = new Headers(code === null ? {} : { 'x-lectern-error': code });
  const fetching = vi.fn(async () => new Response('no', { status, headers }));
  vi.stubGlobal('fetch', fetching);
  return fetching;
}

function picture(body: HTMLElement): HTMLImageElement {
  const image = body.querySelector('img');
  if (image === null) throw new Error('no picture');
  return image;
}

async function fail(image: HTMLImageElement): Promise<void> {
  await act(async () => {
    fireEvent.error(image);
    await new Promise((resolve) => setTimeout(resolve));
  });
}

describe('ArticleBody', () => {
  test('says the language and direction of the text', () => {
    const body = show('<p>t</p>', { lang: 'ar', dir: 'rtl' });
    expect([body.lang, body.dir]).toEqual(['ar', 'rtl']);
  });

  test('leaves the language open when it could not be told', () => {
    expect(show('<p>t</p>', { lang: 'und' }).getAttribute('lang')).toBe('');
  });

  test('inserts once also when effects run twice', () => {
    const { container } = render(
      <StrictMode>
        <ArticleBody html={['<p>once</p>']} lang="en" dir="ltr" date={null} sources={sources} words={words} />
      </StrictMode>,
    );
    expect(container.textContent).toBe('once');
  });

  test('inserts the later pieces of a long text in idle time, in order', async () => {
    const onComplete = vi.fn();
    const body = show(['<p>one</p>', '<p>two</p>', '<p>three</p>'], { onComplete });
    expect(body.textContent).toBe('one');
    await vi.waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    expect(body.textContent).toBe('onetwothree');
  });

  test('puts loose text into paragraphs and takes off a box around everything', () => {
    const body = show('<div>loose <b>text</b><p>block</p>\n tail<br></div>');
    expect([...body.querySelectorAll('[data-piece] > p')].map((p) => p.textContent)).toEqual([
      'loose text',
      'block',
      '\n tail',
    ]);
  });
});

describe('a picture', () => {
  const html = '<p>t</p><img src="http://img.example/a.png" width="640" height="480" alt="A hill">';
  const proxyUrl = 'https://site.example/read/img?url=http%3A%2F%2Fimg.example%2Fa.png';
  const proxied = `${proxyUrl}&w=480`;

  test('comes through the proxy, without a referrer, its space kept', () => {
    const image = picture(show(`${html}<img src="https://img.example/b.png">`));
    expect(image.src).toBe(proxied);
    expect(image.referrerPolicy).toBe('no-referrer');
    expect([image.getAttribute('width'), image.getAttribute('height')]).toEqual(['640', '480']);
  });

  test('is lazy unless it is the first of the article, which comes before all else', () => {
    const images = [...show(`${html}<p>t</p>${html}`).querySelectorAll('img')];
    expect(images.map((image) => image.loading)).toEqual(['eager', 'lazy']);
    expect(images.map((image) => image.getAttribute('fetchpriority'))).toEqual(['high', null]);
    expect(images.map((image) => image.decoding)).toEqual(['async', 'async']);
  });

  test('of a known size is offered in the widths that it has, and no more', () => {
    const image = picture(show(html));
    expect(image.srcset).toBe([320, 480, 640].map((width) => `${proxyUrl}&w=${width} ${width}w`).join(', '));
  });

  test('says how wide it stands, and when it is lazy leaves that to the browser', () => {
    const images = [...show(`${html}<p>t</p>${html}`).querySelectorAll('img')];
    expect(images.map((image) => image.sizes)).toEqual(['640px', 'auto, 640px']);
  });

  test('of an unknown size comes in one width', () => {
    const image = picture(show('<p><img src="http://img.example/a.png"></p>'));
    expect(image.srcset).toBe('');
    expect(image.sizes).toBe('');
  });

  test('is asked for with its signature, and first in the mirror that has it', async () => {
    const signature = 'A-_4567890123456789012345678901234567890123';
    const marked = html.replace(
      '<img ',
      `<img data-signature="${signature}" data-mirror="3k9v00000000.webp" `,
    );
    const image = picture(show(marked, { sources: { ...sources, imageMirror: 'pictures' } }));
    expect(image.src).toBe(`${siteRoot}pictures/3/3k9v00000000.webp`);
    expect(image.srcset).toBe('');
    await fail(image);
    expect(image.src).toBe(`${proxied}&s=${signature}`);
  });

  test('does not take a signature or a file of the mirror that cannot be one', () => {
    const marked = html.replace('<img ', '<img data-signature="no" data-mirror="../a.webp" ');
    const image = picture(show(marked));
    expect([image.dataset.signature, image.dataset.mirror]).toEqual([undefined, undefined]);
  });

  test('that the proxy refuses comes from the Internet Archive where the site wants that', async () => {
    proxyAnswers(404, 'gone');
    const archived = { date: 1_700_000_000, sources: { ...sources, wayback: true } };
    const image = picture(show(html, archived));
    await fail(image);
    expect(image.src).toBe('https://web.archive.org/web/20231114221320im_/http://img.example/a.png');
    await fail(image);
    expect(image.isConnected).toBe(false);
  });

  test('comes straight from the site when it came with the posts', () => {
    expect(picture(show('<img src="archive/media/3/3k9v.webp">')).src).toBe(
      `${siteRoot}archive/media/3/3k9v.webp`,
    );
  });

  test.each([
    ['could not get it', 502, 'upstream-status'],
    ['is busy', 503, 'busy'],
    ['is not there', 404, null],
  ])('is asked of its own server when the proxy %s', async (_, status, code) => {
    const fetching = proxyAnswers(status, code);
    const image = picture(show(html));
    await fail(image);
    expect(image.src).toBe('https://img.example/a.png');
    expect(fetching).toHaveBeenCalledExactlyOnceWith(
      proxied,
      expect.objectContaining({ credentials: 'omit' }),
    );
  });

  test.each([
    ['the host is not on the list', 403, 'not-allowed'],
    ['the target is no picture', 415, 'not-an-image'],
    ['the host does not exist', 502, 'unresolvable'],
  ])('becomes a tile, and its server is not asked, when the proxy says that %s', async (_, status, code) => {
    proxyAnswers(status, code);
    const image = picture(show(html));
    await fail(image);
    expect(image.isConnected).toBe(false);
    expect(image.src).toBe(proxied);
    expect(
      screen.getByRole('group', { name: 'A picture from img.example did not load' }).textContent,
    ).toContain('A hill');
  });

  test('becomes a tile of its own size when both ways fail', async () => {
    proxyAnswers(502, 'timeout');
    const image = picture(show(html));
    await fail(image);
    await fail(image);
    const tile = screen.getByRole('group');
    expect(tile.style.aspectRatio).toBe('640 / 480');
    expect(screen.getByRole('link', { name: 'Open original' }).getAttribute('href')).toBe(
      'http://img.example/a.png',
    );
  });

  test('is tried again from the start when a person asks', async () => {
    proxyAnswers(403, 'not-allowed');
    const body = show(html);
    const image = picture(body);
    await fail(image);
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(body.contains(image)).toBe(true);
    expect(image.src).toBe(proxied);
    expect(screen.queryByRole('group')).toBeNull();
  });

  test('that was a link keeps the link on its tile, beside the buttons and not around them', async () => {
    proxyAnswers(403, 'not-allowed');
    const body = show('<p><a href="https://ok.example/x"><img src="https://img.example/a.png"></a></p>');
    await fail(picture(body));
    expect(screen.getByRole('link', { name: 'Follow its link (ok.example)' }).getAttribute('href')).toBe(
      'https://ok.example/x',
    );
    expect(screen.getByRole('button', { name: 'Try again' }).closest('a')).toBeNull();
  });

  test('of a host whose pictures came from its own server begins there', async () => {
    proxyAnswers(502, 'upstream-status');
    const imageRoutes = createImageRoutes();
    const image = picture(show(html, { imageRoutes }));
    await fail(image);
    fireEvent.load(image);
    cleanup();
    expect(picture(show(html, { imageRoutes })).src).toBe('https://img.example/a.png');
  });

  test('goes straight to its own server where there is no proxy', () => {
    expect(picture(show(html, { sources: { ...sources, imageProxy: null } })).src).toBe(
      'https://img.example/a.png',
    );
  });

  test('that is very tall opens and folds with a button', () => {
    show('<p><img src="https://img.example/long.png" width="800" height="4000"></p>');
    const button = screen.getByRole('button', { name: 'Show the whole picture', expanded: false });
    fireEvent.click(button);
    expect(screen.getByRole('button', { name: 'Fold the picture', expanded: true })).toBe(button);
  });

  test('as small as a letter stays in the line', () => {
    const image = picture(show('<p>a <img src="https://img.example/e.png" width="20" height="20"> b</p>'));
    expect(image.dataset.picture).toBe('icon');
    expect(image.closest('[data-picture-block]')).toBeNull();
  });
});

describe('a picture that may be looked at on its own', () => {
  const html =
    '<p><a href="https://ok.example/"><img src="https://img.example/link.png" alt="link"></a></p><p>t</p>' +
    '<p><img src="https://img.example/a.png" alt="A hill"></p><p>t</p>' +
    '<p>an <img src="https://img.example/e.png" width="20" height="20" alt="emoji"> t</p>' +
    '<figure><img src="https://img.example/b.png" width="900" height="600"><figcaption>By the sea</figcaption></figure>';

  test('is a button; links and icons are not', () => {
    show(html);
    const buttons = screen.getAllByRole('button');
    expect(buttons.map((button) => button.getAttribute('aria-label') ?? button.getAttribute('alt'))).toEqual([
      'A hill',
      'Enlarge the picture',
    ]);
  });

  test('opens by click and by key, and says its number', () => {
    const onOpenPicture = vi.fn();
    show(html, { onOpenPicture });
    fireEvent.click(screen.getByRole('button', { name: 'A hill' }));
    fireEvent.keyDown(screen.getByRole('button', { name: 'Enlarge the picture' }), { key: 'Enter' });
    fireEvent.keyDown(screen.getByRole('button', { name: 'Enlarge the picture' }), { key: ' ' });
    fireEvent.keyDown(screen.getByRole('button', { name: 'Enlarge the picture' }), { key: 'x' });
    fireEvent.click(screen.getByRole('button', { name: 'A hill' }), { ctrlKey: true });
    expect(onOpenPicture.mock.calls).toEqual([[0], [1], [1]]);
  });

  test('is known with its caption, its largest width and where to save it from', () => {
    const ref = createRef<ArticleBodyHandle>();
    show(html, { ref });
    const pictures = ref.current?.pictures() ?? [];
    expect(pictures.map(({ caption }) => caption)).toEqual(['A hill', 'By the sea']);
    expect(pictures[1]?.size).toEqual({ width: 900, height: 600 });
    expect(pictures[1]?.ways.steps[0]?.url).toMatch(/b\.png&w=960$/);
    expect(pictures[1]?.saveFrom).toBe('https://site.example/read/img?url=https%3A%2F%2Fimg.example%2Fb.png');
  });

  test('counts among all of them, also when the text is not yet complete', () => {
    const onOpenPicture = vi.fn();
    const ref = createRef<ArticleBodyHandle>();
    show(['<p><img src="https://img.example/a.png" alt="one"></p>', html], { onOpenPicture, ref });
    fireEvent.click(screen.getByRole('button', { name: 'one' }));
    expect(onOpenPicture).toHaveBeenCalledExactlyOnceWith(0);
    expect(ref.current?.pictures()).toHaveLength(3);
  });
});

describe('pictures that wait', () => {
  const html =
    '<p><img src="https://img.example/a.png" width="800" height="600" alt="A hill"></p><p>t</p>' +
    '<p><img src="https://img.example/b.png" width="800" height="600"></p>' +
    '<p>an <img src="https://img.example/e.png" width="20" height="20" alt="emoji"> t</p>';
  const loaded = (body: HTMLElement) => [...body.querySelectorAll('img')].map(({ alt }) => alt);

  test('load nothing and keep their space; what is as small as a letter comes', () => {
    const body = show(html, { isSparing: true });
    expect(loaded(body)).toEqual(['emoji']);
    const tiles = screen.getAllByRole('group', { name: 'A picture from img.example is not loaded yet' });
    expect(tiles.map(({ style }) => style.aspectRatio)).toEqual(['800 / 600', '800 / 600']);
  });

  test('load one by one', () => {
    const body = show(html, { isSparing: true });
    const [first] = screen.getAllByRole('button', { name: 'Load this picture' });
    first?.focus();
    if (first) fireEvent.click(first);
    expect(loaded(body)).toEqual(['A hill', 'emoji']);
    expect(document.activeElement).toBe(picture(body));
  });

  test('load all at once, also those of a piece that comes later', async () => {
    const onComplete = vi.fn();
    const body = show([html, html], { isSparing: true, onComplete });
    fireEvent.click(screen.getByRole('button', { name: 'Load all pictures of this article' }));
    await vi.waitFor(() => expect(onComplete).toHaveBeenCalledOnce());
    expect(loaded(body)).toHaveLength(6);
  });

  test('load when the line is no longer to be spared', () => {
    const props = { html: [html], lang: 'en', dir: 'ltr', date: null, sources, words } as const;
    const { container, rerender } = render(<ArticleBody {...props} isSparing />);
    const hill = (): Element | null => container.querySelector('img[alt="A hill"]');
    expect(hill()).toBeNull();
    rerender(<ArticleBody {...props} html={props.html} isSparing={false} />);
    expect(hill()).not.toBeNull();
  });
});

describe('pictures in a row', () => {
  const one = '<p><img src="https://img.example/a.png" width="800" height="600"></p>';

  test('become a gallery from three on', () => {
    expect(
      [...show(`<p>t</p>${one.repeat(5)}<p>t</p>`).querySelectorAll('[data-gallery] > div')].map(
        (row) => row.children.length,
      ),
    ).toEqual([2, 3]);
  });

  test('stay single when there are two, or one has a caption', () => {
    const captioned =
      '<figure><img src="https://img.example/b.png" width="9" height="9"><figcaption>c</figcaption></figure>';
    expect(show(`${one}${one}${captioned}${one}`).querySelector('[data-gallery]')).toBeNull();
  });

  test('stand one below the other when two are in one paragraph', () => {
    const two = '<img src="https://img.example/a.png"><br><img src="https://img.example/b.png">';
    expect(show(two).querySelector('p')?.dataset.pictureBlock).toBe('plain');
  });

  test('stay single when a size is not known', () => {
    expect(
      show(`${one}${one}<p><img src="https://img.example/b.png"></p>`).querySelector('[data-gallery]'),
    ).toBeNull();
  });
});

describe('an embed', () => {
  const embed = (url: string) =>
    `<figure data-embed="${url}" data-width="640" data-height="360"><a href="${url}">host</a></figure>`;

  test('loads when a person asks for it, and not before', () => {
    const body = show(embed('https://player.example/v/1'));
    expect(body.querySelector('iframe')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Load player.example' }));
    const frame = screen.getByTitle<HTMLIFrameElement>('Content from player.example');
    expect(frame.src).toBe('https://player.example/v/1');
    expect(frame.getAttribute('sandbox')).toBe(
      'allow-scripts allow-same-origin allow-popups allow-presentation',
    );
    expect(frame.referrerPolicy).toBe('no-referrer');
  });

  test('keeps its link beside the button', () => {
    show(embed('https://player.example/v/1'));
    expect(screen.getByRole('link').getAttribute('href')).toBe('https://player.example/v/1');
  });

  test('of this very site is only a link, because it could open its own cage', () => {
    const body = show(embed('https://site.example/a/1'));
    expect(body.querySelector('button')).toBeNull();
  });
});

describe('sound and video', () => {
  test('load nothing before a person presses play', () => {
    const body = show(
      '<video src="https://v.example/a.mp4" poster="https://img.example/p.jpg" autoplay></video>',
    );
    const video = body.querySelector('video');
    expect([video?.preload, video?.controls, video?.autoplay]).toEqual(['none', true, false]);
    expect(video?.poster).toBe('https://site.example/read/img?url=https%3A%2F%2Fimg.example%2Fp.jpg');
  });

  test('without anything to play are left out', () => {
    expect(show('<p>t</p><audio src="javascript:x"></audio>').querySelector('audio')).toBeNull();
  });
});

describe('a wide table', () => {
  test('scrolls in a box that the keyboard reaches', () => {
    const body = show('<table><tr><td>t</td></tr></table>');
    const box = body.querySelector('[data-scroll]');
    if (box === null) throw new Error('no box');
    Object.defineProperty(box, 'scrollWidth', { value: 900, configurable: true });
    resized();
    expect(screen.getByRole('region', { name: 'Table' }).tabIndex).toBe(0);
    Object.defineProperty(box, 'scrollWidth', { value: 0 });
    resized();
    expect(screen.queryByRole('region')).toBeNull();
    expect(box.hasAttribute('tabindex')).toBe(false);
  });
});

describe('a block of code', () => {
  const code = '<pre data-language="js"><code>const a = 1;\n</code></pre>';

  beforeEach(() => {
    vi.stubGlobal(
      'IntersectionObserver',
      class {
        readonly callback: (entries: object[]) => void;
        constructor(callback: (entries: object[]) => void) {
          this.callback = callback;
        }
        observe(target: Element) {
          this.callback([{ target, isIntersecting: true }]);
        }
        unobserve() {}
        disconnect() {}
      },
    );
  });

  test('says its language and is coloured when it is near', async () => {
    const body = show(code);
    expect(body.querySelector('[data-code-head]')?.textContent).toBe('jsCopy');
    await vi.waitFor(() => expect(body.querySelector('[data-token="keyword"]')?.textContent).toBe('const'));
    expect(body.querySelector('pre')?.textContent).toBe('const a = 1;\n');
  });

  test('is copied as it stands, and says so', async () => {
    const writeText = vi.fn(async () => {});
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
    show(code);
    fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
    await screen.findByRole('button', { name: 'Copied' });
    expect(writeText).toHaveBeenCalledWith('const a = 1;\n');
  });

  test('is selected where there is no clipboard', async () => {
    vi.stubGlobal('navigator', { ...navigator, clipboard: undefined });
    const body = show(code);
    fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
    await vi.waitFor(() => expect(getSelection()?.toString()).toBe(body.querySelector('pre')?.textContent));
    expect(screen.queryByRole('button', { name: 'Copied' })).toBeNull();
  });
});

describe('a link inside the article', () => {
  test('moves to its note without leaving the route, also in a fold', () => {
    const address = window.location.href;
    const body = show('<a href="#note-一">1</a><details><summary>s</summary><p id="note-一">n</p></details>');
    const followed = fireEvent.click(screen.getByRole('link'));
    const note = body.querySelector('details p');
    expect(followed).toBe(false);
    expect(window.location.href).toBe(address);
    expect(document.activeElement).toBe(note);
    expect(body.querySelector('details')?.open).toBe(true);
    expect(note?.scrollIntoView).toHaveBeenCalled();
  });

  test('brings in the piece where its note is', () => {
    const body = show(['<a href="#far">1</a>', '<p>two</p>', '<p id="far">three</p>']);
    fireEvent.click(screen.getByRole('link'));
    expect(document.activeElement?.textContent).toBe('three');
    expect(body.children).toHaveLength(3);
  });
});
