import type { Peer } from './peer.ts';

const config = `import { defineConfig } from 'astro/config';
// The usual place of the caches is among the packages, where they outlive the build.
export default defineConfig({
  output: 'static',
  cacheDir: './.astro-cache',
  vite: { cacheDir: './.vite-cache' },
  markdown: { syntaxHighlight: false },
});
`;

const collection = `import { createHash } from 'node:crypto';
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
const generateId = ({ entry }) => createHash('sha1').update(entry).digest('hex').slice(0, 16);
const post = defineCollection({
  loader: glob({ pattern: '**/*.md', base: './posts', generateId }),
  schema: z.object({ title: z.string(), author: z.any(), date: z.coerce.date().optional() }),
});
export const collections = { post };
`;

const list = `---
import { getCollection } from 'astro:content';
export async function getStaticPaths({ paginate }) {
  const posts = (await getCollection('post')).sort((a, b) => (b.data.date ?? 0) - (a.data.date ?? 0));
  return paginate(posts, { pageSize: 50 });
}
const { page } = Astro.props;
---
<html><head><title>Archive</title></head>
<body><ul>{page.data.map((post) => <li><a href={\`/p/\${post.id}/\`}>{post.data.title}</a></li>)}</ul></body></html>
`;

const single = `---
import { getCollection, render } from 'astro:content';
export async function getStaticPaths() {
  return (await getCollection('post')).map((post) => ({ params: { id: post.id }, props: { post } }));
}
const { post } = Astro.props;
const { Content } = await render(post);
---
<html><head><title>{post.data.title}</title></head>
<body><article><h1>{post.data.title}</h1><p>{post.data.author} {String(post.data.date)}</p><Content /></article></body></html>
`;

export const astro: Peer = {
  name: 'astro',
  variable: 'LECTERN_BENCH_ASTRO',
  args: ['build'],
  files: {
    'package.json': '{ "private": true, "type": "module" }',
    'astro.config.mjs': config,
    'src/content.config.mjs': collection,
    'src/pages/[...page].astro': list,
    'src/pages/p/[id].astro': single,
  },
  posts: 'posts',
  output: 'dist',
  repairs: true,
};
