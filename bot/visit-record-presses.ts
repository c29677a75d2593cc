import { currentTime } from '../db/clock.ts';
import type { Button } from '../domain/buttons.ts';
import { dayOf } from '../domain/day.ts';
import { dayFrom, instantFrom } from '../domain/wall-clock.ts';
import { recordConduct } from '../usecases/conduct/record.ts';
import { recordConfirmation } from '../usecases/confirmation/record.ts';
import { enterDocument } from '../usecases/document/enter.ts';
import { deliverNotice } from '../usecases/notice/deliver.ts';
import { enterRecording } from '../usecases/recording/enter.ts';
import { setSchedule } from '../usecases/schedule/set.ts';
import type { Command } from '../usecases/usecase.ts';
import type { Answers } from './points.ts';
import { otherDay } from './visit-record-forms.ts';

type Press = (command: Command, inspectionId: string, answers: Answers) => Promise<unknown>;

/** What the buttons of a visit's record do. What was chosen is checked by the use-cases. */
export const visitRecordPresses = {
  'schedule.set': (command, inspectionId, { day = '', date = '', time = '', reason }) => {
    const on = dayFrom(day === otherDay ? date : day);
    return setSchedule(command, { inspectionId, at: instantFrom(time, on), reason });
  },
  'notice.deliver': async (command, inspectionId, answers) => {
    const { way, recipient = '', capacity, witness, reference, at } = answers;
    return deliverNotice(command, {
      inspectionId,
      way: way as 'left',
      recipient,
      capacity: capacity as 'agent',
      witness,
      reference,
      ...(at && { deliveredAt: instantFrom(at, await today()) }),
    });
  },
  'document.enter': (command, inspectionId, { kind, file, content }) =>
    enterDocument(command, {
      inspectionId,
      kind: kind as 'site-check',
      content,
      ...(file && file !== noFile && { file }),
    }),
  'recording.enter': async (command, inspectionId, answers) => {
    const { scene = '', device = '', from = '', to = '', keptAt = '', hash = '' } = answers;
    const day = await today();
    return enterRecording(command, {
      inspectionId,
      scene,
      device,
      begunAt: instantFrom(from, day),
      endedAt: instantFrom(to, day),
      keptAt,
      hash,
    });
  },
  'conduct.record': (command, inspectionId, { kind, fact = '' }) =>
    recordConduct(command, { inspectionId, kind: kind as 'refused', fact }),
  'confirmation.record': (command, inspectionId, answers) => {
    const { outcome, person = '', capacity, statement, reason, witness } = answers;
    return recordConfirmation(command, {
      inspectionId,
      outcome: outcome as 'refused',
      person,
      capacity: capacity as 'agent',
      statement,
      reason,
      witness,
    });
  },
} satisfies Partial<Record<Button, Press>>;

const noFile = 'none';

const today = async (): Promise<string> => dayOf(await currentTime());
