import { randomUUID } from 'node:crypto';
import type { ActionContext, ActionRequest, RecordActionResponse } from 'adminjs';
import { z } from 'zod';
import { Refusal } from '../domain/refusal.ts';
import { amendSubject } from '../usecases/registry/amend-subject.ts';
import { recordRefusal } from '../usecases/refused.ts';
import { type Command, commandOf } from '../usecases/usecase.ts';
import { refusalText } from './refusal-text.ts';
import { type Row, type TableResource, visitorIn } from './resource.ts';
import { subject } from './resources/subject.ts';

type Values = Record<string, unknown>;
const form = z.object({
  commandId: z.uuid(),
  version: z.coerce.number().int(),
  reason: z.string(),
});

/**
 * The edit form of a subject: GET gives the row with a command id of its own, POST hands the changed
 * fields to the use-case. A refusal is shown at the form, never as a success.
 */
export async function editSubject(
  request: ActionRequest,
  _response: unknown,
  context: ActionContext,
): Promise<RecordActionResponse> {
  const visitor = visitorIn(context);
  const row = context.record as Row;
  const json = row.toJSON(context.currentAdmin);
  if (request.method === 'get') {
    return { record: { ...json, params: { ...json.params, commandId: randomUUID(), reason: '' } } };
  }
  const payload = request.payload ?? {};
  const given = form.safeParse(payload);
  const command = given.success
    ? { ...commandOf(visitor.actor, 'panel', given.data.version), id: given.data.commandId }
    : commandOf(visitor.actor, 'panel');
  try {
    if (!given.success) throw new Refusal('bad-input', { field: faultIn(given.error) });
    refuseForged(row, payload, given.data.version);
    const changes = changesIn(payload);
    const subjectId = row.id() as string;
    await amendSubject(command, { subjectId, changes, reason: given.data.reason });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refused(error, command, row, context, payload);
  }
  const resource = context.resource as unknown as TableResource;
  const fresh = (await resource.findOne(row.id() as string, context)) ?? row;
  return {
    record: fresh.toJSON(context.currentAdmin),
    redirectUrl: `/tables/resources/subject/records/${row.id()}/show`,
    notice: { message: visitor.t('panel.done.amended'), type: 'success' },
  };
}

const faultIn = ({ issues }: z.ZodError): string => String(issues[0]?.path[0] ?? '');

/**
 * The form sends every field back; a changed one that nobody may edit is forged. A form about another
 * version is left to the use-case, which knows whether it was carried out already or is out of date.
 */
function refuseForged(row: Row, payload: Values, version: number): void {
  if (plain(row.params['version']) !== String(version)) return;
  const forged = Object.keys(payload).find(
    (name) =>
      !isEditable(name) &&
      !(name in form.shape) &&
      plain(row.params[name]) !== plain(payload[name]),
  );
  if (forged) throw new Refusal('bad-input', { field: forged });
}

const isEditable = (name: string): boolean => subject.columns[name]?.edit === true;

/** The fields that may be edited, all of them: the same form sent twice is the same command. */
const changesIn = (payload: Values): Values =>
  Object.fromEntries(
    Object.keys(payload)
      .filter(isEditable)
      .map((name) => [name, payload[name] ?? '']),
  );

// The form sends everything as text.
function plain(value: unknown): string {
  const given = value ?? '';
  return typeof given === 'string' ? given : JSON.stringify(given);
}

async function refused(
  refusal: Refusal,
  command: Command,
  row: Row,
  context: ActionContext,
  payload: Values,
): Promise<RecordActionResponse> {
  const unitPath = row.unitPath ?? '/';
  const about = { type: 'subject', id: row.id() as string, unitPath };
  await recordRefusal(command, 'registry.amend', about, refusal);
  const message = refusalText(refusal, visitorIn(context));
  const field = String(refusal.details['field'] ?? 'name').replace(/^changes\./, '');
  const json = row.toJSON(context.currentAdmin);
  const typed = Object.entries(payload).filter(
    ([name]) => name in form.shape || isEditable(name),
  ) as [string, string][];
  return {
    // An error under a field's name: AdminJS takes an answer without one for a success.
    record: {
      ...json,
      params: { ...json.params, ...Object.fromEntries(typed) },
      errors: { [field]: { type: refusal.code, message } },
    },
    notice: { message, type: 'error' },
  };
}
