import { Account } from './entities/account.ts';
import { ActionToken } from './entities/action-token.ts';
import { Campaign } from './entities/campaign.ts';
import { ChatForm } from './entities/chat-form.ts';
import { ChatGroup } from './entities/chat-group.ts';
import { ChatIdentity } from './entities/chat-identity.ts';
import { ChatLinkCode } from './entities/chat-link-code.ts';
import { CaseFile } from './entities/case-file.ts';
import { Complaint } from './entities/complaint.ts';
import { CheckIn } from './entities/check-in.ts';
import { Correction } from './entities/correction.ts';
import { Decision } from './entities/decision.ts';
import { Deployment } from './entities/deployment.ts';
import { Digest } from './entities/digest.ts';
import { DispatchReceipt } from './entities/dispatch-receipt.ts';
import { Disclosure } from './entities/disclosure.ts';
import { Draw } from './entities/draw.ts';
import { DrawnSubject } from './entities/drawn-subject.ts';
import { EntropySource } from './entities/entropy-source.ts';
import { Evidence } from './entities/evidence.ts';
import { Event } from './entities/event.ts';
import { Exclusion } from './entities/exclusion.ts';
import { Expert } from './entities/expert.ts';
import { ExpertInterest } from './entities/expert-interest.ts';
import { ImportBatch } from './entities/import-batch.ts';
import { HeldVerdict } from './entities/held-verdict.ts';
import { Inbox } from './entities/inbox.ts';
import { Inspection } from './entities/inspection.ts';
import { Inspector } from './entities/inspector.ts';
import { Interest } from './entities/interest.ts';
import { Item } from './entities/item.ts';
import { Leave } from './entities/leave.ts';
import { Message } from './entities/message.ts';
import { Objection } from './entities/objection.ts';
import { Obligation } from './entities/obligation.ts';
import { Person } from './entities/person.ts';
import { Plan } from './entities/plan.ts';
import { PlanLine } from './entities/plan-line.ts';
import { PoolAgreement } from './entities/pool-agreement.ts';
import { PoolEntry } from './entities/pool-entry.ts';
import { Proposal } from './entities/proposal.ts';
import { PublicNotice } from './entities/public-notice.ts';
import { Recusal } from './entities/recusal.ts';
import { Reminder } from './entities/reminder.ts';
import { Result } from './entities/result.ts';
import { RoleAssignment } from './entities/role-assignment.ts';
import { Seat } from './entities/seat.ts';
import { Signature } from './entities/signature.ts';
import { Stratum } from './entities/stratum.ts';
import { Subject } from './entities/subject.ts';
import { SubjectFlag } from './entities/subject-flag.ts';
import { Substitution } from './entities/substitution.ts';
import { Task } from './entities/task.ts';
import { TaskItem } from './entities/task-item.ts';
import { TaskParticipant } from './entities/task-participant.ts';
import { ThirdParty } from './entities/third-party.ts';
import { Unit } from './entities/unit.ts';
import { WebPost } from './entities/web-post.ts';

/** Every table that is read as objects. */
export const entities = [
  Account,
  ActionToken,
  Campaign,
  ChatForm,
  ChatGroup,
  ChatIdentity,
  ChatLinkCode,
  CaseFile,
  CheckIn,
  Complaint,
  Correction,
  Decision,
  Deployment,
  Digest,
  DispatchReceipt,
  Disclosure,
  Draw,
  DrawnSubject,
  EntropySource,
  Evidence,
  Event,
  Exclusion,
  Expert,
  ExpertInterest,
  ImportBatch,
  HeldVerdict,
  Inbox,
  Inspection,
  Inspector,
  Interest,
  Item,
  Leave,
  Message,
  Objection,
  Obligation,
  Person,
  Plan,
  PlanLine,
  PoolAgreement,
  PoolEntry,
  Proposal,
  PublicNotice,
  Recusal,
  Reminder,
  Result,
  RoleAssignment,
  Seat,
  Signature,
  Stratum,
  Subject,
  SubjectFlag,
  Substitution,
  Task,
  TaskItem,
  TaskParticipant,
  ThirdParty,
  Unit,
  WebPost,
];
