import type { FormField } from '../chat/port.ts';
import { type Text, told } from '../chat/text.ts';
import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { evidenceOf } from '../db/queries/evidence.ts';
import { visitRecord } from '../db/queries/visit-record.ts';
import { visitWindow } from '../db/queries/visit-window.ts';
import { addWorkingDays, isWorkingDay } from '../domain/calendar.ts';
import { dayOf } from '../domain/day.ts';
import {
  capacities,
  conductKinds,
  confirmationOutcomes,
  deliveryWays,
  documentKinds,
} from '../domain/visit-record.ts';
import { currentCalendar } from '../usecases/calendar/current.ts';
import type { Answers } from './points.ts';

/** The answer that means: a day that is not in the list. */
export const otherDay = 'other';
const offeredDays = 10;

/**
 * What the buttons of a visit's record ask for. Asked step by step, only what the answers so far make necessary
 * is asked; all at once, what may be necessary is there and can be left empty.
 */
export const visitRecordForms = {
  'schedule.set': async (id: string, _personId: string, filled?: Answers) => {
    const { times } = await visitRecord(database().manager, id);
    const asksDate = !filled || filled['day'] === otherDay;
    return [
      await dayField(id),
      ...(asksDate ? [text('date', 'form.schedule.date', Boolean(filled), 20)] : []),
      text('time', 'form.schedule.time', true, 20),
      ...(times.length > 0 ? [text('reason', 'form.schedule.reason', true, 500)] : []),
    ];
  },
  'notice.deliver': (_id: string, _personId: string, filled?: Answers) => {
    const isLeft = filled?.['way'] === 'left';
    const isSent = filled?.['way'] === 'mail' || filled?.['way'] === 'electronic';
    return Promise.resolve([
      choice(
        'way',
        'form.notice.way',
        deliveryWays.map((way) => [way, told(`delivery-way.${way}`)]),
      ),
      capacityField(),
      text('recipient', 'form.notice.recipient', true, 100),
      ...(!filled || isLeft ? [text('witness', 'form.notice.witness', isLeft, 200)] : []),
      ...(!filled || isSent ? [text('reference', 'form.notice.reference', isSent, 200)] : []),
      // Step by step it is handed over now; what was posted earlier is entered where there is a whole form.
      ...(filled ? [] : [text('at', 'form.notice.at', false, 40)]),
    ]);
  },
  'document.enter': async (id: string, _personId: string, filled?: Answers) => {
    const files = await evidenceOf(database().manager, id);
    const shown: [string, Text][] = files
      .slice(-20)
      .map(({ number, caption, name }) => [String(number), `${number}. ${caption || name}`]);
    const isFile = filled?.['file'] !== undefined && !['', 'none'].includes(filled['file']);
    return [
      choice(
        'kind',
        'form.document.kind',
        documentKinds.map((kind) => [kind, told(`document.${kind}`)]),
      ),
      ...(shown.length > 0
        ? [
            choice('file', 'form.document.file', [
              ['none', told('form.document.file.none')],
              ...shown,
            ]),
          ]
        : []),
      ...(isFile ? [] : [text('content', 'form.document.content', Boolean(filled), 3000)]),
    ];
  },
  'recording.enter': () =>
    Promise.resolve([
      text('scene', 'form.recording.scene', true, 300),
      text('device', 'form.recording.device', true, 100),
      text('from', 'form.recording.from', true, 40),
      text('to', 'form.recording.to', true, 40),
      text('keptAt', 'form.recording.kept', true, 300),
      text('hash', 'form.recording.hash', true, 64),
    ]),
  'conduct.record': () =>
    Promise.resolve([
      choice(
        'kind',
        'form.conduct.kind',
        conductKinds.map((kind) => [kind, told(`conduct.${kind}`)]),
      ),
      text('fact', 'form.conduct.fact', true, 1000),
    ]),
  'confirmation.record': (_id: string, _personId: string, filled?: Answers) => {
    const isRefused = filled?.['outcome'] === 'refused';
    return Promise.resolve([
      choice(
        'outcome',
        'form.confirmation.outcome',
        confirmationOutcomes.map((each) => [each, told(`form.confirmation.outcome.${each}`)]),
      ),
      capacityField(),
      text('person', 'form.confirmation.person', true, 100),
      text('statement', 'form.confirmation.statement', true, 2000),
      ...(!filled || isRefused
        ? [
            text('reason', 'form.confirmation.reason', isRefused, 500),
            text('witness', 'form.confirmation.witness', isRefused, 200),
          ]
        : []),
    ]);
  },
};

// The next working days that all the visit's tasks allow; any other day is written.
async function dayField(inspectionId: string): Promise<FormField> {
  const { manager } = database();
  const { startsOn, endsOn } = await visitWindow(manager, inspectionId);
  const calendar = await currentCalendar(manager);
  const now = dayOf(await currentTime());
  const days: string[] = [];
  let day = now > startsOn ? now : startsOn;
  if (!isWorkingDay(day, calendar)) day = addWorkingDays(day, 1, calendar).dueOn;
  while (day <= endsOn && days.length < offeredDays) {
    days.push(day);
    day = addWorkingDays(day, 1, calendar).dueOn;
  }
  return choice('day', 'form.schedule.day', [
    ...days.map((day): [string, Text] => [day, { on: day }]),
    [otherDay, told('form.schedule.other')],
  ]);
}

const capacityField = (): FormField =>
  choice(
    'capacity',
    'form.capacity',
    capacities.map((each) => [each, told(`capacity.${each}`)]),
  );

type Key = Parameters<typeof told>[0];

const choice = (name: string, label: Key, options: [string, Text][]): FormField => ({
  t: 'choice',
  name,
  label: told(label),
  required: true,
  options,
});

const text = (name: string, label: Key, required: boolean, maxLength: number): FormField => ({
  t: 'text',
  name,
  label: told(label),
  required,
  maxLength,
});
