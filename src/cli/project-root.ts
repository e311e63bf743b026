import { fileURLToPath } from 'node:url';

/** The folder of this package. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
