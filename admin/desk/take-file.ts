import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import type { RegistryKind } from '../../domain/registry/columns.ts';
import { UnreadableFile } from '../../domain/registry/reasons.ts';
import { Refusal } from '../../domain/refusal.ts';
import { describeFileFault } from '../../locales/registry.ts';
import { recordRefusal } from '../../usecases/refused.ts';
import { importRegistry } from '../../usecases/registry/import.ts';
import type { Command } from '../../usecases/usecase.ts';
import { readForm, TooLarge } from '../multipart.ts';
import { refusalText } from '../refusal-text.ts';
import { leave } from '../session.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { importScope } from './import.ts';

const fileBytes = 50 * 1024 * 1024;

/** Takes a registry file. The body is read into memory only, and only from somebody who may import. */
export const takeFile: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  if (importScope(visitor).length === 0) throw new Refusal('forbidden');
  const given = await upload(request).catch((error: unknown) => {
    if (error instanceof TooLarge) return undefined;
    throw error;
  });
  if (!given) {
    request.session.flash = { tone: 'refused', text: visitor.t('panel.import.too-large') };
    return leave(request, response, '/desk/import');
  }
  const command: Command = { id: given.commandId, actor: visitor.actor, door: 'panel' };
  try {
    const { batchId, clean, refused } = await importRegistry(command, given);
    const none = clean === 0 && refused.length > 0;
    request.session.flash = none
      ? { tone: 'refused', text: visitor.t('panel.import.none') }
      : { tone: 'done', text: visitor.t('panel.done.import') };
    leave(request, response, `/desk/import/${batchId}`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const about = { type: 'import', id: given.source.name, unitPath: visitor.actor.unitPath };
    await recordRefusal(command, 'registry.import', about, error);
    request.session.flash = { tone: 'refused', text: fault(error, visitor) };
    leave(request, response, '/desk/import');
  }
};

const fault = (refusal: Refusal, visitor: Visitor): string =>
  refusal instanceof UnreadableFile
    ? describeFileFault(visitor.locale, refusal)
    : refusalText(refusal, visitor);

async function upload(request: Request) {
  const form = await readForm(request, fileBytes);
  const file = form.get('file');
  if (!file || typeof file === 'string') throw new Refusal('bad-input', { field: 'file' });
  return {
    commandId: commandIdIn(form),
    kind: field(form, 'kind') as RegistryKind,
    unitId: field(form, 'unitId'),
    source: { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) },
  };
}

function field(form: FormData, name: string): string {
  const value = form.get(name);
  if (typeof value !== 'string') throw new Refusal('bad-input', { field: name });
  return value;
}

function commandIdIn(form: FormData): string {
  const id = z.uuid().safeParse(form.get('commandId'));
  if (!id.success) throw new Refusal('bad-input', { field: 'commandId' });
  return id.data;
}
