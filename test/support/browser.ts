import { type Browser, chromium } from 'playwright-core';

const switches = [
  '--no-sandbox',
  '--headless',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// Files of a worker share their modules, and Chromium too: to start it takes longer than most pages do.
const kept = globalThis as { chromiumOfTheWorker?: Promise<Browser> | undefined };

/**
 * Debian's Chromium, quiet: what it asks for, a page asked for. Cookies, storage and workers belong to a
 * context; `close` closes every context, and in a worker of the test runner Chromium stays for the next file.
 */
export async function openBrowser(): Promise<Browser> {
  if (process.env['VITEST_WORKER_ID'] === undefined) return launch();
  if (!(await kept.chromiumOfTheWorker)?.isConnected()) kept.chromiumOfTheWorker = launch();
  const browser = await kept.chromiumOfTheWorker!;
  const close = async () => {
    await Promise.all(browser.contexts().map((context) => context.close()));
  };
  return new Proxy(browser, {
    get: (target, name) => {
      if (name === 'close') return close;
      const found: unknown = Reflect.get(target, name);
      return typeof found === 'function' ? found.bind(target) : found;
    },
  });
}

const launch = () => chromium.launch({ executablePath: '/usr/bin/chromium', args: switches });
