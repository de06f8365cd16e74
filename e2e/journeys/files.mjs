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

test('a file on a slow network shows how far it is, and a broken network loses nothing', async ({ page, complaints }, { project }) => {
  test.skip(project.name === 'nojs', 'without scripts files come with their form');
  const network = await page.context().newCDPSession(page);
  const upload = (bytesPerSecond, offline = false) => network.send('Network.emulateNetworkConditions', {
    offline, latency: 20, downloadThroughput: -1, uploadThroughput: bytesPerSecond,
  });
  await logIn(page, 'nils');
  await page.goto('/arenden/ny');
  await page.getByLabel('Vad gäller det?').selectOption({ index: 1 });
  await page.getByLabel('Rubrik').fill('En lång fil');
  const long = { name: 'lång.txt', mimeType: 'text/plain', buffer: Buffer.from('En rad.\n'.repeat(100_000)) };

  await upload(-1, true);
  await page.getByLabel(/^Bilagor/).setInputFiles(long);
  const lost = 'lång.txt kom inte fram. Kontrollera att du är uppkopplad och välj filen igen.';
  await expect(page.getByText(lost).first()).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: lost })).toHaveCount(1);
  await expect(page.getByLabel('Rubrik')).toHaveValue('En lång fil');
  // The browser itself says so in the console, and nothing else is wrong.
  expect(complaints.splice(0)).toEqual(['console: Failed to load resource: net::ERR_INTERNET_DISCONNECTED']);

  await upload(200_000);
  await page.getByLabel(/^Bilagor/).setInputFiles(long);
  const bar = page.getByRole('progressbar', { name: 'Skickar lång.txt' });
  await expect(bar).toBeVisible();
  await expect.poll(() => bar.evaluate(own => own.value)).toBeGreaterThan(0);
  await page.getByLabel('Meddelande').fill('Skrivet medan filen är på väg.');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Skicka', exact: true }).press('Enter');
  await told(page, 'Vi har tagit emot ditt ärende');
  await expect(page.getByText('Skrivet medan filen är på väg.')).toBeVisible();
  expect(await had(page, 'lång.txt')).toEqual(long.buffer);
});

test('a file that is too long is told before it is sent', async ({ page }, { project }) => {
  test.skip(project.name === 'nojs', 'without scripts files come with their form');
  await logIn(page, 'nils');
  await page.goto('/arenden/ny');
  let sent = 0;
  page.on('request', request => { sent += Number(request.url().endsWith('/filer')); });
  await page.getByLabel(/^Bilagor/).evaluate(input => {
    const long = new File([new Blob([new Uint8Array(50_000_001)])], 'film.zip');
    const files = new DataTransfer();
    files.items.add(long);
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await expect(page.getByText('Filen film.zip är för stor. En fil får ha högst 50 MB.').first()).toBeVisible();
  expect(sent).toBe(0);
});

/** The bytes of the download with this name. */
async function had(page, name) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
  expect(download.suggestedFilename()).toBe(name);
  return readFile(await download.path());
}
