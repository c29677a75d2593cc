import { database } from '../data-source.ts';

/** Where the newest card about something stands in somebody's chat. */
export type CardPlace = { aboutId: string; chat: string; ref: string };

/** Where somebody's cards about these things stand on a platform; nothing where none was sent there. */
export const cardPlaces = (
  personId: string,
  provider: string,
  aboutIds: string[],
): Promise<CardPlace[]> =>
  database().query(
    `select distinct on (about_id) about_id as "aboutId", chat, provider_ref as ref from message
     where person_id = $1 and provider = $2 and about_id = any($3::uuid[]) and state = 'sent'
       and chat is not null and provider_ref is not null
     order by about_id, number desc`,
    [personId, provider, aboutIds],
  );
