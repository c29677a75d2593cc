import { randomUUID } from 'node:crypto';
import { database } from '../../db/data-source.ts';
import { Message } from '../../db/entities/message.ts';
import { system } from '../../domain/actor.ts';
import { notify, type Owed, refresh } from '../../usecases/notify.ts';
import { commandOf, type Context } from '../../usecases/usecase.ts';
import { plant } from '../support/county.ts';
import type { Query, TestDatabase } from '../support/database.ts';

/** A county with one task, about which people are owed messages. */
export type PostOffice = {
  taskId: string;
  people: Record<string, string>;
  units: Record<string, string>;
  /** Owes the official with this log-in a card about the task; gives the message's id. */
  owe: (login: string, owed?: Partial<Owed>, now?: Date) => Promise<string>;
  /** The task has another name from now on, so every card about it is out of date. */
  rename: (name: string) => Promise<void>;
  /** The official is on this platform too. */
  link: (
    login: string,
    chat: { provider: string; account: string; user: string; chat?: string },
  ) => Promise<void>;
  message: (id: string) => Promise<Message>;
  /** As if a long time had gone by: leases are over, waits and paces as well. */
  wait: () => Promise<void>;
  /** As if the paces were free again, though what a platform asked for still holds. */
  letGo: () => Promise<void>;
  /** What the web inbox of the official shows. */
  inbox: (login: string) => Promise<string[]>;
};

/** Opens a post office in the test's database. */
export async function openPostOffice(db: TestDatabase & { sql: Query }): Promise<PostOffice> {
  const { people, units } = await plant(db);
  const taskId = await plantTask(db.sql, units, people);
  let links = 0;
  return {
    taskId,
    people,
    units,
    owe: async (login, owed = {}, now = new Date()) => {
      const [before] = await db.sql('select coalesce(max(number), 0) as number from message');
      await within(now, (context) =>
        notify(context, { card: 'task-notice', about: { type: 'task', id: taskId }, ...owed }, [
          people[login] as string,
        ]),
      );
      const [row] = await db.sql('select id from message where number > $1', [before?.['number']]);
      return row?.['id'];
    },
    rename: async (name) => {
      await db.sql('update task set name = $2, version = version + 1 where id = $1', [
        taskId,
        name,
      ]);
      await within(new Date(), (context) => refresh(context, 'task', taskId));
    },
    link: async (login, { provider, account, user, chat = null }: LinkedTo) => {
      links += 1;
      await db.sql(
        `insert into chat_identity (id, person_id, provider, account, user_id, chat, linked_at)
         values ($1, $2, $3, $4, $5, $6, timestamptz '2026-09-01' + $7 * interval '1 hour')`,
        [randomUUID(), people[login], provider, account, user, chat, links],
      );
    },
    message: (id) => database().manager.findOneByOrFail(Message, { id }),
    wait: async () => {
      await db.sql(`update message set next_try_at = least(next_try_at, now()) - interval '1 hour',
        lease_until = lease_until - interval '1 hour', slot_at = slot_at - interval '1 hour'`);
      await db.sql(`update chat_pace set free_at = free_at - interval '1 hour',
        paused_until = paused_until - interval '1 hour'`);
    },
    letGo: async () => {
      await db.sql(`update chat_pace set free_at = free_at - interval '1 hour'`);
    },
    inbox: async (login) => {
      const posts = await db.sql(
        'select card::text as card from web_post where chat = $1 order by posted_at, id',
        [people[login]],
      );
      return posts.map((post) => post['card']);
    },
  };
}

type LinkedTo = { provider: string; account: string; user: string; chat?: string | null };

async function within(now: Date, act: (context: Context) => Promise<void>): Promise<void> {
  const command = commandOf(system, 'system');
  await database().transaction((tx) => act({ tx, command, actor: system, now }));
}

async function plantTask(
  sql: Query,
  units: Record<string, string>,
  people: Record<string, string>,
) {
  const [plan, line, task] = [randomUUID(), randomUUID(), randomUUID()];
  await sql('insert into plan (id, unit_id, year) values ($1, $2, 2026)', [plan, units['GQGA']]);
  await sql(
    `insert into plan_line (id, plan_id, name, item_name, ratio_bp, estimate, starts_on, ends_on, unit_name)
     values ($1, $2, '秋季抽查', '机动车修理业检查', 500, 10, '2026-09-01', '2026-10-31', '治安大队')`,
    [line, plan],
  );
  await sql(
    `insert into task (id, code, name, plan_line_id, initiator_id, unit_id, starts_on, ends_on, team_size,
       profile_slug, profile_version, state, set_by, created_at)
     values ($1, 'GQGA-2026-000001', '机动车修理业秋季抽查', $2, $3, $4, '2026-09-14', '2026-10-31', 2,
       'gaoqing', 1, 'configured', $5, '2026-09-14T09:00:00+08:00')`,
    [task, line, units['GQGA'], units['ZA'], people['planner']],
  );
  return task;
}
