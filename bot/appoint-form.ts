import type { FormField } from '../chat/port.ts';
import { told } from '../chat/text.ts';
import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { requestFacts } from '../db/queries/card-facts-request.ts';
import { substituteChoices } from '../db/queries/substitute-choices.ts';
import { dayOf } from '../domain/day.ts';
import { cite } from '../domain/profile/cite.ts';
import { parameter } from '../domain/profile/profile.ts';
import { Refusal } from '../domain/refusal.ts';

// Slack takes a hundred options, Telegram a hundred buttons; the panel lists everybody.
const most = 90;

type Request = { kind: 'recusal' | 'substitution'; id: string };

/**
 * The fields of an appointment: who follows, by ids that the use-case checks again when the form comes
 * back, and why they. Refuses `no-eligible-substitute` with what the rules allow instead.
 */
export async function appointFields(request: Request, approverId: string): Promise<FormField[]> {
  const today = dayOf(await currentTime());
  const people = await substituteChoices(database().manager, request, approverId, today);
  if (people.length === 0) throw await nobodyFollows(request);
  const shown = people.slice(0, most);
  const label = shown.length < people.length ? 'form.substitute.some' : 'form.substitute';
  return [
    {
      t: 'choice',
      name: 'substituteId',
      label: told(label, { count: people.length, shown: shown.length }),
      required: true,
      options: shown.map(({ id, name, unit, load }) => [
        id,
        told('form.substitute.option', { name, unit, load }),
      ]),
    },
    {
      t: 'text',
      name: 'reason',
      label: told('form.appoint-reason'),
      required: true,
      maxLength: 500,
    },
  ];
}

async function nobodyFollows({ kind, id }: Request): Promise<Refusal> {
  const facts = await requestFacts(kind, id);
  if (!facts) return new Refusal('not-found', { what: kind });
  const { profile } = facts;
  return new Refusal('no-eligible-substitute', {
    rule: cite(profile, 'subst.method'),
    remedies: parameter(profile, 'match.whenTooFew').join(),
  });
}
