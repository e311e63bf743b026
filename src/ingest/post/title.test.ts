import { describe, expect, it } from 'vitest';
import { readFields } from './fields.ts';
import { readTitle } from './title.ts';

/** The title of a front matter that ends with other keys, as they do. */
function titleOf(written: string): { title: string | null; isRepaired: boolean } {
  const { values, problems } = readFields(
    `title: ${written}\nauthor: 甲\ndate: 2021-03-21 16:41:54\n`,
    'yaml',
  );
  expect(values.get('author')).toBe('甲');
  const read = readTitle(values.get('title'));
  const codes = [...problems, ...read.problems].map(({ code }) => code);
  return { title: read.title, isRepaired: codes.includes('title-repaired') };
}

describe('readTitle', () => {
  const sound: [written: string, title: string | null][] = [
    // Not numbers, not truths, not dates.
    ['2019', '2019'],
    ["'2019'", '2019'],
    ['007', '007'],
    ['1e3', '1e3'],
    ['0x1F', '0x1F'],
    ['true', 'true'],
    ['yes', 'yes'],
    ['null', 'null'],
    ['~', '~'],
    ['2021-01-01', '2021-01-01'],
    ['<<', '<<'],
    // Quotes as YAML has them.
    [`"Dawn -The Miller's Song-｜黎明"`, `Dawn -The Miller's Song-｜黎明`],
    [`'改名"七号"之后'`, '改名"七号"之后'],
    [`'"The Mill"'`, '"The Mill"'],
    ["'it''s'", "it's"],
    ['"a \\"b\\" c"', 'a "b" c'],
    ["'a' # no title", 'a'],
    // Several lines.
    ['00_26\n                    \n            总量突破一千', '00_26 总量突破一千'],
    ['"a\n  b"', 'a b'],
    ['|\n  a\n  b', 'a b'],
    ['>-\n  a\n\n  b', 'a b'],
    ['\n  a', 'a'],
    // Entities once, tags as text.
    ['if &#123;&#123;x&#125;&#125;', 'if {{x}}'],
    ['A &amp;lt; B', 'A &lt; B'],
    ['R&D AT&T &copy', 'R&D AT&T &copy'],
    ['<b>a</b>', '<b>a</b>'],
    // What does not show.
    ["'　全角　空格　'", '全角　空格'],
    ['"a\\u0007b\\tc"', 'ab c'],
    ['', null],
    [' ', null],
    ["''", null],
    ['"\\u200b&nbsp;"', null],
  ];
  it.each(sound)('reads %j as %j', (written, title) => {
    expect(titleOf(written)).toEqual({ title, isRepaired: false });
  });

  const broken: [written: string, title: string][] = [
    ["'it's ok'", "it's ok"],
    ["'a 'b' c'", "a 'b' c"],
    ['"他说"你好"了"', '他说"你好"了'],
    ['"He said "hi" to me"', 'He said "hi" to me'],
    [`"""""""""'The Mill'"""""""""`, 'The Mill'],
    ["''The Mill''", 'The Mill'],
    [`"''The Mill''"`, 'The Mill'],
    ["''a' b'", "'a' b"],
    ['"A" and "B"', '"A" and "B"'],
    ["''A' and 'B''", "'A' and 'B'"],
    ['"A" 是什么', '"A" 是什么'],
    ['"a', 'a'],
    ["'Til dawn", "'Til dawn"],
    ['@甲 关注了 乙', '@甲 关注了 乙'],
    ['%a', '%a'],
    ['# a', '# a'],
    ['#话题# a', '#话题# a'],
    ['&a b', '&a b'],
    ['&lt;b&gt; a', '<b> a'],
    ['*a* b', '*a* b'],
    ['!a b', '!a b'],
    ['| a', '| a'],
    ['> a', '> a'],
    ['[a] b', '[a] b'],
    ['[a]', '[a]'],
    ['{a: b}', '{a: b}'],
    ['{{ a }}', '{{ a }}'],
    ['`a` b', '`a` b'],
    ['- a', '- a'],
    ['? a', '? a'],
    ['C# 入门 # 1', 'C# 入门 # 1'],
    ['a: b', 'a: b'],
    ['a\n  b: c', 'a b: c'],
    ['a\nb c', 'a b c'],
  ];
  it.each(broken)('repairs %j to %j', (written, title) => {
    expect(titleOf(written)).toEqual({ title, isRepaired: true });
  });

  it('takes out marks that turn the direction of writing, and says so', () => {
    expect(readTitle('a\u202eb')).toMatchObject({ title: 'ab', problems: [{ code: 'control-characters' }] });
  });

  it('cuts a title that is a whole text, and says so', () => {
    const { title, problems } = readTitle('长'.repeat(2000));
    expect(title).toHaveLength(1000);
    expect(title?.endsWith('长…')).toBe(true);
    expect(problems).toMatchObject([{ code: 'title-repaired' }]);
  });
});
