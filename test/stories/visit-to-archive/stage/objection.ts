import { actorOf } from '../../../../db/queries/actor.ts';
import { decideCorrection } from '../../../../usecases/correction/decide.ts';
import { assignReview } from '../../../../usecases/objection/assign.ts';
import { replyObjection } from '../../../../usecases/objection/reply.ts';
import { reviewObjection } from '../../../../usecases/objection/review.ts';
import { proveStepUp } from '../../../../usecases/step-up/prove.ts';
import { withAuthenticator } from '../../../support/authenticator.ts';
import type { Someone } from '../../../support/factories.ts';
import { aPdf } from '../../../support/pictures.ts';
import { by } from '../../../support/visit.ts';
import type { Drawn } from './draw.ts';
import type { Story } from './story.ts';

type Review = Omit<Parameters<typeof reviewObjection>[1], 'objectionId'>;

/** An objection, on both sides of the counter. */
export type Objection = {
  id: string;
  /** What the subject reads with its receipt number and secret. */
  status: () => Promise<string>;
  /** Its terms: kind, last day, state. */
  terms: () => Promise<[string, string, string][]>;
  assign: (reviewer: Someone) => Promise<unknown>;
  review: (given: Review) => Promise<{ correctionId: string | null }>;
  /** The principal head signs the correction that the review opened. */
  sign: (correctionId: string, who?: Someone) => Promise<unknown>;
  reply: (given: { reply: string; proof: string }) => Promise<unknown>;
};

/** A subject objects on the portal, without a log-in, with a file; the worker brings it to the office. */
export async function object(story: Story, visit: Drawn, content: string): Promise<Objection> {
  const { sql, clock, bureau } = story;
  const subject = story.citizen();
  const result = await subject.open(`/results/${visit.code}`);
  const page = await result.follow('对这份结果有异议');
  const handed = await page
    .form('提交')
    .fill({
      content,
      name: `${visit.subject.name} 李明`,
      contact: '0533-6961234',
      files: new File([new Uint8Array(aPdf())], '证明.pdf', { type: 'application/pdf' }),
    })
    .press('提交');
  const [receiptNo, secret] = [
    ...handed.html.matchAll(/<code class="code">([0-9A-Z-]+)<\/code>/g),
  ].map(([, code]) => code!);
  await clock.look();
  const [row] = await sql('select id from objection where receipt_no = $1', [receiptNo]);
  const objectionId: string = row!['id'];
  let reviewer: Someone;
  const status = async () => {
    const asked = await story.citizen().open('/status');
    const fields = { receiptNo: receiptNo!, secret: secret! };
    return (await asked.form('查看进度').fill(fields).press('查看进度')).text;
  };
  return {
    id: objectionId,
    status,
    terms: async () => {
      const rows = await sql(
        `select kind, due_on::text as due, state from obligation where about_id = $1 order by created_at`,
        [objectionId],
      );
      return rows.map(({ kind, due, state }) => [kind, due, state]);
    },
    assign: async (who) => {
      const given = { objectionId, reviewerId: who.id };
      await assignReview(by(bureau.approver), given, clock.now());
      reviewer = (await actorOf(who.id, '2026-01-20')) as Someone;
    },
    review: (given) =>
      reviewObjection(by(reviewer), { objectionId, ...given }, clock.now()) as never,
    sign: async (correctionId, who = bureau.head) => {
      await proveWho(who, correctionId, clock.now());
      return decideCorrection(by(who), { correctionId, verdict: 'approve' }, clock.now());
    },
    reply: (given) =>
      replyObjection(by(reviewer), { objectionId, way: 'portal', ...given }, clock.now()),
  };
}

/** 二次验证 of whoever signs, with the authenticator on their telephone. */
async function proveWho(who: Someone, correctionId: string, now: Date): Promise<void> {
  const { actor, code } = await withAuthenticator(who, now);
  await proveStepUp(actor, 'panel', { type: 'correction', id: correctionId }, code(now), now);
}
