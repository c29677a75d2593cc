import { type Actor, holds, isPerson } from './actor.ts';

type Unit = { unitPath: string };

const keeps = (actor: Actor, { unitPath }: Unit) => holds(actor, 'registrar', unitPath);

/** Who may do what with checklist forms: they are kept with the item list; the lead of a visit chooses. */
export const formPolicy = {
  'form.draft': keeps,
  'form.amend': keeps,
  'form.publish': keeps,
  'form.drop': keeps,
  'form.retire': keeps,
  'form.choose': (actor: Actor, { leadId }: { leadId: string | null }) => isPerson(actor, leadId),
};
