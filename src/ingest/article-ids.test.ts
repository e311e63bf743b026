import { describe, expect, it } from 'vitest';
import { isArticleId } from '#contract/article-id.ts';
import { idFromPath, takeId } from './article-ids.ts';

describe('idFromPath', () => {
  it('is the address of a path for ever', () => {
    // A link that someone keeps has this id: it must not change, whatever else does.
    expect(idFromPath('新闻/晨报/a.md')).toBe('171r0415tzem');
    expect(idFromPath('a.md')).toBe('sabr24pa3eyw');
  });

  it('does not depend on the ending or on how the file system writes accents', () => {
    expect(idFromPath('a.markdown')).toBe(idFromPath('a.md'));
    expect(idFromPath('caf\u00e9/\u30ac.md')).toBe(idFromPath('cafe\u0301/\u30ab\u3099.md'));
  });

  it('tells paths apart', () => {
    const files = [
      'a.md',
      'A.md',
      'a/b.md',
      'a.b.md',
      'a b.md',
      ' a.md',
      'b/a.md',
      'a.b/c.md',
      'a\n.md',
      '😀.md',
    ];
    expect(new Set(files.map(idFromPath)).size).toBe(files.length);
    for (const file of files) expect(isArticleId(idFromPath(file))).toBe(true);
  });
});

/** Takes ids one after the other, as a build does. */
function openIds() {
  const owners = new Map<string, string>();
  return (file: string, explicit: string | null) => {
    const taken = takeId(explicit ?? idFromPath(file), file, (id) => owners.get(id) ?? null);
    owners.set(taken.id, file);
    return taken;
  };
}

describe('takeId', () => {
  it('gives an explicit id, else the one of the path', () => {
    const take = openIds();
    expect(take('a.md', 'my-id')).toEqual({ id: 'my-id', problem: null });
    expect(take('b.md', null)).toEqual({ id: idFromPath('b.md'), problem: null });
  });

  it('gives a taken id to the first that asks; the other gets one of its own, and says so', () => {
    const take = openIds();
    take('a.md', 'same');
    const { id, problem } = take('b.md', 'same');
    expect(id).not.toBe('same');
    expect(id).not.toBe(idFromPath('b.md'));
    expect(isArticleId(id)).toBe(true);
    expect(problem).toEqual({
      code: 'id-taken',
      detail: `the id same belongs to a.md; this article has ${id} instead: give one of them another id`,
    });
  });

  it('gives different ids to files whose names differ in their ending or their accents only', () => {
    const take = openIds();
    const ids = ['a.md', 'a.markdown', 'caf\u00e9.md', 'cafe\u0301.md'].map((file) => take(file, null).id);
    expect(new Set(ids).size).toBe(4);
  });

  it('gives no id twice, even when a post has named the substitute', () => {
    const first = openIds();
    first('a.md', 'same');
    const substitute = first('b.md', 'same').id;

    const take = openIds();
    const ids = [
      take('0.md', substitute).id,
      take('a.md', 'same').id,
      take('b.md', 'same').id,
      take('b.md', 'same').id,
    ];
    expect(new Set(ids).size).toBe(4);
  });

  it('gives the same ids in every build', () => {
    const asked: [string, string | null][] = [
      ['a.md', 'x'],
      ['b.md', 'x'],
      ['c.md', null],
      ['d.md', 'x'],
    ];
    const build = () => {
      const take = openIds();
      return asked.map(([file, id]) => take(file, id));
    };
    expect(build()).toEqual(build());
  });
});
