// The register as staff keep it: a file is read in, categories are given, two of the same are merged and taken apart, and a
// selection is written to. Each project brings organisations of its own, since projects share a portal.
import { test, expect } from '../portal.mjs';
import { expectAccessible } from '../axe.mjs';
import { logIn, told } from '../people.mjs';

const REGISTER = '/handlaggning/organisationer';
const SERIAL = { desktop: 100, phone: 200, nojs: 300 };

const heading = (page) => page.getByRole('heading', { level: 1 });

/** An association's number with its check digit (Luhn). */
function number(serial) {
  const nine = `809901${String(serial).padStart(3, '0')}`;
  const sum = [...nine].reduce((total, digit, at) => {
    const weighed = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return `${nine.slice(0, 6)}-${nine.slice(6)}${(10 - (sum % 10)) % 10}`;
}

/** Looks somebody up in the register and opens the page. */
async function find(page, name) {
  await page.goto(`${REGISTER}?urval=alla`);
  await page.getByLabel('Namn, nummer eller e-post').fill(name);
  await page.getByRole('search').getByRole('button', { name: 'Sök' }).click();
  await expectAccessible(page);
  await page.getByRole('row').getByRole('link', { name, exact: true }).click();
  await expect(heading(page)).toHaveText(name);
}

/** Reads in two associations and a row with a fault. */
async function readIn(page, project, [one, other]) {
  await page.goto(`${REGISTER}/import`);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Läs och visa' }).click();
  await expect(heading(page).locator('xpath=ancestor::main')).toContainText('Välj en fil.');
  await expectAccessible(page);
  const rows = [
    'organisationsnummer;namn;typ;adress;postnummer;ort;e-post',
    `${number(SERIAL[project])};${one};förening;Storgatan 1;123 45;Exempelstad;ett.${project}@klubben.example`,
    `${number(SERIAL[project] + 1)};${other};förening;Storgatan 1;123 45;Exempelstad;tva.${project}@klubben.example`,
    '809901-0000;Felsiffriga klubben;förening;Storgatan 1;123 45;Exempelstad;',
  ];
  await page.getByLabel('Fil', { exact: true }).setInputFiles({ name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) });
  await page.getByRole('button', { name: 'Läs och visa' }).click();
  await expect(heading(page)).toHaveText('Förhandsvisning av fil');
  await expect(page.getByText('2 rader att spara')).toBeVisible();
  await expect(page.getByRole('cell', { name: one, exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: /^Fel 1/ }).click();
  await expect(page.getByRole('row', { name: /^4 / })).toContainText('stämmer inte');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Spara', exact: true }).click();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText('Klar', { exact: true })).toBeVisible({ timeout: 500 });
  }).toPass();
  await expectAccessible(page);
}

test('an officer reads in a file, gives a category, merges and takes apart', async ({ page }, { project }) => {
  test.slow(); // one long walk
  const [ONE, OTHER] = [`Importklubben ${project.name}`, `Importklubbens vänner ${project.name}`];
  const CATEGORY = `Prova på ${project.name}`;
  await logIn(page, 'amina');
  await readIn(page, project.name, [ONE, OTHER]);

  await page.goto(`${REGISTER}/kategorier`);
  await page.getByLabel('Namn på svenska').fill(CATEGORY);
  await page.getByRole('button', { name: 'Lägg till' }).click();
  await expect(page.getByRole('main').getByRole('link', { name: /Fyll i namnet på båda språken/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Namn på engelska').fill(`Try ${project.name}`);
  await page.getByRole('button', { name: 'Lägg till' }).click();
  await told(page, `Kategorin ${CATEGORY} är sparad.`);

  await find(page, ONE);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Ändra uppgifter' }).click();
  await expectAccessible(page);
  await page.getByLabel(CATEGORY).check();
  await page.getByLabel('Bidragsberättigad').check();
  await page.getByRole('button', { name: 'Spara' }).click();
  await told(page, `Uppgifterna om ${ONE} är sparade.`);
  await page.locator('summary', { hasText: 'Historik' }).click();
  await expect(page.getByRole('rowheader', { name: 'Organisationen lästes in från fil' })).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${REGISTER}/kategorier`);
  await page.getByRole('link', { name: CATEGORY }).click();
  await expect(page.getByText('En organisation är i kategorin.')).toBeVisible();
  await expectAccessible(page);

  await find(page, ONE);
  await page.getByRole('link', { name: 'Finns den två gånger? Slå ihop' }).click();
  await page.getByLabel('Den andras namn, nummer eller e-post').fill(OTHER);
  await page.getByRole('search').getByRole('button', { name: 'Sök' }).click();
  await expectAccessible(page);
  await page.getByRole('main').getByRole('link', { name: OTHER }).click();
  await expect(heading(page)).toHaveText('Kontrollera innan du slår ihop');
  await expect(page.getByText('De har olika namn.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Slå ihop' }).click();
  await expect(page.getByRole('main').getByRole('link', { name: /Skriv varför/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Skäl').fill('Samma förening, två gånger.');
  await page.getByRole('button', { name: 'Slå ihop' }).click();
  await told(page, `Klart. Allt finns nu under ${ONE}.`);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Ta isar' }).click();
  await expectAccessible(page);
  await page.getByLabel('Skäl').fill('De är två ändå.');
  await page.getByRole('button', { name: 'Ta isar' }).click();
  await told(page, 'De är två organisationer igen.');
});

test('an officer writes to a selection', async ({ page, mailbox }, { project }) => {
  const SUBJECT = `Sommarens tider ${project.name}`;
  await logIn(page, 'birgitta');
  await page.goto(`${REGISTER}?urval=alla`);
  await page.getByLabel('Namn, nummer eller e-post').fill('Exempel IF');
  await page.getByRole('search').getByRole('button', { name: 'Sök' }).click();
  await page.getByRole('checkbox', { name: 'Välj Exempel IF', exact: true }).check();
  await page.getByRole('button', { name: 'Skriv till valda' }).click();
  await expect(heading(page)).toHaveText('Nytt utskick');
  await page.getByRole('button', { name: 'Förhandsgranska' }).click();
  await expect(page.getByRole('heading', { name: /behöver rättas/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Föreningsansvariga och administratörer').check();
  await page.getByLabel('Ämnesrad', { exact: true }).fill(SUBJECT);
  await page.getByLabel('Text', { exact: true }).fill('Sök senast den 1 mars.\n\nHör av er om något är oklart.');
  await page.getByRole('button', { name: 'Förhandsgranska' }).click();
  await expect(heading(page)).toHaveText(SUBJECT);
  await expect(page.getByText('Till en organisation.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Skicka', exact: true }).click();
  await told(page, 'Utskicket är på väg.');
  const letter = await mailbox.waitFor('bo@exempelif.example', { subject: SUBJECT });
  expect(letter.text).toContain('Sök senast den 1 mars.');
  await page.goto(`${REGISTER}/utskick`);
  await expect(page.getByRole('rowheader', { name: SUBJECT })).toBeVisible();
  await expectAccessible(page);
});
