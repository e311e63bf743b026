import { ADDRESS_CASES } from './address-cases.ts';
import { PICTURE_CASES } from './picture-cases.ts';
import type { CaseGroup } from './proxy-case.ts';
import { TARGET_CASES } from './target-cases.ts';

/** Everything that one target and one answer can do wrong. What takes time, several requests or a caller is in the other files. */
export const CASES: readonly CaseGroup[] = [...ADDRESS_CASES, ...TARGET_CASES, ...PICTURE_CASES];
