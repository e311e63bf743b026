import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { configJsonSchema } from '../scripts/config-json-schema.ts';

it('has a schema file that says what the code does (node scripts/write-config-schema.ts)', () => {
  expect(JSON.parse(readFileSync('docs/lectern.config.schema.json', 'utf8'))).toEqual(configJsonSchema());
});
