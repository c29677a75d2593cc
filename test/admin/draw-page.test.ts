import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { system } from '../../domain/actor.ts';
import { pseudonymOf } from '../../domain/draw/pseudonym.ts';
import { verifyReceipt } from '../../domain/draw/verify-receipt.ts';
import { database as office } from '../../db/data-source.ts';
import { poolKeyOf } from '../../usecases/draw/pool-key.ts';
import { closeTask } from '../../usecases/task/close.ts';
import { commandOf } from '../../usecases/usecase.ts';
import { type County, drawAndDispatch, furnish, plant, setUp } from '../support/county.ts';
import { useDatabase } from '../support/database.ts';
import { type Client, hiddenOf, usePanel } from '../support/panel.ts';
import { readQr } from '../support/qr.ts';

const database = useDatabase();
const { sql } = database;
const panel = usePanel(sql);
let county: County;
let planner: Client;
let draw: { drawId: string; taskId: string; code: string };
let page: string;
let subject: { uscc: string; name: string };

beforeAll(async () => {
  county = await plant(database);
  await furnish(county, sql);
  const task = await setUp(county, sql);
  draw = { ...task, ...(await drawAndDispatch(county, task.taskId)) };
  page = `/desk/draws/${draw.drawId}`;
  planner = await panel.signIn('planner');
  const [row] = await sql(
    `select s.uscc, s.name from drawn_subject d join subject s on s.id = d.subject_id order by s.uscc limit 1`,
  );
  subject = row as typeof subject;
});

const textOf = async (path: string) => (await planner.get(path)).text();

async function issue(code: string): Promise<{ to: string; text: string }> {
  const action = `${page}/receipts`;
  const answer = await planner.post(action, { ...hiddenOf(await textOf(page), action), code });
  const to = answer.headers.get('location') ?? '';
  return { to, text: await textOf(to) };
}

describe('the page of a draw in the panel', () => {
  it('is reached from its task and shows counts only while the draw is sealed', async () => {
    expect(await textOf(`/desk/tasks/${draw.taskId}`)).toContain(`href="${page}"`);
    const text = await textOf(page);
    const [row] = await sql(`select input_hash, seed from draw where kind = 'subjects'`);
    expect(text).toContain(row!['input_hash']);
    expect(text).toContain('密封：检查结束前只有户数');
    expect(text).not.toContain(row!['seed']);
    const record = await textOf(`/tables/api/resources/draw/records/${draw.drawId}/show`);
    expect(record).toContain(row!['input_hash']);
    expect(record).not.toContain(row!['seed']);
    // Nor is it on the trail, which others read.
    const told = JSON.stringify(await sql('select data from event'));
    expect(told).not.toContain(row!['seed']);
  });

  it('has no form for a receipt while the draw is sealed, and refuses one in words on the trail', async () => {
    const shown = await textOf(page);
    expect(shown).toContain('现在出具回执会透露谁将被检查');
    expect(shown).not.toContain(`${page}/receipts`);
    const fields = { commandId: randomUUID(), code: subject.uscc };
    const answer = await planner.post(`${page}/receipts`, fields);
    expect(answer.headers.get('location')).toBe(page);
    expect(await textOf(page)).toContain('flash refused');
    const refused = await sql(
      `select data from event where type = 'command.refused' and about_id = $1`,
      [draw.drawId],
    );
    expect(refused).toMatchObject([{ data: { code: 'receipt-sealed' } }]);
  });

  it('is not there for somebody who may not see the task', async () => {
    const stranger = await panel.signIn('witness-a');
    expect((await stranger.get(page)).status).toBe(404);
  });
});

describe('a receipt that the office issues', () => {
  let key: string;
  beforeAll(async () => {
    const after = new Date('2026-11-01T09:00:00+08:00');
    await closeTask(commandOf(system, 'system'), { taskId: draw.taskId }, after);
    key = (await poolKeyOf(office().manager, draw.drawId))!;
  });

  it('R-105 tells a subject of a list under pseudonyms where it stands, on paper and as a file', async () => {
    const pseudonym = pseudonymOf(key, subject.uscc);
    const { to, text } = await issue(subject.uscc);
    expect(to).toBe(`${page}/receipts/${pseudonym}`);
    for (const words of [subject.name, subject.uscc, pseudonym, '被抽中', '名单密钥']) {
      expect(text).toContain(words);
    }
    expect(readQr(text)).toBe(
      `http://127.0.0.1:4602/verify?receipt=/draws/${draw.code}/receipts/${pseudonym}.json`,
    );
    const file = await planner.get(`${to}.json`);
    expect(file.headers.get('content-disposition')).toContain(`${draw.code}-${pseudonym}.json`);
    const receipt = await file.json();
    const pool = await sql(
      'select stratum, eligibility, record_id as id, weight from pool_entry where task_id = $1',
      [draw.taskId],
    );
    expect(verifyReceipt(receipt, pool as never)).toMatchObject({ ok: true, checked: 'pool' });
    expect(receipt).toMatchObject({ drawn: true, record: { id: pseudonym } });
  });

  it('tells a subject that is not on the list that it is not', async () => {
    const { text } = await issue('91370322MA0000000X');
    expect(text).toContain('不在名单中');
    expect(text).toContain('91370322MA0000000X');
  });

  it('is on the trail, and nothing is read past it', async () => {
    const [event] = await sql(
      `select data from event where type = 'draw.receipt-issued' order by id limit 1`,
    );
    expect(event!['data']).toMatchObject({ subject: subject.uscc });
    const [other] = await sql(
      `select record_id from pool_entry where record_id <> $1 order by record_id limit 1`,
      [pseudonymOf(key, subject.uscc)],
    );
    const path = `${page}/receipts/${other!['record_id']}`;
    expect((await planner.get(path)).status).toBe(404);
    expect((await planner.get(`${path}.json`)).status).toBe(404);
  });

  it('shows the opened draw with its transcript', async () => {
    const text = await textOf(page);
    const [row] = await sql(`select sha256, size from transcript where kind = 'subjects'`);
    expect(text).toContain(row!['sha256']);
    expect(text).toContain(`${row!['size']} 字节`);
  });
});
