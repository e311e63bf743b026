import type { Peer } from './peer.ts';

const config = `title: Archive
url: https://archive.example
permalink: :year/:month/:day/:title/
theme: landscape
per_page: 10
index_generator: { path: '', per_page: 10, order_by: -date }
archive_generator: { per_page: 10, yearly: true, monthly: true, daily: false }
category_generator: { per_page: 10 }
search: { path: search.xml, field: post, content: true, format: html }
`;

/** Hexo loads the plugins that the site names. */
const plugins = [
  'hexo',
  'hexo-generator-archive',
  'hexo-generator-category',
  'hexo-generator-index',
  'hexo-generator-searchdb',
  'hexo-renderer-ejs',
  'hexo-renderer-marked',
  'hexo-renderer-stylus',
  'hexo-theme-landscape',
];

const packages = {
  private: true,
  hexo: { version: '' },
  dependencies: Object.fromEntries(plugins.map((name) => [name, '*'])),
};

/** The tool that such posts were written for: with its usual theme, lists and search index, and the posts as they are. */
export const hexo: Peer = {
  name: 'hexo',
  variable: 'LECTERN_BENCH_HEXO',
  args: ['generate'],
  files: { 'package.json': JSON.stringify(packages), '_config.yml': config },
  posts: 'source/_posts',
  output: 'public',
  repairs: false,
};
