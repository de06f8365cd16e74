// What every journey starts from: `import { test, expect } from '../portal.mjs'`. Each worker gets a Farstu of its own, a
// fresh `farstu serve --demo` on a free port, whose data goes away with it. `page` and `request` speak to it, `mailbox`
// reads what it sends, `anotherBrowser` lets somebody else in. A page that complains in the console, lacks a part or asks a
// foreign host for something fails its journey.
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { test as bare, expect } from '@playwright/test';
import { listen } from './complaints.mjs';
import { Mailbox } from './mailbox.mjs';

const READY_WITHIN = 60_000; // ms, with the demo loaded; a cold machine under load needs most of it
const STOPPED_WITHIN = 15_000; // ms

const PROGRAM = process.env.FARSTU_BIN
  ?? path.resolve(fileURLToPath(new URL('..', import.meta.url)), process.env.CARGO_TARGET_DIR ?? 'target', 'debug/farstu');

/** Starts a portal with `settings` (`FARSTU__…` → value) on top; resolves when it is ready to serve. */
export async function startPortal(settings = {}) {
  if (!existsSync(PROGRAM)) throw new Error(`There is no program at ${PROGRAM}: run \`cargo build --workspace --bin farstu\`, or name one in FARSTU_BIN.`);
  const folder = await mkdtemp(path.join(tmpdir(), 'farstu-e2e-'));
  const log = path.join(folder, 'farstu.log');
  const address = `127.0.0.1:${await freePort()}`;
  const url = `http://${address}`;
  const child = spawn(PROGRAM, ['serve', '--demo'], {
    cwd: folder, // no farstu.toml of the developer's
    env: {
      ...withoutOwnSettings(process.env),
      FARSTU__LISTEN: address,
      FARSTU__BASE_URL: url,
      FARSTU__DATA_DIR: path.join(folder, 'data'),
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = createWriteStream(log);
  child.stdout.pipe(written, { end: false });
  child.stderr.pipe(written, { end: false });
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
  const killAtExit = () => child.kill('SIGKILL');
  process.once('exit', killAtExit);

  const stop = async () => {
    child.kill('SIGTERM');
    const how = await Promise.race([ended, sleep(STOPPED_WITHIN, 'not within 15 s', { ref: false })]);
    child.kill('SIGKILL');
    process.off('exit', killAtExit);
    const lines = await readFile(log, 'utf8');
    written.end();
    await rm(folder, { recursive: true, force: true });
    if (how !== 0) throw new Error(`Farstu did not stop cleanly (${how}):\n${lines.slice(-4000)}`);
  };

  try {
    await Promise.race([
      ready(url),
      ended.then((how) => { throw new Error(`Farstu ended before it was ready (${how}).`); }),
    ]);
  } catch (error) {
    child.kill('SIGKILL');
    const lines = await readFile(log, 'utf8');
    await rm(folder, { recursive: true, force: true });
    throw new Error(`${error.message}\n${lines.slice(-4000)}`);
  }
  return { url, log, folder, stop };
}

/** Resolves when /halsa/redo answers 200. */
async function ready(url) {
  const deadline = Date.now() + READY_WITHIN;
  while (Date.now() < deadline) {
    const status = await fetch(`${url}/halsa/redo`).then((answer) => answer.status, () => 'no answer');
    if (status === 200) return;
    await sleep(50);
  }
  throw new Error(`Farstu was not ready within ${READY_WITHIN / 1000} s.`);
}

/** A port that nothing listens on just now. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function withoutOwnSettings(environment) {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^FARSTU_/.test(name)));
}

export const test = bare.extend({
  portal: [async ({}, use) => {
    const portal = await startPortal();
    await use(portal);
    await portal.stop();
  }, { scope: 'worker', timeout: READY_WITHIN + STOPPED_WITHIN }],

  baseURL: async ({ portal }, use) => use(portal.url),

  mailbox: async ({ request }, use) => use(new Mailbox(request)),

  complaints: async ({ portal }, use, testInfo) => {
    const complaints = [];
    await use(complaints);
    if (testInfo.status !== testInfo.expectedStatus) await testInfo.attach('farstu.log', { path: portal.log });
    expect(complaints, 'what the pages complained about').toEqual([]);
  },

  context: async ({ context, portal, complaints }, use) => {
    listen(context, portal.url, complaints);
    await use(context);
  },

  /** `await anotherBrowser()`: a page in the browser of somebody else, who is not logged in. */
  anotherBrowser: async ({ browser, portal, complaints }, use) => {
    const contexts = [];
    await use(async () => {
      const context = await browser.newContext();
      contexts.push(context);
      listen(context, portal.url, complaints);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

export { expect };
