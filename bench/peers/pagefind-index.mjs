// node pagefind-index.mjs TEXTS.ndjson OUT MODULES: an index of all texts, as the site of pagefind describes it for records of one's own.
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [texts, outputPath, modules] = process.argv.slice(2);
const { createIndex, close } = await import(pathToFileURL(path.join(modules, 'pagefind/lib/index.js')).href);
const { index } = await createIndex({ forceLanguage: 'zh' });
for await (const line of createInterface({ input: createReadStream(texts) })) {
  const { id, title, text } = JSON.parse(line);
  await index.addCustomRecord({
    url: `/a/${id}`,
    content: `${title}\n${text}`,
    language: 'zh',
    meta: { title },
  });
}
await index.writeFiles({ outputPath });
await close();
// Its binary counts once it has ended and been waited for.
await new Promise((resolve) => setTimeout(resolve, 3000));
