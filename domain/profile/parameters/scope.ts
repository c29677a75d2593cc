import { flag, many, one, optional, text, texts } from '../kind.ts';
import { of } from '../parameter.ts';

/** 不适用情形: why an inspection is made outside the random draw. */
const exclusionGrounds = {
  unlisted: ['重点领域、重大公共安全等未列入清单', 'key field or public safety, not on the list'],
  'higher-order': ['上级专门要求或重点工作部署', 'ordered by a higher authority'],
  complaint: ['投诉举报、大数据监测、履职发现', 'complaint, data alert or found on duty'],
  transfer: ['转办、交办、督办', 'transferred, assigned or supervised case'],
  incident: ['突发性事件', 'sudden event'],
  other: ['其他不适用随机抽查', 'not suited to a random draw'],
} as const;

const suddenEvents = {
  any: ['任何突发性事件', 'any sudden event'],
  'safety-production': ['仅突发性安全生产事件', 'production-safety events only'],
} as const;

const levels = {
  upper: ['上级机关指导、监督', 'the upper bureau guides and supervises'],
  own: ['本局组织、实施', 'the bureau organises and executes'],
} as const;

/** A 适用范围, B 组织与责任. */
export const scope = {
  'scope.allItemsMustBeCovered': of(
    null,
    ['清单事项全部以随机抽查方式实施', 'every listed item is inspected by draw'],
    flag,
  ),
  'scope.noParallelCampaign': of(
    null,
    ['清单事项不再部署专项检查、全覆盖巡查', 'no campaigns on listed items'],
    flag,
  ),
  'exclusions.grounds': of(
    'P-42',
    ['不适用随机抽查的情形', 'grounds for inspecting without a draw'],
    many(exclusionGrounds),
  ),
  /** Empty: no authority is named, any higher one may order. */
  'exclusions.higherBodies': of(
    null,
    ['可作专门要求的上级机关', 'higher authorities that may order an inspection'],
    texts,
  ),
  'exclusions.suddenEvent': of(
    'P-43',
    ['突发事件的范围', 'which sudden events count'],
    one(suddenEvents),
  ),
  'exclusions.otherNeedsApproval': of(
    null,
    ['“其他情形”须经审批', 'the ground "other" needs approval'],
    flag,
  ),
  'org.levels': of(null, ['职责层级', 'levels of responsibility'], many(levels)),
  'org.coordinatorUnit': of(
    'P-44',
    ['统筹协调单位', 'coordinating unit'],
    optional(text, ['由管理员指定', 'set by an administrator']),
  ),
  'org.supervisorUnit': of(
    'P-44',
    ['督促落实单位', 'supervising unit'],
    optional(text, ['由管理员指定', 'set by an administrator']),
  ),
  'task.allowDelegation': of(
    null,
    ['上级可委托下级实施检查', 'an upper unit may delegate to a lower one'],
    flag,
  ),
  'platform.name': of(null, ['法定监管平台', 'statutory platform'], optional(text)),
  'profile.fallbackRule': of(
    null,
    ['未尽事项参照的文件', 'document for matters not covered'],
    optional(text),
  ),
  /** A day `YYYY-MM-DD`, or null where the document shows none. */
  'profile.effectiveFrom': of(
    null,
    ['施行日期', 'in force from'],
    optional(text, ['文件未载明日期', 'no date in the document']),
  ),
};
