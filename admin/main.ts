import { once } from 'node:events';
import { config } from '../config.ts';
import { connect, disconnect } from '../db/data-source.ts';
import { log } from '../log.ts';
import { panel } from './app.ts';
import { problemOf } from './problem.ts';

async function start(): Promise<void> {
  const { ADMIN_PORT: port } = config();
  await connect();
  const { app, close } = panel();
  const server = app.listen(port);
  await once(server, 'listening');
  log.info({ port }, 'panel is open');
  // A terminal and a supervisor may both ask.
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    server.closeAllConnections();
    server.close();
    await close();
    await disconnect();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

try {
  await start();
} catch (error) {
  process.stderr.write(`${problemOf(error)}\n`);
  // Half-open pools would keep the process alive.
  process.exit(1);
}
