import type { Articles } from './articles.ts';
import { groupNearCopies } from './near-copies/group-near-copies.ts';

/** Articles that tell the same story: numbers, the leading one first. */
export type Story = readonly number[];

/**
 * Finds the stories that several articles tell, and notes in each which others do. The one that leads is the earliest, then the one with the smaller
 * id; articles without a date come last. A reader that merges lists goes by the same order.
 * @param titleOf of an article, by its number.
 */
export function foldStories(articles: Articles, titleOf: (number: number) => string): Story[] {
  const order = (a: number, b: number): number => {
    const first = articles.date(a) ?? Infinity;
    const second = articles.date(b) ?? Infinity;
    return first === second ? (articles.id(a) < articles.id(b) ? -1 : 1) : first - second;
  };
  return groupNearCopies(articles.signatures()).map((group) => {
    const story = group.toSorted(order);
    const members = story.map((number) => ({
      id: articles.id(number),
      title: titleOf(number),
      date: articles.date(number),
      categories: articles.categories(number),
      author: articles.author(number),
    }));
    for (const [index, number] of story.entries()) {
      articles.change(number, { others: members.toSpliced(index, 1) });
    }
    return story;
  });
}
