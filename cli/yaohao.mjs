#!/usr/bin/env node
// Runs the TypeScript sources as they are: no build step stands between a clone and its commands.
import { register } from 'tsx/esm/api';

register();
// A reader that has seen enough (`| head`) is no failure of the command.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
});
const { main } = await import('./main.ts');
process.exitCode = await main(process.argv.slice(2));
