// An officer's morning: by keyboard alone through the queue, an answer from a canned text, a note that mentions a colleague, and
// a case handed over to a team; then many cases at once, a selection of one's own, and a list that tells of what is new.
import { test, expect } from '../portal.mjs';
import { expectAccessible } from '../axe.mjs';
import { logIn, told } from '../people.mjs';

const QUEUE = '/handlaggning/arenden';
const OFFICER = 'david';
const heading = (page) => page.getByRole('heading', { level: 1 });
const needsScript = () => test.skip(test.info().project.use.javaScriptEnabled === false, 'keys and live counts are an addition');
// Projects share a portal.
const mark = () => `${test.info().project.name} ${test.info().retry}`;

/** Writes to the office as a visitor; gives the subject. */
async function write(page, subject) {
  await page.goto('/kontakt');
  await page.getByLabel('Vad gäller det?').selectOption({ index: 1 });
  await page.getByLabel('Rubrik').fill(subject);
  await page.getByLabel('Meddelande').fill('Hej! Kan ni hjälpa mig med det här?');
  await page.getByLabel('Namn').fill('Vera Besök');
  await page.getByLabel('E-post').fill('vera@post.example');
  await page.waitForTimeout(3_200); // nobody fills it in faster
  await page.getByRole('button', { name: 'Skicka', exact: true }).click();
  await expect(page).toHaveURL(/\/kontakt\/klart/);
  return subject;
}

/** Opens the queue with those cases whose subject has these words. */
async function find(page, words) {
  await page.goto(`${QUEUE}?urval=alla&sok=${encodeURIComponent(words)}`);
  await expect(heading(page)).toHaveText('Ärenden');
}

test('an officer works a morning without touching the mouse', async ({ page, anotherBrowser }) => {
  needsScript();
  test.slow();
  const visitor = await anotherBrowser();
  const name = mark();
  // What is found stands newest first.
  await write(visitor, `Andra ${name}`);
  await write(visitor, `Första ${name}`);
  await page.goto('/logga-in');
  await page.getByLabel('Användarnamn').focus();
  await page.keyboard.type(OFFICER);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Farstukvist!7');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText(/^Hej /);
  await find(page, name);

  // The list of keys, and back to where one was.
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Kortkommandon' });
  await expect(keys).toBeVisible();
  await expect(keys).toContainText('svara kunden');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();

  // In a field the same keys are letters.
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Sök' })).toBeFocused();
  await page.keyboard.type('jx?');
  await expect(page.getByRole('searchbox', { name: 'Sök' })).toHaveValue(/jx\?/);
  await page.getByRole('searchbox', { name: 'Sök' }).blur();

  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: `Första ${name}` })).toBeFocused();
  await page.keyboard.press('j');
  await expect(page.getByRole('link', { name: `Andra ${name}` })).toBeFocused();
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText(`Första ${name}`);
  await expectAccessible(page);

  // Takes it, answers with a canned text, and goes on to the next.
  await page.keyboard.press('t');
  await told(page, 'Ärendet är ditt.');
  await page.getByRole('combobox', { name: 'Börja med ett standardsvar' }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const answer = page.getByRole('textbox', { name: 'Meddelande' });
  await expect(answer).toBeFocused();
  await expect(answer).not.toHaveValue('');
  await page.getByRole('button', { name: 'Skicka och öppna nästa' }).focus();
  await page.keyboard.press('Enter');
  await told(page, 'Svaret är skickat.');
  await expect(heading(page)).toHaveText(`Andra ${name}`);

  // A note that tells a colleague.
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Anteckning' })).toBeFocused();
  await page.keyboard.type('Kan du titta på den här?');
  await page.getByRole('combobox', { name: /^Säg till en kollega/ }).focus();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('button', { name: 'Spara anteckning' }).focus();
  await page.keyboard.press('Enter');
  await told(page, 'Anteckningen är sparad.');
  await expect(page.locator('.internal').last()).toContainText('@');

  // Handed over to the first of the teams.
  await page.keyboard.press('l');
  const to = page.getByRole('combobox', { name: 'Till vem?' });
  await expect(to).toBeFocused();
  const team = await to.locator('optgroup option').first().textContent();
  await to.selectOption({ label: team });
  await page.getByRole('button', { name: 'Lämna över' }).focus();
  await page.keyboard.press('Enter');
  await told(page, 'Ärendet är överlämnat.');
  await expect(page.getByRole('main')).toContainText(`Ärendet lämnades över till teamet ${team}.`);
  await page.keyboard.press('g');
  await page.keyboard.press('k');
  await expect(heading(page)).toHaveText('Ärenden');
});

test('keys can be turned off, and stay off', async ({ page }) => {
  needsScript();
  await logIn(page, 'maria');
  await page.goto(QUEUE);
  await page.getByRole('link', { name: 'Kortkommandon' }).click();
  const keys = page.getByRole('dialog', { name: 'Kortkommandon' });
  await keys.getByLabel('Använd kortkommandon').uncheck();
  await keys.getByRole('button', { name: 'Spara' }).click();
  await told(page, 'Ditt val är sparat.');
  await expect(page).toHaveURL(new RegExp(`${QUEUE}$`));
  await page.keyboard.press('?');
  await page.keyboard.press('j');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.locator('tbody a:focus')).toHaveCount(0);
  await page.goto('/handlaggning/kortkommandon');
  await expectAccessible(page);
  await page.getByLabel('Använd kortkommandon').check();
  await page.getByRole('button', { name: 'Spara' }).click();
  await told(page, 'Ditt val är sparat.');
});

test('many cases are changed at once, after it was said which', async ({ page, anotherBrowser }) => {
  test.slow();
  const visitor = await anotherBrowser();
  const name = `flera ${mark()}`;
  await write(visitor, `Ett ${name}`);
  await write(visitor, `Två ${name}`);
  await logIn(page, OFFICER);
  await find(page, name);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Fortsätt' }).click();
  await told(page, 'Bocka för de ärenden');
  if (test.info().project.use.javaScriptEnabled !== false) await page.getByLabel('Välj alla på sidan').check();
  else for (const box of await page.locator('tbody input[type=checkbox]').all()) await box.check();
  await page.getByLabel('Gör med de valda').selectOption('Lös ärendena');
  await page.getByRole('button', { name: 'Fortsätt' }).click();
  await expect(heading(page)).toHaveText('Lös ärendena');
  await expect(page.getByRole('table', { name: 'Det här ändras', exact: true }).getByRole('row')).toHaveCount(3);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Ändra 2 ärenden' }).click();
  await expect(page.getByRole('heading', { name: /behöver rättas/ })).toBeVisible();
  await page.getByLabel('Vad blev gjort?').fill('Automaten är lagad.');
  await page.getByRole('button', { name: 'Ändra 2 ärenden' }).click();
  await told(page, '2 ärenden är ändrade.');
  await expect(page.getByRole('row').filter({ hasText: name }).filter({ hasText: 'Löst' })).toHaveCount(2);
});

test('a selection is saved, renamed and deleted', async ({ page }) => {
  const name = `Parkering ${mark()}`;
  await logIn(page, OFFICER);
  await page.goto(QUEUE);
  await page.getByLabel('Ämne').selectOption('Parkering');
  await page.getByRole('button', { name: 'Filtrera' }).click();
  await page.getByRole('button', { name: 'Spara som urval' }).click();
  await expect(heading(page)).toHaveText('Spara som urval');
  await expectAccessible(page);
  await page.getByLabel('Namn').fill(name);
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await told(page, `Urvalet ${name} är sparat.`);
  await page.goto(QUEUE);
  await page.getByRole('navigation', { name: 'Egna urval' }).getByRole('link', { name }).click();
  await expect(page.getByLabel('Ämne')).toHaveValue('parkering');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Ändra urvalet' }).click();
  await page.getByRole('button', { name: 'Ta bort urvalet' }).click();
  await told(page, 'Urvalet är borttaget.');
  await expect(page.getByRole('link', { name })).toHaveCount(0);
});

test('a new case is told of without moving the list', async ({ page, anotherBrowser }) => {
  needsScript();
  test.slow();
  const visitor = await anotherBrowser();
  const name = `ny ${mark()}`;
  await page.clock.install();
  await logIn(page, OFFICER);
  await find(page, name);
  await page.goto(`${QUEUE}?urval=otilldelade&sok=${encodeURIComponent(name)}`);
  await write(visitor, `Sen ${name}`);
  await page.clock.fastForward('00:40');
  const link = page.getByRole('link', { name: '1 nytt ärende – visa' });
  await expect(link).toBeVisible();
  await expectAccessible(page);
  await link.click();
  await expect(page.getByRole('link', { name: `Sen ${name}` })).toBeVisible();
});
