// The first visit: find the start page in Swedish, register, confirm by the mailed link, log in, look around, log out.
import { test, expect } from '../portal.mjs';
import { expectAccessible } from '../axe.mjs';
import { linkIn } from '../mailbox.mjs';

const PASSWORD = 'Sommarregn!42-Granbacken';

test('a newcomer registers, confirms and logs in', async ({ page, mailbox }, { project }) => {
  const EMAIL = `anna.${project.name}@post.example`;
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'sv');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Välkommen in. Vad vill du göra?');
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Skapa konto' }).first().click();
  await expectAccessible(page);
  await page.getByRole('link', { name: /^Privat/ }).click();
  await expectAccessible(page);

  const form = page.getByRole('main');
  await form.getByRole('button', { name: 'Registrera' }).click();
  await expect(page.getByRole('heading', { name: /behöver rättas/ })).toBeVisible();
  await expect(page).toHaveTitle(/^Fel: /);
  await expectAccessible(page);

  await form.getByLabel('E-post').fill(EMAIL);
  await form.getByLabel('Förnamn').fill('Anna');
  await form.getByLabel('Efternamn').fill('Lind');
  await form.getByLabel('Lösenord', { exact: true }).fill(PASSWORD);
  await form.getByLabel('Jag har läst och godkänner villkoren').check();
  await form.getByRole('button', { name: 'Registrera' }).click();
  await expectAccessible(page);

  const letter = await mailbox.waitFor(EMAIL, { subject: /Bekräfta/ });
  await page.goto(linkIn(letter, /bekrafta/));
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Bekräfta kontot' }).click();
  await expect(page.getByRole('status')).toContainText('Kontot är bekräftat');

  await page.getByLabel('Användarnamn', { exact: true }).fill(EMAIL);
  await page.getByLabel('Lösenord', { exact: true }).fill(PASSWORD);
  await page.getByRole('main').getByRole('button', { name: 'Logga in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hej Anna');
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Logga ut' }).click();
  await page.goto('/arenden');
  await expect(page).toHaveURL(/\/logga-in\?till=/);
});
