// The lost key: a forgotten password is chosen anew by a mailed link that works once, and a forgotten username is mailed.
import { test, expect } from '../portal.mjs';
import { expectAccessible } from '../axe.mjs';
import { linkIn } from '../mailbox.mjs';
import { logIn, told } from '../people.mjs';

const NEW_PASSWORD = 'Vinterregn!58-Granbacken';

test('somebody who forgot the password chooses a new one', async ({ page, mailbox }) => {
  const EMAIL = 'fatima@almgrensbygg.example';
  await page.goto('/logga-in');
  await page.getByRole('link', { name: 'Har du glömt ditt lösenord?' }).click();
  await expectAccessible(page);
  await page.getByLabel('E-post').fill(EMAIL);
  await page.getByRole('button', { name: 'Skicka länk' }).click();
  await expect(page.getByRole('main')).toContainText('Titta i skräpposten');
  await expectAccessible(page);

  const letter = await mailbox.waitFor(EMAIL, { subject: 'Välj ett nytt lösenord' });
  const link = linkIn(letter, /nytt-losenord/);
  await page.goto(link);
  await expectAccessible(page);
  await page.getByLabel('Nytt lösenord', { exact: true }).fill('kort');
  await page.getByLabel('Bekräfta nytt lösenord').fill('kort');
  await page.getByRole('button', { name: 'Spara lösenordet' }).click();
  await expect(page.getByRole('alert')).toContainText('uppfyller inte alla krav');
  await expectAccessible(page);
  await page.getByLabel('Nytt lösenord', { exact: true }).fill(NEW_PASSWORD);
  await page.getByLabel('Bekräfta nytt lösenord').fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Spara lösenordet' }).click();
  await told(page, 'Lösenordet har återställts');
  await logIn(page, EMAIL, NEW_PASSWORD);
  await mailbox.waitFor(EMAIL, { subject: 'Lösenordet har återställts' });

  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Länken gäller inte längre');
  await expect(page.getByRole('link', { name: 'Skicka en ny länk' })).toBeVisible();
});

test('somebody who forgot the username gets it by mail, and nobody learns who has an account', async ({ page, mailbox }) => {
  const EMAIL = 'johan@almgrensbygg.example';
  const ask = async (email) => {
    await page.goto('/logga-in');
    await page.getByRole('link', { name: 'Har du glömt ditt användarnamn?' }).click();
    await page.getByLabel('E-post').fill(email);
    await page.getByRole('button', { name: 'Skicka användarnamn' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Titta i din e-post');
    return page.getByRole('main').innerText();
  };
  const known = await ask(EMAIL);
  await expectAccessible(page);
  const letter = await mailbox.waitFor(EMAIL, { subject: 'Ditt användarnamn' });
  expect(letter.text).toContain('johan');
  expect(await ask('ingen@post.example')).toBe(known);
  expect(await mailbox.lettersTo('ingen@post.example')).toEqual([]);
});
