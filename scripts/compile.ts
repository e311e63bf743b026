import path from 'node:path';
import { build } from 'vite';
import { findReader } from '../src/cli/find-reader.ts';
import { projectRoot } from '../src/cli/project-root.ts';

// What a package needs that is no checkout: the commands as JavaScript for the oldest Node that the README names, and the built reader.
await findReader();
await build({
  root: projectRoot,
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  ssr: { external: true },
  build: {
    ssr: true,
    outDir: 'dist/lib',
    emptyOutDir: true,
    target: 'node20.19',
    rolldownOptions: {
      input: {
        main: path.join(projectRoot, 'src/cli/main.ts'),
        'make-worker': path.join(projectRoot, 'src/ingest/make/make-worker.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
