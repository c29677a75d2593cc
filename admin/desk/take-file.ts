import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { importUnder } from '../../db/queries/import-jobs.ts';
import type { RegistryKind } from '../../domain/registry/columns.ts';
import { Refusal } from '../../domain/refusal.ts';
import { recordRefusal } from '../../usecases/refused.ts';
import { beginImport, receiveImport, storeFile } from '../../usecases/registry/import/receive.ts';
import { type Command, commandOf } from '../../usecases/usecase.ts';
import { keepRefused } from '../refused-form.ts';
import { leave } from '../session.ts';
import { type Part, partsOf, textOf } from '../upload.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { importScope } from './import-seen.ts';

/** Takes a registry file as it comes, in sealed pieces, and only from somebody who may import. */
export const takeFile: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  if (importScope(visitor).length === 0) {
    request.resume();
    throw new Refusal('forbidden');
  }
  const fields = new Map<string, string>();
  try {
    const jobId = await receive(request, visitor, fields);
    request.session.flash = { tone: 'done', text: visitor.t('panel.done.import-received') };
    leave(request, response, `/desk/import/${jobId}`);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // A browser that is cut off shows no answer: the rest is heard and dropped.
    request.resume();
    const about = {
      type: 'import',
      id: fields.get('commandId') ?? '',
      unitPath: visitor.actor.unitPath,
    };
    const command = commandOf(visitor.actor, 'panel');
    await recordRefusal(command, 'import.receive', about, error);
    keepRefused(request, error, visitor, Object.fromEntries(fields));
    leave(request, response, '/desk/import');
  }
};

async function receive(
  request: Request,
  visitor: Visitor,
  fields: Map<string, string>,
): Promise<string> {
  let jobId: string | undefined;
  for await (const part of partsOf(request)) {
    if (part.fileName === undefined) fields.set(part.name, await textOf(part.content));
    else
      jobId = await store(
        part,
        part.fileName,
        visitor,
        fields,
        Number(request.headers['content-length'] ?? 0),
      );
  }
  if (jobId === undefined) throw new Refusal('bad-input', { field: 'file' });
  return jobId;
}

async function store(
  { content }: Part,
  fileName: string,
  visitor: Visitor,
  fields: Map<string, string>,
  expected: number,
): Promise<string> {
  const command: Command = { id: commandIdIn(fields), actor: visitor.actor, door: 'panel' };
  const given = { kind: fields.get('kind') as RegistryKind, unitId: fields.get('unitId') ?? '' };
  const { jobId } = await beginImport(command, { ...given, fileName });
  // The same form sent twice is one import.
  const job = await importUnder(importScope(visitor), jobId);
  if (job?.state !== 'receiving') return jobId;
  const stored = await storeFile(jobId, content, expected);
  await receiveImport(commandOf(visitor.actor, 'panel'), { jobId, ...stored });
  return jobId;
}

function commandIdIn(fields: Map<string, string>): string {
  const id = z.uuid().safeParse(fields.get('commandId'));
  if (!id.success) throw new Refusal('bad-input', { field: 'commandId' });
  return id.data;
}
