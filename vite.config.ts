import path from 'node:path';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Relative addresses: the built reader works below any path.
  base: './',
  plugins: [react(), wordsInThePage(), articleInThePage(), themeAfterTheApp()],
  css: {
    // By file and rule: the pages of articles are written with these names (`src/publish/article-page.ts`). No two files share one.
    modules: { generateScopedName: (rule, file) => `${path.basename(file).split('.')[0]}_${rule}` },
  },
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

/** Names the scripts and styles of an open article in the page: those of articles ask for them at once (`src/publish/article-page.ts`). */
function articleInThePage(): Plugin {
  const modules = ['/src/reader/routes/open-pane.tsx', '/src/reader/features/article-body/article-body.tsx'];
  return {
    name: 'article-in-the-page',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const scripts = new Set<string>();
        const styles = new Set<string>();
        const gather = (name: string): void => {
          const chunk = bundle[name];
          if (chunk?.type !== 'chunk' || scripts.has(name) || html.includes(name)) return;
          scripts.add(name);
          for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style);
          chunk.imports.forEach(gather);
        };
        for (const [name, file] of Object.entries(bundle))
          if (file.type === 'chunk' && modules.some((module) => file.facadeModuleId?.endsWith(module)))
            gather(name);
        const links = [
          ...[...styles].map((name) => `<link rel="lectern-article" as="style" href="./${name}">`),
          ...[...scripts].map((name) => `<link rel="lectern-article" as="script" href="./${name}">`),
        ];
        // Behind the styles of the app, which say in what order layers come.
        return html.replace(/\s*<\/head>/, `\n    ${links.join('\n    ')}\n  </head>`);
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
