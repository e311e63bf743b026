import { existsSync, readFileSync } from 'node:fs';
import { writeBeside } from '#ingest/archive/write-beside.ts';

/** Writes a file unless it holds the same already; says whether it did. */
export function writeChanged(file: string, content: string): boolean {
  if (existsSync(file) && readFileSync(file, 'utf8') === content) return false;
  writeBeside(file, content);
  return true;
}
