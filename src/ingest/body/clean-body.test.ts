import { describe, expect, it } from 'vitest';
import { cleanBody } from './clean-body.ts';

const clean = (body: string, link: string | null = null) =>
  cleanBody(body, { link, resolveLocal: () => null });

describe('what a body says of itself', () => {
  it('gives its text in lines, without markup, readings and addresses of ours', () => {
    const { text } = clean(
      '<h2>标题</h2><p>一<b>二</b><br>三</p><ul><li>四</li></ul><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>' +
        '<p><ruby>漢<rt>かん</rt></ruby></p><pre><code>x = 1\ny</code></pre><iframe src="https://a.example/"></iframe><p><img src="https://a.example/1.jpg" alt="alt"></p>',
    );
    expect(text).toBe('标题\n一二\n三\n四\na b\nc d\n漢\nx = 1\ny');
  });

  it('lists pictures in order with their sizes, and the stills of films', () => {
    const { images } = clean(
      '<p><img src="https://a.example/1.jpg" width=640 height=480></p><video src="https://a.example/v.mp4" poster="https://a.example/2.jpg"></video><img src="https://a.example/blank.gif">',
    );
    expect(images).toEqual([
      { src: 'https://a.example/1.jpg', width: 640, height: 480 },
      { src: 'https://a.example/2.jpg' },
    ]);
  });

  it('names the kinds of content it holds', () => {
    expect(clean('<p>a</p><pre>poem</pre>').has).toEqual([]);
    const all = clean(
      '<img src="https://a.example/1.jpg"><video src="https://a.example/v"></video><audio src="https://a.example/a"></audio><pre><code>x</code></pre>' +
        '<table><tr><td>1<td>2</table><iframe src="https://a.example/"></iframe><math><mi>x</mi></math>',
    );
    expect(all.has).toEqual(['image', 'video', 'audio', 'code', 'table', 'embed', 'math']);
  });

  it('cuts a long body at block boundaries into pieces of about 100 KB', () => {
    const { html } = clean(`<p>${'字'.repeat(10_000)}</p>`.repeat(10));
    expect(html.map((piece) => Buffer.byteLength(piece))).toEqual([120_031, 120_031, 60_015]);
    expect(html.every((piece) => piece.startsWith('<p>') && piece.endsWith('</p>'))).toBe(true);
  });

  it('is nothing for a body with nothing in it', () => {
    expect(clean(' \n<div><p>&nbsp;</p></div><!-- a -->')).toEqual({
      html: [],
      text: '',
      images: [],
      has: [],
      problems: [],
    });
    expect(clean('').html).toEqual([]);
  });
});

describe('problems', () => {
  it('tells what hostile content was removed, each kind once', () => {
    const { problems } = clean(
      '<script>1</script><script>2</script><a href="javascript:1">a</a><p onclick="x()" onload="y()">b</p><iframe srcdoc="c"></iframe>',
    );
    expect(problems).toEqual([
      { code: 'unsafe-content', detail: 'removed: script, onclick, onload, javascript: link, iframe srcdoc' },
    ]);
  });

  it('says nothing of what is only in the way', () => {
    expect(
      clean(
        '<style>p{}</style><p style="color:red" class=x onclick>a</p><svg></svg><img src="data:,"><p hidden>b</p>',
      ).problems,
    ).toEqual([]);
  });

  it('tells which pictures could not be resolved', () => {
    expect(clean('<img src="a.png"><img src="/b/c.png">').problems).toEqual([
      {
        code: 'image-unresolved',
        detail: 'no file, and no link of the post to resolve it against: a.png, /b/c.png',
      },
    ]);
    expect(clean('<img src="a.png">', 'https://a.example/').problems).toEqual([]);
  });

  it('flattens what is nested too deeply, without losing text', () => {
    const deep = clean(`${'<blockquote>'.repeat(300)}a<p>b</p>${'</blockquote>'.repeat(300)}c`);
    expect(deep.problems.map((problem) => problem.code)).toEqual(['too-deep']);
    expect(deep.text).toBe('a\nb\nc');
    expect(clean(`${'<div>'.repeat(150)}a${'</div>'.repeat(150)}`).problems).toEqual([]);
  });
});

describe('time', () => {
  const hostile: [title: string, body: string][] = [
    ['a megabyte of <', '<'.repeat(1_000_000)],
    ['a megabyte of &', '&'.repeat(1_000_000)],
    ['100,000 nested divisions', `${'<div>'.repeat(100_000)}x${'</div>'.repeat(100_000)}`],
    [
      '100,000 nested tables, lists and formats',
      `${'<table><tr><td>'.repeat(30_000)}${'<ul><li>'.repeat(30_000)}${'<b><i>'.repeat(20_000)}`,
    ],
    ['stray end tags in deep nesting', '<b>'.repeat(199) + '</i>'.repeat(250_000)],
    [
      'open formats before many paragraphs',
      `<b><i><u><s><em><code><q><sub><sup><mark>${'<p>x'.repeat(100_000)}`,
    ],
    ['many attributes', `<a ${'a=1 '.repeat(250_000)}>`],
    [
      'a long style, class and srcset',
      `<p style="display${' '.repeat(300_000)}" class="${'a '.repeat(150_000)}"><img srcset="${'a '.repeat(150_000)}">`,
    ],
    ['unclosed raw text', '<title>'.repeat(100_000)],
    ['Markdown openers', '['.repeat(200_000)],
    [
      'a Markdown staircase',
      Array.from({ length: 1000 }, (_, level) => `${' '.repeat(level * 2)}- x`).join('\n'),
    ],
    ['Markdown emphasis', `# x\n\n${'_a_'.repeat(100_000)}`],
    ['Markdown quotations', '> '.repeat(200_000)],
    ['Markdown escapes', `# x\n${`a${'\\'.repeat(900)}`.repeat(500)}`],
  ];

  // The limit is far above what it takes: it tells quadratic time from linear on a busy machine.
  it.each(hostile)('is linear for %s', (_, body) => {
    const start = performance.now();
    cleanBody(body, { link: 'https://a.example/', resolveLocal: () => null });
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
