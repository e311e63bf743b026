// node minisearch-index.mjs TEXTS.ndjson OUT MODULES: one index of all texts, with the words that Intl.Segmenter finds.
import { createReadStream, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';

const [texts, out, modules] = process.argv.slice(2);
const MiniSearch = createRequire(path.join(modules, 'x.js'))('minisearch');
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
const tokenize = (text) => Array.from(segmenter.segment(text), ({ segment }) => segment);
const index = new MiniSearch({ fields: ['title', 'text'], tokenize });
for await (const line of createInterface({ input: createReadStream(texts) })) index.add(JSON.parse(line));
mkdirSync(out, { recursive: true });
writeFileSync(path.join(out, 'index.json'), JSON.stringify(index));
