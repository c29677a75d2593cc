import { type LockedForm, lockForm as read } from '../../db/queries/forms.ts';
import { unitById } from '../../db/queries/units.ts';
import { type Action, authorize, type On } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { asSeen, type About, type Context } from '../usecase.ts';

type KeeperAction = Exclude<Extract<Action, `form.${string}`>, 'form.choose'>;

/** The path of the bureau of a unit, for those who may do this to its forms. */
export async function formKeeper({ tx, actor }: Context, unitId: string, action: KeeperAction) {
  const unit = await unitById(tx, unitId);
  authorize(actor, action, { unitPath: unit.bureauPath } as On<KeeperAction>);
  return unit;
}

/** A form that nobody else changes meanwhile; refuses a state in which this cannot be done to it. */
export async function lockForm(
  context: Context,
  formId: string,
  action: KeeperAction,
): Promise<{ form: LockedForm; about: About }> {
  const form = await read(context.tx, formId);
  if (!form) throw new Refusal('not-found', { what: 'form' });
  const unit = await formKeeper(context, form.unitId, action);
  asSeen(context, form.revision);
  return { form, about: { type: 'form', id: form.id, unitPath: unit.bureauPath } };
}
