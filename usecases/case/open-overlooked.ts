import { z } from 'zod';
import { findingOf } from '../../db/queries/overlooked-cases.ts';
import { authorize } from '../../domain/policy.ts';
import { lockInspection } from '../inspection/locked.ts';
import { usecase } from '../usecase.ts';
import { followUp } from './follow-up.ts';

const input = z.object({ inspectionId: z.uuid() });

/**
 * opens the case of a visit that was signed with something to be done before cases were kept, and says so on
 * the trail; its term runs from today. Nothing happens where the case is there.
 */
export const openOverlooked = usecase('case.open-overlooked', input, async (context, given) => {
  authorize(context.actor, 'case.open-overlooked', {});
  const locked = await lockInspection(context, given.inspectionId);
  const [result] = await context.tx.query(findingOf('$1'), [given.inspectionId]);
  if (!result) return;
  await followUp(context, { ...locked, wasOverlooked: true }, result);
});
