// What the desk does beside answering: a call that is written down, cases that are merged, split and linked, two officers in the
// same case, what came by mail, the diary, and the topics and teams behind it all.
import { test, expect } from '../portal.mjs';
import { expectAccessible } from '../axe.mjs';
import { goTo, logIn, told } from '../people.mjs';

const QUEUE = '/handlaggning/arenden';
const heading = (page) => page.getByRole('heading', { level: 1 });
const press = (page, name) => page.getByRole('main').getByRole('button', { name, exact: true }).click();
// Projects share a portal.
const mark = () => `${test.info().project.name} ${test.info().retry}`;

/** Unfolds what stands under these words. */
const unfold = (page, words) => page.locator('summary', { hasText: words }).click();

/** Writes down a call; gives the case's number. */
async function register(page, subject, customer = 'Vera Besök') {
  await page.goto(`${QUEUE}/nytt`);
  await page.getByLabel('Samtal', { exact: true }).check();
  await page.getByLabel('Namn', { exact: true }).fill(customer);
  await page.getByLabel('Ämne').selectOption({ index: 1 });
  await page.getByLabel('Rubrik').fill(subject);
  await page.getByLabel('Vad sa kunden?').fill('Automaten tar inte kort.');
  await press(page, 'Registrera');
  await told(page, 'Ärendet är registrerat som');
  return page.url().match(/ARE-\d{4}-\d{6}/)[0];
}

test('a call is written down, and its case can be printed and is in the diary', async ({ page }) => {
  const subject = `Samtal ${mark()}`;
  await logIn(page, 'david');
  await page.goto(QUEUE);
  await page.getByRole('link', { name: 'Registrera samtal' }).click();
  await expectAccessible(page);
  await press(page, 'Registrera');
  await expect(page.getByRole('heading', { name: /behöver rättas/ })).toBeVisible();
  const reference = await register(page, subject);
  await expect(heading(page)).toHaveText(subject);
  await expect(page.getByRole('main')).toContainText('Ärendet skrevs ner efter ett samtal');
  await expectAccessible(page);
  const kept = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Hämta som PDF' }).click();
  expect((await kept).suggestedFilename()).toBe(`${reference}.pdf`);

  await page.getByRole('link', { name: 'Ändra i diariet' }).click();
  await expectAccessible(page);
  await page.getByLabel('Ärendemening').fill('Fel på parkeringsautomat');
  await press(page, 'Spara');
  await told(page, 'Diariet är ändrat.');
  await goTo(page, 'Diarium');
  await expect(page.getByRole('row').filter({ hasText: reference })).toContainText('Fel på parkeringsautomat');
  await expectAccessible(page);
});

test('cases are linked, merged and split', async ({ page }) => {
  test.slow();
  const name = mark();
  await logIn(page, 'david');
  const one = await register(page, `Ett ${name}`);
  const two = await register(page, `Två ${name}`);

  await unfold(page, 'Koppla till ett annat ärende');
  await page.getByLabel('Ärendenummer').fill(one);
  await press(page, 'Koppla');
  await told(page, 'Ärendena är kopplade.');
  await expect(page.getByRole('link', { name: new RegExp(one) })).toBeVisible();
  await press(page, `Ta bort kopplingen till ${one}`);
  await told(page, 'Kopplingen är borttagen.');

  await page.getByRole('link', { name: 'Slå ihop med ett annat ärende' }).click();
  await expectAccessible(page);
  await page.getByLabel('Vilket ärende ska det gå in i?').fill(one);
  await press(page, 'Visa vad som händer');
  await expect(page.getByRole('heading', { name: `Det här händer med ${two}` })).toBeVisible();
  await expectAccessible(page);
  await press(page, 'Slå ihop');
  await told(page, 'Ärendena är sammanslagna.');
  await expect(heading(page)).toHaveText(`Ett ${name}`);
  await page.goto(`${QUEUE}/${two}`);
  await expect(heading(page), 'the old address leads on').toHaveText(`Ett ${name}`);

  await page.getByRole('link', { name: 'Dela upp i två ärenden' }).click();
  await press(page, 'Dela upp');
  await expect(page.getByRole('heading', { name: /behöver rättas/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('group', { name: 'Vad ska flyttas' }).getByRole('checkbox').first().check();
  await page.getByLabel('Det nya ärendets rubrik').fill(`Tre ${name}`);
  await press(page, 'Dela upp');
  await told(page, 'Här är det nya ärendet.');
  await expect(heading(page)).toHaveText(`Tre ${name}`);
});

test('two officers who answer at once lose nothing, and the second is told', async ({ page, anotherBrowser }) => {
  const other = await anotherBrowser();
  await logIn(page, 'david');
  await logIn(other, 'maria');
  const reference = await register(page, `Två svarar ${mark()}`);
  await page.goto(`${QUEUE}/${reference}`);
  await other.goto(`${QUEUE}/${reference}`);
  await page.getByLabel('Meddelande').fill('Vi lagar automaten i dag.');
  await press(page, 'Skicka svar');
  await told(page, 'Svaret är skickat.');
  await other.getByLabel('Meddelande').fill('Vi tittar på det i morgon.');
  await press(other, 'Skicka svar');
  await expect(other.getByRole('heading', { name: /behöver rättas/ })).toBeVisible();
  await expect(other.locator('#answer')).toContainText('Vi lagar automaten i dag.');
  await expect(other.getByLabel('Meddelande'), 'what was written is kept').toHaveValue('Vi tittar på det i morgon.');
  await expectAccessible(other);
  await press(other, 'Skicka svar');
  await told(other, 'Svaret är skickat.');
});

test('what came by mail is sorted', async ({ page }) => {
  await logIn(page, 'david');
  await page.goto('/handlaggning/inkommet');
  await expect(heading(page)).toHaveText('Inkommen post');
  await expectAccessible(page);
  const mail = page.getByRole('rowheader').getByRole('link').first();
  const subject = await mail.textContent();
  await mail.click();
  await expect(heading(page)).toHaveText(subject);
  await expectAccessible(page);
  await press(page, 'Lägg till i ärende');
  await expect(page.getByRole('heading', { name: /behöver rättas/ })).toBeVisible();
  await page.getByLabel('Ämne').selectOption('Parkering');
  await page.getByLabel('Rubrik').fill(`Post ${mark()}`);
  await press(page, 'Gör till nytt ärende');
  await told(page, 'Mejlet är nu ett ärende.');
  await expect(heading(page)).toHaveText(`Post ${mark()}`);
});

test('topics and teams are kept by those who edit them', async ({ page }) => {
  const name = `Team ${mark()}`;
  await logIn(page, 'david');
  await page.goto(QUEUE);
  await page.getByRole('link', { name: 'Ämnen och team' }).click();
  await expect(heading(page)).toHaveText('Ämnen');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Parkering' }).first().click();
  await expectAccessible(page);
  await page.getByRole('navigation', { name: 'Du är här' }).getByRole('link', { name: 'Ämnen' }).click();
  await page.getByRole('link', { name: 'Team', exact: true }).click();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Nytt team' }).click();
  await page.getByLabel('Namn', { exact: true }).fill(name);
  await page.getByRole('group', { name: 'Medlemmar' }).getByRole('checkbox').first().check();
  await expectAccessible(page);
  await press(page, 'Spara');
  await told(page, `Teamet ${name} är sparat.`);
  await page.getByRole('link', { name, exact: true }).click();
  await press(page, 'Ta bort teamet');
  await told(page, `Teamet ${name} är borttaget.`);
});
