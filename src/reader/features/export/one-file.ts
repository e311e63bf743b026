import { type ReadPicture, readPictures } from './inner-pictures.ts';
import type { PortableArticle } from './portable-article.ts';

/** Enough to read by, in light and dark; a file of its own has no other style. */
const style = `body{max-width:38em;margin:3rem auto;padding:0 1rem;font:1.125rem/1.8 Georgia,"Source Han Serif SC","Noto Serif CJK SC","Songti SC",serif;color-scheme:light dark}
h1{line-height:1.3}header p{opacity:.7}img,video{max-width:100%;height:auto}pre{overflow:auto;padding:1rem;border:1px solid #8884;font-size:.875rem;line-height:1.6}
table{border-collapse:collapse;display:block;overflow:auto}td,th{border:1px solid #8884;padding:.25rem .75rem}blockquote{margin-inline:0;padding-inline-start:1.25rem;border-inline-start:2px solid #8888}`;

/** No script, no request but for pictures and media that could not be put inside. */
const policy =
  "default-src 'none'; img-src data: https: http:; media-src https: http:; style-src 'unsafe-inline'";

/** The article as one HTML file with its pictures inside, those that this page may read. */
export async function articleHtml(article: PortableArticle, read: ReadPicture): Promise<string> {
  const pictures = await readPictures(article, read);
  const inert = document.implementation.createHTMLDocument();
  const { documentElement: root, head, body } = inert;
  root.lang = article.lang === 'und' ? '' : article.lang;
  root.dir = article.dir;
  head.replaceChildren(
    element(inert, 'meta', { charset: 'utf-8' }),
    element(inert, 'meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    element(inert, 'meta', { name: 'viewport', content: 'width=device-width' }),
    element(inert, 'meta', { name: 'referrer', content: 'no-referrer' }),
    element(inert, 'title', {}, article.title),
  );
  const text = inert.importNode(article.body, true);
  for (const image of text.querySelectorAll('img')) {
    const file = pictures.get(image.src);
    if (file) image.src = dataUrl(file.bytes, file.type);
    for (const name of ['data-signature', 'data-mirror']) image.removeAttribute(name);
  }
  body.append(headerOf(article, inert), ...text.childNodes);
  // As text: this page's own policy also forbids a style in a document that nobody sees.
  return `<!doctype html>\n${root.outerHTML.replace('</head>', () => `<style>${style}</style></head>`)}\n`;
}

function headerOf({ title, author, day, link, url }: PortableArticle, inert: Document): HTMLElement {
  const header = element(inert, 'header', {});
  const source = element(inert, 'a', { href: link ?? url }, link ?? url);
  const facts = [author, day].filter((fact) => fact !== null).join(' · ');
  const line = element(inert, 'p', {}, facts === '' ? '' : `${facts} · `);
  line.append(source);
  header.append(element(inert, 'h1', {}, title), line);
  return header;
}

function element(inert: Document, name: string, attributes: Record<string, string>, text = ''): HTMLElement {
  const made = inert.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.textContent = text;
  return made;
}

function dataUrl(bytes: Uint8Array, type: string): string {
  const pieces: string[] = [];
  // A call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192)
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return `data:${type};base64,${btoa(pieces.join(''))}`;
}
