import { told } from '../chat/text.ts';
import { database } from '../db/data-source.ts';
import { inspectionProfile } from '../db/queries/inspection-profile.ts';
import { replyWays } from '../domain/objection.ts';
import { parameter } from '../domain/profile/profile.ts';
import { Refusal } from '../domain/refusal.ts';
import { choice, words } from './form-fields.ts';

/** What the buttons of an objection ask for. Other errors than a wrong finding are entered in the panel. */
export const objectionForms = {
  'objection.stands': () => Promise.resolve([words('grounds', told('form.objection.grounds'))]),
  'objection.error': async (id: string) => {
    const codes = parameter(await profileOf(id), 'result.codes');
    return [
      choice(
        'finding',
        told('form.objection.finding'),
        codes.map((code) => [code, told(`finding.${code}`)]),
      ),
      words('grounds', told('form.objection.proof')),
      words('publicNote', told('form.objection.public-note')),
    ];
  },
  'objection.reply': () =>
    Promise.resolve([
      choice(
        'way',
        told('form.objection.way'),
        replyWays.map((way) => [way, told(`reply-way.${way}`)]),
      ),
      words('reply', told('form.objection.words')),
      words('proof', told('form.objection.delivery')),
    ]),
};

async function profileOf(objectionId: string) {
  const [row] = await database().query('select inspection_id as id from objection where id = $1', [
    objectionId,
  ]);
  if (!row) throw new Refusal('not-found', { what: 'objection' });
  return inspectionProfile(row.id);
}
