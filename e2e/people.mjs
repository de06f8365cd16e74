// The people of the demo, by username, and how everybody gets an account, logs in, takes on a hat and finds a place in the menu.
import { expect } from '@playwright/test';
import { linkIn } from './mailbox.mjs';

const PASSWORD = 'Farstukvist!7';

/** Logs `username` in and lands on the overview. The words on the page are Swedish or English. */
export async function logIn(page, username, password = PASSWORD) {
  await page.goto('/logga-in');
  await page.getByLabel(/^(Användarnamn|Username)$/).fill(username);
  await page.getByLabel(/^(Lösenord|Password)$/).fill(password);
  await page.getByRole('main').getByRole('button', { name: /^(Logga in|Log in)$/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^(Hej|Hello) /);
}

/** Makes a private person's account and confirms it; the person is not logged in yet. */
export async function register(page, mailbox, { email, firstName, lastName, password }) {
  await page.goto('/registrera/privat');
  await page.getByLabel('E-post').fill(email);
  await page.getByLabel('Förnamn').fill(firstName);
  await page.getByLabel('Efternamn').fill(lastName);
  await page.getByLabel('Lösenord', { exact: true }).fill(password);
  await page.getByLabel('Jag har läst och godkänner villkoren').check();
  await page.getByRole('main').getByRole('button', { name: 'Registrera' }).click();
  await page.goto(linkIn(await mailbox.waitFor(email, { subject: /Bekräfta ditt konto/ }), /bekrafta/));
  await page.getByRole('button', { name: 'Bekräfta kontot' }).click();
}

/** Takes on the hat of an organisation or a person, on the overview. */
export async function takeHat(page, name) {
  await page.goto('/');
  await page.getByRole('main').getByRole('group', { name: /^(Jag agerar som|I am acting as)$/ }).getByRole('button', { name }).click();
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
