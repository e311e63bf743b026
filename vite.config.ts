import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Relative addresses: the built reader works below any path.
  base: './',
  plugins: [react()],
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
    setupFiles: ['tests/no-console-errors.ts'],
  },
});
