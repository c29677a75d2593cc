import type { Button } from '../domain/buttons.ts';
import type { Matter } from '../domain/consent.ts';
import { personId } from '../domain/request.ts';
import { answerCheck } from '../usecases/chat-check/answer.ts';
import { endDeputy } from '../usecases/deputy/end.ts';
import { answerDrill } from '../usecases/account/answer-drill.ts';
import { announceDraw } from '../usecases/draw/announce.ts';
import { confirmDraw } from '../usecases/draw/confirm.ts';
import { acceptInspection } from '../usecases/inspection/accept.ts';
import { checkIn } from '../usecases/inspection/check-in.ts';
import { confirmParticipation } from '../usecases/joint/confirm.ts';
import { casePresses } from './case-presses.ts';
import { objectionPresses } from './objection-presses.ts';
import { snoozeReminder } from '../usecases/obligation/snooze.ts';
import { requestRecusal } from '../usecases/recusal/request.ts';
import { signResult } from '../usecases/result/sign.ts';
import { confirmScheme } from '../usecases/scheme/confirm.ts';
import { submitResult } from '../usecases/result/submit.ts';
import { requestSubstitution } from '../usecases/substitution/request.ts';
import { acknowledgeTask } from '../usecases/task/acknowledge.ts';
import { dispatchTask } from '../usecases/task/dispatch.ts';
import { matchTeams } from '../usecases/team/match.ts';
import type { Command } from '../usecases/usecase.ts';
import { holdVerdict } from '../usecases/verdict/hold.ts';
import { undoVerdict } from '../usecases/verdict/undo.ts';
import { draftAnswers, keepRefused } from './draft.ts';
import { oneTimeLink } from './step-up.ts';
import { visitRecordPresses } from './visit-record-presses.ts';
import { type Answers, resultAnswers, resultIn } from './points.ts';

type Press = (command: Command, id: string, answers: Answers, type?: string) => Promise<unknown>;

/** What each button does, whichever chat it was pressed in. The answers are those of its form. */
export const press: Record<Button, Press> = {
  'draw.announce': (command, drawId) => announceDraw(command, { drawId }),
  'draw.confirm': (command, drawId) => confirmDraw(command, { drawId }),
  'task.dispatch': (command, taskId) => dispatchTask(command, { taskId }),
  'task.dispatch-merged': (command, taskId) => dispatchTask(command, { taskId, overlaps: 'merge' }),
  'task.dispatch-apart': (command, taskId, { overlaps, reason }) =>
    dispatchTask(command, { taskId, overlaps: overlaps as 'apart', reason }),
  'participant.confirm': (command, participantId) =>
    confirmParticipation(command, { participantId }),
  'task.acknowledge': (command, taskId) => acknowledgeTask(command, { taskId }),
  'team.match': (command, taskId) => matchTeams(command, { taskId }),
  'inspection.accept': (command, inspectionId) => acceptInspection(command, { inspectionId }),
  'inspection.check-in': (command, inspectionId, { place }) =>
    checkIn(command, { inspectionId, place }),
  // What was chosen is checked by the use-case, as everything that comes from outside.
  'recusal.request': (command, inspectionId, { ground, note }) =>
    requestRecusal(command, { inspectionId, ground: ground as 'other', note }),
  'substitution.request': (command, inspectionId, { reason, note }) =>
    requestSubstitution(command, { inspectionId, reason: reason as 'other', note }),
  // Not the matter itself: the way to the second factor that it asks for.
  'step-up.ask': async ({ actor }, id, _answers, type = '') => ({
    link: await oneTimeLink(personId(actor), { type, id }),
  }),
  'verdict.undo': (command, heldId) => undoVerdict(command, { heldId }),
  'recusal.approve': (command, id) =>
    holdVerdict(command, { type: 'recusal', id, verdict: 'approve' }),
  'recusal.appoint': (command, id, { substituteId, reason }) =>
    holdVerdict(command, { type: 'recusal', id, verdict: 'approve', reason, substituteId }),
  'recusal.reject': (command, id, { reason }) =>
    holdVerdict(command, { type: 'recusal', id, verdict: 'reject', reason }),
  'substitution.approve': (command, id) =>
    holdVerdict(command, { type: 'substitution', id, verdict: 'approve' }),
  'substitution.appoint': (command, id, { substituteId, reason }) =>
    holdVerdict(command, { type: 'substitution', id, verdict: 'approve', reason, substituteId }),
  'substitution.reject': (command, id, { reason }) =>
    holdVerdict(command, { type: 'substitution', id, verdict: 'reject', reason }),
  'proposal.approve': (command, id) =>
    holdVerdict(command, { type: 'proposal', id, verdict: 'approve' }),
  'proposal.reject': (command, id, { reason }) =>
    holdVerdict(command, { type: 'proposal', id, verdict: 'reject', reason }),
  'consent.approve': (command, id, _answers, type) =>
    holdVerdict(command, { type: type as Matter, id, verdict: 'approve' }),
  'consent.approve-although': (command, id, { reason }, type) =>
    holdVerdict(command, { type: type as Matter, id, verdict: 'approve', reason }),
  'consent.reject': (command, id, { reason }, type) =>
    holdVerdict(command, { type: type as Matter, id, verdict: 'reject', reason }),
  'result.submit': (command, inspectionId, answers) =>
    keepRefused(command, inspectionId, answers, async () =>
      submitResult(command, {
        ...resultIn(inspectionId, answers),
        answers: await resultAnswers(inspectionId, answers),
      }),
    ),
  // What was ticked off before nothing more could be checked stands in it.
  'result.direct': async (command, inspectionId, answers) =>
    submitResult(command, {
      ...resultIn(inspectionId, answers),
      answers: await resultAnswers(inspectionId, await draftAnswers(inspectionId)),
    }),
  'result.sign': (command, inspectionId) => signResult(command, { inspectionId }),
  'disclosure.approve': (command, id) =>
    holdVerdict(command, { type: 'disclosure', id, verdict: 'approve' }),
  'disclosure.withhold': (command, id, { ground, reason }) =>
    holdVerdict(command, { type: 'disclosure', id, verdict: 'withhold', ground, reason }),
  'obligation.snooze': (command, messageId, { choice }) =>
    snoozeReminder(command, { messageId, choice: choice as 'hour' }),
  'deputy.end': (command, id) => endDeputy(command, { id }),
  'scheme.confirm': (command, taskId) => confirmScheme(command, { taskId }),
  ...casePresses,
  ...objectionPresses,
  ...visitRecordPresses,
  'check.press': (command, personId) => answerCheck(command, { personId }),
  'drill.answer': (command, drillId) => answerDrill(command, { drillId }),
};
