import { randomUUID } from 'node:crypto';
import type { Someone } from '../support/factories.ts';
import type { World } from './world.ts';

type Sent = { name: string; bytes: Buffer };

/** Somebody who sends files in one chat, about one visit. Answers are the words they are told, all of them. */
export type Sender = {
  /** Sends files as one: an album, one message, one form. */
  send: (files: Sent[], caption?: string) => Promise<string>;
  /** The same, as an answer to the card of the visit. */
  answerCard: (files: Sent[]) => Promise<string>;
  /** Sends one file that its platform brings three times. */
  sendThrice: (file: Sent, key: string) => Promise<void>;
  /** How many answers they were given so far. */
  answers: () => Promise<number>;
  /** The file as everybody in the team may see it. */
  look: (evidenceId: string) => Promise<Buffer>;
};

let count = 900;

/** Gives somebody an account on a platform, and what they need to send files about a visit. */
export async function aSender(
  world: World,
  person: Someone,
  provider: 'telegram' | 'slack' | 'web',
  inspectionId: string,
): Promise<Sender> {
  const look = async (id: string) =>
    Buffer.from(
      await (await fetch(`${world.origin}/as/${person.id}/evidence/${id}`)).arrayBuffer(),
    );
  if (provider === 'web') return { ...onWeb(world, person, inspectionId), look };
  count += 1;
  const user = provider === 'telegram' ? String(count) : `U${count}`;
  const account = provider === 'telegram' ? '4242' : world.slack.teamId;
  await world.sql(
    `insert into chat_identity (id, person_id, provider, account, user_id, linked_at)
     values ($1, $2, $3, $4, $5, now())`,
    [randomUUID(), person.id, provider, account, user],
  );
  const cardRef = async () => {
    const [row] = await world.sql(
      `select provider_ref from message where card = 'inspection' and about_id = $1 and person_id = $2
         and provider = $3`,
      [inspectionId, person.id, provider],
    );
    return row!['provider_ref'] as string;
  };
  const made =
    provider === 'telegram' ? onTelegram(world, count, cardRef) : onSlack(world, user, cardRef);
  return { ...made, look };
}

type Made = Omit<Sender, 'look'>;

function onTelegram({ telegram, sql }: World, id: number, cardRef: () => Promise<string>): Made {
  const person = telegram.user({ id, name: '张三', started: true });
  const answersTo = async (act: () => number): Promise<string> => {
    const before = telegram.messages(id).filter(({ fromBot }) => fromBot).length;
    const wanted = act();
    const own = () =>
      telegram
        .messages(id)
        .filter(({ fromBot }) => fromBot)
        .slice(before);
    await telegram.expectMessage(id, () => own().length >= wanted);
    return own()
      .map(({ text }) => text)
      .join('\n');
  };
  const put = (files: Sent[], caption: string, replyTo?: string) => {
    if (files.length > 1) {
      person.sendAlbum(files, caption);
      return 1;
    }
    person.sendFile({ ...files[0]!, caption, ...(replyTo && { replyTo }) });
    return 1;
  };
  return {
    send: (files, caption = '') => answersTo(() => put(files, caption)),
    answerCard: async (files) => {
      const ref = await cardRef();
      return answersTo(() => put(files, '', ref));
    },
    answers: async () => telegram.messages(id).filter(({ fromBot }) => fromBot).length,
    sendThrice: async (file) => {
      telegram.duplicate(2);
      await answersTo(() => put([file], ''));
      await settled(sql);
    },
  };
}

function onSlack({ slack, sql }: World, id: string, cardRef: () => Promise<string>): Made {
  const person = slack.user({ id, name: '张三' });
  const share = async (files: Sent[], caption = '', thread?: string) => {
    const before = person.ephemerals().length;
    await person.share(files, caption, thread);
    await person.expectEphemeral(() => person.ephemerals().length > before);
    return person
      .ephemerals()
      .slice(before)
      .map(({ text }) => text)
      .join('\n');
  };
  return {
    send: (files, caption) => share(files, caption),
    answerCard: async (files) => share(files, '', await cardRef()),
    answers: async () => person.ephemerals().length,
    sendThrice: async (file) => {
      slack.duplicate(2);
      await share([file]);
      await settled(sql);
    },
  };
}

function onWeb({ origin }: World, { id }: Someone, inspectionId: string): Made {
  let posted = 0;
  const post = async (files: Sent[], caption: string, key: string) => {
    posted += 1;
    const form = new FormData();
    form.append('key', key);
    form.append('caption', caption);
    for (const { name, bytes } of files)
      form.append('file', new File([new Uint8Array(bytes)], name));
    const answer = await fetch(`${origin}/as/${id}/visit/${inspectionId}/evidence`, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: form,
    });
    return ((await answer.json()) as { note: string }).note;
  };
  return {
    // One form, one page.
    answers: async () => posted,
    send: (files, caption = '') => post(files, caption, randomUUID()),
    answerCard: (files) => post(files, '', randomUUID()),
    sendThrice: async (file, key) => {
      await Promise.all([1, 2, 3].map(() => post([file], '', key)));
    },
  };
}

// Everything that came in has been handled.
async function settled(sql: World['sql']): Promise<void> {
  for (;;) {
    const [{ open } = { open: 0 }] = await sql(
      `select count(*)::int as open from inbox where handled_at is null`,
    );
    if (open === 0) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
