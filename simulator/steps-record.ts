import { currentTime } from '../db/clock.ts';
import { database } from '../db/data-source.ts';
import { inspectionProfile } from '../db/queries/inspection-profile.ts';
import { recordFacts, visitRecord } from '../db/queries/visit-record.ts';
import { sha256 } from '../domain/draw/hash.ts';
import { missingFrom } from '../domain/visit-record.ts';
import { recordConfirmation } from '../usecases/confirmation/record.ts';
import { enterDocument } from '../usecases/document/enter.ts';
import { deliverNotice } from '../usecases/notice/deliver.ts';
import { enterRecording } from '../usecases/recording/enter.ts';
import { as } from './official.ts';

/** The notice is handed over, and what the rules want beside the checklist is put on file; the subject confirms. */
export async function keepRecord(inspectionId: string, memberId: string): Promise<void> {
  await deliverNotice(await as(memberId), {
    inspectionId,
    way: 'in-person',
    recipient: '王建华',
    capacity: 'responsible',
  });
  const facts = recordFacts(await visitRecord(database().manager, inspectionId));
  for (const { what } of missingFrom(await inspectionProfile(inspectionId), facts)) {
    if (what === 'site-check' || what === 'statement-defence') {
      const content =
        what === 'site-check' ? '现场检查情况见检查记录表。' : '当事人无陈述申辩意见。';
      await enterDocument(await as(memberId), { inspectionId, kind: what, content });
    }
    if (what === 'av') await recordKeyStep(inspectionId, memberId);
    if (what === 'confirmation') await confirm(inspectionId, memberId);
  }
}

async function recordKeyStep(inspectionId: string, memberId: string): Promise<void> {
  const now = await currentTime();
  await enterRecording(await as(memberId), {
    inspectionId,
    scene: '出示证件、告知权利义务',
    device: 'ZFJLY-0031',
    begunAt: new Date(now.getTime() - 20 * 60_000),
    endedAt: new Date(now.getTime() - 5 * 60_000),
    keptAt: '治安大队采集站',
    hash: sha256(new TextEncoder().encode(inspectionId)),
  });
}

const confirm = async (inspectionId: string, memberId: string) =>
  recordConfirmation(await as(memberId), {
    inspectionId,
    outcome: 'confirmed',
    person: '王建华',
    capacity: 'responsible',
    statement: '无',
  });
