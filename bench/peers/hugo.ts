import type { Peer } from './peer.ts';

const config = `baseURL = "https://archive.example/"
title = "Archive"
paginate = 50
disableKinds = ["RSS", "sitemap", "robotsTXT", "404"]
[markup.goldmark.renderer]
unsafe = true
[taxonomies]
category = "categories"
`;

const list = `<!doctype html><title>{{ .Title }}</title><ul>
{{ $pages := .Pages }}{{ if .IsHome }}{{ $pages = .Site.RegularPages }}{{ end }}
{{ range (.Paginate $pages).Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul>
`;

const single = `<!doctype html><title>{{ .Title }}</title>
<article><h1>{{ .Title }}</h1><p>{{ .Params.author }} {{ .Date }}</p>{{ .Content }}</article>
`;

export const hugo: Peer = {
  name: 'hugo',
  variable: 'LECTERN_BENCH_HUGO',
  args: ['--quiet'],
  files: {
    'config.toml': config,
    'layouts/_default/list.html': list,
    'layouts/_default/single.html': single,
  },
  posts: 'content',
  output: 'public',
  repairs: true,
};
