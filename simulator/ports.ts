import { createServer } from 'node:net';

/** Where each part of the demo listens, counted from one base port. */
export type Ports = {
  chat: number;
  admin: number;
  portal: number;
  health: number;
  bot: number;
  telegram: number;
  slack: number;
  postgres: number;
  drand: number;
};

/** Consecutive ports from `base`: the four that people open come first. */
export const portsFrom = (base: number): Ports => ({
  chat: base,
  admin: base + 1,
  portal: base + 2,
  health: base + 3,
  bot: base + 4,
  telegram: base + 5,
  slack: base + 6,
  postgres: base + 7,
  drand: base + 8,
});

/** The ports of these that somebody listens on already. */
export async function takenOf(ports: Ports): Promise<number[]> {
  const checks = await Promise.all(
    Object.values(ports).map(async (port) => ((await isFree(port)) ? [] : [port])),
  );
  return checks.flat();
}

/** Whether nobody listens on the port. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
