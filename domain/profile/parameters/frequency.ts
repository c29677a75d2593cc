import { z } from 'zod';
import {
  count,
  enumerate,
  type Kind,
  type Label,
  type Language,
  many,
  one,
  optional,
  share,
  textOf,
  type Words,
} from '../kind.ts';
import { of } from '../parameter.ts';

const modes = {
  rotation: ['全部轮查', 'every subject once'],
  sample: ['抽样', 'a sample'],
} as const;

/**
 * One promise of frequency: who (`when`, null for the whole class), how often, and whether every
 * subject or a sample is drawn. `months` null with `above`: more often than that class, the number
 * being left open. `minShare` is a fraction of the registry per draw.
 */
type Frequency = {
  readonly when: string | null;
  readonly months: number | null;
  readonly mode: keyof typeof modes;
  readonly minShare: number | null;
  readonly above?: 'freq.security';
};

const subgroups: Words = {
  A: ['A级', 'grade A'],
  B: ['B级', 'grade B'],
  C: ['C级', 'grade C'],
  blacklisted: ['黑名单', 'blacklisted'],
  normal: ['正常', 'normal'],
  commercial: ['营业性', 'commercial'],
  'non-commercial': ['非营业性', 'non-commercial'],
};

const boosts = {
  holiday: ['重大节假日', 'major holidays'],
  'key-period': ['重点时期', 'key periods'],
  'key-area': ['重点区域', 'key areas'],
} as const;

const when = optional(one(subgroups), ['全部', 'everybody']);
// Parts of the calendar year (domain/frequency/blocks): others would lie across its turn.
const whole = count(['个月', 'months'], 1);
const parts = [1, 2, 3, 4, 6, 12];
const months = optional(
  { ...whole, schema: whole.schema.refine((months) => parts.includes(months)) },
  ['未定', 'left open'],
);
const minShare = optional(share);

const frequencies: Kind<readonly Frequency[]> = {
  print: (value, language) =>
    enumerate(
      value.map((each) => printFrequency(each, language)),
      language,
    ),
  schema: z
    .array(
      z
        .object({
          when: when.schema,
          months: months.schema,
          mode: one(modes).schema,
          minShare: minShare.schema,
          above: z.literal('freq.security').optional(),
        })
        // Neither a period nor something to be above of: nobody could keep it.
        .refine(({ months: period, above }) => period !== null || above !== undefined),
    )
    .max(20) as unknown as z.ZodType<readonly Frequency[]>,
  field: {
    as: 'rows',
    columns: [
      { name: 'when', label: ['适用对象', 'of whom'], field: when.field },
      { name: 'months', label: ['周期', 'period'], field: months.field },
      { name: 'mode', label: ['方式', 'how'], field: one(modes).field },
      { name: 'minShare', label: ['每次不低于', 'at least, each time'], field: minShare.field },
    ],
  },
};

/** how often each class is drawn. An empty list is no number of the regulation. */
export const frequency = {
  'freq.mode': of(
    'P-19',
    ['“所有…至少抽查1次”的含义', 'meaning of "every … at least once"'],
    one(modes),
  ),
  'freq.baseline': of('P-19', ['频次：全部事项', 'frequency: every item'], frequencies),
  'freq.entertainment': of('P-19', ['频次：娱乐场所', 'frequency: entertainment'], frequencies),
  'freq.hotel': of('P-19', ['频次：旅馆业', 'frequency: hotels'], frequencies),
  'freq.repair': of('P-19', ['频次：机修业', 'frequency: vehicle repair'], frequencies),
  'freq.seal': of('P-19', ['频次：公章刻制业', 'frequency: seal engraving'], frequencies),
  'freq.pawn': of('P-19', ['频次：典当业', 'frequency: pawnbroking'], frequencies),
  'freq.security': of('P-19', ['频次：保安服务、保安培训', 'frequency: security'], frequencies),
  'freq.escort': of('P-19', ['频次：武装守护押运', 'frequency: armed escort'], frequencies),
  'freq.guns': of('P-19', ['频次：民用枪支弹药', 'frequency: civil guns'], frequencies),
  'freq.blasting': of('P-19', ['频次：爆破作业', 'frequency: blasting'], frequencies),
  'freq.fire': of('P-19', ['频次：消防安全', 'frequency: fire safety'], frequencies),
  'freq.netcafe': of('P-19', ['频次：网吧', 'frequency: internet cafés'], frequencies),
  'freq.boostWindows': of(
    'P-19',
    ['加强抽查的时段和区域', 'when and where draws are strengthened'],
    many(boosts),
  ),
};

function printFrequency(each: Frequency, language: Language): string {
  const group = each.when === null ? undefined : subgroups[each.when];
  const parts = [
    group && textOf(group, language),
    textOf(periodOf(each), language),
    textOf(modes[each.mode], language),
    each.minShare !== null &&
      `${textOf(['不低于', 'at least '], language)}${share.print(each.minShare, language)}`,
  ];
  return parts.filter(Boolean).join(language === 'zh' ? ' ' : ', ');
}

function periodOf({ months }: Frequency): Label {
  if (months === null) return ['高于保安服务业', 'more often than security services'];
  return [`每${months}个月`, months === 1 ? 'every month' : `every ${months} months`];
}
