// The main job in English: register, confirm, ask, and read the answer in English letters, while the officer works in Swedish.
import { test, expect } from '../portal.mjs';
import { expectAccessible } from '../axe.mjs';
import { linkIn } from '../mailbox.mjs';
import { goTo, logIn, told } from '../people.mjs';

const EMAIL = 'emily@post.example';
const PASSWORD = 'Summer-rain!42-hill';

test('a newcomer does the main job in English', async ({ page, mailbox, anotherBrowser }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'English' }).first().click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Come in. What would you like to do?');
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Create account' }).first().click();
  await page.getByRole('link', { name: /^Private/ }).click();
  await page.getByLabel('E-mail').fill(EMAIL);
  await page.getByLabel('First name').fill('Emily');
  await page.getByLabel('Last name').fill('Stone');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByLabel('I have read and accept the terms').check();
  await page.getByRole('main').getByRole('button', { name: 'Register' }).click();
  const letter = await mailbox.waitFor(EMAIL, { subject: 'Confirm your account' });
  await page.goto(linkIn(letter, /bekrafta/));
  await page.getByRole('button', { name: 'Confirm the account' }).click();
  await logIn(page, EMAIL, PASSWORD);
  await expectAccessible(page);

  await goTo(page, /^Cases/);
  await page.getByRole('link', { name: 'New case' }).first().click();
  await page.getByLabel('What is it about?').selectOption({ index: 1 });
  await page.getByLabel('Subject').fill('Where do I leave old paint?');
  await page.getByLabel('Message').fill('I have three half-full cans.');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Where do I leave old paint?');
  await expectAccessible(page);
  const reference = page.url().match(/ARE-\d{4}-\d{6}/)[0];

  const officer = await anotherBrowser();
  await logIn(officer, 'linus');
  await officer.goto(`/handlaggning/arenden/${reference}`);
  await officer.getByLabel('Meddelande').fill('Please bring them to the recycling centre.');
  await officer.getByLabel('Ärendet är löst, svaret är lösningen').check();
  await officer.getByRole('button', { name: 'Skicka svar' }).click();
  await told(officer, 'Svaret är skickat.');

  const solved = await mailbox.waitFor(EMAIL, { subject: `Your case ${reference} is solved` });
  expect(solved.text).toContain('Please bring them to the recycling centre.');
  await page.goto(linkIn(solved, /\/arenden\//));
  await page.getByRole('button', { name: 'Solved, thank you' }).click();
  await told(page, 'Thank you');
  await page.getByRole('button', { name: 'Log out' }).click();
  await told(page, 'You are logged out.');
});
