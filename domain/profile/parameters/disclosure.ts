import { z } from 'zod';
import { count, enumerate, flag, type Kind, many, one, optional } from '../kind.ts';
import { of } from '../parameter.ts';
import { subjectClasses } from './classes.ts';
import { signers } from './team.ts';

/** The event whose day starts the clock of disclosure; that day itself is not counted. */
const clocks = {
  'task-closed': ['任务结束之日', 'the day the task closes'],
  'result-signed': ['结果产生（全体签字）之日', 'the day all have signed the result'],
  'inspection-ended': ['抽查结束之日', 'the day the inspection ends'],
  'handling-decided': ['作出处理之日', 'the day the handling is decided'],
} as const;

/** Why a result is withheld. */
const exceptionGrounds = {
  law: ['依法依规不予公开', 'withheld by law'],
  security: ['国家安全', 'national security'],
  secret: ['商业秘密', 'trade secret'],
  privacy: ['个人隐私', 'personal privacy'],
} as const;

const channels = {
  'provincial-platform': ['省监管平台录入', 'entered on the provincial platform'],
  'publicity-system': ['企业信用信息公示系统', 'enterprise credit publicity system'],
  'subject-record': ['被抽查主体的公示信息', 'the public record of the subject'],
  society: ['向社会公开', 'to the public'],
  'public-service-platform': ['政府网站“社会公众服务平台”', 'government public service platform'],
  'own-page': ['本系统公示页', 'public page of this system'],
  export: ['导出文件', 'export file'],
} as const;

const owners = { 'inspecting-unit': ['实施检查的单位', 'the inspecting unit'] } as const;

/**
 * When people are reminded of a term: `before` lists working days before its last day (0 is the day
 * itself) for terms of at most `upTo` working days (null: any longer one), and after it every
 * `overdueEvery` working days.
 */
type Reminders = readonly {
  readonly upTo: number | null;
  readonly before: readonly number[];
  readonly overdueEvery: number;
}[];

const term = optional(count(['个工作日', 'working days'], 1), ['其他期限', 'other terms']);

const reminders: Kind<Reminders> = {
  print: (value, language) =>
    enumerate(
      value.map(({ upTo, before, overdueEvery }) =>
        language === 'zh'
          ? `${upTo === null ? '其他期限' : `${upTo}日以内期限`}：届满前${before.join('/')}个工作日，逾期后每${overdueEvery}个工作日`
          : `${upTo === null ? 'other terms' : `terms up to ${upTo} days`}: ${before.join('/')} working days before, then every ${overdueEvery}`,
      ),
      language,
    ),
  schema: z
    .array(
      z.object({
        upTo: term.schema,
        before: z.array(z.int().min(0).max(250)).max(20),
        overdueEvery: z.int().min(1).max(250),
      }),
    )
    .max(10),
  field: {
    as: 'rows',
    columns: [
      { name: 'upTo', label: ['期限不超过', 'terms up to'], field: term.field },
      {
        name: 'before',
        label: ['届满前几个工作日', 'working days before the last'],
        field: { as: 'counts' },
      },
      {
        name: 'overdueEvery',
        label: ['逾期后每隔', 'overdue: every'],
        field: count(['个工作日', 'working days']).field,
      },
    ],
  },
};

const days = count(['个工作日', 'working days']);

/** K 公示、更正、异议. */
export const disclosure = {
  'disclosure.days': of('P-01', ['公示期限', 'term of disclosure'], days),
  'disclosure.daysNormal': of(
    'P-01',
    ['公示期限：结果正常', 'term of disclosure: normal results'],
    days,
  ),
  'disclosure.daysProblem': of(
    'P-02',
    ['公示期限：发现问题', 'term of disclosure: problems'],
    days,
  ),
  'disclosure.clock': of('P-03', ['公示期限起算', 'the term runs from'], one(clocks)),
  'disclosure.clockProblem': of(
    'P-03',
    ['公示期限起算：发现问题', 'the term runs from: problems'],
    one(clocks),
  ),
  'disclosure.reminders': of(null, ['期限提醒', 'reminders of the term'], reminders),
  'disclosure.owner': of(null, ['录入和公示责任', 'who enters and discloses'], one(owners)),
  'disclosure.exceptionGrounds': of(
    'P-04',
    ['不予公开的理由', 'grounds for withholding'],
    many(exceptionGrounds),
  ),
  'disclosure.restrictedClasses': of(
    'P-04',
    ['限制公开的类别', 'classes disclosed in part'],
    many(subjectClasses),
  ),
  'disclosure.fullClasses': of(
    'P-04',
    ['全部公开的类别', 'classes disclosed in full'],
    many(subjectClasses),
  ),
  'disclosure.channels': of(
    'P-05',
    ['结果公示渠道', 'where results are disclosed'],
    many(channels),
  ),
  'disclosure.internalApproval': of('P-06', ['公示前内部审批', 'approval before disclosure'], flag),
  'correction.approverRole': of('P-07', ['更改的签字人', 'who signs a correction'], one(signers)),
  'objection.reviewDays': of('P-08', ['异议复核期限', 'term of the review'], days),
  'objection.feedbackDays': of('P-08', ['复核反馈期限', 'term of the reply'], days),
  'objection.channel': of('P-08', ['向检查对象开放申诉渠道', 'subjects may object'], flag),
};
