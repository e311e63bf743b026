import { strToU8, type Zippable, zipSync } from 'fflate';
import { type PictureFile, type ReadPicture, readPictures } from './inner-pictures.ts';
import type { PortableArticle } from './portable-article.ts';

/** Types that every EPUB reader shows (EPUB 3.3, section 3.2), and their files' endings. */
const coreTypes: Readonly<Record<string, string>> = {
  'image/gif': 'gif',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

const xhtml = 'http://www.w3.org/1999/xhtml';

/** The article as an EPUB 3 book of one chapter (https://www.w3.org/TR/epub-33/), with the pictures that this page may read. */
export async function articleEpub(
  article: PortableArticle,
  read: ReadPicture,
): Promise<Uint8Array<ArrayBuffer>> {
  const pictures = await readPictures(article, read);
  const files = [...pictures].flatMap(([address, file], index) => {
    const ending = coreTypes[file.type];
    return ending === undefined ? [] : [{ address, file, name: `picture-${index + 1}.${ending}` }];
  });
  const names = new Map(files.map(({ address, name }) => [address, name]));
  const chapter = chapterOf(article, names);
  const entries: Zippable = {
    // First and not compressed, so that a program knows the file by its first bytes (section 4.2.3).
    mimetype: [strToU8('application/epub+zip'), { level: 0 }],
    'META-INF/container.xml': strToU8(container),
    'EPUB/package.opf': strToU8(packageOf(article, files, chapter.includes('<math '))),
    'EPUB/nav.xhtml': strToU8(navigationOf(article)),
    'EPUB/text.xhtml': strToU8(chapter),
  };
  for (const { name, file } of files) entries[`EPUB/${name}`] = [file.bytes, { level: 0 }];
  return zipSync(entries);
}

const container = `<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

function packageOf(
  { title, author, day, lang, url, link }: PortableArticle,
  files: readonly { name: string; file: PictureFile }[],
  hasMath: boolean,
): string {
  const modified = `${day ?? '1970-01-01'}T00:00:00Z`;
  const facts = [
    `<dc:identifier id="id">${escaped(url)}</dc:identifier>`,
    `<dc:title>${escaped(title)}</dc:title>`,
    `<dc:language>${escaped(lang)}</dc:language>`,
    `<meta property="dcterms:modified">${modified}</meta>`,
    ...(author === null ? [] : [`<dc:creator>${escaped(author)}</dc:creator>`]),
    ...(day === null ? [] : [`<dc:date>${day}</dc:date>`]),
    ...(link === null ? [] : [`<dc:source>${escaped(link)}</dc:source>`]),
  ];
  const properties = hasMath ? ' properties="mathml"' : '';
  const items = [
    '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
    `<item id="text" href="text.xhtml" media-type="application/xhtml+xml"${properties}/>`,
    ...files.map(
      ({ name, file }, index) => `<item id="p${index}" href="${name}" media-type="${file.type}"/>`,
    ),
  ];
  return `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${escaped(lang)}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
${facts.join('\n')}
</metadata>
<manifest>
${items.join('\n')}
</manifest>
<spine><itemref idref="text"/></spine>
</package>
`;
}

function navigationOf({ title, lang }: PortableArticle): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<html xmlns="${xhtml}" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="${escaped(lang)}">
<head><title>${escaped(title)}</title></head>
<body><nav epub:type="toc"><ol><li><a href="text.xhtml">${escaped(title)}</a></li></ol></nav></body>
</html>
`;
}

/** The text as XHTML: what is not in the book's files is a link, because a book asks for nothing (section 3.6). */
function chapterOf(article: PortableArticle, names: ReadonlyMap<string, string>): string {
  const page = document.implementation.createDocument(xhtml, 'html');
  const root = page.documentElement;
  root.setAttribute('xml:lang', article.lang);
  root.setAttribute('dir', article.dir);
  const make = (name: string, text = ''): Element => {
    const made = page.createElementNS(xhtml, name);
    made.textContent = text;
    return made;
  };
  const head = make('head');
  head.append(make('title', article.title));
  const body = make('body');
  body.append(
    make('h1', article.title),
    make('p', [article.author, article.day].filter(Boolean).join(' · ')),
  );
  const text = page.importNode(article.body, true);
  for (const media of text.querySelectorAll('img, video, audio')) {
    const address = media.getAttribute('src') ?? '';
    const name = names.get(address);
    for (const attribute of ['data-signature', 'data-mirror', 'poster']) media.removeAttribute(attribute);
    if (name !== undefined) media.setAttribute('src', name);
    else media.replaceWith(linkInstead(media, address, make));
  }
  body.append(...text.childNodes);
  const source = make('p');
  const link = make('a', article.link ?? article.url);
  link.setAttribute('href', article.link ?? article.url);
  source.append(link);
  body.append(source);
  root.append(head, body);
  return `<?xml version="1.0" encoding="utf-8"?>\n${legal(new XMLSerializer().serializeToString(page))}\n`;
}

function linkInstead(
  media: Element,
  address: string,
  make: (name: string, text?: string) => Element,
): Element {
  const link = make('a', media.getAttribute('alt') || address);
  link.setAttribute('href', address);
  return link;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return legal(text).replaceAll(/[&<>"]/g, (character: string) => entities[character] ?? '');
}

/** Without what XML 1.0 has no way to write: control characters and halves of characters. */
function legal(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be left out.
  return text.replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu, '');
}
