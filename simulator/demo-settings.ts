import type { MigrationUrls } from '../db/migrate.ts';
import type { Keys } from './keys.ts';
import type { Ports } from './ports.ts';

const local = (port: number) => `http://127.0.0.1:${port}`;

/** The owner's address and the two log-ins of the doors on the same database. */
export function urlsOf(owner: string): MigrationUrls {
  const as = (login: string) => {
    const url = new URL(owner);
    url.username = `yaohao_demo_${login}`;
    url.password = `demo-${login}`;
    return url.href;
  };
  return { owner, office: as('office'), portal: as('portal') };
}

/** The environment of every process of the demo: the same variables as on a real site. */
export function environmentOf({
  urls,
  keys,
  ports,
}: {
  urls: MigrationUrls;
  keys: Keys;
  ports: Ports;
}): Record<string, string> {
  return {
    NODE_ENV: 'development',
    DEMO: '1',
    LOG_LEVEL: 'info',
    ADMIN_JS_TMP_DIR: 'adminjs-bundle',
    DATABASE_URL: urls.office,
    PORTAL_DATABASE_URL: urls.portal,
    DATA_KEY: keys.dataKey,
    SESSION_SECRET: keys.sessionSecret,
    BOT_PORT: String(ports.bot),
    ADMIN_PORT: String(ports.admin),
    PORTAL_PORT: String(ports.portal),
    HEALTH_PORT: String(ports.health),
    BOT_URL: local(ports.bot),
    ADMIN_URL: local(ports.admin),
    PORTAL_URL: local(ports.portal),
    TELEGRAM_TOKEN: keys.telegramToken,
    TELEGRAM_API_ROOT: local(ports.telegram),
    SLACK_BOT_TOKEN: keys.slackToken,
    SLACK_SIGNING_SECRET: keys.slackSecret,
    SLACK_API_URL: `${local(ports.slack)}/api/`,
    DRAND_URLS: local(ports.drand),
    DRAND_NETWORK: 'demo',
  };
}

/** The last lines of the start: four addresses, and who may log in how. */
export function addressesOf(ports: Ports, password: string): string[] {
  const officials = 'admin, planner, witness-a, witness-b, approver, approver-b';
  return [
    '',
    `网页聊天 web chat      ${local(ports.chat)}   无需登录，每人一格 · no log-in, a pane for each person`,
    `管理后台 admin panel   ${local(ports.admin)}   ${officials} · 密码 password: ${password}`,
    `公示门户 portal        ${local(ports.portal)}   公众，无需登录 · public`,
    `运行状态 health        ${local(ports.health)}   无需登录 · no log-in`,
    '',
    'Ctrl-C 停止；再次启动会接着上次的数据；--fresh 从头开始 / Ctrl-C stops; the next start goes on; --fresh starts over',
  ];
}
