import { spawnSync } from 'node:child_process';
import { installRequirements } from './support/requirements.ts';

// `npm test` and `npm run test:long`: bring the machine what some suites need, then run theirs.
const say = (line: string) => void process.stdout.write(`${line}\n`);
const missing = installRequirements(say);
if (missing.length > 0) {
  say(`缺少以下软件，相关测试将跳过 / these suites are skipped, install: ${missing.join(' ')}`);
}
const [project = 'short', ...more] = process.argv.slice(2);
const words = ['vitest', 'run', '--project', project, ...more];
const { status } = spawnSync('npx', ['--no-install', ...words], { stdio: 'inherit' });
process.exitCode = status ?? 1;
