import { createHash, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { canonicalJson } from '../../domain/draw/canonical.ts';
import { portal } from '../../portal/app.ts';
import { openDatabase, openIntake } from '../../portal/database.ts';
import {
  announcementOf,
  itemsOf,
  openDraw,
  organisation,
  planBody,
  resultOf,
  sealedDraw,
} from './bodies.ts';
import { statisticsBody } from './statistics-body.ts';
import type { Query, TestDatabase } from '../support/database.ts';

/** Where the portal under test is, for links in its pages. */
export const siteUrl = 'http://portal.test';

/** Serves the portal on a free port as the log-in that may read published copies only. */
export function usePortal(database: TestDatabase): { get: Get; base: () => string } {
  let base = '';
  let close: () => Promise<void>;
  beforeAll(async () => {
    const pool: pg.Pool = openDatabase(database.portal);
    const intake: pg.Pool = openIntake(database.portal);
    const often = { burst: 10_000, perSecond: 1000 };
    const site = { database: pool, url: siteUrl, demo: true, intake, intakeAllowance: often };
    const server = portal({ ...site, allowance: often }).listen(0);
    await once(server, 'listening');
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    close = async () => {
      server.close();
      server.closeAllConnections();
      await pool.end();
      await intake.end();
    };
  });
  afterAll(() => close());
  return {
    base: () => base,
    get: async (path, headers = {}) => {
      const response = await fetch(base + path, { headers, redirect: 'manual' });
      return { status: response.status, headers: response.headers, text: await response.text() };
    },
  };
}

type Get = (
  path: string,
  headers?: Record<string, string>,
) => Promise<{ status: number; headers: Headers; text: string }>;

/** Asks as somebody who chose English. */
export const english = { cookie: 'lang=en' };

/** The text of a page without its markup. */
export const textOf = (page: string) =>
  page
    .replace(/<head>[\s\S]*?<\/head>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

type Published = { kind: string; ref: string; title: string; body: unknown; at: string };

/** Publishes a copy as `usecases/publish.ts` does; returns the hash of its body. */
export async function publish(
  sql: Query,
  { kind, ref, title, body, at }: Published,
): Promise<string> {
  const text = canonicalJson(body);
  const hash = createHash('sha256').update(text).digest('hex');
  await sql(
    `insert into public_notice (id, kind, ref, number, title, body, body_hash, published_at)
     values ($1, $2, $3, 1 + (select count(*)::int from public_notice where kind = $2 and ref = $3),
       $4, $5, $6, $7)`,
    [randomUUID(), kind, ref, title, text, hash, at],
  );
  return hash;
}

/** The codes of the sample's draws, by how far each has come. */
export const ids = {
  waiting: 'GQGA-2026-000013',
  sealed: 'GQGA-2026-000012',
  match: 'GQGA-2026-000012-M1',
  open: 'GQGA-2026-000011',
  ended: 'GQGA-2026-000010',
};

/** Every kind of page, as it is with the sample published. */
export const paths = [
  '/',
  '/items',
  '/items/GQGA/1',
  '/plans',
  '/plans/GQGA-2026/1',
  '/exclusions',
  '/draws',
  ...Object.values(ids).map((id) => `/draws/${id}`),
  '/results',
  '/results?q=宾馆&finding=rectification',
  '/results?q=nobody',
  '/results/GQGA-2026-000012-0001',
  '/results/GQGA-2026-000012-0002',
  '/results?from=2026-09-01&to=2026-09-30',
  '/subjects/91370322MA3C0A0001',
  '/subjects/91370322MA3C0A0002',
  '/corrections',
  '/tasks',
  '/search?q=旅馆',
  '/search',
  '/fairness',
  '/statistics',
  '/data',
  '/how-to-verify',
  '/checkpoints',
  '/verify',
  '/objection',
  '/complaint',
  '/status',
  '/blacklist',
  '/credit',
  '/nowhere',
];

const taskName = '2026年秋季旅馆业双随机抽查';

/** Publishes a bit of everything that the use-cases publish. */
export async function publishSample(sql: Query): Promise<void> {
  await sql(`insert into demo_clock (at, set_at) values ('2026-09-14T09:00:00Z', now())`);
  await sql(`insert into heartbeat (name, at) values ('sweep', '2026-09-14T08:59:30Z')`);
  const list = { kind: 'items', ref: 'GQGA', title: `${organisation}随机抽查事项清单` };
  await publish(sql, { ...list, body: itemsOf(1), at: '2026-01-05T01:00:00Z' });
  await publish(sql, { ...list, body: itemsOf(2), at: '2026-02-02T01:00:00Z' });
  const plan = { kind: 'plan', ref: 'GQGA-2026', title: `${organisation}2026年度抽查计划` };
  await publish(sql, { ...plan, body: planBody, at: '2026-01-20T01:00:00Z' });
  await publishDraws(sql);
  await publishResults(sql);
  await publishFigures(sql);
}

async function publishFigures(sql: Query): Promise<void> {
  const title = `${organisation}2026年度随机抽查统计`;
  const figures = { kind: 'statistics', ref: 'GQGA-2026', title, body: statisticsBody };
  await publish(sql, { ...figures, at: '2026-09-01T01:00:00Z' });
}

async function publishResults(sql: Query): Promise<void> {
  const first = { kind: 'result', ref: 'GQGA-2026-000012-0001' };
  await publish(sql, {
    ...first,
    title: '抽查结果：高青县悦来宾馆',
    body: resultOf(),
    at: '2026-09-30T02:00:00Z',
  });
  const name = '高青县大地商务酒店（连锁）有限公司';
  const second = { kind: 'result', ref: 'GQGA-2026-000012-0002', title: `抽查结果：${name}` };
  const body = resultOf({ name, uscc: '91370322MA3C0A0002', finding: 'clear', note: '' });
  await publish(sql, { ...second, body, at: '2026-09-30T03:00:00Z' });
  const corrected = {
    ...resultOf({ name, uscc: '91370322MA3C0A0002', note: '安全出口堵塞。' }),
    correction: { note: '原结果遗漏一项，经主要负责人签字更正。' },
  };
  await publish(sql, { ...second, body: corrected, at: '2026-10-09T03:00:00Z' });
}

async function publishDraws(sql: Query): Promise<void> {
  const announce = (ref: string, at: string, predecessor: string | null = null) =>
    publish(sql, {
      kind: 'announcement',
      ref,
      title: `抽取公告：${taskName}`,
      body: announcementOf(ref, predecessor),
      at,
    });
  await announce(ids.ended, '2026-09-01T01:00:00Z');
  await publish(sql, {
    kind: 'void',
    ref: ids.ended,
    title: `抽取作废：${taskName}`,
    body: { drawId: ids.ended, organisation, reason: '见证人未在期限内揭示随机数' },
    at: '2026-09-02T01:00:00Z',
  });
  await announce(ids.open, '2026-09-03T01:00:00Z', ids.ended);
  const title = `抽取结果：${taskName}`;
  const drawn = { kind: 'draw', title };
  await publish(sql, {
    ...drawn,
    ref: ids.open,
    body: openDraw(ids.open),
    at: '2026-09-04T01:00:00Z',
  });
  await announce(ids.sealed, '2026-09-10T01:00:00Z');
  await publish(sql, {
    ...drawn,
    ref: ids.sealed,
    body: sealedDraw(ids.sealed),
    at: '2026-09-11T01:00:00Z',
  });
  await publish(sql, taskNotice(ids.sealed));
  await publish(sql, matchAnnouncement(ids.sealed));
  await announce(ids.waiting, '2026-09-14T01:00:00Z');
}

const taskNotice = (drawId: string): Published => ({
  kind: 'task',
  ref: drawId,
  title: `抽查任务公告：${taskName}`,
  body: {
    drawId,
    organisation,
    name: taskName,
    items: ['对旅馆业的治安检查'],
    startsOn: '2026-09-14',
    endsOn: '2026-10-31',
    inspections: 49,
  },
  at: '2026-09-11T03:00:00Z',
});

const matchAnnouncement = (code: string): Published => ({
  kind: 'announcement',
  ref: `${code}-M1`,
  title: `检查人员匹配公告：${taskName}`,
  body: {
    version: 'yaohao/1',
    drawId: `${code}-M1`,
    kind: 'match',
    organisation,
    task: { name: taskName, code },
    inputHash: 'd4'.repeat(32),
    teams: 49,
    seats: 98,
    inspectors: 31,
    cap: 4,
    predecessor: null,
    entropy: [{ kind: 'secret' }],
  },
  at: '2026-09-11T05:00:00Z',
});
