import { defineConfig } from 'vitest/config';

/** Tales from end to end and pages looked at in a browser: minutes of their own. */
const long = ['test/stories/**/*.test.ts', 'test/**/*{look,browser}.test.ts'];

export default defineConfig({
  test: {
    globalSetup: ['test/support/cluster.ts'],
    setupFiles: ['test/support/environment.ts', 'test/support/one-connection.ts'],
    env: { LOG_LEVEL: 'silent' },
    // Each worker has a database of its own on one server; two of them fill two cores, and a third makes
    // the others late more than it helps.
    maxWorkers: 2,
    // Files of a worker share their modules: to read all of them again for each takes minutes. What a
    // file sets up for the process is taken away again (`environment.ts`, `useDatabase`).
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'short', include: ['test/**/*.test.ts'], exclude: long } },
      { extends: true, test: { name: 'long', include: long } },
    ],
  },
});
