#!/usr/bin/env node
// Starts the program: compiled where it was installed as a package; in a checkout its TypeScript as it is, on a Node that can do that. npm puts
// the pinned runtime first on the PATH; called in any other way, an older Node hands over to it here. This file itself must run on every
// Node that the README names.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const runsTypeScript = major > 22 || (major === 22 && minor >= 18);
const isCheckout = existsSync(new URL('../src/cli/main.ts', import.meta.url));

if (!isCheckout || runsTypeScript) {
  // Stripping types and compiling take longer than a small build.
  nodeModule.enableCompileCache?.();
  await import(isCheckout ? '../src/cli/main.ts' : '../dist/lib/main.js');
} else handOver();

function handOver() {
  const runtime = pinnedRuntime();
  if (!runtime) {
    console.error(
      `lectern: this is Node ${process.versions.node}; run \`npm ci\` in the project once, or use Node 22.18 or newer.`,
    );
    process.exit(2);
  }
  const child = spawn(runtime, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  // A server that is stopped must not live on behind the process that was stopped.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 2));
}

function pinnedRuntime() {
  try {
    return nodeModule.createRequire(import.meta.url).resolve('node/bin/node');
  } catch {
    return null;
  }
}
