// Who acts for an organisation: somebody asks for access and gets it, has the roles changed and is taken away, all of it in
// English while the manager reads Swedish; somebody new and somebody known are invited by mail. Whoever comes leaves again,
// since projects share a portal.
import { test, expect } from '../portal.mjs';
import { expectAccessible } from '../axe.mjs';
import { linkIn } from '../mailbox.mjs';
import { logIn, register, takeHat, told } from '../people.mjs';

const CLUB = 'Exempel IF';
const BOSSE = 'bo@exempelif.example';

const heading = (page) => page.getByRole('heading', { level: 1 });

/** Logs the manager of the club in and takes on its hat. */
async function manage(page) {
  await logIn(page, 'bosse');
  await takeHat(page, CLUB);
}

test('somebody asks for access in English, has it changed and loses it', async ({ page, mailbox, anotherBrowser }) => {
  test.slow(); // two people
  const GRACE = 'grace.okafor@postladan.example';
  const before = [...await mailbox.lettersTo(BOSSE), ...await mailbox.lettersTo(GRACE)];
  await logIn(page, 'grace');
  await page.goto('/foreningar?sok=exempel+if');
  await page.getByRole('link', { name: CLUB, exact: true }).click();
  await page.getByRole('link', { name: 'Ask the association manager for access' }).click();
  await expect(heading(page)).toHaveText(`Ask for access to ${CLUB}`);
  await expectAccessible(page);
  await page.getByLabel('Message').fill('I coach the under-tens.');
  await page.getByRole('button', { name: 'Ask the association manager for access' }).click();
  await told(page, 'Your request is sent.');
  await expect(page.getByRole('region', { name: 'Requests that wait for an answer' })).toContainText(CLUB);
  await expectAccessible(page);

  const manager = await anotherBrowser();
  await logIn(manager, 'bosse');
  await manager.goto(linkIn(await mailbox.waitFor(BOSSE, { subject: `Någon vill ha behörighet för ${CLUB}`, known: before }), /anvandare/));
  await manager.getByRole('link', { name: /^Svara ?, Grace Okafor$/ }).click();
  await expect(heading(manager)).toHaveText('Grace Okafor vill ha behörighet');
  await manager.getByRole('button', { name: 'Godkänn' }).click();
  await expect(manager.getByRole('alert')).toContainText('Välj vilken behörighet personen ska få.');
  await expectAccessible(manager);
  await manager.getByLabel('Behörighet', { exact: true }).selectOption({ label: 'Underanvändare bokning' });
  await manager.getByRole('button', { name: 'Godkänn' }).click();
  await told(manager, 'Svaret är skickat.');

  await mailbox.waitFor(GRACE, { subject: `You have got access to ${CLUB}`, known: before });
  await takeHat(page, CLUB);
  await page.goto('/organisation');
  await expect(heading(page)).toHaveText(CLUB);
  await expectAccessible(page);
  for (const tab of ['Users', 'Board', 'Documents', 'Invoices and members']) {
    await page.getByRole('navigation', { name: 'Pages of the organisation' }).getByRole('link', { name: tab }).click();
    await expect(heading(page)).toHaveText(tab);
    await expectAccessible(page);
  }

  const open = async () => {
    await manager.goto('/organisation/anvandare');
    await manager.getByRole('row').getByRole('link', { name: 'Grace Okafor' }).click();
    await expect(heading(manager)).toHaveText('Grace Okafor');
  };
  await takeHat(manager, CLUB);
  await open();
  await manager.getByLabel('Underanvändare bokning').uncheck();
  await manager.getByRole('button', { name: 'Spara' }).click();
  await expect(manager.getByRole('alert')).toContainText('Välj minst en behörighet.');
  await expectAccessible(manager);
  await manager.getByLabel('Underanvändare bidrag').check();
  await manager.getByRole('button', { name: 'Spara' }).click();
  await told(manager, 'Behörigheterna för Grace Okafor är sparade.');
  const changed = await mailbox.waitFor(GRACE, { subject: `Your roles for ${CLUB} have changed`, known: before });
  expect(changed.text).toContain('Sub-user, grants');
  await page.goto('/mitt-konto/organisationer');
  await expect(page.getByRole('main')).toContainText('Sub-user, grants');

  await open();
  await manager.getByText('Ta bort personen', { exact: true }).click();
  await expectAccessible(manager);
  await manager.getByRole('button', { name: 'Ta bort', exact: true }).click();
  await told(manager, 'Grace Okafor agerar inte längre för organisationen.');
  await mailbox.waitFor(GRACE, { subject: `You no longer act for ${CLUB}`, known: before });
  await page.goto('/organisation');
  await expect(heading(page)).not.toHaveText(CLUB);
});

test('somebody new and somebody known answer an invitation', async ({ page, mailbox, anotherBrowser }, { project }) => {
  test.slow(); // three people
  const [NEW, KNOWN] = [`iris.${project.name}@post.example`, 'anna.lindqvist@postladan.example'];
  const PASSWORD = 'Sommarregn!42-Granbacken';
  const before = [...await mailbox.lettersTo(BOSSE), ...await mailbox.lettersTo(KNOWN)];
  const invitation = async (email) => linkIn(await mailbox.waitFor(email, { subject: `Du är inbjuden att agera för ${CLUB}`, known: before }), /inbjudan/);
  const main = (someone) => someone.getByRole('main');
  await manage(page);
  for (const email of [NEW, KNOWN]) {
    await page.goto('/organisation/anvandare/bjud-in');
    await page.getByLabel('E-postadress').fill(email);
    await page.getByLabel('Underanvändare bidrag').check();
    await page.getByRole('button', { name: 'Skicka inbjudan' }).click();
    await told(page, `Inbjudan är skickad till ${email}.`);
  }

  const iris = await anotherBrowser();
  await iris.goto(await invitation(NEW));
  await expect(heading(iris)).toHaveText(`Du är inbjuden att agera för ${CLUB}`);
  await expectAccessible(iris);
  await expect(main(iris).getByRole('link', { name: 'Skapa konto' })).toHaveAttribute('href', '/registrera/privat');
  await register(iris, mailbox, { email: NEW, firstName: 'Iris', lastName: 'Ny', password: PASSWORD });
  await logIn(iris, NEW, PASSWORD);
  await iris.getByRole('region', { name: 'Din tur' }).getByRole('link', { name: /inbjuden att agera/ }).click();
  await expect(heading(iris)).toHaveText('Mina organisationer');
  await expectAccessible(iris);
  await iris.getByRole('button', { name: /^Tacka ja/ }).click();
  await told(iris, `Nu kan du agera för ${CLUB}.`);
  await mailbox.waitFor(BOSSE, { subject: `Din inbjudan till ${CLUB} är besvarad: ja`, known: before });
  await takeHat(iris, CLUB);
  await iris.goto('/organisation/anvandare');
  await expect(iris.getByRole('row', { name: /^Iris Ny/ })).toContainText('Underanvändare bidrag');
  await iris.getByText('Lämna organisationen', { exact: true }).click();
  await expectAccessible(iris);
  await iris.getByRole('button', { name: 'Lämna', exact: true }).click();
  await told(iris, `Du agerar inte längre för ${CLUB}.`);

  const anna = await anotherBrowser();
  const link = await invitation(KNOWN);
  await anna.goto(link);
  await main(anna).getByRole('link', { name: 'Logga in' }).click();
  await anna.getByLabel('Användarnamn').fill('anna');
  await anna.getByLabel('Lösenord').fill('Farstukvist!7');
  await main(anna).getByRole('button', { name: 'Logga in' }).click();
  await expect(heading(anna)).toHaveText(`Du är inbjuden att agera för ${CLUB}`);
  await expectAccessible(anna);
  await anna.getByRole('button', { name: 'Tacka nej' }).click();
  await told(anna, `Du har tackat nej till att agera för ${CLUB}.`);
  await anna.goto(link);
  await expect(heading(anna)).toHaveText('Inbjudan gäller inte längre');
  await expectAccessible(anna);
});
