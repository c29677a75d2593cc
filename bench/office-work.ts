import { randomUUID } from 'node:crypto';
import { freePort } from '../simulator/embedded-postgres.ts';
import { type ChatSite, keys } from './chat-site.ts';

/** What people of the office do: each resolves when it is done. */
export type Office = { press: () => Promise<void>; save: () => Promise<void> };

const people = 20;
const patience = { timeoutMs: 60_000 };

/** Opens bot (by webhook), worker and panel, with so many cards to press and a row to save. */
export async function openOffice(site: ChatSite, presses: number): Promise<Office> {
  site.telegram.holdTo(() => undefined);
  await plantPeople(site);
  const adminPort = await freePort();
  const adminUrl = `http://127.0.0.1:${adminPort}`;
  await site.run('worker');
  await site.run('bot', { TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-the-bench' });
  await site.run('admin', { ADMIN_PORT: String(adminPort), ADMIN_URL: adminUrl });
  const cards = Math.ceil(presses / people) * people;
  await owe(site, cards / people);
  const ready = () => site.telegram.messages().filter(({ buttons }) => buttons.length > 0);
  await site.telegram.expectMessage(1000, () => ready().length >= cards, patience);
  const waiting = ready();
  return {
    press: async () => {
      const card = waiting.pop();
      if (!card) throw new Error('no card to press');
      const person = site.telegram.user({ id: Number(card.chat), name: card.chat });
      await Promise.all([
        person.press(card.id, '收到', patience),
        site.telegram.expectMessage(
          Number(card.chat),
          (each) => each.id === card.id && each.edits > 0,
          patience,
        ),
      ]);
    },
    save: await rowOf(site, adminUrl),
  };
}

async function plantPeople({ client, telegram, unitId }: ChatSite): Promise<void> {
  const users = Array.from({ length: people }, (_, at) => String(1000 + at));
  for (const user of users) telegram.user({ id: Number(user), name: user, started: true });
  await client.query(
    `with planted as (insert into person (id, name, unit_id)
       select gen_random_uuid(), name, $2 from unnest($1::text[]) as name returning id, name)
     insert into chat_identity (id, person_id, provider, account, user_id, linked_at)
     select gen_random_uuid(), id, 'telegram', $3, name, now() from planted`,
    [users, unitId, keys.telegram.split(':')[0]],
  );
}

async function owe({ client, unitId }: ChatSite, rounds: number): Promise<void> {
  await client.query('begin');
  for (let round = 0; round < rounds; round += 1) {
    const drill = randomUUID();
    await client.query(
      `insert into drill (id, unit_id, month, held_by, held_at)
       values ($1, $2, '2026-09', (select id from person where unit_id = $2 limit 1), now())`,
      [drill, unitId],
    );
    await client.query(
      `with called as (insert into drill_call (drill_id, person_id)
         select $1, person_id from chat_identity where user_id = any($2) returning person_id)
       insert into message (id, person_id, card, about_type, about_id, class, next_try_at, created_at)
       select gen_random_uuid(), person_id, 'drill', 'drill', $1, 'action', now(), now() from called`,
      [drill, Array.from({ length: people }, (_, at) => String(1000 + at))],
    );
  }
  await client.query(`select pg_notify('messages', '')`);
  await client.query('commit');
}

type Answer = {
  notice: { type: string; message: string };
  record: { params: Record<string, string> };
};

/** A row of the registry that an administrator changes and saves in the panel. */
async function rowOf({ client, unitId }: ChatSite, panel: string): Promise<() => Promise<void>> {
  const signedIn = await fetch(`${panel}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: panel },
    body: new URLSearchParams({ login: 'admin', password: 'yaohao-demo' }),
  });
  const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!;
  const id = randomUUID();
  await client.query(
    `insert into subject (id, uscc, name, category, address, status, unit_id, updated_at)
     values ($1, '91370322MA3C0A0001', '高青县春天宾馆', '旅馆业', '高青县田镇街道中心路 8 号', '存续', $2, now())`,
    [id, unitId],
  );
  const row = `${panel}/tables/api/resources/subject/records/${id}/edit`;
  let times = 0;
  return async () => {
    const shown = (await (await fetch(row, { headers: { cookie } })).json()) as Answer;
    times += 1;
    const changed = { ...shown.record.params, name: `高青县春天宾馆 ${times}`, reason: '企业更名' };
    const saved = await fetch(row, {
      method: 'POST',
      headers: { cookie, origin: panel },
      body: new URLSearchParams(changed),
    });
    const { notice } = (await saved.json()) as Answer;
    if (notice.type !== 'success') throw new Error(notice.message);
  };
}
