// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { hostileVectors, tameVectors } from '../../../../tests/hostile/vectors.ts';
import { sanitizeArticle } from './sanitize.ts';

const loading = [
  'src',
  'srcset',
  'poster',
  'background',
  'data',
  'style',
  'class',
  'ping',
  'action',
  'xlink:href',
];

function clean(html: string): string {
  const box = document.createElement('template');
  box.content.append(sanitizeArticle(html));
  return box.innerHTML;
}

function allElements(html: string): Element[] {
  return [...sanitizeArticle(html).querySelectorAll('*')];
}

describe('sanitizeArticle', () => {
  test.each(hostileVectors)('takes the harm out of $title', ({ payload, expected }) => {
    expect(clean(payload)).toBe(expected);
  });

  test.each(tameVectors)('keeps $title', ({ payload, expected }) => {
    expect(clean(payload)).toBe(expected);
  });

  test.each([...hostileVectors, ...tameVectors])(
    'changes nothing the second time: $title',
    ({ expected }) => {
      expect(clean(expected)).toBe(expected);
    },
  );

  test.each(hostileVectors)(
    'leaves nothing that loads, runs or is looked up by name: $title',
    ({ payload }) => {
      for (const element of allElements(payload)) {
        for (const { name, value } of element.attributes) {
          expect(loading).not.toContain(name);
          expect(name).not.toMatch(/^on|^aria-|^name$/);
          if (name === 'id') expect(value).toMatch(/^user-content-/);
        }
      }
    },
  );

  test('gives nodes of a document that loads nothing', () => {
    const fragment = sanitizeArticle('<p>t</p>');
    expect(fragment.ownerDocument).not.toBe(document);
    expect(fragment.ownerDocument.defaultView).toBeNull();
  });

  test('keeps the text of a body that opens 600 elements', () => {
    const html = `${'<div>'.repeat(600)}deep${'</div>'.repeat(600)}`;
    expect(sanitizeArticle(html).textContent).toBe('deep');
  });

  test('puts what a picture showed in the place of a picture that may not be fetched', () => {
    expect(clean('<p>a <img src="cid:1" alt="hill"> b</p>')).toBe('<p>a hill b</p>');
  });

  test('keeps the address of a picture to the letter, because the proxy signs it so', () => {
    expect(clean('<img src="HTTP://Img.Example/a b.png?x=%E4">')).toBe(
      '<img data-source="HTTP://Img.Example/a b.png?x=%E4">',
    );
  });
});

describe('sanitizeArticle on thousands of random bodies', () => {
  const parts = (
    '<p>|</p>|<math>|<mtext>|</math>|<svg>|</svg>|<style>|</style>|<table>|<td>|<a href="javascript:x">|<a href="#x" id=x name=y>|' +
    '<img src=x onerror=x>|<img src="https://i.example/a" id=app>|<form name=body>|<input name=q>|<!--|-->|<template>|</template>|' +
    '<noscript>|</noscript>|<select>|<option>|<mglyph>|<title>|</title>|<iframe srcdoc="<script>x</script>">|</iframe>|' +
    '<video poster=x src="//e">|<source srcset=x>|<div style="x:y" class=c onclick=x>|<b id=__proto__>|text|&lt;script&gt;|"|\'|>|<'
  ).split('|');

  /** A fixed sequence (Lehmer), so that a failure can be repeated. */
  function* numbers(seed: number): Generator<number, never> {
    for (let state = seed; ; state = (state * 48271) % 2147483647) yield state;
  }

  test('lets through no handler, address, name or element that is not on the list', () => {
    const random = numbers(20260101);
    for (let round = 0; round < 600; round += 1) {
      const html = Array.from({ length: 12 }, () => parts[random.next().value % parts.length]).join('');
      for (const element of allElements(html)) {
        expect(
          element.matches('script, style, iframe, form, input, select, svg, template, title'),
          html,
        ).toBe(false);
        for (const { name, value } of element.attributes) {
          expect(/^on/.test(name) || loading.includes(name), html).toBe(false);
          if (name === 'id') expect(value, html).toMatch(/^user-content-/);
          if (name === 'href') expect(value, html).toMatch(/^(?:https?:|mailto:|tel:|#user-content-)/);
        }
      }
    }
  });
});
