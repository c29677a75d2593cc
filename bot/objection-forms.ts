import { told } from '../chat/text.ts';
import { objectionProfile } from '../db/queries/inspection-profile.ts';
import { replyWays } from '../domain/objection.ts';
import { parameter } from '../domain/profile/profile.ts';
import { choice, words } from './form-fields.ts';
import { groundsField } from './grounds-field.ts';
import type { Answers } from './points.ts';

/** What the buttons of an objection ask for. Other errors than a wrong finding are entered in the panel. */
export const objectionForms = {
  'objection.stands': () => Promise.resolve([words('grounds', told('form.objection.grounds'))]),
  'objection.error': async (id: string, _personId?: string, filled?: Answers) => {
    const profile = await objectionProfile(id);
    const codes = parameter(profile, 'result.codes');
    return [
      choice(
        'finding',
        told('form.objection.finding'),
        codes.map((code) => [code, told(`finding.${code}`)]),
      ),
      ...groundsField(profile, 'obstructions', { filled }),
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
