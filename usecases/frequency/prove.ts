import { createHash } from 'node:crypto';
import { z } from 'zod';
import { unitById } from '../../db/queries/units.ts';
import { dayOf } from '../../domain/day.ts';
import { countLine, noCounts, proofOf } from '../../domain/frequency/proof.ts';
import { outcomesOf } from '../../domain/frequency/promises.ts';
import { linesOf } from '../../domain/frequency/reasons.ts';
import { authorize } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { record, usecase } from '../usecase.ts';
import { boundBetween, membersBound } from './members.ts';

const input = z.object({ unitId: z.uuid(), from: z.iso.date(), to: z.iso.date() });

/** Where the lines go as they come; `begin` throws away what an attempt before has written. */
export type ProofSink = {
  begin: () => Promise<void> | void;
  write: (text: string) => Promise<void> | void;
};

/**
 * lists for everybody of a class that is visited in rotation what each period between two days
 * brought: the visit, or why there was none, so that nobody can have been skipped unseen. The lines go
 * out as they are read; their digest goes on the trail. Whoever lists anew from the registry's history,
 * the pools and the visits comes to the same.
 */
export const proveFrequency = (sink: ProofSink) =>
  usecase('frequency.prove', input, async (context, given) => {
    const { tx, actor, now } = context;
    const { from, to } = given;
    if (to < from) throw new Refusal('window-reversed');
    const unit = await unitById(tx, given.unitId);
    authorize(actor, 'frequency.prove', { unitPath: unit.path });
    const today = dayOf(now);
    const bound = await boundBetween(tx, unit, { from, to });
    const hash = createHash('sha256');
    const counts = noCounts();
    const put = async (text: string) => {
      hash.update(text);
      await sink.write(text);
    };
    await sink.begin();
    for await (const member of membersBound(tx, unit, bound, from)) {
      const outcomes = outcomesOf(member, bound.periods, today);
      const lines = linesOf(member, outcomes, bound.periods, today);
      for (const line of lines) countLine(counts, line);
      if (lines.length > 0) await put(proofOf(lines));
    }
    const sha256 = hash.digest('hex');
    const about = { type: 'unit', id: unit.id, unitPath: unit.path };
    const { states, reasons } = counts;
    await record(context, 'frequency.proved', about, { from, to, sha256, ...states, reasons });
    return { sha256, counts };
  });
