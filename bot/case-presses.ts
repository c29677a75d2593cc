import { currentTime } from '../db/clock.ts';
import type { Button } from '../domain/buttons.ts';
import { dayOf } from '../domain/day.ts';
import { orderMeasure } from '../usecases/case/order-measure.ts';
import { reviewMeasure } from '../usecases/case/review.ts';
import { sendReferral } from '../usecases/referral/send.ts';
import type { Command } from '../usecases/usecase.ts';
import type { Answers } from './points.ts';

type Press = (command: Command, caseId: string, answers: Answers) => Promise<unknown>;

const today = async () => dayOf(await currentTime());

/** What the buttons of a case do, R-176, R-179: of today. What was chosen is checked by the use-cases. */
export const casePresses = {
  'case.review': (command, caseId, { met, note }) =>
    reviewMeasure(command, { caseId, met: met === 'yes', note }),
  'case.order-measure': async (
    command,
    caseId,
    { measure, dueOn = '', documentNo = '', skipReason },
  ) =>
    orderMeasure(command, {
      caseId,
      measure: measure as 'rectify',
      orderedOn: await today(),
      dueOn,
      documentNo,
      ...(skipReason && { skipReason }),
    }),
  'referral.send': async (
    command,
    caseId,
    { receiverKind, receiver = '', content = '', documentNo = '' },
  ) =>
    sendReferral(command, {
      caseId,
      receiverKind: receiverKind as 'department',
      receiver,
      content,
      documentNo,
      sentOn: await today(),
    }),
} satisfies Partial<Record<Button, Press>>;
