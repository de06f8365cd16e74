// The organisation's own pages: users, board, documents, billing, numbers that staff change; and an agent with its
// customers. Whatever is done is undone or done under the project's name, since projects share a portal.
import { test, expect } from '../portal.mjs';
import { expectAccessible } from '../axe.mjs';
import { logIn, takeHat, told } from '../people.mjs';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

/** Takes on the hat of an organisation and opens its page. */
async function actFor(page, name) {
  await takeHat(page, name);
  await page.goto('/organisation');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
}

test('a manager keeps users, board, documents and invoices', async ({ page }, { project }) => {
  await logIn(page, 'bosse');
  await actFor(page, 'Exempel IF');
  await expectAccessible(page);
  for (const [tab, heading] of [['Användare', 'Användare'], ['Styrelse', 'Styrelse'], ['Dokument', 'Dokument'], ['Faktura och medlemmar', 'Faktura och medlemmar']]) {
    await page.getByRole('navigation', { name: 'Organisationens sidor' }).getByRole('link', { name: tab }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    await expectAccessible(page);
  }
  await page.goto('/organisation/anvandare/bjud-in');
  await page.getByRole('button', { name: 'Skicka inbjudan' }).click();
  await expect(page.getByRole('heading', { name: /behöver rättas/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('E-postadress').fill(`ny.${project.name}@postladan.example`);
  await page.getByLabel('Underanvändare bokning').check();
  await page.getByRole('button', { name: 'Skicka inbjudan' }).click();
  await told(page, 'Inbjudan är skickad');

  await page.goto('/organisation/styrelse/ny');
  await expectAccessible(page);
  await page.getByLabel('Namn').fill(`Kerstin ${project.name}`);
  await page.getByLabel('Post', { exact: true }).selectOption({ index: 3 });
  await page.getByLabel('Från och med').fill('2026-01-01');
  await page.getByLabel('Till och med', { exact: true }).fill('2027-12-31');
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByText(`Kerstin ${project.name}`)).toBeVisible();

  await page.goto('/organisation/dokument');
  await page.getByRole('combobox', { name: 'Dokument', exact: true }).selectOption({ label: 'Annat' });
  await page.getByRole('combobox', { name: 'År', exact: true }).selectOption({ index: 0 });
  await page.locator('input[type=file]').setInputFiles({ name: `${project.name}.pdf`, mimeType: 'application/pdf', buffer: PDF });
  await page.getByRole('button', { name: 'Skicka', exact: true }).click();
  await told(page, 'Dokumentet är skickat.');
});

test('a manager asks for another number and takes it back', async ({ page, mailbox }) => {
  await logIn(page, 'bosse');
  await actFor(page, 'Exempel IF');
  await page.goto('/organisation/fakturering');
  await page.getByRole('link', { name: 'Begär ändring' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Begär ändring');
  await page.getByLabel('Vad ska ändras?').selectOption({ label: 'Plusgiro' });
  await page.getByLabel('Nytt nummer').fill('4 15 81-1');
  await page.getByLabel('Varför?').fill('Vi har ett nytt konto.');
  await page.getByRole('button', { name: 'Skicka begäran' }).click();
  await expect(page.getByRole('main').getByRole('link', { name: /Numret stämmer inte/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Nytt nummer').fill('4 15 81-0');
  await page.getByRole('button', { name: 'Skicka begäran' }).click();
  await told(page, 'Begäran är skickad.');
  await expectAccessible(page);
  await mailbox.waitFor('bo@exempelif.example', { subject: /vill ändra ett nummer/ });
  await page.getByRole('button', { name: /Ta tillbaka.*Plusgiro/ }).click();
  await told(page, 'Begäran är tillbakatagen.');
});

test('an agent works with the cases of a customer', async ({ page, anotherBrowser }) => {
  await logIn(page, 'erik');
  await actFor(page, 'Bryggan Ombud AB');
  await page.getByRole('navigation', { name: 'Organisationens sidor' }).getByRole('link', { name: 'Våra kunder' }).click();
  await expectAccessible(page);
  await page.goto('/arenden');
  await page.getByRole('link', { name: 'Våra kunders ärenden' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Våra kunders ärenden');
  await expectAccessible(page);
  await page.getByRole('main').getByLabel('Organisation', { exact: true }).selectOption({ label: 'Exempelbostäder' });
  await page.getByRole('button', { name: 'Filtrera' }).click();
  await page.getByRole('region', { name: 'Ärenden, senaste först' }).getByRole('link').first().click();
  await expect(page.getByText('Agenten Bryggan Ombud AB för Exempelbostäder').first()).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Meddelande').fill('Vi återkommer i morgon.');
  await page.getByRole('button', { name: 'Skicka svar' }).click();
  await told(page, 'Ditt svar är skickat.');

  const customer = await anotherBrowser();
  await logIn(customer, 'karin');
  await expect(customer.getByText('Bryggan Ombud AB vill bli er agent').first()).toBeVisible();
  await actFor(customer, 'Almgrens Bygg AB');
  await customer.getByRole('navigation', { name: 'Organisationens sidor' }).getByRole('link', { name: /Våra agenter/ }).click();
  await expect(customer.getByRole('heading', { name: 'Bryggan Ombud AB vill bli er agent' })).toBeVisible();
  await expectAccessible(customer);
});
