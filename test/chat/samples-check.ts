import { checkCard } from '../../chat/cards/check.ts';

const personId = '00000000-0000-4000-8000-0000000000a1';

/** The check of a chat, while it waits for the press and when it is over. */
export const checkCards = { asked: checkCard(personId, false), over: checkCard(personId, true) };
