import { csv, ownNames, raw, writer } from './csv.ts';
import { expect, no, noise, type Stranger, wide } from './stranger.ts';
import { plain, sheetWriter, styles, xlsx } from './xlsx.ts';

/** A list of items whose shares are typed as per cent, with codes that are numbers. */
function items(): Stranger {
  const { header, row } = sheetWriter('items', ownNames('items'));
  const lines = [
    plain('高青县公安局随机抽查事项清单'),
    header,
    row(1, 'clean', { 抽查比例: { number: 0.05, style: styles.percent } }),
    row(2, 'clean', { 事项编码: { number: 102 } }),
    row(3, 'repaired', { 事项编码: 'gqga-103' }),
    row(4, no('事项编码'), { 事项编码: 'ＧＱＧＡ-103' }),
    row(5, no('抽查事项名称'), { 抽查事项名称: '' }),
    row(6, no('事项编码'), { 事项编码: '' }),
    row(7, 'clean', { 检查依据: '《治安管理处罚法》\n第五条' }),
    row(8, no('检查依据'), { 检查依据: '-' }),
    row(9, 'clean', { 抽查事项名称: '对第1类单位的治安检查' }),
    row(10, 'clean', { 抽查比例: '', 比例上限: '', 抽查频次: '' }),
    row(11, 'repaired', { 抽查频次: ' 每年2次 ' }),
    row(12, no('事项编码'), { 事项编码: 'GQGA-105' }),
    row(13, 'repaired', { 抽查比例: '１０％' }),
  ];
  return {
    name: 'typed-shares.xlsx',
    kind: 'items',
    bytes: xlsx([{ name: '清单', lines }]),
    expected: expect(lines),
  };
}

/** A plan with dates as they are typed in and numbers in full width. */
function plan(): Stranger {
  const { header, row } = writer('plan', ownNames('plan'));
  return csv(
    'plan-dates.csv',
    'plan',
    [
      raw('高青县公安局2026年度抽查计划'),
      raw(''),
      header,
      row(1, 'clean'),
      row(2, 'repaired', { 开始时间: '2026/3/2', 检查期限: '2026年4月30日' }),
      row(3, 'repaired', { 预估数量: wide('40') }),
      row(4, no('开始时间'), { 开始时间: '2026-02-29' }),
      row(5, no('抽查名称'), { 抽查名称: '2026年度第1次随机抽查' }),
      row(6, no('抽查名称'), { 抽查名称: '' }),
      row(7, no('抽查名称'), { 抽查名称: ' 2026年度第4次随机抽查　' }),
      row(8, no('检查期限'), { 检查期限: '2026.11.31' }),
      row(9, 'clean', { 联合部门: '县市场监督管理局,县消防救援大队' }),
      row(10, 'clean', { 预估数量: '' }),
      row(11, 'repaired', { 抽查比例: '５%' }),
    ],
    { encoding: 'gb18030' },
  );
}

/** A plan as a workbook whose dates and shares are typed. */
function typedPlan(): Stranger {
  const { header, row } = sheetWriter('plan', ownNames('plan'));
  const lines = [
    header,
    row(1, 'clean', {
      抽查比例: { number: 0.05, style: styles.percent },
      预估数量: { number: 40 },
      开始时间: { number: 46083, style: styles.date },
      检查期限: { number: 46142, style: styles.own },
    }),
    row(2, 'clean', { 预估数量: { number: '4.0E1' } }),
    row(3, no('检查期限'), { 检查期限: '2026/4/31' }),
  ];
  return {
    name: 'typed-plan.xlsx',
    kind: 'plan',
    bytes: xlsx([{ name: '计划', lines }]),
    expected: expect(lines),
  };
}

/** A plan whose names are as long as a page. */
function longPlan(): Stranger {
  const { header, row } = writer('plan', ownNames('plan'));
  return csv('long-plan.csv', 'plan', [
    header,
    row(1, no('抽查名称'), {
      抽查名称: noise(4000),
      开始时间: '2028-03-02',
      检查期限: '2028-04-30',
    }),
    row(5, 'clean', { 抽查名称: noise(400), 开始时间: '2028-03-02' }),
    row(2, 'clean', { 抽查事项: noise(4000), 预估数量: '九十', 开始时间: '2028-03-02' }),
    row(3, 'clean', { 预估数量: '99999999999', 抽查比例: '500%', 开始时间: '2028-03-02' }),
    row(4, 'clean', { 开始时间: '2028-09-30', 检查期限: '2028-01-01' }),
  ]);
}

/** Items whose cells have letters that no text should have, and codes as long as a page. */
function oddLetters(): Stranger {
  const { header, row } = sheetWriter('items', { ...ownNames('items'), 备注: '备注' });
  const lines = [
    header,
    row(1, 'clean', { 抽查事项名称: '单个_xD83D_半字', 检查依据: '第_x0001_条', 备注: '_x0000_' }),
    row(2, no('事项编码'), { 事项编码: noise(4000) }),
    row(3, 'clean', { 备注: noise(20_000), 抽查内容: '😀_x000D__x000A_二' }),
    row(4, no('事项编码'), { 事项编码: noise(4000) }),
    row(5, 'clean', { 抽查事项名称: noise(4000) }),
  ];
  return {
    name: 'odd-letters.xlsx',
    kind: 'items',
    bytes: xlsx([{ name: '清单', lines }]),
    expected: expect(lines),
  };
}

/** Lists with other dirt. */
export const listStrangers = (): Stranger[] => [
  items(),
  plan(),
  typedPlan(),
  oddLetters(),
  longPlan(),
];
