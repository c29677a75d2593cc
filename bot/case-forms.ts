import { type Text, told } from '../chat/text.ts';
import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { pinOf, profilePinned } from '../db/queries/profile.ts';
import { addWorkingDays } from '../domain/calendar.ts';
import { ladderOf, type Ordered, skippedSteps } from '../domain/case.ts';
import { dayOf } from '../domain/day.ts';
import type { Profile } from '../domain/profile/profile.ts';
import { receiversOf } from '../domain/referral.ts';
import { Refusal } from '../domain/refusal.ts';
import { currentCalendar } from '../usecases/calendar/current.ts';
import { choice, words } from './form-fields.ts';
import type { Answers } from './points.ts';

// Working days that are offered as a last day; another day is entered in the panel.
const terms = [3, 5, 10, 15, 20, 30];

/** What the steps of a case ask for where its owner is: what is ordered and until when, to whom it is handed on. */
export const caseForms = {
  'case.review': () =>
    Promise.resolve([
      choice('met', told('form.case.met'), [
        ['yes', told('form.case.met.yes')],
        ['no', told('form.case.met.no')],
      ]),
      words('note', told('form.case.note'), false),
    ]),
  'case.order-measure': async (id: string, _personId: string, filled?: Answers) => {
    const { profile, category, before } = await caseOf(id);
    const ladder = ladderOf(profile, category);
    const chosen = ladder.find((one) => one === filled?.['measure']);
    const skips = chosen ? skippedSteps(ladder, chosen, before).length > 0 : ladder.length > 1;
    return [
      choice(
        'measure',
        told('card.case.measure'),
        ladder.map((one) => [one, told(`measure.${one}`)]),
      ),
      choice('dueOn', told('form.case.due-on'), await lastDays()),
      words('documentNo', told('card.closing.document'), true),
      ...(skips ? [words('skipReason', told('form.case.skip-reason'), Boolean(chosen))] : []),
    ];
  },
  'referral.send': async (id: string) => {
    const { profile, criminal } = await caseOf(id);
    return [
      choice(
        'receiverKind',
        told('form.referral.receiver-kind'),
        receiversOf(profile, criminal).map((one) => [one, told(`receiver.${one}`)]),
      ),
      words('receiver', told('form.referral.receiver'), true),
      words('content', told('form.referral.content'), true),
      words('documentNo', told('card.closing.document'), true),
    ];
  },
};

async function lastDays(): Promise<[string, Text][]> {
  const today = dayOf(await currentTime());
  const calendar = await currentCalendar(database().manager);
  return terms.map((days) => {
    const { dueOn } = addWorkingDays(today, days, calendar);
    return [dueOn, told('form.case.term', { days, day: { on: dueOn } })];
  });
}

type CaseRow = { profile: Profile; category: string; criminal: boolean; before: Ordered[] };

async function caseOf(id: string): Promise<CaseRow> {
  const tx = database().manager;
  const [row] = await tx.query(
    `select ${pinOf('c')}, coalesce(s.category, '') as category, c.criminal,
       (select coalesce(jsonb_agg(jsonb_build_object('measure', m.measure, 'met', m.met) order by m.number), '[]')
         from case_measure m where m.case_id = c.id) as before
     from case_file c left join subject s on s.id = c.subject_id where c.id = $1`,
    [id],
  );
  if (!row) throw new Refusal('not-found', { what: 'case' });
  return { ...row, profile: await profilePinned(tx, row) };
}
