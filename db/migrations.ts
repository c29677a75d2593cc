import { Organisation1789000000001 } from './migrations/1789000000001-organisation.ts';
import { Registries1789000000002 } from './migrations/1789000000002-registries.ts';
import { PlanAndTask1789000000003 } from './migrations/1789000000003-plan-and-task.ts';
import { Draw1789000000004 } from './migrations/1789000000004-draw.ts';
import { Inspection1789000000005 } from './migrations/1789000000005-inspection.ts';
import { Trail1789000000006 } from './migrations/1789000000006-trail.ts';
import { Chat1789000000007 } from './migrations/1789000000007-chat.ts';
import { Guards1789000000008 } from './migrations/1789000000008-guards.ts';
import { Roles1789000000009 } from './migrations/1789000000009-roles.ts';
import { Entropy1789000000010 } from './migrations/1789000000010-entropy.ts';
import { TaskOptions1789000000011 } from './migrations/1789000000011-task-options.ts';
import { Joint1789000000012 } from './migrations/1789000000012-joint.ts';
import { Experts1789000000013 } from './migrations/1789000000013-experts.ts';
import { Merge1789000000014 } from './migrations/1789000000014-merge.ts';
import { Transcript1789000000015 } from './migrations/1789000000015-transcript.ts';
import { LateInterests1789000000016 } from './migrations/1789000000016-late-interests.ts';
import { Profiles1789000000017 } from './migrations/1789000000017-profiles.ts';
import { RegistryHistory1789000000018 } from './migrations/1789000000018-registry-history.ts';
import { Exclusions1789000000019 } from './migrations/1789000000019-exclusions.ts';
import { Imports1789000000020 } from './migrations/1789000000020-imports.ts';
import { Plans1789000000021 } from './migrations/1789000000021-plans.ts';
import { CalendarFrequency1789000000022 } from './migrations/1789000000022-calendar-frequency.ts';
import { TaskUnits1789000000023 } from './migrations/1789000000023-task-units.ts';
import { MissedFrequencies1789000000024 } from './migrations/1789000000024-missed-frequencies.ts';
import { Consents1789000000025 } from './migrations/1789000000025-consents.ts';
import { CompanionsAndEnds1789000000026 } from './migrations/1789000000026-companions-and-ends.ts';
import { Order1789000000027 } from './migrations/1789000000027-order.ts';
import { ShownCards1789000000028 } from './migrations/1789000000028-shown-cards.ts';
import { Verdicts1789000000029 } from './migrations/1789000000029-verdicts.ts';
import { Delivery1789000000030 } from './migrations/1789000000030-delivery.ts';
import { Accounts1789000000031 } from './migrations/1789000000031-accounts.ts';
import { Evidence1789000000032 } from './migrations/1789000000032-evidence.ts';
import { Digests1789000000033 } from './migrations/1789000000033-digest.ts';
import { ListAdjustments1789000000034 } from './migrations/1789000000034-list-adjustments.ts';
import { JointWork1789000000035 } from './migrations/1789000000035-joint-work.ts';
import { DispatchReceipts1789000000036 } from './migrations/1789000000036-dispatch-receipts.ts';
import { Undo1789000000037 } from './migrations/1789000000037-undo.ts';
import { LinkClaims1789000000038 } from './migrations/1789000000038-link-claims.ts';
import { OneOnItsWay1789000000039 } from './migrations/1789000000039-one-on-its-way.ts';
import { FollowUp1789000000045 } from './migrations/1789000000045-follow-up.ts';
import { Corrections1789000000043 } from './migrations/1789000000043-corrections.ts';
import { Archive1789000000046 } from './migrations/1789000000046-archive.ts';
import { Intake1789000000044 } from './migrations/1789000000044-intake.ts';
import { Figures1789000000047 } from './migrations/1789000000047-figures.ts';
import { Recovery1789000000049 } from './migrations/1789000000049-recovery.ts';
import { VisitRecord1789000000052 } from './migrations/1789000000052-visit-record.ts';
import { Snooze1789000000050 } from './migrations/1789000000050-snooze.ts';
import { Forms1789000000051 } from './migrations/1789000000051-forms.ts';
import { PublicSearch1789000000053 } from './migrations/1789000000053-public-search.ts';
import { OpenEnds1789000000054 } from './migrations/1789000000054-open-ends.ts';
import { Told1789000000055 } from './migrations/1789000000055-told.ts';
import { DeclinedIntake1789000000056 } from './migrations/1789000000056-declined-intake.ts';
import { WebPush1789000000057 } from './migrations/1789000000057-web-push.ts';
import { ToldByRows1789000000058 } from './migrations/1789000000058-told-by-rows.ts';
import { Overtaken1789000000059 } from './migrations/1789000000059-overtaken.ts';
import { LookUps1789000000061 } from './migrations/1789000000061-look-ups.ts';
import { CheckPost1789000000062 } from './migrations/1789000000062-check-post.ts';
import { CorrectedGrounds1789000000063 } from './migrations/1789000000063-corrected-grounds.ts';
import { WhatWentPublic1789000000064 } from './migrations/1789000000064-what-went-public.ts';
import { Supervision1789000000065 } from './migrations/1789000000065-supervision.ts';

/** Every migration, oldest first. */
export const migrations = [
  Organisation1789000000001,
  Registries1789000000002,
  PlanAndTask1789000000003,
  Draw1789000000004,
  Inspection1789000000005,
  Trail1789000000006,
  Chat1789000000007,
  Guards1789000000008,
  Roles1789000000009,
  Entropy1789000000010,
  TaskOptions1789000000011,
  Joint1789000000012,
  Experts1789000000013,
  Merge1789000000014,
  Transcript1789000000015,
  LateInterests1789000000016,
  Profiles1789000000017,
  RegistryHistory1789000000018,
  Exclusions1789000000019,
  Imports1789000000020,
  Plans1789000000021,
  CalendarFrequency1789000000022,
  TaskUnits1789000000023,
  MissedFrequencies1789000000024,
  Consents1789000000025,
  CompanionsAndEnds1789000000026,
  Order1789000000027,
  ShownCards1789000000028,
  Verdicts1789000000029,
  Delivery1789000000030,
  Accounts1789000000031,
  Evidence1789000000032,
  Digests1789000000033,
  ListAdjustments1789000000034,
  JointWork1789000000035,
  DispatchReceipts1789000000036,
  Undo1789000000037,
  LinkClaims1789000000038,
  OneOnItsWay1789000000039,
  Corrections1789000000043,
  Intake1789000000044,
  FollowUp1789000000045,
  Archive1789000000046,
  Figures1789000000047,
  Recovery1789000000049,
  Snooze1789000000050,
  Forms1789000000051,
  VisitRecord1789000000052,
  PublicSearch1789000000053,
  OpenEnds1789000000054,
  Told1789000000055,
  DeclinedIntake1789000000056,
  WebPush1789000000057,
  ToldByRows1789000000058,
  Overtaken1789000000059,
  LookUps1789000000061,
  CheckPost1789000000062,
  CorrectedGrounds1789000000063,
  WhatWentPublic1789000000064,
  Supervision1789000000065,
];
