// What is held about oneself: the address of letters and invoices; all of it looked at, taken out as a file, the account
// closed and kept after all; and two accounts of one person merged by staff and taken apart.
import { readFile } from 'node:fs/promises';
import { test, expect } from '../portal.mjs';
import { expectAccessible } from '../axe.mjs';
import { logIn, register, told } from '../people.mjs';

const PASSWORD = 'Sommarregn!42-Granbacken';

const heading = (page) => page.getByRole('heading', { level: 1 });

test('somebody takes out everything, closes the account and keeps it after all', async ({ page, mailbox }, { project }) => {
  test.slow(); // one long walk
  const EMAIL = `ulla.${project.name}@post.example`;
  await register(page, mailbox, { email: EMAIL, firstName: 'Ulla', lastName: 'Ek', password: PASSWORD });
  await logIn(page, EMAIL, PASSWORD);

  await page.goto('/mitt-konto/personuppgifter');
  await expect(heading(page)).toHaveText('Mina personuppgifter');
  await expect(page.getByRole('heading', { name: 'Ingen har öppnat dina uppgifter' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('main').getByRole('link', { name: 'Ladda ner mina uppgifter' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Gör filen' }).click();
  await mailbox.waitFor(EMAIL, { subject: /uppgifter/ });
  await page.goto('/mitt-konto/personuppgifter/ladda-ner');
  await expect(page.getByRole('heading', { name: 'Filen är klar' })).toBeVisible();
  await expectAccessible(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Hämta filen' }).click()]);
  expect(download.suggestedFilename()).toBe('mina-uppgifter.zip');
  expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK');

  await page.goto('/mitt-konto/personuppgifter');
  await page.getByRole('main').getByRole('link', { name: 'Avsluta kontot' }).click();
  await expect(heading(page)).toHaveText('Avsluta kontot');
  await expectAccessible(page);
  await page.getByLabel('Lösenord', { exact: true }).fill('fel lösenord');
  await page.getByRole('main').getByRole('button', { name: 'Avsluta kontot' }).click();
  await expect(page).toHaveTitle(/^Fel: /);
  await expectAccessible(page);
  await page.getByLabel('Lösenord', { exact: true }).fill(PASSWORD);
  await page.getByRole('main').getByRole('button', { name: 'Avsluta kontot' }).click();
  await mailbox.waitFor(EMAIL, { subject: /avslut/ });
  await page.goto('/mitt-konto/personuppgifter/avsluta');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Ångra' }).click();
  await told(page, /kvar/);
});

test('an officer merges two accounts of one person, and takes them apart', async ({ page, mailbox, anotherBrowser }, { project }) => {
  test.slow(); // two accounts are made first
  const [KEPT, OLD] = [`siv.${project.name}@post.example`, `siv.gamla.${project.name}@post.example`];
  for (const email of [KEPT, OLD]) await register(page, mailbox, { email, firstName: 'Siv', lastName: 'Alm', password: PASSWORD });

  const office = await anotherBrowser();
  await logIn(office, 'amina');
  await office.goto('/handlaggning/personer');
  await office.getByLabel('Sök person').fill(KEPT);
  await office.getByRole('main').getByRole('button', { name: 'Sök' }).click();
  await office.getByRole('main').getByRole('link', { name: 'Siv Alm' }).first().click();
  await expectAccessible(office);
  await office.getByRole('link', { name: 'Slå ihop konton' }).click();
  await expectAccessible(office);
  await office.getByLabel('Det andra kontot').fill(OLD);
  await office.getByRole('button', { name: 'Sök' }).click();
  await office.getByRole('main').getByRole('link', { name: 'Siv Alm' }).last().click();
  await expect(heading(office)).toHaveText('Slå ihop två konton');
  await expectAccessible(office);
  await office.getByLabel('Orsak').fill('Samma person med två adresser.');
  await office.getByRole('button', { name: 'Slå ihop kontona' }).click();
  await told(office, 'Kontona är ihopslagna.');
  await expectAccessible(office);
  for (const email of [KEPT, OLD]) await mailbox.waitFor(email, { subject: /ihopslag/ });

  await logIn(page, OLD, PASSWORD); // the old door leads to the kept account
  await page.goto('/mitt-konto/uppgifter');
  await expect(page.getByRole('main')).toContainText(KEPT);

  await office.getByRole('link', { name: /^Ångra/ }).click();
  await expectAccessible(office);
  await office.getByLabel('Orsak').fill('De var två personer.');
  await office.getByRole('button', { name: 'Ångra sammanslagningen' }).click();
  await told(office, 'Sammanslagningen är ångrad.');
});

test('somebody says where letters and invoices go, and takes it back', async ({ page }) => {
  await logIn(page, 'anna');
  await page.goto('/mitt-konto/adress');
  await expect(heading(page)).toHaveText('Adress och faktura');
  await page.getByLabel('Postnummer').fill('12');
  await page.getByLabel('Som brev').check();
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByRole('alert')).toContainText('Fyll i adressen.');
  await expect(page.getByRole('alert')).toContainText('Ett postnummer har fem siffror, till exempel 123 45.');
  await expect(page.getByLabel('Som brev')).toBeChecked();
  await expectAccessible(page);
  await page.getByLabel('Adress', { exact: true }).fill('Storgatan 1');
  await page.getByLabel('Postnummer').fill('12345');
  await page.getByLabel('Ort').fill('Exempelstad');
  await page.getByRole('button', { name: 'Spara' }).click();
  await told(page, 'Adressen är sparad.');
  await expect(page.getByLabel('Postnummer')).toHaveValue(/^123\s45$/);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Ta bort adressen' }).click();
  await told(page, 'Adressen är borttagen.');
  await expect(page.getByLabel('Adress', { exact: true })).toHaveValue('');
});
