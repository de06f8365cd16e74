// Forms of topics: a visitor is asked what belongs to the fault, with and without JavaScript; staff add a question, try the
// form and publish it, and the next visitor is asked that too.
import { setTimeout as sleep } from 'node:timers/promises';
import { test, expect } from '../portal.mjs';
import { expectAccessible } from '../axe.mjs';
import { logIn, told } from '../people.mjs';

const TIME_TRAP = 3_200; // ms: an open form that comes back sooner was not filled in by a person

/** Chooses outdoor lighting in the fault report and sees what is asked about it. */
async function chooseLighting(page, { project }) {
  await page.goto('/felanmalan');
  await page.getByLabel('Plats').fill('Torget');
  await page.getByLabel('Vad är det fel på?').selectOption({ label: 'Belysning utomhus' });
  if (project.name === 'nojs') await page.getByRole('button', { name: 'Visa fälten' }).click();
  await expect(page.getByRole('group', { name: 'Vad är fel?' })).toBeVisible();
  await expect(page.getByLabel('Plats')).toHaveValue('Torget');
}

test('a visitor is asked what belongs to the fault and no more', async ({ page }, info) => {
  await chooseLighting(page, info);
  const cables = page.getByRole('group', { name: 'Ser du lösa kablar?' });
  if (info.project.name === 'nojs') {
    await expect(page.getByText('Svara om du har valt ”Stolpen är skadad” på ”Vad är fel?”.').first()).toBeVisible();
  } else {
    await expect(page.getByRole('button', { name: 'Visa fälten' })).toBeHidden();
    await expect(cables).toBeHidden();
    await page.getByLabel('Stolpen är skadad').check();
    await expect(cables).toBeVisible();
    await page.getByLabel('Lampan är släckt').check();
    await expect(cables).toBeHidden();
  }
  await page.getByLabel('Stolpen är skadad').check();
  await page.getByLabel(/^Lyktstolpens nummer/).fill('fjorton');
  await page.getByLabel('Rubrik').fill('Påkörd stolpe');
  await page.getByLabel('Vad har hänt?').fill('Den lutar.');
  await sleep(TIME_TRAP);
  await page.getByRole('button', { name: 'Skicka felanmälan' }).click();
  await expect(page.getByRole('alert')).toContainText('”Lyktstolpens nummer”: skriv ett heltal');
  await expect(page.getByRole('alert')).toContainText('Svara på ”Ser du lösa kablar?”.');
  await expectAccessible(page);
  await page.getByLabel(/^Lyktstolpens nummer/).fill('14027');
  await cables.getByLabel('Nej').check();
  await page.getByRole('button', { name: 'Skicka felanmälan' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Tack, vi har tagit emot ditt ärende');
});

test('staff add a question, try the form and publish it', async ({ page, anotherBrowser }, info) => {
  const question = `Väderstreck ${info.project.name}?`;
  await logIn(page, 'sofia');
  await page.goto('/handlaggning/formular');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Ärenden om: Belysning utomhus' }).click();
  await page.getByLabel('Slag av fråga').selectOption({ label: 'Val' });
  await page.getByRole('button', { name: 'Lägg till fråga' }).click();
  await page.getByLabel('Fråga på svenska').fill(question);
  await page.getByLabel('Fråga på engelska').fill('Which way?');
  await page.getByLabel('Val på svenska').fill('Norr\nSöder');
  await page.getByLabel('Val på engelska').fill('North\nSouth');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Spara' }).click();
  await told(page, 'Frågan är sparad i utkastet.');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Prova' }).click();
  await page.getByRole('button', { name: 'Kontrollera svaren' }).click();
  await expect(page.getByRole('alert')).toContainText('Svara på ”Vad är fel?”.');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Tillbaka till frågorna' }).click();
  await page.getByRole('button', { name: 'Publicera' }).click();
  await told(page, 'Formuläret är publicerat.');

  const visitor = await anotherBrowser();
  await chooseLighting(visitor, info);
  await expect(visitor.getByRole('group', { name: question })).toBeVisible();
});
