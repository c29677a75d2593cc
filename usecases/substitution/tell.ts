import { notify, refresh } from '../notify.ts';
import type { Context } from '../usecase.ts';

/** Tells whoever asked, and whoever an order concerned, what was decided, and brings every copy of the request and the visit up to date. */
export async function tellDecision(
  context: Context,
  type: 'recusal' | 'substitution',
  { id, inspectionId }: { id: string; inspectionId: string },
  readers: string[],
): Promise<void> {
  await refresh(context, type, id);
  await refresh(context, 'inspection', inspectionId);
  const about = { type, id };
  await notify(
    context,
    { card: type, about, class: 'notice', dedupeKey: `${type}:${id}:decided` },
    readers,
  );
}
