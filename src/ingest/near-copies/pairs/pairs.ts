import { farByHand, nearByHand, type Pair } from './by-hand.ts';
import { bothChanged, changes, original } from './changes.ts';
import { otherScript } from './other-script.ts';
import { type Story, stories } from './stories.ts';
import { fill, templates } from './templates.ts';

const named: readonly (readonly [string, Story])[] = Object.entries(stories);

/** Pairs that are the same story: every change made to every story, stories in the other script, and some by hand. */
export function nearPairs(): Pair[] {
  return [
    ...changedStories(),
    ...twiceChangedStories(),
    ...crawledAgain(),
    ...rewrittenStories(),
    ...nearByHand,
  ];
}

/** Pairs that have the same title and are not the same story. */
export function farPairs(): Pair[] {
  return [...strangers(), ...issues(), ...series(), ...sharedBeginnings(), ...farByHand];
}

function changedStories(): Pair[] {
  return Object.entries(changes).flatMap(([change, apply]) =>
    named.map(([story, content], turn) => ({
      name: `${change}: ${story}`,
      one: original(content),
      other: apply(content, turn),
    })),
  );
}

const edits = [
  'an editor line behind',
  'other words here and there',
  'other white space',
  'headings between',
];

/** A post that its own source changed a little. */
function crawledAgain(): Pair[] {
  return changedStories()
    .filter(({ name }) => edits.some((edit) => name.startsWith(edit)))
    .map((pair) => ({ ...pair, name: `in one source, ${pair.name}`, isOneSource: true, days: 2 }));
}

function twiceChangedStories(): Pair[] {
  return Object.entries(bothChanged).flatMap(([change, [first, second]]) =>
    named.map(([story, content], turn) => ({
      name: `${change}: ${story}`,
      one: first(content, turn),
      other: second(content, turn),
    })),
  );
}

function rewrittenStories(): Pair[] {
  return named.flatMap(([name, story]) => {
    const other = Object.entries(otherScript).find(([key]) => key === name)?.[1];
    if (!other) return [];
    return [{ name: `the other script: ${name}`, one: original(story), other: original(other) }];
  });
}

const commonTitles = ['今日要闻', '无题', '一周见闻（第三周）', '每日早报', 'Weekly notes', '月报'];

/** Every story against every other one under a title that says nothing. */
function strangers(): Pair[] {
  return named.flatMap(([one, story], index) =>
    named.slice(index + 1).map(([other, next]) => {
      const title = commonTitles[index % commonTitles.length] ?? '';
      return {
        name: `strangers: ${one}, ${other}`,
        one: { ...original(story), title },
        other: { ...original(next), title },
      };
    }),
  );
}

/** Issues of one template, in one source and as two sites have them. */
function issues(): Pair[] {
  return templates.flatMap((template) =>
    template.issues.flatMap((issue, index) =>
      template.issues.slice(index + 1).flatMap((next) =>
        [true, false].map((isOneSource) => ({
          name: `issues in ${isOneSource ? 'one source' : 'two sources'}: ${template.name}`,
          one: { title: template.title, text: fill(template, issue) },
          other: { title: template.title, text: fill(template, next) },
          isOneSource,
          days: 1,
        })),
      ),
    ),
  );
}

/** Parts of a series: introduction and end are the same, what stands between is another story's. */
function series(): Pair[] {
  return named.slice(2).map(([name, story], index) => {
    const [first, second] = [stories.tea, stories.column];
    const part = (middle: Story) => ({
      title: '走读山海：一路上的见闻',
      text: [first.paragraphs[0], ...middle.paragraphs.slice(1, 4), second.paragraphs[4]].join('\n'),
    });
    const other = named[(index + 5) % named.length]?.[1] ?? stories.market;
    return { name: `a series: ${name}`, one: part(story), other: part(other), isOneSource: index % 2 === 0 };
  });
}

/** The first paragraphs are the same, then each goes on for itself. */
function sharedBeginnings(): Pair[] {
  return named.flatMap(([name, story], index) => {
    const other = named[(index + 1) % named.length]?.[1] ?? story;
    return [1, 2].map((shared) => ({
      name: `${shared} of 5 paragraphs the same: ${name}`,
      one: original(story),
      other: {
        title: story.title,
        text: [...story.paragraphs.slice(0, shared), ...other.paragraphs.slice(shared)].join('\n'),
      },
    }));
  });
}
