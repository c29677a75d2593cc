import { createHash } from 'node:crypto';
import { recordConduct } from '../../../../usecases/conduct/record.ts';
import { recordConfirmation } from '../../../../usecases/confirmation/record.ts';
import { enterDocument } from '../../../../usecases/document/enter.ts';
import { deliverNotice } from '../../../../usecases/notice/deliver.ts';
import { enterRecording } from '../../../../usecases/recording/enter.ts';
import { setSchedule } from '../../../../usecases/schedule/set.ts';
import type { Someone } from '../../../support/factories.ts';
import { by } from '../../../support/visit.ts';
import type { Clock } from './clock.ts';
import type { Drawn } from './draw.ts';

type Kind = Parameters<typeof enterDocument>[1]['kind'];
type Conduct = Parameters<typeof recordConduct>[1]['kind'];

/** What the lead of a team puts on record of a visit, beside its form. */
export type VisitRecord = {
  /** Fixes the hour of the visit, on a day in Shanghai. */
  schedule: (day: string, hour: number) => Promise<unknown>;
  /** 检查告知书: duties, rights and discipline, into the hands of who is responsible. */
  notify: () => Promise<unknown>;
  document: (kind: Kind, content: string) => Promise<unknown>;
  /** 音像记录 of this hour, kept at the station. */
  film: (scene: string) => Promise<unknown>;
  conduct: (kind: Conduct, fact: string) => Promise<unknown>;
  /** The subject confirms the result as it stands. */
  confirm: () => Promise<unknown>;
  /** It refuses to, before a witness. */
  refuse: (given: { reason: string; witness: string }) => Promise<unknown>;
};

/** The record of a visit, kept by its lead. */
export function recordOf(clock: Clock, lead: Someone, { id: inspectionId }: Drawn): VisitRecord {
  const subject = { person: '王芳', capacity: 'responsible' } as const;
  const confirmation = (given: { outcome: 'confirmed' | 'refused' }) =>
    recordConfirmation(by(lead), { inspectionId, ...subject, ...given }, clock.now());
  return {
    schedule: (day, hour) => {
      const at = new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+08:00`);
      return setSchedule(by(lead), { inspectionId, at }, clock.now());
    },
    notify: () => {
      const handed = { way: 'in-person', recipient: '王芳', capacity: 'responsible' } as const;
      return deliverNotice(by(lead), { inspectionId, ...handed }, clock.now());
    },
    document: (kind, content) =>
      enterDocument(by(lead), { inspectionId, kind, content }, clock.now()),
    film: (scene) => {
      const now = clock.now();
      const kept = { device: 'ZF-0031', keptAt: '采集站3号柜' };
      const hash = createHash('sha256').update(`${inspectionId} ${scene}`).digest('hex');
      const given = { inspectionId, scene, ...kept, begunAt: now, endedAt: now, hash };
      return enterRecording(by(lead), given, now);
    },
    conduct: (kind, fact) => recordConduct(by(lead), { inspectionId, kind, fact }, clock.now()),
    confirm: () => confirmation({ outcome: 'confirmed' }),
    refuse: (given) => confirmation({ outcome: 'refused', ...given }),
  };
}
