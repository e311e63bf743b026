type Said = { title?: string; date?: string; categories?: string[]; more?: string };

/** For tests: a post whose front matter says this; `more` are further lines of it. */
export function samplePost(
  body: string,
  { title = 'A title', date = '2021-01-02', categories = ['新闻', '晨报'], more = '' }: Said = {},
): string {
  const list = categories.map((name) => ` - ${name}\n`).join('');
  return `---\ntitle: '${title}'\ndate: ${date}\ncategories:\n${list}${more}---\n\n<div>${body}</div>\n`;
}

/** For tests: the head of a PNG of 16 by 9, which is all that is looked at. */
export const samplePng = Buffer.from(
  '89504e470d0a1a0a0000000d494844520000001000000009080200000000000000',
  'hex',
);

/** For tests: posts in a tree, with pictures, authors, undated ones and posts without a category. Number 1 is `类 1/1/1.md`. */
export function manyPosts(count = 400): Record<string, string | Uint8Array> {
  const files: Record<string, string | Uint8Array> = { 'pictures/a.png': samplePng };
  for (let number = 0; number < count; number++) {
    const top = `类 ${number % 5}`;
    const date =
      number % 11 === 0 ? 'Invalid Date' : `20${10 + (number % 12)}-0${1 + (number % 9)}-15 10:00:00`;
    const picture =
      number % 3 === 0
        ? '<img src="/pictures/a.png">'
        : `<img src="https://i${number % 4}.example/${number}.jpg">`;
    files[`${top}/${number % 7}/${number}.md`] = samplePost(`<p>Text ${number}</p>${picture}`, {
      title: `Post ${number}`,
      date,
      categories: number % 13 === 0 ? [] : [top, `source ${number % 7}`],
      more: number % 2 === 0 ? `author: Author ${number % 9}\n` : '',
    });
  }
  return files;
}
