// What the law and good manners give around a case: a public document without a name, a decision and an appeal, a draft that
// is gone on with, a case that is shared, one about an association, and an officer who steps aside.
import { setTimeout as sleep } from 'node:timers/promises';
import { test, expect } from '../portal.mjs';
import { expectAccessible } from '../axe.mjs';
import { logIn, takeHat, told } from '../people.mjs';

const QUEUE = '/handlaggning/arenden';
const TIME_TRAP = 3_200; // ms: an open form that comes back sooner was not filled in by a person
const heading = (page) => page.getByRole('heading', { level: 1 });
const press = (page, name) => page.getByRole('main').getByRole('button', { name, exact: true }).click();
const number = (text) => text.match(/ARE-\d{4}-\d{6}/)[0];
// Projects share a portal.
const mark = () => `${test.info().project.name} ${test.info().retry}`;

/** Asks as who is logged in; gives the case's number. */
async function ask(page, subject) {
  await page.goto('/arenden/ny');
  await page.getByLabel('Vad gäller det?').selectOption({ index: 1 });
  await page.getByLabel('Rubrik').fill(subject);
  await page.getByLabel('Meddelande').fill('Kan ni hjälpa mig med det här?');
  await press(page, 'Skicka');
  await told(page, 'Vi har tagit emot ditt ärende');
  return number(page.url());
}

test('a visitor asks for a public document without a name, gets a decision and appeals', async ({ page, anotherBrowser }) => {
  test.slow();
  const officer = await anotherBrowser();
  await page.goto('/allman-handling');
  await expect(heading(page)).toHaveText('Begär ut allmän handling');
  await expectAccessible(page);
  await page.getByLabel('Läsa på plats').check();
  await page.getByLabel('Vilken handling vill du ha?').fill('Avtalet om snöröjning från i höstas.');
  await sleep(TIME_TRAP);
  await press(page, 'Skicka begäran');
  await told(page, 'Spara adressen till den här sidan');
  await expectAccessible(page);
  const reference = number(await page.getByRole('main').textContent());

  await logIn(officer, 'david');
  await officer.goto(`${QUEUE}/${reference}`);
  await officer.getByRole('link', { name: 'Fatta beslut' }).click();
  await press(officer, 'Skicka beslutet');
  await expect(officer.getByRole('heading', { name: /behöver rättas/ })).toBeVisible();
  await expectAccessible(officer);
  await officer.getByLabel('Beslutstyp').selectOption('Utlämnande av allmän handling');
  await officer.getByLabel('Avslag', { exact: true }).check();
  await officer.getByLabel('Beslut och skäl').fill('Avtalet är hemligt tills upphandlingen är klar.');
  await officer.getByLabel('Punkt i delegationsordningen').fill('4.2');
  await press(officer, 'Skicka beslutet');
  await told(officer, 'Beslutet är skickat.');
  await expectAccessible(officer);

  await page.reload();
  await expect(page.getByRole('main')).toContainText('Beslut: Avslag');
  await expectAccessible(page);
  await page.getByRole('main').getByRole('link', { name: 'Överklaga' }).click();
  await expectAccessible(page);
  await page.getByLabel('Vad vill du ändra, och varför?').fill('Upphandlingen är klar sedan länge.');
  await press(page, 'Skicka överklagandet');
  await told(page, 'Ditt överklagande kom in');
  await officer.goto(`${QUEUE}/${reference}`);
  await officer.getByRole('complementary').getByRole('link', { name: /^Beslut: Avslag/ }).click();
  await expect(officer.getByRole('main')).toContainText('I tid');
  await expectAccessible(officer);
});

test('a customer goes on with a draft and shares the case', async ({ page, anotherBrowser }) => {
  test.slow();
  const anna = await anotherBrowser();
  const subject = `Cykelställ ${mark()}`;
  await logIn(page, 'nils');
  await page.goto('/arenden/ny');
  await page.getByLabel('Rubrik').fill(subject);
  await press(page, 'Spara utkast');
  await told(page, 'Utkastet är sparat.');
  await expectAccessible(page);
  await page.getByRole('link', { name: subject }).click();
  await expect(page.getByLabel('Rubrik')).toHaveValue(subject);
  await page.getByLabel('Vad gäller det?').selectOption({ index: 1 });
  await page.getByLabel('Meddelande').fill('Cykelställen vid hallen räcker inte.');
  await press(page, 'Skicka');
  await told(page, 'Vi har tagit emot ditt ärende');

  await page.getByRole('link', { name: 'Dela ärendet' }).click();
  await expectAccessible(page);
  await page.getByLabel('Personens e-postadress').fill('anna.lindqvist@postladan.example');
  await page.getByRole('button', { name: 'Dela', exact: true }).first().click();
  await told(page, 'Vi har mejlat');
  await logIn(anna, 'anna');
  await anna.goto('/arenden');
  await expect(anna.getByRole('listitem').filter({ hasText: subject })).toContainText('Delat med dig');
  await anna.getByRole('link', { name: subject }).click();
  await anna.getByLabel('Meddelande').fill('Jag håller med.');
  await press(anna, 'Skicka svar');
  await told(anna, 'Ditt svar är skickat.');
  await expectAccessible(anna);
  await anna.getByRole('link', { name: 'Ta bort mig från ärendet' }).click();
  await expectAccessible(anna);
  await press(anna, 'Ta bort mig från ärendet');
  await told(anna, 'Ärendet är inte längre delat med dig.');
});

test('an association asks about itself, and all such cases stand together', async ({ page, anotherBrowser }) => {
  test.slow();
  const officer = await anotherBrowser();
  const subject = `Uppgifterna ${mark()}`;
  await logIn(page, 'bosse');
  await takeHat(page, 'Exempel IF');
  await page.goto('/organisation');
  await page.getByRole('link', { name: 'Skriv till oss om organisationen' }).click();
  await expect(page.getByRole('main')).toContainText('Det gäller: Exempel IF');
  await page.getByLabel('Vad gäller det?').selectOption({ index: 1 });
  await page.getByLabel('Rubrik').fill(subject);
  await page.getByLabel('Meddelande').fill('Stämmer uppgifterna?');
  await press(page, 'Skicka');
  await told(page, 'Vi har tagit emot ditt ärende');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Alla ärenden som gäller det' }).click();
  await expect(page.getByRole('main')).toContainText('Ärenden som gäller Exempel IF');
  await expectAccessible(page);
  await page.getByRole('link', { name: subject }).click();

  await logIn(officer, 'maria');
  await officer.goto(`${QUEUE}/${number(page.url())}`);
  await officer.getByRole('link', { name: 'Alla ärenden som gäller det' }).click();
  await expect(officer.getByRole('rowheader').filter({ hasText: subject })).toBeVisible();
  await expectAccessible(officer);
  await officer.getByRole('link', { name: 'Visa alla ärenden' }).click();
  await expect(officer.getByRole('main')).not.toContainText('Ärenden som gäller');
});

test('an officer who knows the customer steps aside, and a colleague finds that it is no matter', async ({ page, anotherBrowser }) => {
  test.slow();
  const [david, maria] = [await anotherBrowser(), await anotherBrowser()];
  await logIn(page, 'nils');
  const reference = await ask(page, `Granne ${mark()}`);
  await logIn(david, 'david');
  await david.goto(`${QUEUE}/${reference}`);
  await david.locator('summary', { hasText: 'Anmäl jäv' }).click();
  await expectAccessible(david);
  await david.getByLabel('Varför?').fill('Kunden är min granne.');
  await press(david, 'Anmäl jäv');
  await told(david, 'Din anmälan om jäv är registrerad.');
  await david.goto(`${QUEUE}/${reference}`);
  await expect(heading(david)).toHaveText('Du har anmält jäv');
  await expectAccessible(david);

  await logIn(maria, 'maria');
  await maria.goto(`${QUEUE}/${reference}`);
  await expect(maria.getByRole('main')).toContainText('Kunden är min granne.');
  await expectAccessible(maria);
  await maria.getByRole('button', { name: /är inte jävig$/ }).click();
  await told(maria, 'Kollegan kan handlägga ärendet igen.');
  await david.reload();
  await expect(heading(david)).toHaveText(`Granne ${mark()}`);
});
