import type { Draw } from '../../db/entities/draw.ts';
import { step } from '../../domain/machine.ts';
import { drawStates } from '../../domain/task.ts';
import { publishTranscript } from '../draw/transcript.ts';
import { publish } from '../publish.ts';
import { type About, type Context, record } from '../usecase.ts';

/** Ends an announced match of people without a result, for a public reason; the next one names it. */
export async function voidMatch(
  context: Context,
  draw: Draw,
  about: About,
  reason: string,
): Promise<void> {
  const { tx, now } = context;
  await tx.query(
    `update draw set state = $2, void_reason = $3, voided_at = $4, version = version + 1 where id = $1`,
    [draw.id, step(drawStates, draw.state, 'void'), reason, now],
  );
  const { organisation } = draw.announcement as { organisation: string };
  const transcript = await publishTranscript(context, draw.id);
  await publish(context, {
    kind: 'void',
    ref: draw.code,
    title: `抽取作废：${draw.code}`,
    body: { drawId: draw.code, organisation, reason, transcript },
  });
  await record(context, 'draw.voided', about, { reason });
}
