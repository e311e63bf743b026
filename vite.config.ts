import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Relative addresses: the built reader works below any path.
  base: './',
  plugins: [react(), wordsInThePage(), themeAfterTheApp()],
  build: {
    outDir: 'dist/reader',
    assetsDir: 'reader',
    target: 'es2023',
    modulePreload: { polyfill: false },
    // A picture in the CSS as data: would need a wider policy.
    assetsInlineLimit: 0,
    // One chunk for all that the first page needs: split up, its styles came in another order than their layers.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'index', tags: ['$initial'] }] } } },
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
    setupFiles: ['tests/no-console-errors.ts', 'tests/speak-english.ts'],
  },
});

/**
 * Names the chunks of the interface's words in the page, by language: `public/theme.js` asks for the one that is wanted while the app
 * is still on its way.
 */
function wordsInThePage(): Plugin {
  const languages = { zh: 'zh-Hans', 'zh-hant': 'zh-Hant', en: 'en' } as const;
  return {
    name: 'words-in-the-page',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const links = Object.entries(languages).flatMap(([file, language]) => {
          const module = `/src/reader/i18n/messages/${file}.ts`;
          const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(module));
          return chunk
            ? [`<link rel="lectern-words" hreflang="${language}" href="./${chunk.fileName}">`]
            : [];
        });
        return html.replace(/( *)<link rel="icon"/, (icon, indent) =>
          [...links.map((link) => indent + link), icon].join('\n'),
        );
      },
    },
  };
}

/**
 * Moves `public/theme.js` to the end of the head. The parser waits for it there, and nothing is painted before; the app, its styles
 * and words have been asked for by then. (Browsers do not read ahead in a page that carries its policy in a `meta` element.)
 */
function themeAfterTheApp(): Plugin {
  const script = /\s*<!--[^>]*-->\s*<script[^>]* src="\.\/theme\.js"><\/script>/;
  return {
    name: 'theme-after-the-app',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        if (!script.test(html)) throw new Error('index.html has no script theme.js after a comment');
        return html
          .replace(script, '')
          .replace(/\s*<\/head>/, '\n    <script src="./theme.js"></script>\n  </head>');
      },
    },
  };
}
