import { z } from 'zod';
import type { LadderHours } from './domain/ladder.ts';

const port = z.coerce.number().int().min(0).max(65535);
const url = (protocol: RegExp) => z.url({ protocol });
const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');

// Five figures that never fall, a week is the last; of four the third is for the web inbox as well.
const ladderHours = z
  .string()
  .regex(/^\d+(\.\d+)?(,\d+(\.\d+)?){3,4}$/, 'h,h,h,h,h')
  .transform((list) => list.split(',').map(Number))
  .refine(
    (hours) => hours.every((one, at) => one > 0 && one <= 168 && one >= (hours[at - 1] ?? 0)),
    {
      error: '0 < h1 ≤ h2 ≤ h3 ≤ h4 ≤ h5 ≤ 168',
    },
  )
  .transform((hours) => (hours.length === 5 ? hours : hours.toSpliced(2, 0, hours[2]!)))
  .transform(
    ([again, other, web, group, lead]) => ({ again, other, web, group, lead }) as LadderHours,
  );

/** Every variable that the program reads, with its meaning. No other file reads `process.env`. */
const schema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  /** Postgres as the role that may do the office's work (see db/roles.ts). */
  DATABASE_URL: url(/^postgres(ql)?$/),
  /** Postgres as the owner of the tables; only `npm run migrate` uses it. */
  OWNER_DATABASE_URL: url(/^postgres(ql)?$/).optional(),
  /** Postgres as the role that sees published copies only; only the portal uses it. */
  PORTAL_DATABASE_URL: url(/^postgres(ql)?$/).optional(),
  /** Redis for BullMQ. Without it BullMQ works on Postgres. */
  REDIS_URL: url(/^rediss?$/).optional(),
  /** 32 bytes in hex: encrypts identity numbers, telephones and unopened secrets at rest. */
  DATA_KEY: z.string().regex(/^[0-9a-f]{64}$/i, '64 hex digits'),
  /** 32 bytes in hex: signs the checkpoints of the trail and the packages of the archive. Without, derived from DATA_KEY. */
  SEAL_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, '64 hex digits')
    .optional(),
  /** Signs the cookies of panel and web chat. */
  SESSION_SECRET: z.string().min(32),
  BOT_PORT: port.default(4600),
  ADMIN_PORT: port.default(4601),
  PORTAL_PORT: port.default(4602),
  HEALTH_PORT: port.default(4603),
  /** Addresses as people reach them, for links in cards. */
  BOT_URL: url(/^https?$/).default('http://127.0.0.1:4600'),
  ADMIN_URL: url(/^https?$/).default('http://127.0.0.1:4601'),
  PORTAL_URL: url(/^https?$/).default('http://127.0.0.1:4602'),
  TELEGRAM_TOKEN: z.string().min(1).optional(),
  TELEGRAM_API_ROOT: url(/^https?$/).optional(),
  /** With a secret Telegram delivers by webhook to BOT_URL/telegram; without, the bot polls. */
  TELEGRAM_WEBHOOK_SECRET: z.string().min(16).optional(),
  SLACK_BOT_TOKEN: z.string().min(1).optional(),
  SLACK_SIGNING_SECRET: z.string().min(1).optional(),
  /** With an app-level token (xapp-…) the bot opens a socket to Slack; without, Slack posts to BOT_URL/slack/events. */
  SLACK_APP_TOKEN: z.string().min(1).optional(),
  SLACK_API_URL: url(/^https?$/).optional(),
  /**
   * The private key (P-256, base64url) that this installation shows to the push services of browsers. Without
   * one a key is made at first use and kept in the database, sealed with DATA_KEY.
   */
  VAPID_PRIVATE_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/, '32 bytes, base64url')
    .optional(),
  /** Whom a push service writes to when something is wrong: mailto:… or https:…; without, BOT_URL's host. */
  PUSH_CONTACT: url(/^(mailto|https)$/).optional(),
  /** Push services may be on this machine (http://127.0.0.1); for tests only. */
  PUSH_LOOPBACK: flag,
  /**
   * Relays of drand, separated by commas: the worker asks them, one after the other, for the rounds
   * that draws wait for. Without, somebody brings each beacon by hand.
   */
  DRAND_URLS: z
    .string()
    .default('')
    .transform((list) => list.split(',').flatMap((one) => one.trim() || []))
    .pipe(z.array(url(/^https?$/))),
  /** The drand network that draws wait for; `demo` signs with an open key, for demo and tests only. */
  DRAND_NETWORK: z.enum(['quicknet', 'demo']).default('quicknet'),
  /** A map of the office's choice, with {address} in it; without one no address leads to a map. */
  MAP_URL: z
    .url({ protocol: /^https?$/ })
    .refine((address) => address.includes('{address}'), '{address}')
    .optional(),
  /**
   * 系统默认，非本局文件规定: hours without an answer until the next way to somebody is tried, in this order:
   * a reminder in the same chat, the card on another platform, the card in the web inbox, a word without content
   * in the unit's group, whoever leads the unit.
   */
  LADDER_HOURS: ladderHours.default({ again: 2, other: 6, web: 7, group: 8, lead: 12 }),
  /** The same for somebody whom no private chat reaches: the group hears of it at once with the inbox. */
  LADDER_UNREACHED_HOURS: ladderHours.default({ again: 2, other: 2, web: 2, group: 2, lead: 6 }),
  /** The font of the archive's PDFs, which has to hold Chinese, and which face of it when the file is a collection. */
  PDF_FONT: z.string().min(1).default('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'),
  PDF_FONT_FACE: z.string().min(1).default('NotoSansCJKsc-Regular'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** The demo: the clock is a row that people may move, and panes may act for sample people. */
  DEMO: flag,
});

/** The settings of this process. */
export type Config = z.output<typeof schema>;

// A value that anybody could have made up must never decide a real draw.
const officeSchema = schema.refine(
  ({ DRAND_NETWORK, DEMO, NODE_ENV }) => DRAND_NETWORK !== 'demo' || DEMO || NODE_ENV === 'test',
  {
    path: ['DRAND_NETWORK'],
    message: '演示网络只能用于演示和测试 / the demo network is for demo and tests only',
  },
);

// The public process is given none of the office's secrets, so it must not ask for them.
const portalSchema = schema
  .pick({
    NODE_ENV: true,
    PORTAL_PORT: true,
    PORTAL_URL: true,
    PORTAL_DATABASE_URL: true,
    LOG_LEVEL: true,
    DEMO: true,
  })
  .required({ PORTAL_DATABASE_URL: true });

/** The settings of the portal's process. */
export type PortalConfig = z.output<typeof portalSchema>;

type Environment = Record<string, string | undefined>;

/** Reads the environment; throws one error that lists everything missing or malformed, zh first. */
export const readConfig = (env: Environment): Config => read(officeSchema, env);

function read<S extends z.ZodType>(wanted: S, env: Environment): z.output<S> {
  const parsed = wanted.safeParse(env);
  if (parsed.success) return Object.freeze(parsed.data) as z.output<S>;
  const faults = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new ConfigError(
    ['环境变量缺失或有误，无法启动 / Cannot start, bad environment:', ...faults].join('\n'),
  );
}

/** The environment lacks something; the message lists all of it. */
export class ConfigError extends Error {}

let current: Config | undefined;

/** The settings of this process, read on first use so that tests can set the environment before. */
export function config(): Config {
  current ??= readConfig(process.env);
  return current;
}

/** Forgets the settings, so that the next call reads the environment again. */
export function forgetConfig(): void {
  current = undefined;
}

/** What `readConfig` does, for the portal. */
export const readPortalConfig = (env: Environment): PortalConfig => read(portalSchema, env);

/** The settings of the portal, read anew at each call. */
export const portalConfig = (): PortalConfig => readPortalConfig(process.env);
