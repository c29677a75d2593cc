import { type LockedForm, lockForm as read } from '../../db/queries/forms.ts';
import { unitById } from '../../db/queries/units.ts';
import { type Action, authorize, type On } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { lockFormsOf } from './lock-forms.ts';
import { asSeen, type About, type Context } from '../usecase.ts';

type KeeperAction = Exclude<Extract<Action, `form.${string}`>, 'form.choose'>;

/** The bureau of a unit, whose forms nobody else changes meanwhile, for those who may do this to them. */
export async function formKeeper({ tx, actor }: Context, unitId: string, action: KeeperAction) {
  const unit = await unitById(tx, unitId);
  authorize(actor, action, { unitPath: unit.bureauPath } as On<KeeperAction>);
  await lockFormsOf({ tx }, unit.bureauId);
  return unit;
}

/** A form that nobody else changes meanwhile; refuses a state in which this cannot be done to it. */
export async function lockForm(
  context: Context,
  formId: string,
  action: KeeperAction,
): Promise<{ form: LockedForm; about: About }> {
  const [found] = await context.tx.query(
    'select unit_id as "unitId" from checklist_form where id = $1',
    [formId],
  );
  if (!found) throw new Refusal('not-found', { what: 'form' });
  // The forms of the bureau before one of them, as whoever drafts does.
  const unit = await formKeeper(context, found.unitId, action);
  const form = (await read(context.tx, formId))!;
  asSeen(context, form.revision);
  return { form, about: { type: 'form', id: form.id, unitPath: unit.bureauPath } };
}
