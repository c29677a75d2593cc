import { it } from 'vitest';
import type { ChatPerson } from '../../../simulator/sample-chats.ts';
import type { Stage } from '../../support/story.ts';

/** What the chapters of the story hand on: where it plays, who is in it, what has come of it. */
export type Tale = {
  stage: Stage;
  /** Everybody with a chat, by their person's id. */
  people: Map<string, ChatPerson>;
  task: { id: string; code: string; name: string; drawId: string };
};

/**
 * Chapters of one story: each goes on from the one before, so after a chapter that failed the others
 * fail too, and say why.
 */
export function useChapters(tale: Tale) {
  let broken: string | undefined;
  return (title: string, tell: (tale: Tale) => Promise<void>): void => {
    it(title, async () => {
      if (broken) throw new Error(`the story broke off where ${broken}`);
      broken = title;
      await tell(tale);
      broken = undefined;
    });
  };
}
