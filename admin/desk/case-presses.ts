import type { RequestHandler } from 'express';
import { database } from '../../db/data-source.ts';
import { subjectWith } from '../../db/queries/exclusions.ts';
import { whereabouts } from '../../db/queries/where-about.ts';
import type { Measure, Outcome } from '../../domain/case.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { ReceiverKind } from '../../domain/referral.ts';
import { receiveNoticeReceipt } from '../../usecases/bureau-notice/receive.ts';
import { sendBureauNotice } from '../../usecases/bureau-notice/send.ts';
import { askClosing } from '../../usecases/case/ask-closing.ts';
import { assignCase } from '../../usecases/case/assign.ts';
import { flagCriminal } from '../../usecases/case/flag-criminal.ts';
import { orderMeasure } from '../../usecases/case/order-measure.ts';
import { reviewMeasure } from '../../usecases/case/review.ts';
import { acceptReferral } from '../../usecases/referral/accept.ts';
import { receiveReceipt } from '../../usecases/referral/receive.ts';
import { sendReferral } from '../../usecases/referral/send.ts';
import type { TextKey } from '../../locales/translate.ts';
import type { Command } from '../../usecases/usecase.ts';
import type { Visitor } from '../visitor.ts';
import { type Fields, type Press, press, text, texts } from './press.ts';

type Run = (command: Command, fields: Fields, caseId: string) => Promise<unknown>;

// Every form of a case leads back to it.
const onCase = (action: Press['action'], done: TextKey, run: Run): RequestHandler =>
  press({
    action,
    back: ({ id }) => `/desk/cases/${id}`,
    about: aboutCase,
    run: async (command, fields, { id = '' }) => {
      await run(command, fields, id);
      return { done };
    },
  });

const aboutCase = async ({ id = '' }: Record<string, string>, { actor }: Visitor) => {
  const known = /^[0-9a-f-]{36}$/.test(id);
  if (!known) return { type: 'case', id: 'new', unitPath: actor.unitPath };
  return { type: 'case', id, ...(await whereabouts('case', id)) };
};

const order = onCase('case.order-measure', 'panel.done.case-measure', (command, fields, caseId) =>
  orderMeasure(command, {
    caseId,
    measure: text(fields, 'measure') as Measure,
    orderedOn: text(fields, 'orderedOn'),
    dueOn: text(fields, 'dueOn'),
    documentNo: text(fields, 'documentNo'),
    note: text(fields, 'note'),
    skipReason: text(fields, 'skipReason'),
  }),
);

const review = onCase('case.review', 'note.case.review', (command, fields, caseId) =>
  reviewMeasure(command, {
    caseId,
    met: text(fields, 'met') === 'yes',
    reviewedOn: text(fields, 'reviewedOn'),
    note: text(fields, 'note'),
  }),
);

const refer = onCase('referral.send', 'panel.done.case-referred', (command, fields, caseId) =>
  sendReferral(command, {
    caseId,
    receiverKind: text(fields, 'receiverKind') as ReceiverKind,
    receiver: text(fields, 'receiver'),
    content: text(fields, 'content'),
    documentNo: text(fields, 'documentNo'),
    sentOn: text(fields, 'sentOn'),
    evidenceIds: texts(fields, 'evidenceIds'),
  }),
);

const receipt = onCase('referral.receive', 'panel.done.receipt', (command, fields, caseId) =>
  receiveReceipt(command, {
    caseId,
    number: text(fields, 'number'),
    receiptNo: text(fields, 'receiptNo'),
    receivedOn: text(fields, 'receivedOn'),
  }),
);

const crime = onCase('case.flag-criminal', 'panel.done.case-crime', (command, fields, caseId) =>
  flagCriminal(command, {
    caseId,
    reason: text(fields, 'reason'),
    transferDueOn: text(fields, 'transferDueOn'),
  }),
);

const assign = onCase('case.assign', 'panel.done.case-assigned', (command, fields, caseId) =>
  assignCase(command, { caseId, ownerId: text(fields, 'ownerId') }),
);

const close = onCase('case.ask-closing', 'panel.done.case-closing', (command, fields, caseId) => {
  const outcome = text(fields, 'outcome');
  return askClosing(command, {
    caseId,
    ...(outcome && { outcome: outcome as Exclude<Outcome, 'result-changed'> }),
    note: text(fields, 'note'),
    documentNo: text(fields, 'documentNo'),
  });
});

const back = () => '/desk/cases';

const accept = press({
  action: 'referral.accept',
  back,
  about: aboutCase,
  run: async (command, fields) => {
    const uscc = text(fields, 'uscc').toUpperCase();
    const subjectId = uscc === '' ? undefined : await subjectWith(database().manager, uscc);
    if (uscc !== '' && !subjectId) throw new Refusal('not-found', { what: 'subject' });
    const { caseId } = await acceptReferral(command, {
      unitId: text(fields, 'unitId'),
      fromBody: text(fields, 'fromBody'),
      documentNo: text(fields, 'documentNo'),
      receivedOn: text(fields, 'receivedOn'),
      content: text(fields, 'content'),
      subjectName: text(fields, 'subjectName'),
      ...(subjectId && { subjectId }),
    });
    return { to: `/desk/cases/${caseId}`, done: 'panel.done.inbound' };
  },
});

const aboutNotice: Press['about'] = async ({ id = '' }, { actor }) => ({
  type: 'bureau-notice',
  id,
  unitPath: actor.unitPath,
});

const sendNotice = press({
  action: 'bureau-notice.send',
  back,
  about: aboutNotice,
  run: async (command, fields, { id = '' }) => {
    const [sentOn, documentNo] = [text(fields, 'sentOn'), text(fields, 'documentNo')];
    await sendBureauNotice(command, { noticeId: id, sentOn, documentNo });
    return { done: 'panel.done.notice-sent' };
  },
});

const noticeReceipt = press({
  action: 'bureau-notice.receive',
  back,
  about: aboutNotice,
  run: async (command, fields, { id = '' }) => {
    const [receiptNo, receivedOn] = [text(fields, 'receiptNo'), text(fields, 'receivedOn')];
    await receiveNoticeReceipt(command, { noticeId: id, receiptNo, receivedOn });
    return { done: 'panel.done.receipt' };
  },
});

/** The forms of cases, each at its address below /desk/cases. */
export const casePresses: [string, RequestHandler][] = [
  ['/', accept],
  ['/notices/:id/send', sendNotice],
  ['/notices/:id/receipt', noticeReceipt],
  ['/:id/measure', order],
  ['/:id/review', review],
  ['/:id/refer', refer],
  ['/:id/receipt', receipt],
  ['/:id/crime', crime],
  ['/:id/assign', assign],
  ['/:id/close', close],
];
