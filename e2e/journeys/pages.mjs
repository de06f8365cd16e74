// Every page that somebody reaches, as a visitor, a customer with several hats, an officer and an administrator: found in the
// menus, header and foot, and named in the lists below where no menu leads. Each answers, has one heading, passes axe in
// light and dark (at 1280 and 390 px), and needs no sideways scrolling at 320 px.
import { test, expect } from '../portal.mjs';
import { expectAccessible, expectReadable } from '../axe.mjs';
import { logIn } from '../people.mjs';

const NARROW = { width: 320, height: 700 };
const AWAY = /^\/(sprak|logga-ut)\b/; // these act and show nothing of their own

const PEOPLE = {
  'a visitor': { pages: ['/registrera', '/registrera/privat', '/registrera/foretag', '/registrera/forening', '/foreningar?sok=zzzz', '/glomt-losenord',
    '/glomt-anvandarnamn', '/verifiera-konto', '/felanmalan', '/felanmalan?amne=felanmalan_belysning', '/kontakt?amne=allman_handling', '/skyddade-uppgifter', '/arende-status', '/om/anstalld',
    '/hjalp?q=l%C3%B6senord', '/hjalp?q=zzzz', '/dev/utkorg',
    ...['konto', 'arenden', 'organisationer'].map((service) => `/om/personuppgifter-${service}`)] },
  'a customer': { username: 'lena', pages: ['/arenden/ny', '/arenden?lage=closed', '/arenden?sok=zzzz', '/aviseringar', '/aviseringar?kanal=sms',
    '/mitt-konto/organisationer/ny', '/mitt-konto/fullmakter/ge', '/mitt-konto/fullmakter/stallforetradare',
    '/mitt-konto/personuppgifter/ladda-ner', '/mitt-konto/personuppgifter/avsluta'],
    first: { '/arenden': 'main .list a' } },
  'an officer': { username: 'maria', pages: ['/handlaggning/arenden?urval=mina', '/handlaggning/arenden?sok=zzzz', '/handlaggning/arenden/nytt',
    '/handlaggning/kortkommandon', '/handlaggning/beslutstyper', '/handlaggning/beslutstyper/nytt', '/handlaggning/standardsvar/nytt',
    ...['amnen', 'amnen/nytt', 'amnen/bokning', 'team', 'team/nytt'].map((page) => `/handlaggning/arenden/${page}`)],
    first: { '/handlaggning/arenden': 'tbody th a', '/handlaggning/arenden/team': 'tbody th a' } },
  'an administrator': { username: 'sofia', pages: ['/handlaggning', '/handlaggning/nyheter/ny', '/handlaggning/hjalptexter/fragor/ny',
    '/handlaggning/hjalptexter/rutor/kontakt', '/handlaggning/hjalptexter/rutor/kontakt/versioner', '/handlaggning/hjalptexter/sidor/kakor',
    ...['', '?urval=alla', '/import', '/kategorier', '/utskick', '/begaran', '/dokument'].map((page) => `/handlaggning/organisationer${page}`),
    ...['', '/prova', '/falt/3', '/nytt?slag=table'].map((page) => `/handlaggning/formular/desk.topic:felanmalan_belysning${page}`)],
    first: { '/handlaggning/nyheter': 'tbody th a', '/handlaggning/organisationer?urval=alla': 'tbody th a', '/handlaggning/stallforetradare?urval=alla': 'tbody th a' } },
};

/** The addresses in `parts` of the page that is open. */
async function placesOn(page, parts) {
  const hrefs = await page.locator(`:is(${parts}) a[href^="/"]`).evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  return hrefs.filter((href) => !AWAY.test(href));
}

async function pagesOf(page, { username, pages, first = {} }) {
  const found = new Set(['/', ...pages]);
  if (username) await logIn(page, username);
  for (const start of ['/', ...(username ? ['/mitt-konto/uppgifter', '/handlaggning'] : [])]) {
    const answer = await page.goto(start);
    // The foot is the same for all: it is the visitor who looks at what it leads to.
    if (answer.ok()) for (const href of await placesOn(page, username ? 'header, nav.side' : 'header, footer')) found.add(href);
  }
  for (const [list, row] of Object.entries(first)) {
    await page.goto(list);
    const href = await page.locator(row).first().getAttribute('href');
    found.add(href);
  }
  return found;
}

/** One page: it answers, and is as it should be in this project's window and scheme. */
async function look(page, address) {
  const answer = await page.goto(address);
  expect.soft(answer.status(), address).toBe(200);
  await expect.soft(page.getByRole('heading', { level: 1 }), address).toHaveCount(1);
  await expectAccessible(page);
}

for (const [who, person] of Object.entries(PEOPLE)) {
  test(`every page of ${who}`, async ({ page }, { project }) => {
    test.setTimeout(300_000);
    const scripted = project.use.javaScriptEnabled !== false;
    for (const address of await pagesOf(page, person)) {
      await test.step(address, async () => {
        await look(page, address);
        if (!scripted || project.use.isMobile) return;
        await page.emulateMedia({ colorScheme: 'dark' });
        await expectReadable(page);
        await page.emulateMedia({ colorScheme: 'light' });
        const wide = page.viewportSize();
        await page.setViewportSize(NARROW);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect.soft(over, `${address} at 320 px`).toBeLessThanOrEqual(0);
        await page.setViewportSize(wide);
      });
    }
  });
}

test('a page that is not there, and one that is locked', async ({ page }) => {
  expect((await page.goto('/finns-inte')).status()).toBe(404);
  await expectAccessible(page);
  await logIn(page, 'anna');
  expect((await page.goto('/handlaggning')).status()).toBe(403);
  await expectAccessible(page);
});
