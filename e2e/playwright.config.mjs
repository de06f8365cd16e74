// How the journeys are walked: the machine's own Chromium (CHROMIUM, else Debian's), on a desk, on a phone in the dark,
// and without JavaScript. Nothing is downloaded and no server is started here: portal.mjs starts one for each worker.
import { defineConfig } from '@playwright/test';

const root = process.getuid?.() === 0;
const quiet = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

export default defineConfig({
  testDir: 'journeys',
  testMatch: '**/*.mjs',
  outputDir: 'test-results',
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 5_000 },
  retries: 0, // a journey that only sometimes works is a defect
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.CI ? 'list' : [['list'], ['html', { open: 'never' }]],
  use: {
    browserName: 'chromium',
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
      args: root ? ['--no-sandbox', ...quiet] : quiet, // Chromium's own sandbox refuses to run as root
    },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 900 } } },
    { name: 'phone', use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, colorScheme: 'dark' } },
    { name: 'nojs', use: { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false } },
  ],
});
