import { expect, type Fixtures, type Page, type PlaywrightTestArgs } from '@playwright/test';

/** Collects what a page does against its policy, from the next page on. */
export async function watchViolations(page: Page): Promise<string[]> {
  const violations: string[] = [];
  await page.exposeFunction('tellViolation', (violation: string) => violations.push(violation));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      const tell: unknown = Reflect.get(window, 'tellViolation');
      if (typeof tell === 'function') tell(`${violatedDirective} ${blockedURI} ${sourceFile}`);
    });
  });
  return violations;
}

/** A fixture: every test of a file that extends its tests with it also shows that the page's policy is kept. */
export const policyIsKept: Fixtures<{ violations: string[] }, object, PlaywrightTestArgs> = {
  violations: [
    async ({ page }, use) => {
      const violations = await watchViolations(page);
      await use(violations);
      expect(violations).toEqual([]);
    },
    { auto: true },
  ],
};
