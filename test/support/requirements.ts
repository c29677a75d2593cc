import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';

/** What some suites need from the machine besides Node: a Debian package and the file it brings. */
const requirements = [
  { pkg: 'redis-server', file: '/usr/bin/redis-server', zh: 'Redis', en: 'Redis' },
  { pkg: 'chromium', file: '/usr/bin/chromium', zh: '浏览器', en: 'browser' },
  {
    pkg: 'fonts-noto-cjk',
    file: '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
    zh: '中文字体',
    en: 'Chinese font',
  },
];

const missing = () => requirements.filter(({ file }) => !existsSync(file));

/** Is Debian's redis-server here? */
export const hasRedis = existsSync('/usr/bin/redis-server');

/** Are Debian's Chromium and a font for Chinese here? */
export const hasBrowser = requirements.slice(1).every(({ file }) => existsSync(file));

/** As root on Debian, installs what is missing; returns what is still missing afterwards. */
export function installRequirements(say: (line: string) => void): string[] {
  const wanted = missing().map(({ pkg }) => pkg);
  if (wanted.length === 0) return [];
  if (userInfo().uid === 0 && existsSync('/usr/bin/apt-get')) {
    say(`安装测试所需 / installing for the tests: ${wanted.join(' ')}`);
    apt('update', '-q');
    apt('install', '-y', '-q', '--no-install-recommends', ...wanted);
  }
  return missing().map(({ pkg }) => pkg);
}

function apt(...words: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', words, { env, stdio: ['ignore', 'ignore', 'inherit'] });
}
