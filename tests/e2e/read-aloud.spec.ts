import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { watchViolations } from './csp-violations.ts';
import { expect, test } from './site.ts';

/** Chromium has no voices here: this stands in for them, and says a sentence for as long as the test wants. */
async function giveVoices(page: Page, langs: readonly string[]): Promise<void> {
  await page.addInitScript((spoken) => {
    const said: { text: string; rate: number; voice: string }[] = [];
    let current: SpeechSynthesisUtterance | null = null;
    class Utterance {
      text: string;
      constructor(text: string) {
        this.text = text;
      }
    }
    const end = (): void => {
      const ended = current;
      current = null;
      ended?.onend?.(new Event('end') as SpeechSynthesisEvent);
    };
    const synthesis = {
      getVoices: () =>
        spoken.map((lang) => ({
          lang,
          name: `Voice ${lang}`,
          voiceURI: lang,
          localService: true,
          default: false,
        })),
      speak(utterance: SpeechSynthesisUtterance) {
        current = utterance;
        said.push({ text: utterance.text, rate: utterance.rate, voice: utterance.voice?.name ?? '' });
      },
      cancel() {
        current = null;
      },
      addEventListener() {},
      removeEventListener() {},
    };
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
    Object.assign(window, {
      SpeechSynthesisUtterance: Utterance,
      speechTest: { said, end, isSpeaking: () => current !== null },
    });
  }, langs);
}

type SpeechTest = {
  said: { text: string; rate: number; voice: string }[];
  end: () => void;
  isSpeaking: () => boolean;
};
const ask = <T>(page: Page, question: (test: SpeechTest) => T): Promise<T> =>
  page.evaluate(`(${question.toString()})(window.speechTest)`) as Promise<T>;
const endSentence = (page: Page) => ask(page, (speech) => speech.end());
const lastSaid = (page: Page) => ask(page, (speech) => speech.said.at(-1)?.text ?? '');
const highlighted = (page: Page) =>
  page.evaluate(() =>
    [...(CSS.highlights.get('read-aloud') ?? [])].map((range) => range.toString()).join(''),
  );
const player = (page: Page) => page.getByRole('region', { name: 'Reading aloud' });

test('an article is read sentence by sentence, by key and by hand', async ({ page, site }) => {
  const violations = await watchViolations(page);
  await giveVoices(page, ['en-GB', 'zh-CN']);
  await page.goto(`${site.url}a/post-3`);
  await expect(page.locator('[data-article-body]')).toContainText('完。');
  await page.keyboard.press('r');
  await expect(player(page)).toBeVisible();
  await expect.poll(() => lastSaid(page)).toBe('编程文章第 3 篇');
  await endSentence(page);
  await expect.poll(() => lastSaid(page)).toBe('这是第 3 篇。');
  expect(await highlighted(page)).toBe('这是第 3 篇。');
  await page.keyboard.press('r');
  await expect(player(page).getByRole('button', { name: 'Go on reading' })).toBeVisible();
  expect(await ask(page, (speech) => speech.isSpeaking())).toBe(false);
  await player(page).getByRole('button', { name: 'Next sentence' }).click();
  expect(await ask(page, (speech) => speech.isSpeaking())).toBe(false);
  await page.keyboard.press('r');
  await expect.poll(() => lastSaid(page)).toBe('读书是一件安静的事。');
  await player(page).getByRole('combobox', { name: 'Speed' }).selectOption('1.5');
  await expect
    .poll(() => ask(page, (speech) => speech.said.at(-1)))
    .toEqual({
      text: '读书是一件安静的事。',
      rate: 1.5,
      voice: 'Voice zh-CN',
    });
  const { violations: faults } = await new AxeBuilder({ page }).analyze();
  expect(faults.map(({ id }) => id)).toEqual([]);
  await player(page).getByRole('button', { name: 'Stop reading aloud' }).focus();
  await page.keyboard.press('Escape');
  await expect(player(page)).toBeHidden();
  await expect(page.locator('#article')).toBeFocused();
  expect(await highlighted(page)).toBe('');
  expect(await ask(page, (speech) => speech.isSpeaking())).toBe(false);
  // The article is still open: the key was the player's.
  await expect(page.locator('[data-article-body]')).toBeVisible();
  expect(violations).toEqual([]);
});

test('reading goes on with the next article of the view, and the address with it', async ({ page, site }) => {
  await giveVoices(page, ['zh-CN']);
  await page.goto(site.url);
  await page.locator('main ol a', { hasText: '人文文章第 1 篇' }).click();
  await page.getByRole('button', { name: 'Read aloud' }).click();
  await expect.poll(() => lastSaid(page)).toBe('人文文章第 1 篇');
  for (let count = 0; count < 23; count++) await endSentence(page);
  await expect(page).toHaveURL(/\/a\/post-2$/);
  await expect.poll(() => lastSaid(page)).toBe('设计文章第 2 篇');
  await player(page).getByRole('button', { name: 'Previous article' }).click();
  await expect(page).toHaveURL(/\/a\/post-1$/);
  await expect.poll(() => lastSaid(page)).toBe('人文文章第 1 篇');
  await page.locator('#article').focus();
  await page.keyboard.press('u');
  await expect(player(page)).toBeHidden();
  expect(await ask(page, (speech) => speech.isSpeaking())).toBe(false);
});

test('the sentence stays in sight, unless the reader goes somewhere else', async ({ page, site }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await giveVoices(page, ['zh-CN']);
  await page.goto(`${site.url}a/long-article`);
  await expect(page.locator('[data-article-body] p').nth(199)).toBeAttached();
  await page
    .locator('[data-article-body] p')
    .nth(50)
    .evaluate((element) => element.scrollIntoView());
  await page.keyboard.press('r');
  await expect.poll(() => lastSaid(page)).toMatch(/^第 (?:49|50|51) 段。$/);
  const top = () => page.locator('#article').evaluate((pane) => pane.scrollTop);
  const before = await top();
  for (let count = 0; count < 200; count++) await endSentence(page);
  await expect.poll(top).toBeGreaterThan(before);
  await page.locator('#article').hover();
  await page.mouse.wheel(0, -4000);
  await expect.poll(top).toBeLessThan(before);
  const away = await top();
  await endSentence(page);
  await endSentence(page);
  expect(await top()).toBe(away);
});

test('without a voice for the language, that is what is said', async ({ page, site }) => {
  await giveVoices(page, ['en-GB']);
  await page.goto(`${site.url}a/post-3`);
  await expect(page.locator('[data-article-body]')).toContainText('完。');
  await page.keyboard.press('r');
  await expect(page.getByText('This device has no voice for')).toBeVisible();
  await expect(player(page)).toBeHidden();
});

test('the reading begins at the selection; Escape ends it before it leads back', async ({ page, site }) => {
  await giveVoices(page, ['zh-CN']);
  await page.goto(`${site.url}a/long-article`);
  await expect(page.locator('[data-article-body] p').nth(199)).toBeAttached();
  await page
    .locator('[data-article-body] p')
    .nth(2)
    .evaluate((paragraph) => document.getSelection()?.selectAllChildren(paragraph));
  await page.keyboard.press('r');
  await expect.poll(() => lastSaid(page)).toBe('第 3 段。');
  await page.evaluate(() => document.getSelection()?.removeAllRanges());
  await expect(page.locator('[data-highlights]')).toHaveCount(0);
  await page.locator('#article').focus();
  await page.keyboard.press('Escape');
  await expect(player(page)).toBeHidden();
  expect(await ask(page, (speech) => speech.isSpeaking())).toBe(false);
  await expect(page).toHaveURL(/long-article$/);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(site.url);
});

test('the list beside the article goes down to the end of the page while the player is there', async ({
  page,
  site,
}) => {
  await giveVoices(page, ['zh-CN']);
  await page.goto(`${site.url}a/post-3`);
  await page.getByRole('button', { name: 'Read aloud' }).click();
  await expect(player(page)).toBeVisible();
  const endOf = async (part: ReturnType<Page['locator']>): Promise<number> => {
    const box = await part.boundingBox();
    return (box?.y ?? 0) + (box?.height ?? 0);
  };
  expect(await endOf(page.locator('#list'))).toBe(900);
  expect(await endOf(player(page))).toBe(900);
});
