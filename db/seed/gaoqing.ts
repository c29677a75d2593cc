import type { Role } from '../../domain/actor.ts';

/** A unit of the sample county: code, name, the code of the unit above. */
export type SampleUnit = { code: string; name: string; parent: string | null };

const bureau = '高青县公安局';
const branch = (code: string, name: string): SampleUnit => ({
  code,
  name: `${bureau}${name}`,
  parent: 'GQGA',
});

/** The county bureau with its branches and stations, and the two partners that join it. */
export const units: SampleUnit[] = [
  { code: 'GQ', name: '高青县', parent: null },
  { code: 'GQGA', name: bureau, parent: 'GQ' },
  branch('ZA', '治安大队'),
  branch('WA', '网安大队'),
  branch('JD', '禁毒大队'),
  branch('FZ', '法制大队'),
  branch('DC', '警务督察大队'),
  branch('TZ', '田镇派出所'),
  branch('LH', '芦湖派出所'),
  branch('QC', '青城派出所'),
  branch('GC', '高城派出所'),
  branch('HLZ', '黑里寨派出所'),
  branch('TF', '唐坊派出所'),
  branch('CJ', '常家派出所'),
  branch('HG', '花沟派出所'),
  branch('MC', '木李派出所'),
  { code: 'SCJG', name: '县市场监督管理局', parent: 'GQ' },
  { code: 'XFJY', name: '县消防救援大队', parent: 'GQ' },
];

/** The bureau whose rule profile the county works under. */
export const profiled = { unit: 'GQGA', slug: 'gaoqing' };

/** An official of the sample county; every name is made up. */
export type SampleOfficial = {
  login: string;
  name: string;
  title: string;
  unit: string;
  roles: [Role, string][];
};

/** The people besides the inspectors who make one task happen. */
export const officials: SampleOfficial[] = [
  {
    login: 'admin',
    name: '周敏',
    title: '系统管理员',
    unit: 'FZ',
    roles: [
      ['registrar', 'GQGA'],
      ['administrator', 'GQGA'],
      ['auditor', 'GQGA'],
    ],
  },
  {
    login: 'planner',
    name: '李文博',
    title: '抽查计划员',
    unit: 'ZA',
    roles: [['planner', 'GQGA']],
  },
  {
    login: 'witness-a',
    name: '王雅芳',
    title: '法制审核员',
    unit: 'FZ',
    roles: [['witness', 'GQGA']],
  },
  {
    login: 'witness-b',
    name: '刘海洋',
    title: '督察员',
    unit: 'DC',
    roles: [['witness', 'GQGA']],
  },
  {
    login: 'approver',
    name: '张立强',
    title: '分管负责人（治安）',
    unit: 'ZA',
    roles: [['approver', 'ZA']],
  },
  {
    login: 'approver-b',
    name: '陈国刚',
    title: '副局长',
    unit: 'GQGA',
    roles: [
      ['approver', 'GQGA'],
      ['head', 'GQGA'],
    ],
  },
];
