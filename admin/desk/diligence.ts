import type { RequestHandler } from 'express';
import { z } from 'zod';
import { config } from '../../config.ts';
import { currentTime } from '../../db/clock.ts';
import { database } from '../../db/data-source.ts';
import { can } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { html } from '../../html.ts';
import { diligencePackage } from '../../usecases/archive/prove-diligence.ts';
import { recordRefusal } from '../../usecases/refused.ts';
import { sendPage } from '../page.ts';
import { type Visitor, visitorOf } from '../visitor.ts';
import { hiddenFields } from './press.ts';

type Member = { id: string; name: string };
type Visit = {
  id: string;
  code: string;
  subject: string;
  taskId: string;
  unitPath: string;
  members: Member[];
};

/** 尽职免责: of whom a package can be taken out that shows how they did their duty at a visit. */
export const diligencePage: RequestHandler = async (request, response) => {
  const visitor = visitorOf(response);
  const { t } = visitor;
  const visit = await visitOf(String(request.params['inspectionId']));
  const members = visit.members.filter((member) => may(visitor, visit, member.id));
  if (members.length === 0) throw new Refusal('forbidden');
  sendPage(request, response, {
    title: t('panel.diligence.title'),
    body: html`<p>
        <a href="/desk/visits/${visit.id}">${visit.subject}</a>
        <span class="code">${visit.code}</span>
      </p>
      <p class="muted">${t('panel.diligence.lead')}</p>
      ${members.map(
        ({ id, name }) =>
          html`<form method="post" action="/desk/archive/diligence/${visit.id}/${id}" class="card">
            ${hiddenFields()}
            <h2>${name}</h2>
            <button>${t('panel.diligence.take')}</button>
          </form>`,
      )}
      <p class="muted">${t('panel.archive.verify')}</p>`,
  });
};

/** The package of one of them, made as it is asked for. */
export const diligenceFile: RequestHandler = async (request, response) => {
  const { actor } = visitorOf(response);
  const { inspectionId, inspectorId } = request.params as Record<string, string>;
  const id = z.uuid().safeParse((request.body as { commandId?: unknown }).commandId);
  if (!id.success) return void response.status(400).type('text').send('400');
  const command = { id: id.data, actor, door: 'panel' } as const;
  const { PDF_FONT: file, PDF_FONT_FACE: face } = config();
  try {
    const given = { inspectionId: inspectionId!, inspectorId: inspectorId! };
    const now = await currentTime();
    const { name, bytes } = await diligencePackage(command, given, { font: { file, face }, now });
    response.attachment(name).type('application/zip').send(Buffer.from(bytes));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { taskId, unitPath } = await visitOf(inspectionId!);
    const about = { type: 'inspection', id: inspectionId!, taskId, unitPath };
    await recordRefusal(command, 'archive.prove-diligence', about, error);
    throw error;
  }
};

const may = ({ actor }: Visitor, { unitPath }: Visit, inspectorId: string): boolean =>
  can(actor, 'archive.prove-diligence', { unitPath, inspectorId });

async function visitOf(id: string): Promise<Visit> {
  const [row] = await database().query(
    `select n.id, n.code, s.name as subject, n.task_id as "taskId", u.path as "unitPath",
       (select coalesce(jsonb_agg(distinct jsonb_build_object('id', p.id, 'name', p.name)), '[]')
         from seat x join person p on p.id = x.inspector_id where x.inspection_id = n.id) as members
     from inspection n join subject s on s.id = n.subject_id join unit u on u.id = n.unit_id
     where n.id::text = $1`,
    [id],
  );
  if (!row) throw new Refusal('not-found', { what: 'inspection' });
  return row;
}
