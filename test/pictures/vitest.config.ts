import { defineConfig } from 'vitest/config';

/** `npm run pictures`: no tests, but scenes of theirs that are photographed for the docs. */
export default defineConfig({
  test: {
    root: '.',
    include: ['test/pictures/*.pictures.ts'],
    globalSetup: ['test/support/cluster.ts'],
    setupFiles: ['test/support/environment.ts'],
    env: { LOG_LEVEL: 'silent' },
    maxWorkers: 2,
    hookTimeout: 60_000,
  },
});
