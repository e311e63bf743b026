import { expect, it } from 'vitest';
import { textFirst } from './text-first.ts';

it('puts scripts and data behind the text, in their order, and leaves styles where they are', () => {
  const page = `<html>
  <head>
    <link rel="preload" href="/archive/manifest.json" as="fetch" crossorigin>
    <script type="module" crossorigin src="/reader/index.js"></script>
    <link rel="stylesheet" href="/reader/index.css">
    <link rel="modulepreload" href="/reader/open-pane.js">
    <script src="/theme.js"></script>
  </head>
  <body>
    <p>text</p>
  </body>
</html>`;
  expect(textFirst(page)).toBe(`<html>
  <head>
    <link rel="stylesheet" href="/reader/index.css">
    <script src="/theme.js"></script>
  </head>
  <body>
    <p>text</p>
    <link rel="preload" href="/archive/manifest.json" as="fetch" crossorigin>
    <script type="module" crossorigin src="/reader/index.js"></script>
    <link rel="modulepreload" href="/reader/open-pane.js">
  </body>
</html>`);
});
