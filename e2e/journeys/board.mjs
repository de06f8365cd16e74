// Two managers have the same seat of the board open: the second sees what the first changed, and neither loses anything.
import { test, expect } from '../portal.mjs';
import { expectAccessible } from '../axe.mjs';
import { logIn, takeHat, told } from '../people.mjs';

const CLUB = 'Granbackens schackförening';
const BOARD = '/organisation/styrelse';

test('two managers change the same seat, and one takes it away', async ({ page, anotherBrowser }, { project }) => {
  test.slow(); // two people
  const NAME = `Tora ${project.name}`;
  const other = await anotherBrowser();
  for (const [someone, username] of [[page, 'lena'], [other, 'linus']]) {
    await logIn(someone, username);
    await takeHat(someone, CLUB);
  }
  const open = async (someone) => {
    await someone.goto(BOARD);
    await someone.getByRole('row').getByRole('link', { name: NAME }).click();
  };
  const save = (someone) => someone.getByRole('button', { name: 'Spara' }).click();
  const post = (someone) => someone.getByLabel('Post', { exact: true });
  const last = (someone) => someone.getByLabel('Till och med', { exact: true });
  const row = other.getByRole('row', { name: NAME });

  await page.goto(BOARD);
  await page.getByRole('link', { name: 'Lägg till i styrelsen' }).click();
  await save(page);
  await expect(page.getByRole('heading', { name: /behöver rättas/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Namn').fill(NAME);
  await post(page).selectOption('Ledamot');
  await page.getByLabel('Från och med').fill('2026-01-01');
  await last(page).fill('2027-12-31');
  await save(page);
  await told(page, 'Styrelsen är sparad.');

  await open(page);
  await open(other);
  await last(page).fill('2028-06-30');
  await save(page);
  await told(page, 'Styrelsen är sparad.');
  await post(other).selectOption('Kassör');
  await save(other);
  await expect(other.getByRole('alert')).toContainText('Någon annan har sparat ändringar');
  await expect(other.getByRole('region', { name: 'Det här har någon annan ändrat' }).getByRole('row', { name: /^Till och med/ })).toContainText('2028-06-30');
  await expect(last(other)).toHaveValue('2028-06-30');
  await expect(post(other).locator(':checked')).toHaveText('Kassör');
  await expectAccessible(other);
  await save(other);
  await told(other, 'Styrelsen är sparad.');
  await expect(row).toContainText('Kassör');
  await expect(row).toContainText('2028-06-30');

  await open(page);
  await open(other);
  await page.getByRole('button', { name: 'Ta bort' }).click();
  await told(page, 'Personen är borttagen ur styrelsen.');
  await post(other).selectOption('Suppleant');
  await save(other);
  await expect(other.getByRole('alert')).toContainText('Någon annan har tagit bort det medan du skrev.');
  await expectAccessible(other);
  await save(other);
  await told(other, 'Styrelsen är sparad.');
  await expect(row).toContainText('Suppleant');
  await open(other);
  await other.getByRole('button', { name: 'Ta bort' }).click();
  await expect(row).toHaveCount(0);
});
