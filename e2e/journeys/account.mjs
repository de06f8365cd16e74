// Mitt konto from end to end: details, password, e-mail address and back, devices, the code app, language, history.
import { createHmac } from 'node:crypto';
import { test, expect } from '../portal.mjs';
import { expectAccessible } from '../axe.mjs';
import { linkIn } from '../mailbox.mjs';
import { register } from '../people.mjs';

const FIRST = 'Sommarregn!42-Granbacken';
const SECOND = 'Vinterglitter?7!Norrbacken';
const THIRD = 'Höstlöv!99-Lillmossen';
const PERSONNUMMER = '19850712-9990'; // a test number of the Swedish Tax Agency

const heading = (page) => page.getByRole('heading', { level: 1 });

/** Opens a page of the menu "Grunduppgifter" and holds it to the rules. */
async function open(page, path, title) {
  await page.goto(path);
  await expect(heading(page)).toHaveText(title);
  await expectAccessible(page);
}

async function logIn(page, email, password) {
  await page.goto('/logga-in');
  await page.getByLabel('Användarnamn', { exact: true }).fill(email);
  await page.getByLabel('Lösenord', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Logga in' }).click();
  await expect(heading(page)).toHaveText(/^Hej/);
}

/** The code that an app shows now for the key in Base32 (RFC 6238). */
function codeFor(key) {
  const bits = [...key.replaceAll(' ', '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'));
  const secret = Buffer.from(bits.join('').match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', secret).update(step).digest();
  return String((digest.readUInt32BE(digest[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

test('a person looks after the own account', async ({ page, mailbox, anotherBrowser }, { project }) => {
  test.slow(); // one long walk
  page.setDefaultTimeout(10_000);
  const OLD = `lisa.${project.name}@post.example`;
  const NEW = `lisa.ny.${project.name}@post.example`;
  const main = page.getByRole('main');
  const script = project.use.javaScriptEnabled !== false;
  await register(page, mailbox, { email: OLD, firstName: 'Lisa', lastName: 'Berg', password: FIRST });
  await logIn(page, OLD, FIRST);

  await page.goto('/mitt-konto');
  await expect(heading(page)).toHaveText('Användaruppgifter');
  await expectAccessible(page);
  await page.getByLabel('Förnamn').fill('');
  await page.getByLabel('Personnummer').fill('19850712-9991');
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(page).toHaveTitle(/^Fel: /);
  await expectAccessible(page);
  await page.getByLabel('Förnamn').fill('Lisa-Marie');
  await page.getByLabel('Personnummer').fill(PERSONNUMMER);
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(page.getByRole('status').first()).toContainText('Uppgifterna är sparade');
  await expect(main).toContainText('19850712-****');
  await page.getByRole('button', { name: /^Visa.*Personnummer/ }).click();
  await expect(main).toContainText(PERSONNUMMER);
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Ta bort.*Personnummer/ }).click();
  await expect(main).not.toContainText('19850712');

  await open(page, '/mitt-konto/losenord', 'Byt lösenord');
  await page.getByLabel('Nuvarande lösenord').fill(FIRST);
  await page.getByLabel('Nytt lösenord', { exact: true }).fill('kort');
  if (script) {
    const field = page.getByLabel('Nytt lösenord', { exact: true });
    await page.getByRole('button', { name: 'Visa lösenord' }).nth(1).click();
    await expect(field).toHaveAttribute('type', 'text');
    await page.getByRole('button', { name: 'Dölj lösenord' }).click();
    await expect(field).toHaveAttribute('type', 'password');
    await expect(main).toContainText(/Minst 8 tecken\s*saknas/);
  }
  await page.getByRole('button', { name: 'Byt lösenord' }).click();
  await expect(page).toHaveTitle(/^Fel: /);
  await expectAccessible(page);
  await page.getByLabel('Nuvarande lösenord').fill(FIRST);
  await page.getByLabel('Nytt lösenord', { exact: true }).fill(SECOND);
  await page.getByLabel('Bekräfta nytt lösenord').fill(SECOND);
  await page.getByRole('button', { name: 'Byt lösenord' }).click();
  await expect(page.getByRole('status').first()).toContainText('Lösenordet är bytt');
  await mailbox.waitFor(OLD, { subject: /lösenord är bytt/ });

  await open(page, '/mitt-konto/e-postadress', 'Ändra din e-postadress');
  await page.getByLabel('E-post', { exact: true }).fill(NEW);
  await page.getByLabel('Bekräfta e-postadress').fill(NEW);
  await page.getByLabel('Lösenord', { exact: true }).fill(SECOND);
  await page.getByRole('button', { name: 'Skicka länk' }).click();
  await expect(main).toContainText(`Vi har skickat en länk till ${NEW}`);
  await expectAccessible(page);
  await page.goto(linkIn(await mailbox.waitFor(NEW, { subject: /Bekräfta din nya/ }), /bekrafta/));
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Bekräfta adressen' }).click();
  await expect(page.getByRole('status').first()).toContainText('Din e-postadress är ändrad');
  await expect(main).toContainText(NEW);

  const phone = await anotherBrowser();
  await logIn(phone, NEW, SECOND);
  await open(page, '/mitt-konto/enheter', 'Inloggade enheter och säkerhet');
  await page.getByRole('button', { name: /^Logga ut .*Chrome/ }).click();
  await expect(page.getByRole('status').first()).toContainText('Enheten är utloggad');
  await phone.goto('/mitt-konto/enheter');
  await expect(phone).toHaveURL(/\/logga-in\?till=/);

  await page.getByRole('link', { name: 'Lägg till kodapp' }).click();
  await expectAccessible(page);
  await page.getByLabel('Lösenord', { exact: true }).fill(SECOND);
  await page.getByRole('button', { name: 'Fortsätt' }).click();
  await expect(heading(page)).toHaveText('Läs in QR-koden');
  await expectAccessible(page);
  const seen = await page.getByRole('img', { name: /^QR-kod/ }).evaluate((img) => img.naturalWidth).catch(() => 1); // no script, no measure
  expect(seen).toBeGreaterThan(0);
  await page.getByLabel('Kod från appen').fill(codeFor(await page.locator('.secret').textContent()));
  await page.getByRole('button', { name: 'Slå på' }).click();
  await expect(heading(page)).toHaveText('Spara dina återställningskoder');
  await expect(page.getByRole('list', { name: 'Återställningskoder' }).getByRole('listitem')).toHaveCount(10);
  await expect(page.getByRole('button', { name: 'Skriv ut' })).toBeVisible({ visible: script });
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Jag har sparat koderna' }).click();
  await expect(main).toContainText('Du har 10 återställningskoder kvar.');
  await expectAccessible(page);
  await page.getByRole('link', { name: /^Stäng av/ }).click();
  await expectAccessible(page);
  await page.getByLabel('Lösenord', { exact: true }).fill(SECOND);
  await main.getByRole('button', { name: 'Stäng av' }).click();
  await expect(page.getByRole('status').first()).toContainText('avstängd');

  await open(page, '/mitt-konto/sprak', 'Språk');
  await page.getByLabel('English').check();
  await page.getByRole('button', { name: 'Spara' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(heading(page)).toHaveText('Language');
  await expectAccessible(page);
  await page.getByLabel('Svenska').check();
  await page.getByRole('button', { name: 'Save' }).click();

  await open(page, '/mitt-konto/historik', 'Historik');
  await expect(main.getByRole('row')).toHaveCount(11); // with the headings
  await page.getByRole('link', { name: 'Sista' }).click();
  await expect(main).toContainText('Kontot skapades');
  await expectAccessible(page);
  await page.getByLabel('Typ').selectOption('E-postadress');
  await page.getByRole('button', { name: 'Visa' }).click();
  await expect(main).toContainText(`E-postadressen ändrades från ${OLD} till ${NEW}`);
  await page.getByLabel('Typ').selectOption('Uppgifter');
  await page.getByRole('button', { name: 'Visa' }).click();
  await expect(main).toContainText('Personnumret 19850712-**** togs bort');

  await page.goto(linkIn(await mailbox.waitFor(OLD, { subject: /e-postadress är ändrad/ }), /angra/));
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Ta tillbaka adressen' }).click();
  await expect(page.getByRole('status').first()).toContainText('Din e-postadress är tillbaka');
  await page.goto(linkIn(await mailbox.waitFor(OLD, { subject: /e-postadress är tillbaka/ }), /nytt-losenord/));
  await page.getByLabel('Nytt lösenord', { exact: true }).fill(THIRD);
  await page.getByLabel('Bekräfta nytt lösenord').fill(THIRD);
  await page.getByRole('button', { name: 'Spara lösenordet' }).click();
  await logIn(page, OLD, THIRD);
});

test('who writes for long is warned, and loses nothing', async ({ page }, { project }) => {
  test.skip(project.use.javaScriptEnabled === false, 'the warning needs a script; the form is kept without it');
  await page.clock.install();
  await logIn(page, 'anna', 'Farstukvist!7');
  await page.goto('/arenden/ny');
  await page.getByLabel('Rubrik').fill('Lampan blinkar');
  const warning = page.getByRole('dialog');
  const later = async (time) => {
    await page.clock.fastForward(time);
    await page.clock.runFor(1_500);
  };
  await later('27:50');
  await expect(warning).toBeHidden();
  await later('00:30');
  await expect(warning.getByRole('heading')).toHaveText('Är du kvar?');
  await expectAccessible(page);
  await warning.getByRole('button', { name: 'Fortsätt vara inloggad' }).click();
  await expect(warning).toBeHidden();

  // Twelve hours after the login no action helps; the server says so.
  await page.route('**/session/forlang', (route) => route.fulfill({ json: { seconds: 60, is_last: true } }));
  await later('28:30');
  await warning.getByRole('button', { name: 'Fortsätt vara inloggad' }).click();
  await page.clock.runFor(1_500);
  await expect(warning.getByRole('heading')).toHaveText('Snart behöver du logga in igen');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.clock.runFor(3_000);
  await expect(warning).toBeHidden();
  await later('01:00');
  await expect(warning.getByRole('heading')).toHaveText('Du har loggats ut');
  await expectAccessible(page);
  // A login in another tab lets this one go on.
  const [tab] = await Promise.all([page.context().waitForEvent('page'), warning.getByRole('link', { name: /Logga in/ }).click()]);
  await tab.waitForLoadState();
  await page.clock.runFor(1_500);
  await expect(warning).toBeHidden();
  await expect(page.getByLabel('Rubrik')).toHaveValue('Lampan blinkar');
});
