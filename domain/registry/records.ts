import type { Day } from '../calendar.ts';
import type { ColumnKey, RegistryKind } from './columns.ts';
import { daysOf, flagOf, listOf, ratioBpOf, wholeNumberOf } from './values.ts';

/** Columns that no rule knows, by their header. */
export type Extra = Record<string, string>;

/** 检查对象: one subject as its row says; blank texts are empty. */
export type SubjectRecord = {
  jurisdiction: string;
  name: string;
  uscc: string;
  category: string;
  address: string;
  scope: string;
  principal: string;
  telephone: string;
  grade: '' | 'A' | 'B' | 'C';
  risk: string;
  scale: string;
  blacklisted: boolean;
  abnormal: boolean;
  status: '存续' | '注销' | '吊销' | '停业' | '迁出';
  extra: Extra;
};

/** 执法检查人员 of a partner department. */
export type PartnerInspectorRecord = {
  name: string;
  unit: string;
  position: string;
  telephone: string;
  skills: string[];
  licenceNo: string;
  licenceExpiresOn: Day | null;
  mayLead: boolean;
  status: string;
  extra: Extra;
};

/** 执法检查人员 of the own bureau; an identity is empty when the file has no such column. */
export type InspectorRecord = PartnerInspectorRecord & {
  idNumber: string;
  badgeNo: string;
  sex: string;
};

/** 抽查事项; ratios in basis points, null when blank or not a share of the whole. */
export type ItemRecord = {
  code: string;
  name: string;
  subjectCategory: string;
  kind: 'key' | 'general';
  methods: string[];
  unit: string;
  basis: string;
  content: string;
  ratioBp: number | null;
  ratioMaxBp: number | null;
  frequency: string;
  disclosure: string;
  level: string;
  standard: string;
  extra: Extra;
};

/** One line of the annual plan. */
export type PlanRecord = {
  name: string;
  item: string;
  scope: string;
  ratioBp: number | null;
  estimate: number | null;
  startsOn: Day | null;
  endsOn: Day | null;
  unit: string;
  jointUnits: string[];
  extra: Extra;
};

/** 利害关系 between an inspector and a subject. */
export type InterestRecord = { badgeNo: string; uscc: string; nature: string; extra: Extra };

/** What a row of each registry becomes. */
export type RegistryRecord = {
  subjects: SubjectRecord;
  inspectors: InspectorRecord;
  'partner-inspectors': PartnerInspectorRecord;
  items: ItemRecord;
  plan: PlanRecord;
  interests: InterestRecord;
};

/** The repaired texts of a row; a column that the file lacks is empty. */
export type Values<Kind extends RegistryKind> = Record<ColumnKey<Kind>, string>;

const inspectorOf = (values: Values<'partner-inspectors'>) => ({
  ...values,
  skills: listOf(values.skills),
  licenceExpiresOn: daysOf(values.licenceExpiresOn),
  mayLead: flagOf(values.mayLead),
});

/** Makes the record of a row whose values were checked. */
export const recordOf: {
  [Kind in RegistryKind]: (values: Values<Kind>, extra: Extra) => RegistryRecord[Kind];
} = {
  subjects: (values, extra) => ({
    ...values,
    grade: values.grade as SubjectRecord['grade'],
    status: values.status as SubjectRecord['status'],
    blacklisted: flagOf(values.blacklisted),
    abnormal: flagOf(values.abnormal),
    extra,
  }),
  inspectors: (values, extra) => ({ ...values, ...inspectorOf(values), extra }),
  'partner-inspectors': (values, extra) => ({ ...inspectorOf(values), extra }),
  items: ({ ratio, ratioMax, ...values }, extra) => ({
    ...values,
    kind: values.kind.startsWith('重点') ? 'key' : 'general',
    methods: listOf(values.methods),
    ratioBp: ratioBpOf(ratio),
    ratioMaxBp: ratioBpOf(ratioMax),
    extra,
  }),
  plan: ({ ratio, ...values }, extra) => ({
    ...values,
    ratioBp: ratioBpOf(ratio),
    estimate: wholeNumberOf(values.estimate),
    startsOn: daysOf(values.startsOn),
    endsOn: daysOf(values.endsOn),
    jointUnits: listOf(values.jointUnits),
    extra,
  }),
  interests: (values, extra) => ({ ...values, extra }),
};
