// Attachments: chosen, told what is wrong with one, sent with the message, and had again by the officer and the customer.
import { readFile } from 'node:fs/promises';
import { test, expect } from '../portal.mjs';
import { expectAccessible } from '../axe.mjs';
import { goTo, logIn, told } from '../people.mjs';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const PROGRAM = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0', 'latin1'), Buffer.alloc(64)]);

test('a customer sends a drawing, is told that a program is not taken, and both have the drawing', async ({ page, anotherBrowser }, { project }) => {
  const officer = await anotherBrowser();
  await logIn(page, 'nils');
  await goTo(page, /^Ärenden/);
  await page.getByRole('link', { name: 'Nytt ärende' }).first().click();
  await page.getByLabel('Vad gäller det?').selectOption({ index: 1 });
  await page.getByLabel('Rubrik').fill('Ritning till altanen');
  await page.getByLabel('Meddelande').fill('Här är ritningen.');
  await page.getByLabel(/^Bilagor/).setInputFiles([
    { name: 'ritning å.pdf', mimeType: 'application/pdf', buffer: PDF },
    { name: 'faktura.pdf', mimeType: 'application/pdf', buffer: PROGRAM },
  ]);
  if (project.name === 'nojs') {
    await page.getByRole('button', { name: 'Skicka', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('Filen faktura.pdf är ett program.');
  } else {
    await expect(page.getByText('Filen faktura.pdf är ett program.').first()).toBeVisible();
  }
  await expect(page.getByLabel(/^ritning å\.pdf/)).toBeChecked();
  await expect(page.getByLabel('Rubrik')).toHaveValue('Ritning till altanen');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Skicka', exact: true }).click();
  await told(page, 'Vi har tagit emot ditt ärende');
  await expectAccessible(page);
  expect(await had(page, 'ritning å.pdf')).toEqual(PDF);

  const reference = page.url().match(/ARE-\d{4}-\d{6}/)[0];
  await logIn(officer, 'david');
  await officer.goto(`/handlaggning/arenden/${reference}`);
  expect(await had(officer, 'ritning å.pdf')).toEqual(PDF);
  await officer.getByLabel('Meddelande').fill('Tack, här är svaret.');
  await officer.getByLabel(/^Bilagor/).setInputFiles({ name: 'svar.txt', mimeType: 'text/plain', buffer: Buffer.from('Ja.\n') });
  await officer.getByLabel('Vänta på kundens svar').check();
  await officer.getByRole('button', { name: 'Skicka svar' }).click();
  await told(officer, 'Svaret är skickat.');
  await expectAccessible(officer);
  await page.reload();
  expect(String(await had(page, 'svar.txt'))).toBe('Ja.\n');
});

/** The bytes of the download with this name. */
async function had(page, name) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
  expect(download.suggestedFilename()).toBe(name);
  return readFile(await download.path());
}
