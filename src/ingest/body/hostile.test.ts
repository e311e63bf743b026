// @vitest-environment jsdom
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CleanBody, cleanBody } from './clean-body.ts';
import { hostileBodies } from './hostile-bodies.ts';

const options = { link: 'https://site.example/posts/1', resolveLocal: () => null };
const clean = (body: string): CleanBody => cleanBody(body, options);

/** What a page may hold, written down a second time: the test must not believe the code's own list. */
const htmlElements = new Set(
  (
    'p h2 h3 h4 h5 h6 hr br wbr blockquote ul ol li dl dt dd pre code figure figcaption details summary table caption colgroup col ' +
    'thead tbody tfoot tr td th a abbr b bdi bdo cite del dfn em i ins kbd mark q s samp small span strong sub sup time u var ruby rt ' +
    'rp img video audio source'
  ).split(' '),
);
const mathElements = new Set(
  (
    'math mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle merror mphantom menclose msub msup msubsup munder mover munderover ' +
    'mmultiscripts mprescripts none mtable mtr mlabeledtr mtd'
  ).split(' '),
);
const safeAttribute =
  /^(?:id|lang|dir|href|rel|title|src|alt|width|height|poster|controls|preload|type|start|reversed|value|span|colspan|rowspan|scope|align|open|datetime|data-(?:language|embed|width|height)|display|displaystyle|scriptlevel|mathvariant|accent|accentunder|columnalign|rowalign|columnspan|linethickness|stretchy|fence|separator|form|largeop|movablelimits|notation)$/;

function violations(root: Element): string[] {
  const found: string[] = [];
  for (const element of root.querySelectorAll('*')) {
    const isMath = element.namespaceURI === 'http://www.w3.org/1998/Math/MathML';
    if (!(isMath ? mathElements : htmlElements).has(element.localName)) found.push(`<${element.localName}>`);
    for (const { name, value } of element.attributes) {
      if (!safeAttribute.test(name)) found.push(`${element.localName}[${name}]`);
      if (name === 'id' && !value.startsWith('user-content-')) found.push(`id=${value}`);
      if (name === 'href' && !/^(?:https?:\/\/|mailto:|tel:|#user-content-)/.test(value))
        found.push(`href=${value}`);
      if (/^(?:src|poster|data-embed)$/.test(name) && !/^https?:\/\//.test(value))
        found.push(`${name}=${value}`);
    }
  }
  return found;
}

/** Writes a parsed tree the way the serialiser does: equal text means that the browser sees the tree that was meant. */
function write(node: Node): string {
  if (node instanceof Text) return escaped(node.data);
  if (!(node instanceof Element)) return `[node ${node.nodeType}]`;
  const attributes = [...node.attributes].map(
    ({ name, value }) => ` ${name}="${escaped(value).replaceAll('"', '&quot;')}"`,
  );
  const start = `<${node.localName}${attributes.join('')}>`;
  return /^(?:br|col|hr|img|source|wbr)$/.test(node.localName)
    ? start
    : `${start}${writeChildren(node)}</${node.localName}>`;
}

function writeChildren(node: Node): string {
  return [...node.childNodes].map(write).join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The two ways a body gets into a page: parsed with it, and inserted into it. */
function parsings(html: string): Element[] {
  const page = new DOMParser().parseFromString(
    `<!doctype html><html><body>${html}</body></html>`,
    'text/html',
  );
  const inserted = document.createElement('div');
  inserted.innerHTML = html;
  return [page.body, inserted];
}

function expectSafe(html: string): void {
  for (const root of parsings(html)) {
    expect(violations(root)).toEqual([]);
    expect(writeChildren(root)).toBe(html);
  }
  expect(clean(html).html.join('\n')).toBe(html);
}

for (const [group, bodies] of Object.entries(hostileBodies)) {
  describe(`a hostile body: ${group}`, () => {
    it.each(bodies)('$title', ({ payload, expected }) => {
      const html = cleanBody(payload, { link: null, resolveLocal: () => null }).html.join('\n');
      expect(html).toBe(expected);
      expectSafe(html);
      expectSafe(clean(payload).html.join('\n'));
      // The same inside what bodies are made of.
      for (const around of [
        `<div>${payload}</div>`,
        `<ul><li>${payload}`,
        `<table><tr><td>${payload}<td>x`,
        `<p><a href="#x"><b>${payload}`,
      ]) {
        expectSafe(clean(around).html.join('\n'));
      }
    });
  });
}

describe('any body', () => {
  it('gives only listed elements, parses back the same and is clean after one cleaning', () => {
    const random = seeded(20_260_214);
    for (let round = 0; round < 1500; round += 1) {
      const body = garbage(random);
      const html = clean(body).html.join('\n');
      try {
        expectSafe(html);
      } catch (error) {
        throw new Error(`body ${JSON.stringify(body)}`, { cause: error });
      }
    }
  });

  it('never throws, whatever the characters', () => {
    const random = seeded(7);
    for (let round = 0; round < 500; round += 1) {
      const units = Array.from({ length: 200 }, () => Math.floor(random() * (random() < 0.7 ? 128 : 65_536)));
      expectSafe(clean(String.fromCharCode(...units)).html.join('\n'));
    }
  });
});

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const tagNames = (
  'p div span a b strong em i u code pre ul ol li dl dt dd table caption colgroup col thead tbody tfoot tr td th h1 h2 h3 h6 blockquote ' +
  'figure figcaption details summary img picture source video audio iframe object embed svg math mi mo mtext mrow msup mglyph style script ' +
  'noscript template textarea title select option form input button br hr wbr ruby rt rp q sub sup bdo time center font section x-y xmp ' +
  'foreignObject annotation-xml semantics plaintext label dialog html body'
).split(' ');
const attributeTexts = [
  ...[
    'id=x',
    'id=y',
    'href=#x',
    'href="#y"',
    'href="https://a.example/?a=1&b=2"',
    'href="javascript:alert(1)"',
    'href=/rel',
    'name=x',
  ],
  ...[
    'src="https://a.example/1.jpg"',
    'src=2.png',
    'src="data:image/png;base64,AA"',
    'data-original="https://a.example/3.jpg"',
    'alt="a"',
  ],
  ...[
    'width=640 height=360',
    'width=20 height=20',
    'width=1 height=1',
    'class="highlight js"',
    'class=language-c++',
    'class=wp-caption-text',
  ],
  ...[
    'style="font-weight:bold"',
    'style="display:none"',
    'style="text-align:right;font-style:italic"',
    'hidden',
    'lang=ja',
    'dir=rtl',
    'open',
  ],
  ...[
    'colspan=2',
    'rowspan=3',
    'span=2',
    'start=3',
    'value=7',
    'onclick="alert(1)"',
    'title="t<i>"',
    'display=block',
    'data-embed="https://a.example/e"',
  ],
];
const texts = [
  ...[
    'a',
    ' ',
    '\n',
    'text & more',
    '&nbsp;',
    '&lt;b&gt;',
    '　　段落',
    '1 < 2',
    '&amp;lt;',
    '\n\n',
    '# x',
    '"',
    "'",
    '<!-- c -->',
    '<!--',
    '-->',
    '\u0000',
  ],
  ...[
    ']]>',
    '<![CDATA[',
    '</',
    '<',
    '&#13;',
    '\r',
    '\t',
    '\u200b',
    '😀',
    '\ud800',
    '<br><br>',
    '<br>&nbsp;<br>',
    '**b**',
    '`c`',
    '- l\n',
    '{% raw %}',
  ],
];

function garbage(random: () => number): string {
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? '';
  let body = random() < 0.8 ? '<div>' : '';
  const length = 3 + Math.floor(random() * 40);
  for (let part = 0; part < length; part += 1) {
    const kind = random();
    if (kind < 0.45) {
      const attributes = Array.from(
        { length: Math.floor(random() * 3) },
        () => ` ${pick(attributeTexts)}`,
      ).join('');
      body += `<${pick(tagNames)}${attributes}${random() < 0.05 ? '/' : ''}>`;
    } else if (kind < 0.7) body += `</${pick(tagNames)}>`;
    else body += pick(texts);
  }
  return body;
}

const shared = path.resolve(import.meta.dirname, '../../../../shared/fixtures');

describe.skipIf(!existsSync(shared))(
  'the shared fixtures beside the project (skipped where there are none)',
  () => {
    it('leaves nothing unsafe of any vector', () => {
      const vectors: unknown = JSON.parse(readFileSync(path.join(shared, 'security/xss.json'), 'utf8'));
      const bodies = Array.isArray(vectors)
        ? vectors.map((vector: { html?: unknown }) => String(vector.html))
        : [];
      expect(bodies.length).toBeGreaterThan(50);
      for (const body of bodies) {
        expectSafe(clean(body).html.join('\n'));
        expectSafe(cleanBody(body, { link: null, resolveLocal: () => null }).html.join('\n'));
      }
    });

    it('keeps the text and pictures of every post', () => {
      const posts = readdirSync(path.join(shared, 'posts'), { recursive: true, encoding: 'utf8' }).filter(
        (file) => file.endsWith('.md'),
      );
      expect(posts.length).toBeGreaterThan(10);
      for (const file of posts) {
        const source = readFileSync(path.join(shared, 'posts', file), 'utf8');
        const body = source.slice(source.indexOf('<div>'));
        const cleaned = clean(body);
        expectSafe(cleaned.html.join('\n'));
        expect(cleaned.text.length).toBeGreaterThan(3);
        expect(cleaned.problems).toEqual([]);
      }
    });
  },
);
