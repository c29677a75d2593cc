import { randomUUID } from 'node:crypto';
import { freePort } from '../simulator/embedded-postgres.ts';
import { aPerson, oweNotices, plantPeople } from './chat-people.ts';
import type { ChatSite } from './chat-site.ts';

/** What people of the office do: each resolves when it is done. */
export type Office = { press: () => Promise<void>; save: () => Promise<void> };

const crew = 20;
const patience = { timeoutMs: 60_000 };

/** Opens bot (by webhook), worker and panel, with so many cards to press and a row to save. */
export async function openOffice(site: ChatSite, presses: number): Promise<Office> {
  site.telegram.holdTo(() => undefined);
  const each = Math.ceil(presses / crew);
  const people = Array.from({ length: crew }, (_, at) =>
    aPerson('telegram', String(1000 + at), each),
  );
  await plantPeople(site, people);
  const adminPort = await freePort();
  const adminUrl = `http://127.0.0.1:${adminPort}`;
  await site.run('worker');
  await site.run('bot', { TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-the-bench' });
  await site.run('admin', { ADMIN_PORT: String(adminPort), ADMIN_URL: adminUrl });
  await oweNotices(site, people);
  const ready = () => site.telegram.messages().filter(({ buttons }) => buttons.length > 0);
  await site.telegram.expectMessage(1000, () => ready().length >= each * crew, patience);
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
