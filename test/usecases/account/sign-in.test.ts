import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import {
  hashPassword,
  lockMinutes,
  maxFailures,
  signIn,
} from '../../../usecases/account/sign-in.ts';
import { useDatabase } from '../../support/database.ts';

const { sql } = useDatabase();
const unit = randomUUID();
const person = randomUUID();
const password = '正确的马、电池和订书钉';
const now = new Date('2026-09-14T01:00:00Z');
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

beforeAll(async () => {
  await sql(`insert into unit (id, code, name, path) values ($1, 'U', '某局', '/U/')`, [unit]);
  await sql(`insert into person (id, name, unit_id) values ($1, '张三', $2)`, [person, unit]);
  await sql(`insert into account (person_id, login, password_hash) values ($1, 'zhangsan', $2)`, [
    person,
    await hashPassword(password),
  ]);
});

beforeEach(async () => {
  await sql('update account set failures = 0, locked_until = null');
  await sql('update person set active = true');
});

test('the right password opens, in whatever case the log-in is written, and is on the trail', async () => {
  await expect(signIn({ login: ' ZhangSan ', password }, 'panel', now)).resolves.toBe(person);
  const [event] = await sql('select * from event order by id desc limit 1');
  expect(event).toMatchObject({ type: 'account.signed-in', actor_id: person, door: 'panel' });
});

test('a wrong password and an unknown log-in are told apart by nobody', async () => {
  const wrong = { login: 'zhangsan', password: 'wrong' };
  await expect(signIn(wrong, 'web', now)).rejects.toMatchObject({ code: 'sign-in-failed' });
  const unknown = { login: 'nobody', password };
  await expect(signIn(unknown, 'web', now)).rejects.toMatchObject({ code: 'sign-in-failed' });
  const [event] = await sql('select * from event order by id desc limit 1');
  expect(event).toMatchObject({ type: 'account.sign-in-refused', actor_id: null });
});

test('too many wrong passwords lock the account, at the same time or one by one, for a while', async () => {
  const wrong = { login: 'zhangsan', password: 'wrong' };
  const tries = Array.from({ length: maxFailures + 3 }, () => signIn(wrong, 'web', now));
  const codes = (await Promise.allSettled(tries)).map(
    (outcome) => outcome.status === 'rejected' && (outcome.reason as { code: string }).code,
  );
  expect(codes.filter((code) => code === 'sign-in-failed')).toHaveLength(maxFailures);
  expect(codes.filter((code) => code === 'account-locked')).toHaveLength(3);

  const right = { login: 'zhangsan', password };
  const soon = signIn(right, 'web', minutesLater(lockMinutes - 1));
  await expect(soon).rejects.toMatchObject({ code: 'account-locked' });
  await expect(signIn(right, 'web', minutesLater(lockMinutes + 1))).resolves.toBe(person);
  const [account] = await sql('select failures, locked_until from account');
  expect(account).toEqual({ failures: 0, locked_until: null });
});

test('a person who has left cannot sign in', async () => {
  await sql('update person set active = false');
  const right = signIn({ login: 'zhangsan', password }, 'web', now);
  await expect(right).rejects.toMatchObject({ code: 'sign-in-failed' });
});
