import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const variables = ['LECTERN_CHROMIUM', 'CHROME_BIN', 'CHROME_PATH'];
const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The path of a Chromium: named by an environment variable, the system's, Playwright's own; when there is none it is installed,
 * by Playwright or, for root on Debian, as a package.
 * @throws when none can be had, with what to do.
 */
export function findChromium(): string {
  const found = installedChromium();
  if (found) return found;
  install();
  const installed = installedChromium();
  if (installed) return installed;
  throw new Error(
    'The end-to-end tests need a Chromium and could not install one. Install Chromium or Chrome, or name its path in LECTERN_CHROMIUM.',
  );
}

function installedChromium(): string | undefined {
  const named = variables
    .map((name) => process.env[name])
    .filter((path) => path !== undefined && path !== '');
  return [...named, ...systemPaths, chromium.executablePath()].find(
    (path) => path !== undefined && existsSync(path),
  );
}

function install(): void {
  if (tryRun('npx', ['playwright', 'install', 'chromium'])) return;
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!isDebianRoot) return;
  // Without a Han font every Chinese character has the same box, and layouts differ from a reader's.
  const packages = ['chromium', 'fonts-noto-cjk'];
  if (tryRun('apt-get', ['update']))
    tryRun('apt-get', ['install', '-y', '--no-install-recommends', ...packages]);
}

function tryRun(command: string, args: string[]): boolean {
  process.stderr.write(`no Chromium found; running ${command} ${args.join(' ')}\n`);
  try {
    execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    return true;
  } catch {
    // The next way is tried; when all fail, findChromium says what to do.
    return false;
  }
}
