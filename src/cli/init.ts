import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { packageVersion, projectRoot } from './project-root.ts';
import { UsageError } from './usage-error.ts';

const help = `lectern init [FOLDER]

Begins an archive in a folder, the current one when none is named: settings, a first post, and a workflow that publishes it on GitHub
Pages. Files that are there already stay as they are.

  --title TEXT    name of the archive (default the folder's)
`;

/** `lectern init`: returns the exit code. */
export async function init(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { title: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  if (positionals.length > 1)
    throw new UsageError(`one folder at a time; "${positionals[1]}" is one too many`);
  const folder = path.resolve(positionals[0] ?? '.');
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (stats && !stats.isDirectory()) throw new UsageError(`${folder} is a file; name a folder`);
  const title = values.title ?? (path.basename(folder) || 'Lectern');
  for (const [file, content] of Object.entries(filesFor(title, new Date()))) {
    const isNew = writeNew(path.join(folder, file), content);
    process.stdout.write(`${isNew ? 'wrote' : 'kept '} ${file}\n`);
  }
  process.stdout.write('\nnpx lectern build posts --out site\nnpx lectern serve site\n');
  return 0;
}

/** What an archive begins with: files below its folder. */
function filesFor(title: string, now: Date): Record<string, string> {
  const date = now.toISOString().slice(0, 10);
  return {
    'posts/lectern.config.json': `${JSON.stringify({ title }, null, 2)}\n`,
    'posts/first-post.md': template('first-post.md', { date }),
    '.github/workflows/publish.yml': template('publish.yml', { version: packageVersion() }),
    '.gitignore': 'node_modules/\nsite/\n.lectern-cache/\n',
  };
}

function template(name: string, values: Readonly<Record<string, string>>): string {
  const text = readFileSync(path.join(projectRoot, 'templates', name), 'utf8');
  // GitHub's own expressions have a dollar sign before their braces.
  return text.replace(/(?<!\$)\{\{(\w+)\}\}/g, (whole, key: string) => values[key] ?? whole);
}

/** Says whether it wrote the file, which is not there before. */
function writeNew(file: string, content: string): boolean {
  if (existsSync(file)) return false;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content, { flag: 'wx' });
  return true;
}
