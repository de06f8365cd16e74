// Acting for another: a fullmakt is given, taken up, used and taken back; a guardian applies and an officer checks.
import { test, expect } from '../portal.mjs';
import { expectAccessible } from '../axe.mjs';
import { logIn, takeHat, told } from '../people.mjs';

const PASSWORD = 'Farstukvist!7';
const MANDATES = '/mitt-konto/fullmakter';
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
// Children among the test numbers of the Swedish Tax Agency, one for each project, since projects share a portal.
const CHILDREN = { desktop: '20120125-2382', phone: '20120126-2399', nojs: '20120128-2397' };

const heading = (page) => page.getByRole('heading', { level: 1 });

test('somebody gives a fullmakt, and takes it back', async ({ page, mailbox, anotherBrowser }) => {
  test.slow(); // two people
  await logIn(page, 'peter');
  await page.goto(MANDATES);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Ge en fullmakt' }).click();
  await page.getByRole('button', { name: 'Ge en fullmakt' }).click();
  await expect(page.getByRole('heading', { name: /behöver rättas/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('E-postadress eller användarnamn till den som ska agera för dig').fill('sara');
  await page.getByLabel('Ärenden', { exact: true }).check();
  await page.getByLabel('Till och med').fill('2027-11-30');
  await page.getByLabel('Lösenord', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Ge en fullmakt' }).click();
  await told(page, 'Fullmakten är skickad.');
  await mailbox.waitFor('sara@exempelif.example', { subject: /fullmakt/i });

  const other = await anotherBrowser();
  await logIn(other, 'sara');
  await other.getByRole('main').getByRole('link', { name: /^Svara/ }).first().click();
  await expect(heading(other)).toHaveText('Fullmakter');
  await expectAccessible(other);
  await other.getByRole('button', { name: /^Ja, ta emot/ }).click();
  await told(other, 'Klart. Du hittar personen under');
  await takeHat(other, /^Peter/);
  await other.goto('/arenden');
  await expect(heading(other)).toBeVisible();
  await expectAccessible(other);

  await page.reload();
  await page.getByRole('button', { name: /^Återkalla/ }).click();
  await told(page, 'Fullmakten är återkallad');
  await expectAccessible(page);
  await other.goto('/');
  await expect(other.getByRole('main').getByRole('button', { name: /^Peter/ })).toHaveCount(0);
});

test('a guardian applies, and an officer checks', async ({ page, mailbox, anotherBrowser }, { project }) => {
  test.slow(); // two people
  const CHILD = `Ella ${project.name}`;
  await logIn(page, 'karin');
  await page.goto(MANDATES);
  await page.getByRole('link', { name: 'Ansök som ställföreträdare' }).click();
  await page.getByRole('button', { name: 'Skicka ansökan' }).click();
  await expect(page.getByRole('heading', { name: /behöver rättas/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Vårdnadshavare').check();
  await page.getByLabel('Barnets eller huvudmannens förnamn').fill(CHILD);
  await page.getByLabel('Barnets eller huvudmannens efternamn').fill('Almgren');
  await page.getByLabel('Barnets eller huvudmannens personnummer').fill(CHILDREN[project.name]);
  await page.getByLabel('Ärenden', { exact: true }).check();
  await page.locator('input[type=file]').setInputFiles({ name: 'personbevis.pdf', mimeType: 'application/pdf', buffer: PDF });
  await page.getByRole('button', { name: 'Skicka ansökan' }).click();
  await told(page, 'Ansökan är skickad.');

  const office = await anotherBrowser();
  await logIn(office, 'amina');
  await office.goto('/handlaggning/stallforetradare');
  await expectAccessible(office);
  await office.getByRole('row', { name: /^Karin/ }).first().getByRole('link').click();
  await expect(heading(office)).toHaveText('Vårdnadshavare');
  await expectAccessible(office);
  await office.getByText('Neka', { exact: true }).first().click();
  await office.locator('details[open]').getByRole('button', { name: 'Neka' }).click();
  await expect(office.getByRole('heading', { name: /behöver rättas/ })).toBeVisible();
  await expectAccessible(office);
  await office.getByRole('button', { name: 'Godkänn' }).click();
  await told(office, 'Klart. Vi har mejlat dem det gäller.');
  await mailbox.waitFor('karin@almgrensbygg.example', { subject: /agera/ });

  await takeHat(page, new RegExp(`^${CHILD}`));
  await page.goto('/arenden');
  await expectAccessible(page);
});
