// The main job: somebody asks, an officer in another browser answers by way of the queue, letters go both ways, and the
// case is solved. Once with an account, once without.
import { setTimeout as sleep } from 'node:timers/promises';
import { test, expect } from '../portal.mjs';
import { expectAccessible } from '../axe.mjs';
import { linkIn } from '../mailbox.mjs';
import { goTo, logIn, told } from '../people.mjs';

const TIME_TRAP = 3_200; // ms: an open form that comes back sooner was not filled in by a person
const NILS = 'nils.aberg@postladan.example';

/** Opens a case in the officer's queue by its number, from the first page of staff on. */
async function openInQueue(officer, reference) {
  await officer.goto('/handlaggning');
  await officer.getByRole('searchbox').fill(reference);
  await officer.getByRole('button', { name: 'Filtrera' }).click();
  await officer.getByRole('rowheader').getByRole('link').click();
  await expect(officer.getByRole('navigation', { name: 'Du är här' })).toContainText(reference);
}

test('a customer asks, an officer takes and answers the case, and the customer is satisfied', async ({ page, mailbox, anotherBrowser }) => {
  const officer = await anotherBrowser();
  const subject = 'Lampan i trapphuset blinkar';

  await logIn(page, 'nils');
  await goTo(page, /^Ärenden/);
  await page.getByRole('link', { name: 'Nytt ärende' }).first().click();
  await page.getByRole('button', { name: 'Skicka', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('3 saker behöver rättas');
  await expectAccessible(page);
  await page.getByLabel('Vad gäller det?').selectOption({ index: 1 });
  await page.getByLabel('Rubrik').fill(subject);
  await page.getByLabel('Meddelande').fill('Den blinkar hela natten.\n\nKan någon titta på den?');
  await page.getByRole('button', { name: 'Skicka', exact: true }).click();
  await told(page, 'Vi har tagit emot ditt ärende');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(subject);
  await expectAccessible(page);
  const reference = page.url().match(/ARE-\d{4}-\d{6}/)[0];
  const kept = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Hämta som PDF' }).click();
  expect((await kept).suggestedFilename()).toBe(`${reference}.pdf`);
  await mailbox.waitFor(NILS, { subject: `Vi har tagit emot ditt ärende ${reference}` });

  await logIn(officer, 'david');
  await openInQueue(officer, reference);
  await officer.getByRole('button', { name: 'Ta ärendet' }).click();
  await told(officer, 'Ärendet är ditt.');
  await officer.getByLabel('Meddelande').fill('Vilket trapphus gäller det?');
  await officer.getByLabel('Vänta på kundens svar').check();
  await officer.getByRole('button', { name: 'Skicka svar' }).click();
  await told(officer, 'Svaret är skickat.');
  await expectAccessible(officer);

  const question = await mailbox.waitFor(NILS, { subject: `Vi behöver ditt svar i ärende ${reference}` });
  expect(question.text).toContain('Vilket trapphus gäller det?');
  await page.goto('/');
  await expect(page.getByRole('link', { name: /^Avisering/ })).toContainText('1 sak väntar på dig');
  await expect(page.getByRole('region', { name: 'Din tur' })).toContainText(subject);
  await page.getByRole('link', { name: /^Avisering/ }).click();
  await expectAccessible(page);
  await page.getByRole('link', { name: new RegExp(`^Svara ?: Svara om ”${subject}”`) }).click();
  await expect(page.locator('.state')).toContainText('Väntar på dig');
  await page.getByLabel('Meddelande').fill('Trapphus B.');
  await page.getByRole('button', { name: 'Skicka svar' }).click();
  await told(page, 'Ditt svar är skickat.');
  await expect(page.getByRole('link', { name: /^Avisering/ })).toHaveCount(0);

  const replied = await mailbox.waitFor('david.kaplan@kommunen.example', { subject: `Kunden har svarat i ärende ${reference}` });
  await officer.goto(linkIn(replied, /handlaggning\/arenden/));
  await expect(officer.getByRole('main')).toContainText('Trapphus B.');
  await officer.getByLabel('Meddelande').fill('Lampan är bytt.');
  await officer.getByLabel('Ärendet är löst, svaret är lösningen').check();
  await officer.getByRole('button', { name: 'Skicka svar' }).click();
  await expect(officer.locator('.state')).toContainText('Löst');

  const solved = await mailbox.waitFor(NILS, { subject: `Ditt ärende ${reference} är löst` });
  await page.goto(linkIn(solved, /\/arenden\//));
  await page.getByRole('button', { name: 'Löst, tack' }).click();
  await told(page, 'Tack för beskedet!');
  await expectAccessible(page);
  await page.goto('/aviseringar');
  await expect(page.getByText(`Ditt ärende ${reference} är löst`)).toBeVisible();
});

test('a visitor asks without an account and follows the case by a private link', async ({ page, mailbox, anotherBrowser }) => {
  const EMAIL = 'tove@post.example';
  const officer = await anotherBrowser();

  await page.goto('/');
  await page.getByRole('link', { name: /^Ställ en fråga Skriv/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kontakta oss');
  await page.getByLabel('Vad gäller det?').selectOption({ label: 'Något annat' });
  await page.getByLabel('Rubrik').fill('Öppettider i jul');
  await page.getByLabel('Meddelande').fill('Har kundtjänst öppet på annandagen?');
  await page.getByLabel('Namn').fill('Tove Ek');
  await page.getByLabel('E-post').fill(EMAIL);
  await sleep(TIME_TRAP);
  await page.getByRole('button', { name: 'Skicka', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tack, vi har tagit emot ditt ärende');
  await expect(page.getByRole('main')).toContainText('Titta i skräpposten');
  await expectAccessible(page);
  const reference = (await page.getByRole('main').getByRole('status').textContent()).match(/ARE-\d{4}-\d{6}/)[0];

  const received = await mailbox.waitFor(EMAIL, { subject: `Vi har tagit emot ditt ärende ${reference}` });
  const link = linkIn(received, /arende-status/);
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Öppettider i jul');
  await expectAccessible(page);

  await logIn(officer, 'maria');
  await openInQueue(officer, reference);
  await officer.getByLabel('Meddelande').fill('Nej, vi öppnar igen dagen efter.');
  await officer.getByLabel('Vänta på kundens svar').check();
  await officer.getByRole('button', { name: 'Skicka svar' }).click();
  await mailbox.waitFor(EMAIL, { subject: `Vi behöver ditt svar i ärende ${reference}` });
  await page.reload();
  await page.getByLabel('Meddelande').fill('Då vet jag, tack.');
  await page.getByRole('button', { name: 'Skicka svar' }).click();
  await told(page, 'Ditt svar är skickat.');

  await page.goto('/arende-status');
  await expectAccessible(page);
  await page.getByLabel('Ärendenummer').fill(reference);
  await page.getByLabel('E-post').fill(EMAIL);
  await page.getByRole('button', { name: 'Skicka länken' }).click();
  await told(page, 'Titta i skräpposten');
  const again = await mailbox.waitFor(EMAIL, { subject: `Länken till ditt ärende ${reference}` });
  expect(linkIn(again, /arende-status/)).toBe(link);
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Öppettider i jul');
  await page.goto(`${link}x`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Länken gäller inte längre');
  await expectAccessible(page);
});
