import { fork } from 'node:child_process';

// A terminal's Ctrl-C reaches every process of its group. The demo runs in a group of its own, so that
// its database is not gone before the doors that work on it; it hears of the signal from here.
const demo = fork(new URL('demo-process.ts', import.meta.url), process.argv.slice(2), {
  detached: true,
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void demo.kill(signal));
}
demo.once('exit', (code) => process.exit(code ?? 1));
