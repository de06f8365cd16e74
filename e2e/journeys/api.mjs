// A manager gives a program a key, which opens the organisation's cases until it is revoked, and says where programs are told
// of what happens.
import { test, expect } from '../portal.mjs';
import { expectAccessible } from '../axe.mjs';
import { logIn, takeHat, told } from '../people.mjs';

const heading = (page) => page.getByRole('heading', { level: 1 });

test('a manager gives a program a key and revokes it', async ({ page, request }, { project }) => {
  const name = `Programmet ${project.name}`;
  await logIn(page, 'karin');
  await takeHat(page, 'Almgrens Bygg AB');
  await page.goto('/organisation');
  await page.getByRole('navigation', { name: 'Organisationens sidor' }).getByRole('link', { name: 'API och webhookar' }).click();
  await expect(heading(page)).toHaveText('API och webhookar');
  await page.getByRole('button', { name: 'Skapa nyckeln' }).click();
  await expect(page.getByRole('main').getByRole('link', { name: 'Fyll i vad programmet heter.' })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Programmets namn').fill(name);
  await page.getByRole('button', { name: 'Skapa nyckeln' }).click();
  await expect(heading(page)).toHaveText(`Nyckeln till ${name} är skapad`);
  await expectAccessible(page);
  const key = (await page.getByRole('list', { name: 'API-nyckel' }).innerText()).trim();
  const ask = () => request.get('/api/v1/arenden', { headers: { authorization: `Bearer ${key}` } });
  const answer = await ask();
  expect(answer.status()).toBe(200);
  expect((await answer.json()).cases.length).toBeGreaterThan(0);

  await page.getByRole('link', { name: 'Jag har sparat den' }).click();
  await expect(page.getByText(key)).toHaveCount(0);
  await page.getByRole('link', { name: new RegExp(`Återkalla.*${name}`) }).click();
  await expect(heading(page)).toHaveText(`Återkalla nyckeln till ${name}?`);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Återkalla' }).click();
  await told(page, `Nyckeln till ${name} är återkallad.`);
  expect((await ask()).status()).toBe(401);
});

test('a webhook leads to the open internet, and to nobody within', async ({ page }) => {
  await logIn(page, 'karin');
  await takeHat(page, 'Almgrens Bygg AB');
  await page.goto('/organisation/api');
  await page.getByRole('link', { name: 'Lägg till en webhook' }).click();
  await expect(heading(page)).toHaveText('Ny webhook');
  await expectAccessible(page);
  await page.getByLabel('Namn').fill('Fastighetssystemet');
  await page.getByLabel('Adress').fill('https://127.0.0.1/nytt');
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByRole('main').getByRole('link', { name: /Adressen leder till ett internt nät/ })).toBeVisible();
  await expectAccessible(page);
});
