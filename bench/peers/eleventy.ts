import type { Peer } from './peer.ts';

const config = `export default function (config) {
  config.addCollection('post', (api) => api.getFilteredByGlob('posts/**/*.md'));
  // The first RFC 1123 date would stop the build.
  config.addDateParsing((value) => {
    const date = typeof value === 'string' ? new Date(value) : value;
    return date instanceof Date && !Number.isNaN(+date) ? date : undefined;
  });
  return {
    markdownTemplateEngine: false,
    htmlTemplateEngine: 'njk',
    dir: { input: '.', includes: '_includes', output: '_site' },
  };
}
`;

const list = `---
pagination: { data: collections.post, size: 50, alias: posts, reverse: true }
permalink: "{% if pagination.pageNumber %}page/{{ pagination.pageNumber + 1 }}/{% endif %}index.html"
---
<!doctype html><title>Archive</title><ul>
{% for post in posts %}<li><a href="{{ post.url }}">{{ post.data.title }}</a></li>
{% endfor %}</ul>
`;

const single = `<!doctype html><title>{{ title }}</title>
<article><h1>{{ title }}</h1><p>{{ author }} {{ page.date }}</p>{{ content | safe }}</article>
`;

export const eleventy: Peer = {
  name: 'eleventy',
  variable: 'LECTERN_BENCH_ELEVENTY',
  args: ['--quiet'],
  files: {
    'package.json': '{ "private": true, "type": "module" }',
    'eleventy.config.js': config,
    'index.njk': list,
    '_includes/post.njk': single,
    'posts/posts.11tydata.js': "export default { layout: 'post.njk' };\n",
  },
  posts: 'posts',
  output: '_site',
  repairs: true,
};
