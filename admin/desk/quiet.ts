import { type QuietLine, quietLines } from '../../db/queries/quiet-hours.ts';
import { unitsUnder } from '../../db/queries/units-under.ts';
import { clockOf } from '../../domain/quiet.ts';
import { personId } from '../../domain/request.ts';
import { type Html, html } from '../../html.ts';
import { setQuietHours } from '../../usecases/message/quiet.ts';
import { scopeOf } from '../table.ts';
import type { Visitor } from '../visitor.ts';
import { option } from './form-parts.ts';
import { hiddenFields, press, text } from './press.ts';

/** Quiet hours: one's own, and those of the units that the visitor answers for. */
export async function quietSection(visitor: Visitor): Promise<Html> {
  const { t, actor } = visitor;
  const paths = scopeOf({ read: ['message.resend'] }, actor);
  const [lines, units] = await Promise.all([quietLines(personId(actor), paths), unitsUnder(paths)]);
  return html`<section class="card" id="quiet">
    <h2>${t('panel.quiet.title')}</h2>
    <p class="muted">${t('panel.quiet.lead')}</p>
    <ul class="lines">
      ${lines.map((line) => html`<li>${lineOf(line, visitor)}</li>`)}
    </ul>
    <form method="post" action="/desk/messages/quiet" class="form">
      ${hiddenFields()}
      <label
        >${t('panel.quiet.whose')}
        <select name="unitId">
          ${option('', t('panel.quiet.mine'), '')}
          ${units.map(({ id, name }) => option(id, name, ''))}
        </select></label
      >
      <div class="pair">
        <label
          >${t('panel.quiet.from')}<input type="time" name="from" value="22:00" required
        /></label>
        <label>${t('panel.quiet.to')}<input type="time" name="to" value="07:00" required /></label>
      </div>
      <p>
        <button class="primary">${t('panel.quiet.set')}</button>
        <button name="end" value="1">${t('panel.quiet.end')}</button>
      </p>
    </form>
  </section>`;
}

const lineOf = ({ unit, fromMinute, toMinute }: QuietLine, { t }: Visitor): string =>
  `${unit ?? t('panel.quiet.mine')} ${clockOf(fromMinute)} – ${clockOf(toMinute)}`;

const minuteOf = (time: string): number => {
  const [hours = NaN, minutes = NaN] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

/** Sets or ends quiet hours as the form says. */
export const setQuiet = press({
  action: 'quiet.set',
  back: () => '/desk/messages#quiet',
  about: async (_params, { actor }) => ({
    type: 'person',
    id: personId(actor),
    unitPath: actor.unitPath,
  }),
  run: async (command, fields) => {
    const unitId = text(fields, 'unitId');
    const [fromMinute, toMinute] = [minuteOf(text(fields, 'from')), minuteOf(text(fields, 'to'))];
    const hours = text(fields, 'end') ? null : { fromMinute, toMinute };
    const whose = unitId ? { unitId } : { personId: personId(command.actor) };
    await setQuietHours(command, { for: whose, hours });
    return { done: hours ? 'panel.done.quiet-set' : 'panel.done.quiet-ended' };
  },
});
