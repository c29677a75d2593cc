import { spawnSync } from 'node:child_process';
import { installRequirements } from './support/requirements.ts';

// `npm test`: brings the machine what some suites need, then runs them all.
const say = (line: string) => void process.stdout.write(`${line}\n`);
const missing = installRequirements(say);
if (missing.length > 0) {
  say(`缺少以下软件，相关测试将跳过 / these suites are skipped, install: ${missing.join(' ')}`);
}
const words = ['vitest', 'run', ...process.argv.slice(2)];
const { status } = spawnSync('npx', ['--no-install', ...words], { stdio: 'inherit' });
process.exitCode = status ?? 1;
