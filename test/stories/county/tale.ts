import { it } from 'vitest';
import type { ChatPerson } from '../../../simulator/sample-chats.ts';
import { atTheirDesk, type Chatter, chatterOf } from '../../support/chatter.ts';
import type { Stage } from '../../support/story.ts';

/** What the chapters of the story hand on: where it plays, who is in it, what has come of it. */
export type Tale = {
  stage: Stage;
  /** Everybody with a chat. */
  people: ChatPerson[];
  task: { id: string; code: string; name: string };
  drawId: string;
  visits: Visit[];
  cast: Cast;
  /** The visit whose result is signed and waits to be published. */
  waiting: Visit;
};

/** Somebody who wants to leave a team, and the visit that it is about. */
export type Leaver = { who: ChatPerson; visit: Visit; lead: boolean };

/** Who asks to leave: each on another platform, each about another visit. */
export type Cast = Record<ChatPerson['provider'], Leaver>;

/** One subject that was drawn and is to be visited. */
export type Visit = { id: string; code: string; subject: string; uscc: string; address: string };

/**
 * Chapters of one story: each goes on from the one before, so after a chapter that failed the others
 * fail too, and say why.
 */
export function useChapters(tale: Tale) {
  let broken: string | undefined;
  return (title: string, tell: (tale: Tale) => Promise<void>): void => {
    it(
      title,
      async () => {
        if (broken) throw new Error(`the story broke off where ${broken}`);
        broken = title;
        try {
          await tell(tale);
        } catch (cause) {
          const said = (await tale.stage.complaints()).slice(-40).join('\n');
          throw said
            ? new Error(`${String(cause)}\nThe processes logged:\n${said}`, { cause })
            : cause;
        }
        broken = undefined;
      },
      300_000,
    );
  };
}

/** A person of the story by their id. */
export function personOf({ people }: Tale, personId: string): ChatPerson {
  const found = people.find((one) => one.personId === personId);
  if (!found) throw new Error(`nobody with a chat is ${personId}`);
  return found;
}

/** Somebody in the chat that is theirs. */
export const inChat = (tale: Tale, personId: string): Chatter =>
  chatterOf(tale.stage, personOf(tale, personId));

/** An official by their log-in. */
export async function official(tale: Tale, login: string): Promise<ChatPerson> {
  const [row] = await tale.stage.sql('select person_id from account where login = $1', [login]);
  return personOf(tale, row!['person_id']);
}

/** An official who has signed in to the web chat. */
export const atDesk = async (tale: Tale, login: string): Promise<Chatter> =>
  atTheirDesk(await official(tale, login), await tale.stage.signIn('chat', login));
