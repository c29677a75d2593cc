import type { RequestHandler } from 'express';
import { z } from 'zod';
import { Refusal } from '../../domain/refusal.ts';
import { exportLists, exportFormats } from '../../domain/export.ts';
import { dayOf } from '../../domain/day.ts';
import { exportContent } from '../../usecases/export/content.ts';
import { exportRegistry } from '../../usecases/export/export.ts';
import { recordRefusal } from '../../usecases/refused.ts';
import { commandOf } from '../../usecases/usecase.ts';
import { currentTime } from '../../db/clock.ts';
import { type Html, html } from '../../html.ts';
import { sendFile } from '../send-file.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { hiddenFields, type Fields, text } from './press.ts';

/** The form that gives a registry, a list or the ledger of tasks out as a file. */
export const exportForm = ({ t }: Visitor): Html =>
  html`<form method="post" action="/desk/export" class="card form">
    <h2>${t('export.title')}</h2>
    ${hiddenFields()}
    <label for="list">${t('export.list')}</label>
    <select id="list" name="list">
      ${exportLists.map((list) => html`<option value="${list}">${t(`export.${list}`)}</option>`)}
    </select>
    <label for="format">${t('export.format')}</label>
    <select id="format" name="format">
      ${exportFormats.map((format) => html`<option value="${format}">${format.toUpperCase()}</option>`)}
    </select>
    <p class="muted">${t('export.hint')}</p>
    <button>${t('export.submit')}</button>
  </form>`;

const given = z.object({
  commandId: z.uuid(),
  list: z.enum(exportLists),
  format: z.enum(exportFormats),
});

/** Puts the export on the trail and sends the file as it is made. */
export const takeExport: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const fields = (request.body ?? {}) as Fields;
  const asked = given.safeParse({
    commandId: text(fields, 'commandId'),
    list: text(fields, 'list'),
    format: text(fields, 'format'),
  });
  if (!asked.success) throw new Refusal('bad-input', { field: 'list' });
  const { commandId, list, format } = asked.data;
  const command = { ...commandOf(visitor.actor, 'panel'), id: commandId };
  try {
    const { unitPath } = await exportRegistry(command, { list, format });
    const name = `${visitor.t(`export.${list}`)}-${dayOf(await currentTime())}.${format}`;
    await sendFile(response, name, format, exportContent(list, format, unitPath));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const about = { type: 'export', id: list, unitPath: visitor.actor.unitPath };
    await recordRefusal(command, 'registry.export', about, error);
    throw error;
  }
};
