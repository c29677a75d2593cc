import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/cluster.ts'],
    setupFiles: ['test/support/environment.ts'],
    env: { LOG_LEVEL: 'silent' },
    // Each worker has a database of its own on one server; two of them fill two cores.
    maxWorkers: 2,
    // Files of a worker share their modules: to read all of them again for each takes minutes. What a
    // file sets up for the process is taken away again (`environment.ts`, `useDatabase`).
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
