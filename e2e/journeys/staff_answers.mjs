// What organisations send and ask for, as staff answer it: papers sent back, approved and the approval taken back, another
// number, the request of somebody protected, and the agreement that makes an agent; and how long all of it is kept.
import { test, expect } from '../portal.mjs';
import { expectAccessible } from '../axe.mjs';
import { goTo, logIn, takeHat, told } from '../people.mjs';

const CLUB = 'Granbackens schackförening';
const LENA = 'lena.forsberg@postladan.example';
const REGISTER = '/handlaggning/organisationer';
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
// One for each project, since projects share a portal, with their check digits.
const BANKGIRO = { desktop: '5805-6201', phone: '991-2346', nojs: '5402-9681' };

const heading = (page) => page.getByRole('heading', { level: 1 });
const mistaken = (page) => expect(page.getByRole('heading', { name: /behöver rättas/ })).toBeVisible();

test('papers are sent back, approved, and the approval taken back', async ({ page, mailbox, anotherBrowser }) => {
  test.slow(); // two people
  const before = await mailbox.lettersTo(LENA);
  const office = await anotherBrowser();
  await logIn(page, 'lena');
  await takeHat(page, CLUB);
  await logIn(office, 'amina');
  const send = async () => {
    await page.goto('/organisation/dokument');
    await page.getByRole('combobox', { name: 'Dokument', exact: true }).selectOption('Stadgar');
    await page.locator('input[type=file]').setInputFiles({ name: 'stadgar.pdf', mimeType: 'application/pdf', buffer: PDF });
    await page.getByRole('button', { name: 'Skicka', exact: true }).click();
    await told(page, 'Dokumentet är skickat.');
  };
  const open = async () => {
    await office.goto(`${REGISTER}/dokument`);
    await office.getByRole('link', { name: new RegExp(`^Stadgar .*${CLUB}$`) }).click();
    await expect(heading(office)).toHaveText(/^Stadgar /);
  };
  const giveBack = async (words, reason) => {
    await office.locator('summary', { hasText: words }).click();
    await office.getByLabel('Skäl').fill(reason);
    await office.getByRole('button', { name: words, exact: true }).click();
  };

  await send();
  await open();
  await giveBack('Skicka tillbaka', '');
  await mistaken(office);
  await expectAccessible(office);
  await office.getByLabel('Skäl').fill('Sidan två saknas.');
  await office.getByRole('button', { name: 'Skicka tillbaka', exact: true }).click();
  await told(office, 'Beslutet är sparat');
  const returned = await mailbox.waitFor(LENA, { subject: `Ett dokument från ${CLUB} behöver rättas`, known: before });
  expect(returned.text).toContain('Sidan två saknas.');
  await page.goto('/');
  await page.getByRole('region', { name: 'Din tur' }).getByRole('link', { name: /^Läs varför/ }).click();
  await expect(page.getByRole('main')).toContainText('Sidan två saknas.');
  await expectAccessible(page);

  await send();
  await open();
  await office.getByRole('button', { name: 'Godkänn' }).click();
  await told(office, 'Beslutet är sparat');
  await mailbox.waitFor(LENA, { subject: `Ett dokument från ${CLUB} är godkänt`, known: before });
  await office.goto(`${REGISTER}?urval=alla&sok=granbackens`);
  await office.getByRole('row').getByRole('link', { name: CLUB }).click();
  await office.getByRole('region', { name: 'Dokument' }).getByRole('link', { name: /^Stadgar/ }).click();
  await expectAccessible(office);
  await giveBack('Ta tillbaka godkännandet', 'Årsmötet har ändrat dem.');
  await told(office, 'Beslutet är sparat');
  const known = [...before, returned];
  await mailbox.waitFor(LENA, { subject: `Ett dokument från ${CLUB} behöver rättas`, known });
});

test('another number is asked for and approved', async ({ page, mailbox, anotherBrowser }, { project }) => {
  test.slow(); // two people
  const before = await mailbox.lettersTo(LENA);
  await logIn(page, 'lena');
  await takeHat(page, CLUB);
  await page.goto('/organisation/uppgifter/andring');
  await page.getByLabel('Vad ska ändras?').selectOption('Bankgiro');
  await page.getByLabel('Nytt nummer').fill(BANKGIRO[project.name]);
  await page.getByLabel('Varför?').fill('Vi har bytt bank.');
  await page.getByRole('button', { name: 'Skicka begäran' }).click();
  await told(page, 'Begäran är skickad.');

  const office = await anotherBrowser();
  await logIn(office, 'amina');
  await office.goto(`${REGISTER}/begaran`);
  await office.getByRole('row', { name: /Bankgiro/ }).getByRole('link', { name: CLUB }).click();
  await expect(heading(office)).toHaveText('Ändring: Bankgiro');
  await expect(office.getByRole('main')).toContainText(BANKGIRO[project.name]);
  await office.getByText('Avslå begäran', { exact: true }).click();
  await office.getByRole('button', { name: 'Avslå' }).click();
  await mistaken(office);
  await expectAccessible(office);
  await office.getByRole('button', { name: 'Godkänn' }).click();
  await told(office, 'Beslutet är sparat');
  await mailbox.waitFor(LENA, { subject: `Ett nummer för ${CLUB} är ändrat`, known: before });
  await page.goto('/organisation/fakturering');
  await expect(page.getByRole('main')).toContainText(BANKGIRO[project.name]);
});

test('an officer answers somebody protected, and makes an agent', async ({ page, mailbox, anotherBrowser }) => {
  test.slow(); // two people
  const MAJA = 'maja.holm@postladan.example';
  const before = await mailbox.lettersTo(MAJA);
  await logIn(page, 'maja');
  await page.goto('/foreningar?sok=kvarnbyns');
  await page.getByRole('link', { name: 'Kvarnbyns kulturförening' }).click();
  await page.getByRole('link', { name: 'Be föreningsansvarig om behörighet' }).click();
  await page.getByRole('button', { name: 'Be föreningsansvarig om behörighet' }).click();
  await told(page, 'Din fråga är skickad.');

  const office = await anotherBrowser();
  await logIn(office, 'amina');
  await office.goto(`${REGISTER}?urval=fragor`);
  await office.getByRole('row').getByRole('link', { name: 'Kvarnbyns kulturförening' }).click();
  await office.getByRole('region', { name: 'Vill ha behörighet' }).getByRole('link', { name: 'Skyddade personuppgifter' }).click();
  await expect(heading(office)).toHaveText('Någon med skyddade personuppgifter vill ha behörighet');
  await expect(office.getByRole('main')).not.toContainText('Maja');
  await expectAccessible(office);
  await office.getByLabel('Varför?').fill('Föreningen känner inte till frågan.');
  await office.getByRole('button', { name: 'Avslå' }).click();
  await told(office, 'Svaret är skickat.');
  await mailbox.waitFor(MAJA, { subject: 'Du har ett nytt meddelande', known: before });

  await office.goto(`${REGISTER}?urval=alla&sok=grannkommunen`);
  await office.getByRole('row').getByRole('link', { name: 'Grannkommunen' }).click();
  await office.getByRole('link', { name: 'Agentavtal' }).click();
  await expect(heading(office)).toHaveText('Agentavtal');
  await office.getByLabel(/^Avtalets nummer/).fill('KS 2026/17');
  await office.getByLabel('Gäller från').fill('2026-06-01');
  await office.getByLabel(/^Gäller till och med/).fill('2026-01-01');
  await office.getByRole('button', { name: 'Spara' }).click();
  await expect(office.getByRole('alert')).toContainText('Avtalet kan inte sluta innan det börjar.');
  await expectAccessible(office);
  await office.getByLabel(/^Gäller till och med/).fill('');
  await office.getByRole('button', { name: 'Spara' }).click();
  await told(office, 'Agentavtalet är sparat');
  await expect(office.getByRole('region', { name: 'Agenter' })).toContainText('KS 2026/17 · Från 2026-06-01 och tills vidare');
  await expectAccessible(office);
});

test('an administrator sees how long everything is kept', async ({ page }) => {
  await logIn(page, 'sofia');
  await page.goto('/handlaggning');
  await goTo(page, 'Gallring');
  await expect(heading(page)).toHaveText('Gallring');
  const records = page.getByRole('region', { name: 'Handlingar' });
  await expect(records.getByRole('row', { name: /^Styrelseuppdrag/ })).toContainText('När uppdraget slutade');
  await expect(page.getByRole('region', { name: 'Annat i databasen' }).getByRole('row', { name: /^case_messages/ })).toContainText('Följer tabellen cases');
  await expectAccessible(page);
});
