// The logo of an association: what is no picture is refused, a picture is shown in the register, and is taken away again;
// and the history tells of it.
import { test, expect } from '../portal.mjs';
import { expectAccessible } from '../axe.mjs';
import { goTo, logIn, takeHat, told } from '../people.mjs';

const CLUB = 'Exempel IF';
const LOGO = '/organisation/uppgifter/logotyp';

test('a manager puts up a logo and takes it away, and the history tells', async ({ page, anotherBrowser }) => {
  await logIn(page, 'bosse');
  await takeHat(page, CLUB);
  await page.goto('/organisation');
  await page.getByRole('main').getByRole('link', { name: 'Logotyp' }).click();
  const send = async (file) => {
    await page.getByLabel('Bild').setInputFiles(file);
    await page.getByRole('button', { name: 'Spara logotypen' }).click();
  };
  await send({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('en bild är det inte') });
  await expect(page.getByRole('alert')).toContainText('Filen är ingen bild som vi kan läsa. Välj en PNG, JPEG eller WebP.');
  await expectAccessible(page);
  const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 160, height: 90 } });
  await send({ name: 'logo.png', mimeType: 'image/png', buffer: picture });
  await told(page, 'Logotypen är sparad.');
  await expectAccessible(page);

  const visitor = await anotherBrowser();
  await visitor.goto('/foreningar?sok=exempel+if');
  await visitor.getByRole('link', { name: CLUB, exact: true }).click();
  const shown = visitor.getByRole('img', { name: `Logotyp för ${CLUB}` });
  await expect(shown).toBeVisible();
  expect(await shown.evaluate((img) => [img.naturalWidth, img.naturalHeight])).toEqual([160, 90]);
  await expectAccessible(visitor);

  await page.goto(LOGO);
  await page.getByRole('button', { name: 'Ta bort' }).click();
  await told(page, 'Logotypen är borttagen.');
  await visitor.reload();
  await expect(shown).toHaveCount(0);

  await page.getByRole('navigation', { name: 'Organisationens sidor' }).getByRole('link', { name: 'Historik' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Historik');
  await expect(page.getByRole('row', { name: /^Logotypen ändrades/ }).first()).toContainText('Bo Ekström');
  await expectAccessible(page);
});
