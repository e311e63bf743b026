// Loaded before a command (node --import): counts its calls that change files, and at a given one kills the process, or lets the call
// fail as on a full disk. FAIL_AT is the number of the call, FAIL_HOW `kill` or `full`; COUNT_INTO names a file for the number of calls.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { FAIL_AT, FAIL_HOW, COUNT_INTO } = process.env;
const failAt = Number(FAIL_AT ?? 0);
const { writeFileSync } = fs;
let calls = 0;

for (const name of [
  'writeFileSync',
  'writeSync',
  'renameSync',
  'rmSync',
  'mkdirSync',
  'ftruncateSync',
  'copyFileSync',
]) {
  const call = fs[name];
  fs[name] = (...args) => {
    calls++;
    if (COUNT_INTO) writeFileSync(COUNT_INTO, String(calls));
    if (calls === failAt && FAIL_HOW === 'kill') killHalfway(name, args);
    const isWrite = name.startsWith('write') || name === 'mkdirSync';
    if (calls >= failAt && failAt > 0 && FAIL_HOW === 'full' && isWrite) throw diskFull(name);
    return call(...args);
  };
}
syncBuiltinESMExports();

/** Files that are being written when a process dies have a part of their content. */
function killHalfway(name, [file, content]) {
  try {
    if (name === 'writeFileSync') writeFileSync(file, content.slice(0, content.length >> 1));
  } catch {
    // Its folder was to be made next.
  }
  process.kill(process.pid, 'SIGKILL');
  // The signal is on its way.
  for (;;);
}

function diskFull(name) {
  return Object.assign(new Error(`ENOSPC: no space left on device, ${name}`), { code: 'ENOSPC' });
}
