import { chatIdentity } from './resources/chat-identity.ts';
import { decision } from './resources/decision.ts';
import { disclosure } from './resources/disclosure.ts';
import { draw } from './resources/draw.ts';
import { event } from './resources/event.ts';
import { expert } from './resources/expert.ts';
import { expertInterest } from './resources/expert-interest.ts';
import { importBatch } from './resources/import-batch.ts';
import { inspection } from './resources/inspection.ts';
import { inspector } from './resources/inspector.ts';
import { interest } from './resources/interest.ts';
import { item } from './resources/item.ts';
import { leave } from './resources/leave.ts';
import { message } from './resources/message.ts';
import { person } from './resources/person.ts';
import { planLine } from './resources/plan-line.ts';
import { plan } from './resources/plan.ts';
import { poolAgreement } from './resources/pool-agreement.ts';
import { proposal } from './resources/proposal.ts';
import { publicNotice } from './resources/public-notice.ts';
import { recusal } from './resources/recusal.ts';
import { roleAssignment } from './resources/role-assignment.ts';
import { seat } from './resources/seat.ts';
import { stratum } from './resources/stratum.ts';
import { subject } from './resources/subject.ts';
import { subjectFlag } from './resources/subject-flag.ts';
import { substitution } from './resources/substitution.ts';
import { task } from './resources/task.ts';
import { thirdParty } from './resources/third-party.ts';
import { unit } from './resources/unit.ts';
import type { Table } from './table.ts';

/** Every table of the panel, in the order of the work. */
export const tables: readonly Table[] = [
  subject,
  subjectFlag,
  inspector,
  interest,
  leave,
  expert,
  expertInterest,
  poolAgreement,
  importBatch,
  item,
  plan,
  planLine,
  task,
  stratum,
  draw,
  inspection,
  seat,
  thirdParty,
  recusal,
  substitution,
  proposal,
  decision,
  disclosure,
  publicNotice,
  message,
  event,
  unit,
  person,
  roleAssignment,
  chatIdentity,
];
