// Nobody is left who looks after the users: one who acts for the association asks to, the authorised signatory who is named
// signs, an officer looks at the papers, and another of the association stops it in the end.
import { test, expect } from '../portal.mjs';
import { expectAccessible } from '../axe.mjs';
import { linkIn } from '../mailbox.mjs';
import { logIn, takeHat, told } from '../people.mjs';

const CLUB = 'Exempel IF';
const SIGNATORY = 'nils.aberg@postladan.example';
const SARA = 'sara@exempelif.example';
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

const heading = (page) => page.getByRole('heading', { level: 1 });

test('a new manager when nobody is left', async ({ page, mailbox, anotherBrowser }) => {
  test.slow(); // four people
  const before = [...await mailbox.lettersTo(SIGNATORY), ...await mailbox.lettersTo(SARA)];
  await logIn(page, 'omar');
  await takeHat(page, CLUB);
  await page.goto('/organisation/anvandare');
  await page.getByRole('link', { name: 'Finns det ingen kvar som kan sköta användarna?' }).click();
  await page.getByRole('button', { name: 'Skicka begäran' }).click();
  await expect(page.getByRole('alert')).toContainText('Skriv varför ingen annan kan ge dig behörigheten.');
  await expectAccessible(page);
  await page.getByLabel('Varför?').fill('Bo har flyttat utomlands.');
  await page.getByLabel(/^Firmatecknarens e-postadress/).fill(SIGNATORY);
  await page.locator('input[type=file]').setInputFiles({ name: 'protokoll.pdf', mimeType: 'application/pdf', buffer: PDF });
  await page.getByRole('button', { name: 'Skicka begäran' }).click();
  await told(page, 'Din begäran är skickad till alla som agerar för organisationen.');
  await expectAccessible(page);

  const signatory = await anotherBrowser();
  await signatory.goto(linkIn(await mailbox.waitFor(SIGNATORY, { subject: `Skriv under för ${CLUB}?`, known: before }), /underskrift/));
  await signatory.getByLabel('Användarnamn').fill('nils');
  await signatory.getByLabel('Lösenord').fill('Farstukvist!7');
  await signatory.getByRole('main').getByRole('button', { name: 'Logga in' }).click();
  await expect(heading(signatory)).toHaveText('Skriv under som firmatecknare');
  await expect(signatory.getByRole('main')).toContainText('Bo har flyttat utomlands.');
  await expectAccessible(signatory);
  await signatory.getByRole('button', { name: 'Skriv under' }).click();
  await told(signatory, 'Du har skrivit under.');
  await expectAccessible(signatory);

  const office = await anotherBrowser();
  await logIn(office, 'amina');
  await office.goto('/handlaggning/organisationer/begaran');
  await expectAccessible(office);
  await office.getByRole('row', { name: /Ny ansvarig när ingen finns kvar/ }).getByRole('link', { name: CLUB }).click();
  await expect(heading(office)).toHaveText('Ny ansvarig när ingen finns kvar');
  await expect(office.getByRole('main')).toContainText('Därför kontrollerar vi handlingarna.');
  await expect(office.getByRole('link', { name: 'protokoll.pdf' })).toBeVisible();
  await office.getByText('Avslå begäran', { exact: true }).click();
  await office.getByRole('button', { name: 'Avslå' }).click();
  await expect(office.getByRole('heading', { name: /behöver rättas/ })).toBeVisible();
  await expectAccessible(office);
  await office.getByRole('button', { name: 'Godkänn' }).click();
  await told(office, 'Beslutet är sparat');

  const sara = await anotherBrowser();
  await logIn(sara, 'sara');
  await sara.goto(linkIn(await mailbox.waitFor(SARA, { subject: `Om sju dagar får ${CLUB} en ny ansvarig`, known: before }), /aterstallning/));
  await expect(heading(sara)).toHaveText('Ny ansvarig när ingen finns kvar');
  await expectAccessible(sara);
  await sara.getByRole('button', { name: 'Stoppa' }).click();
  await told(sara, 'Begäran är stoppad');
  await signatory.reload();
  await expect(signatory.getByRole('main')).toContainText('Begäran är avslutad.');
});
