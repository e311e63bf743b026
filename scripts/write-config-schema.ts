import { writeFileSync } from 'node:fs';
import { configJsonSchema } from './config-json-schema.ts';

// node scripts/write-config-schema.ts && npm run fix: the schema file in step with the code.
writeFileSync('docs/lectern.config.schema.json', `${JSON.stringify(configJsonSchema(), null, 2)}\n`);
