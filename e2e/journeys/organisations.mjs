// A visitor looks through the association register; somebody registers an association, and an officer confirms it.
import { test, expect } from '../portal.mjs';
import { expectAccessible } from '../axe.mjs';
import { linkIn } from '../mailbox.mjs';

const PASSWORD = 'Sommarregn!42-Granbacken';
// Of the demo, as the README lists it.
const OFFICER = { username: 'amina', password: 'Farstukvist!7' };
// One number for each browser project that shares a portal, each with its check digit.
const NUMBERS = { desktop: '809900-0005', phone: '809900-0013', nojs: '809900-0021' };

async function logIn(page, username, password) {
  await page.goto('/logga-in');
  await page.getByLabel('Användarnamn', { exact: true }).fill(username);
  await page.getByLabel('Lösenord', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Logga in' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Hej');
}

test('a visitor finds an association', async ({ page }) => {
  await page.goto('/foreningar');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Föreningsregister');
  await expectAccessible(page);
  await page.getByLabel('Sök förening').fill('exempel if');
  await page.getByRole('button', { name: 'Sök' }).click();
  await expect(page.getByRole('link', { name: 'Exempel IF' })).toBeVisible();
  await page.getByRole('link', { name: 'Exempel IF' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Exempel IF');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Be föreningsansvarig om behörighet' }).click();
  await expect(page.getByRole('heading', { name: 'Du behöver ett eget konto först' })).toBeVisible();
  await expectAccessible(page);
  await page.goto('/foreningar?sok=finns+inte+alls');
  await expect(page.getByRole('heading', { name: 'Ingen förening passar' })).toBeVisible();
  await expectAccessible(page);
});

test('somebody registers an association and an officer confirms it', async ({ page, mailbox, anotherBrowser }, { project }) => {
  const EMAIL = `stina.${project.name}@post.example`;
  const NAME = `Solviks Byalag ${project.name}`;
  await page.goto('/registrera/forening?sok=solvik');
  await expect(page.getByRole('status').first()).toContainText('Ingen förening i registret har det namnet');
  await expectAccessible(page);

  const form = page.getByRole('main');
  await form.getByLabel('Namn', { exact: true }).fill(NAME);
  await form.getByLabel('Organisationsnummer').fill('809900-0006');
  await form.getByLabel('Adress', { exact: true }).fill('Solviksvägen 3');
  await form.getByLabel('Postnummer').fill('123 45');
  await form.getByLabel('Ort').fill('Exempelstad');
  await form.getByLabel('E-post').fill(EMAIL);
  await form.getByLabel('Förnamn').fill('Stina');
  await form.getByLabel('Efternamn').fill('Solvik');
  await form.getByLabel('Lösenord', { exact: true }).fill(PASSWORD);
  await form.getByLabel('Jag har läst och godkänner villkoren').check();
  await form.getByRole('button', { name: 'Registrera' }).click();
  await expect(page.getByRole('heading', { name: /behöver rättas/ })).toBeVisible();
  await expect(form.getByRole('link', { name: /Organisationsnumret stämmer inte/ })).toBeVisible();
  await expectAccessible(page);
  await form.getByLabel('Organisationsnummer').fill(NUMBERS[project.name] ?? NUMBERS.desktop);
  await form.getByLabel('Lösenord', { exact: true }).fill(PASSWORD);
  await form.getByRole('button', { name: 'Registrera' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tack! Titta i din e-post');

  const letter = await mailbox.waitFor(EMAIL, { subject: /Bekräfta/ });
  await page.goto(linkIn(letter, /bekrafta/));
  await page.getByRole('button', { name: 'Bekräfta kontot' }).click();
  await logIn(page, EMAIL, PASSWORD);
  await page.goto('/mitt-konto/organisationer');
  await expect(page.getByRole('main').getByText('Väntar på bekräftelse', { exact: true })).toBeVisible();
  await expectAccessible(page);

  const office = await anotherBrowser();
  await logIn(office, OFFICER.username, OFFICER.password);
  await office.goto('/handlaggning/organisationer');
  await expectAccessible(office);
  await office.getByRole('link', { name: NAME }).click();
  await expect(office.getByRole('heading', { level: 1 })).toHaveText(NAME);
  await expectAccessible(office);
  await office.getByRole('button', { name: 'Bekräfta' }).click();
  await expect(office.getByRole('status')).toContainText('är sparat');

  await mailbox.waitFor(EMAIL, { subject: /är bekräftad/ });
  await page.goto('/mitt-konto/organisationer');
  await page.getByRole('main').getByRole('link', { name: NAME }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(NAME);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Uppdatera kunduppgifter' }).click();
  await expectAccessible(page);
  await page.getByLabel('Byalag och grannskap').check();
  await page.getByLabel('Visa föreningens uppgifter i föreningsregistret').check();
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByRole('status')).toContainText('är sparade');
  await page.goto('/organisation/anvandare');
  await expectAccessible(page);
  await page.goto('/mitt-konto/e-postfilter');
  await expectAccessible(page);
  await page.goto(`/foreningar?sok=${encodeURIComponent(NAME)}`);
  await expect(page.getByRole('link', { name: NAME })).toBeVisible();
});
