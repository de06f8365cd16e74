// The people of the demo, by username, and how everybody logs in and finds a place in the menu.
import { expect } from '@playwright/test';

const PASSWORD = 'Farstukvist!7';

/** Logs `username` in and lands on the overview. The words on the page are Swedish or English. */
export async function logIn(page, username, password = PASSWORD) {
  await page.goto('/logga-in');
  await page.getByLabel(/^(Användarnamn|Username)$/).fill(username);
  await page.getByLabel(/^(Lösenord|Password)$/).fill(password);
  await page.getByRole('main').getByRole('button', { name: /^(Logga in|Log in)$/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^(Hej|Hello) /);
}

/** Follows a link of the side menu, which a phone has folded. */
export async function goTo(page, name) {
  const menu = page.locator('nav.side');
  const fold = menu.getByText(/^(Meny|Menu)$/);
  if (await fold.isVisible()) await fold.click();
  await menu.getByRole('link', { name }).click();
}

/** Waits for what the page says has happened; other live regions on it may be silent. */
export async function told(page, words) {
  await expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();
}
