import { createHash, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { canonicalJson } from '../domain/draw/canonical.ts';
import { findings } from '../domain/inspection.ts';

const organisation = '高青县公安局';
const unit = '高青县公安局治安大队';
const trades = ['宾馆', '酒店', '网吧', '歌舞厅', '汽车修理厂', '典当行', '旅馆', '洗浴中心'];
const towns = ['田镇', '芦湖', '青城', '高城', '黑里寨', '唐坊', '常家', '花沟', '木李'];
const names = [
  '悦来',
  '大地',
  '如家',
  '锦江',
  '东方',
  '鸿运',
  '金桥',
  '和平',
  '福满',
  '长青',
  '新城',
];

type Copy = { kind: string; ref: string; number: number; title: string; body: object; at: Date };

/** What stands where, so that a reader can be sent to it. */
export type Planted = { results: string[]; draws: string[]; codes: string[] };

/**
 * Publishes so many copies as the portal of a county has them after years: of a hundred, sixteen on four draws
 * and their tasks, one correction, and the rest results, a few of each business.
 */
export async function plantCopies(client: pg.Client, size: number): Promise<Planted> {
  const planted: Planted = { results: [], draws: [], codes: [] };
  const copies = copiesOf(size, planted);
  // An index is built sooner at once than entry by entry.
  const words = 'public_result_words';
  const { rows } = await client.query('select pg_get_indexdef($1::regclass) as again', [words]);
  await client.query(`drop index ${words}`);
  for (let from = 0; from < copies.length; from += 2000) {
    await insert(client, copies.slice(from, from + 2000));
  }
  await client.query(rows[0].again as string);
  await client.query('vacuum analyze public_notice, public_result');
  return planted;
}

function copiesOf(size: number, planted: Planted): Copy[] {
  const copies: Copy[] = [];
  const first = Date.parse('2023-01-02T01:00:00Z');
  const at = () => new Date(first + copies.length * 1_100_000);
  for (let round = 0; copies.length < size; round += 1) {
    const draw = `GQGA-${2023 + Math.floor((round * 100) / size)}-${String(round).padStart(6, '0')}`;
    planted.draws.push(draw);
    for (const copy of drawOf(draw)) copies.push({ ...copy, number: 1, at: at() });
    for (let visit = 1; visit <= 21 && copies.length < size; visit += 1) {
      const ref = `${draw}-${String(visit).padStart(4, '0')}`;
      const which = (round * 21 + visit) % Math.max(1, Math.floor(size / 8));
      planted.results.push(ref);
      const result = resultOf(ref, which);
      copies.push({ ...result, number: 1, at: at() });
      if (visit === 1 && round % 4 === 0) {
        const body = { ...result.body, correction: { note: '原结果遗漏一项，经签字更正。' } };
        copies.push({ ...result, body, number: 2, at: at() });
      }
      if (visit === 1) planted.codes.push(codeOf(which));
    }
  }
  return copies;
}

const codeOf = (which: number): string => `91370322MA${String(which * 7919).padStart(8, '0')}`;

function resultOf(ref: string, which: number) {
  const name = `高青县${towns[which % 9]}${names[which % 11]}${names[(which >> 3) % 11]}${trades[which % 8]}`;
  const body = {
    inspection: ref,
    task: '旅馆业双随机抽查',
    subject: {
      name,
      uscc: codeOf(which),
      category: '旅馆业',
      address: `高青县${towns[which % 9]}街道中心路 ${which % 300} 号`,
    },
    items: ['对旅馆业的治安检查', '对旅馆业实名登记的检查'],
    finding: findings[which % 5 === 0 ? 4 : 0],
    note: '未按规定登记访客，已责令三日内改正。消防通道畅通，监控正常。',
    unit,
    date: '2026-09-28',
    inspectors: ['张*', '李*'],
    restricted: false,
  };
  return { kind: 'result', ref, title: `抽查结果：${name}`, body };
}

function drawOf(ref: string) {
  const task = '旅馆业双随机抽查';
  const strata = { 1: { name: '全部', filter: { category: '旅馆业' }, ratioBp: 500, min: 0 } };
  const pool = { root: '5e'.repeat(32), size: 420 };
  const common = { drawId: ref, organisation };
  const announcement = {
    ...common,
    version: 'yaohao/1',
    task: { name: task, startsOn: '2026-09-14', endsOn: '2026-10-31' },
    items: [{ code: 'GQGA-001', version: 1, name: '对旅馆业的治安检查' }],
    pool,
    registry: { size: 3143, excluded: {} },
    strata,
    profile: { slug: 'gaoqing', version: 1 },
    predecessor: null,
    entropy: [{ kind: 'secret', commitment: 'cc'.repeat(32), unit: null }],
  };
  const counts = { 1: { eligible: 420, quota: 21 } };
  const people = `${ref}-M1`;
  const match = { ...common, drawId: people, version: 'yaohao/1', kind: 'match' };
  const matched = { task: { name: task, code: ref }, inputHash: 'd4'.repeat(32), teams: 21 };
  return [
    { kind: 'announcement', ref, title: `抽取公告：${task}`, body: announcement },
    {
      kind: 'draw',
      ref,
      title: `抽取结果：${task}`,
      body: { ...common, task, label: 'witnessed', sealed: true, counts },
    },
    {
      kind: 'task',
      ref,
      title: `抽查任务公告：${task}`,
      body: {
        ...common,
        name: task,
        items: ['对旅馆业的治安检查'],
        startsOn: '2026-09-14',
        endsOn: '2026-10-31',
        inspections: 21,
      },
    },
    {
      kind: 'announcement',
      ref: people,
      title: `检查人员匹配公告：${task}`,
      body: {
        ...match,
        ...matched,
        seats: 42,
        inspectors: 31,
        cap: 4,
        predecessor: null,
        entropy: [{ kind: 'secret' }],
      },
    },
  ];
}

async function insert(client: pg.Client, copies: Copy[]): Promise<void> {
  const rows = copies.map(({ body, at, ...copy }) => {
    const text = canonicalJson(body);
    const body_hash = createHash('sha256').update(text).digest('hex');
    return { ...copy, id: randomUUID(), body, body_hash, published_at: at.toISOString() };
  });
  await client.query(
    `insert into public_notice (id, kind, ref, number, title, body, body_hash, published_at)
     select id, kind, ref, number, title, body, body_hash, published_at from jsonb_to_recordset($1) as copy
       (id uuid, kind text, ref text, number integer, title text, body jsonb, body_hash text, published_at timestamptz)`,
    [JSON.stringify(rows)],
  );
}
