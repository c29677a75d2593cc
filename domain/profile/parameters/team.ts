import { count, flag, many, one, optional } from '../kind.ts';
import { of } from '../parameter.ts';

const filters = {
  eligibility: ['执法资格', 'qualification'],
  interest: ['利害关系', 'conflict of interest'],
  skills: ['业务专长', 'specialty'],
  area: ['区域', 'area'],
} as const;

const expertModes = {
  assist: ['在法定人数之外辅助', 'assist beyond the minimum'],
  'draw-or-appointment': ['专家库随机选取或直接委派', 'drawn or appointed from the expert pool'],
  entrusted: ['依法委托第三方', 'entrusted third party'],
} as const;

const shortageRemedies = {
  appointment: ['直接委派', 'direct appointment'],
  'neighbour-pool': ['与相邻区域合并匹配', 'pool with the neighbouring area'],
  'joint-pool': ['与其他警种联合建库', 'joint registry with other branches'],
  block: ['停止匹配，报单位负责人', 'stop and ask the head'],
} as const;

const payers = { 'entrusting-unit': ['谁委托、谁付费', 'who entrusts pays'] } as const;

const recusalModes = {
  apply: ['本人应当申请回避', 'the inspector must apply'],
  'by-law': ['依法回避', 'recusal by law'],
} as const;

/** Why a drawn inspector may be replaced. */
const substitutionReasons = {
  transfer: ['工作岗位调整', 'change of post'],
  conflict: ['工作冲突', 'conflict of work'],
  health: ['身体健康状况', 'health'],
  recusal: ['执行回避', 'recusal'],
  other: ['其他特殊情况', 'other special case'],
} as const;

/** Who signs off, in a unit or above it. */
export const signers = {
  approver: ['本部门分管负责人', 'deputy head in charge'],
  unit: ['任务执行单位', 'executing unit'],
  head: ['任务执行单位主要负责人', 'principal head of the executing unit'],
} as const;

const substitutionMethods = {
  draw: ['随机抽取', 'drawn at random'],
  appointment: ['另行指派', 'appointed'],
} as const;

/** H 匹配执法检查人员, I 回避与更换. */
export const team = {
  'team.min': of(
    'P-23',
    ['每个对象的检查人员下限', 'inspectors to a subject, at least'],
    count(['人', 'people'], 2),
  ),
  'team.leaderRequired': of('P-24', ['须有组长', 'a team has a lead'], flag),
  'joint.leaderFromInitiator': of(
    'P-24',
    ['联合抽查由发起部门任组长', 'the lead of a joint team is of the initiator'],
    flag,
  ),
  'team.expertsCountTowardMin': of(
    'P-25',
    ['专家计入法定人数', 'experts count to the minimum'],
    flag,
  ),
  'team.uncertifiedCountTowardMin': of(
    'P-27',
    ['无执法证人员计入法定人数', 'staff without certificate count to the minimum'],
    flag,
  ),
  'team.expertMode': of('P-25', ['专家和第三方参与', 'how experts take part'], one(expertModes)),
  'match.hardFilters': of(null, ['匹配的先决条件', 'filters before the match'], many(filters)),
  'match.whenTooFew': of(
    'P-26',
    ['人员不足时', 'when inspectors are too few'],
    many(shortageRemedies),
  ),
  /** Direct appointment is open only while fewer are eligible; null: never. */
  'match.directWhenPoolBelow': of(
    'P-26',
    ['可直接委派的人员下限', 'direct appointment below'],
    optional(count(['人', 'people']), ['不得直接委派', 'never']),
  ),
  'match.neighbourPool': of(
    'P-26',
    ['可与相邻区域合并匹配', 'may pool with the neighbouring area'],
    flag,
  ),
  'third.partyAllowed': of('P-25', ['可依法委托第三方', 'third parties may be entrusted'], flag),
  'third.costOwner': of(null, ['第三方费用', 'cost of third parties'], one(payers)),
  'recusal.modes': of('P-30', ['回避方式', 'recusal'], many(recusalModes)),
  'recusal.preFilter': of(
    'P-30',
    ['匹配前排除已申报利害关系人员', 'declared interests are filtered before the match'],
    flag,
  ),
  /** Fewer days than this before the visit's last day, or begun: a recusal is late, its decision needs a second factor. */
  'recusal.lateDays': of(
    null,
    ['迟到的回避：距最后期限不足', 'recusal is late within, before the last day'],
    count(['天', 'days']),
  ),
  /** From which recusal of one person within a year on the decision needs a second factor. */
  'recusal.repeatedFrom': of(
    null,
    ['一年内第几次回避起须二次验证', 'second factor from which recusal in a year'],
    count(['次', 'times'], 2),
  ),
  /** What a request may give; an approved recusal opens a substitution whatever stands here. */
  'subst.reasons': of(null, ['更换事由', 'reasons for a substitution'], many(substitutionReasons)),
  'subst.approverRole': of('P-28', ['更换的同意人', 'who approves a substitution'], one(signers)),
  'subst.method': of('P-29', ['更换方式', 'how the substitute is found'], one(substitutionMethods)),
};
