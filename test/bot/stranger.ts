import type { World } from './world.ts';
import { type Hand, onSlack, onTelegram } from './hands.ts';

let accounts = 50_000;

/** The words of the question whose account it is, in Chinese. */
export const question = '要把此账号绑定到';

/** Somebody whom nobody knows, at a platform: the hand that presses, and the ways to bring a code. */
export type Stranger = {
  user: string;
  hand: Hand;
  /** Brings a code: what they are asked or told. */
  bring: (code: string) => Promise<string>;
  /** Presses an answer to the last question: what they are told. */
  answer: (label: string) => Promise<string>;
  /** Brings a code, and says that they are its person when they are asked. */
  start: (code: string) => Promise<string>;
};

/** Makes one, with an account of their own. */
export function aStranger(
  world: World,
  platform: 'telegram' | 'slack',
  name = '路人',
  id = (accounts += 1),
): Stranger {
  const made =
    platform === 'slack' ? strangeOnSlack(world, id, name) : strangeOnTelegram(world, id, name);
  const start = async (code: string) => {
    const said = await made.bring(code);
    return said.includes(question) ? made.answer('是我，绑定') : said;
  };
  return { ...made, start };
}

type Made = Omit<Stranger, 'start'>;

function strangeOnSlack(world: World, id: number, name: string): Made {
  const user = `U${id}`;
  const slack = world.slack.user({ id: user, name });
  const told = async (act: () => Promise<unknown>) => {
    const before = slack.ephemerals().length;
    await act();
    await slack.expectEphemeral(() => slack.ephemerals().length > before);
    return slack.ephemerals().at(-1)!.text;
  };
  return {
    user,
    hand: onSlack(world, user, name),
    bring: (code) => told(() => slack.slash('/yaohao', `start ${code}`)),
    answer: (label) => {
      const asked = slack.ephemerals().findLast(({ buttons }) => buttons.length > 0)!;
      return told(() => slack.press(asked.id, label));
    },
  };
}

function strangeOnTelegram(world: World, id: number, name: string): Made {
  const telegram = world.telegram.user({ id, name, started: true });
  return {
    user: String(id),
    hand: onTelegram(world, id, name),
    bring: async (code) => {
      const seen = world.telegram.messages(id).map((message) => message.id);
      telegram.start(code);
      const isNew = (message: { id: string }) => !seen.includes(message.id);
      return (await world.telegram.expectMessage(id, isNew)).text;
    },
    answer: async (label) => {
      const asked = world.telegram
        .messages(id)
        .findLast(({ text, buttons }) => text.includes(question) || buttons.length > 0)!;
      await telegram.press(asked.id, label, { stale: true });
      return world.telegram.messages(id).find((message) => message.id === asked.id)!.text;
    },
  };
}
