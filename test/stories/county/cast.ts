import { type Cast, inChat, type Leaver, personOf, type Tale, type Visit } from './tale.ts';
import type { ChatPerson } from '../../../simulator/sample-chats.ts';

/**
 * Finds somebody on each platform, in three different teams. Two dozen seats are drawn from 44 people
 * of whom a third each is on a platform: that one has nobody happens once in a million draws.
 */
export async function castOf(tale: Tale): Promise<Cast> {
  const seated = await seatedIn(tale);
  const on = (provider: ChatPerson['provider'], taken: Leaver[]) => {
    const found = seated.find(
      ({ who, visit }) => who.provider === provider && taken.every((one) => one.visit !== visit),
    );
    if (!found) throw new Error(`nobody of another team is on ${provider}`);
    return found;
  };
  const telegram = on('telegram', []);
  const slack = on('slack', [telegram]);
  return { telegram, slack, web: on('web', [telegram, slack]) };
}

async function seatedIn(tale: Tale): Promise<Leaver[]> {
  const seats = await tale.stage.sql(
    `select s.inspector_id as person, n.code, s.lead from seat s join inspection n on n.id = s.inspection_id
     where s.active order by n.code, s.number`,
  );
  return seats.map(({ person, code, lead }) => ({
    who: personOf(tale, person),
    visit: tale.visits.find((visit) => visit.code === code)!,
    lead,
  }));
}

/** The team of a visit at the moment, the lead first. */
export async function teamOf(tale: Tale, { id }: Visit) {
  const rows = await tale.stage.sql(
    'select inspector_id from seat where inspection_id = $1 and active order by lead desc, number',
    [id],
  );
  return rows.map(({ inspector_id: person }) => inChat(tale, person));
}
