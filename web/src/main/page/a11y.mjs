// dev/npm web/src/main/page a11y URL…
//
// Looks at running pages with axe-core in the machine's own chromium: wide and narrow, light and dark. A line for each
// finding, exit status 1 if there is one. Not part of the build, since it needs a running Slipway. From the environment:
//   SLIPWAY_USER, SLIPWAY_PASSWORD   sign in with these first
//   SHOTS                            a folder for a picture of each page
//   CHROMIUM                         the browser, if it is not /usr/bin/chromium
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { chromium } from 'playwright-core';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const { CHROMIUM = '/usr/bin/chromium', SHOTS, SLIPWAY_USER, SLIPWAY_PASSWORD } = process.env;
const WIDTHS = [1280, 390];
const SCHEMES = ['light', 'dark'];

async function signIn(context, url) {
  const page = await context.newPage();
  await page.goto(new URL('/login', url).href);
  await page.getByLabel('User name').fill(SLIPWAY_USER);
  await page.getByLabel('Password').fill(SLIPWAY_PASSWORD ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(address => address.pathname !== '/login');
  await page.close();
}

async function look(page, url, picture) {
  const found = [];
  page.on('console', message => message.type() === 'error' && found.push(`console ${message.text()}`));
  page.on('pageerror', failure => found.push(`script ${failure.message}`));
  const answer = await page.goto(url, { waitUntil: 'load' });
  if (picture) {
    await page.screenshot({ path: picture, fullPage: true });
  }
  const { violations } = await page.evaluate(`${axe}; axe.run()`);
  if (await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth')) {
    found.push('width the page is wider than the window');
  }
  // The browser calls the page itself an error when its status is one; an error page may be what we look at.
  return found
    .filter(line => !(answer.status() >= 400 && line.includes(`status of ${answer.status()}`)))
    .concat(violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')} ${help}`)));
}

const pictureOf = (url, width, scheme) =>
  SHOTS && join(SHOTS, `${`${url.pathname}${url.search}`.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'home'}-${width}-${scheme}.png`);

const urls = process.argv.slice(2).map(address => new URL(address));
if (urls.length === 0) {
  console.error('Name the pages to look at: dev/npm web/src/main/page a11y http://127.0.0.1:8080/login');
  process.exit(2);
}
if (SHOTS) {
  await mkdir(SHOTS, { recursive: true });
}

let findings = 0;
// Chromium's own sandbox does not work for root, which is who CI is.
const browser = await chromium.launch({ executablePath: CHROMIUM, chromiumSandbox: process.getuid?.() !== 0 });
for (const colorScheme of SCHEMES) {
  for (const width of WIDTHS) {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
    if (SLIPWAY_USER) {
      await signIn(context, urls[0]);
    }
    for (const url of urls) {
      const page = await context.newPage();
      const found = await look(page, url.href, pictureOf(url, width, colorScheme));
      found.forEach(line => console.log(`${url.href} (${width}, ${colorScheme}) ${line}`));
      findings += found.length;
      await page.close();
    }
    await context.close();
  }
}
await browser.close();
console.log(`${urls.length} pages, ${WIDTHS.length} widths, light and dark: ${findings} findings`);
process.exitCode = findings > 0 ? 1 : 0;
