import { csv, ownNames, writer } from './csv.ts';
import { expect, idNumber, no, noise, type Stranger, uscc, wide, wrong } from './stranger.ts';
import { type SheetLine, plain, sheetWriter, styles, xlsx } from './xlsx.ts';

const until = '执法证有效期';
const id = '身份证号';

/** The number of a day as spreadsheets count, from 1900 or from 1904. */
const serial = (day: string, from1904 = false): number =>
  Date.parse(day) / 86_400_000 + 25_569 - (from1904 ? 1462 : 0);

/** Dates of all sorts, typed and written, in a workbook that counts from 1900 or from 1904. */
function dates(date1904: boolean): Stranger {
  const { header, row } = sheetWriter('inspectors', {
    [until]: '执法证有效期',
    姓名: '姓名',
    警号: '警员号',
    [id]: '公民身份号码',
    执法证号: '执法证号',
    所属业务处室: '所属部门',
    职位: '职务',
    联系电话: '联系方式',
    状态: '状态',
  });
  const typed = (day: string, style: number) => ({ number: serial(day, date1904), style });
  const lines: SheetLine[] = [
    plain('', '高青县公安局执法人员名录库'),
    header,
    row(1, 'clean', { [until]: typed('2028-12-31', styles.date) }),
    row(2, 'clean', { [until]: typed('2028-06-30', styles.chinese) }),
    row(3, 'clean', { [until]: typed('2027-03-05', styles.own) }),
    row(4, 'clean', { [until]: '2028-06-30' }),
    row(5, 'repaired', { [until]: '2028/06/30' }),
    row(6, 'repaired', { [until]: '2029年1月31日' }),
    row(7, 'repaired', { [until]: '2027.3.5' }),
    row(8, 'repaired', { [until]: '２０２８/０６/３０' }),
    row(9, 'repaired', { [until]: wide('2028-06-30') }),
    row(10, 'repaired', { [until]: ' 2028-02-29 ' }),
    row(11, no(until), { [until]: '2027-02-29' }),
    row(12, no(until), { [until]: '2028/13/01' }),
    row(13, no(until), { [until]: '2028年6月31日' }),
    row(14, no(until), { [until]: '2028.0.5' }),
    row(15, no(until), { [until]: '长期' }),
    row(16, no(until), { [until]: '2028年' }),
    row(17, 'clean', { [until]: '' }),
    row(18, 'clean', { [until]: '2019-12-31', 状态: '退休' }),
    row(19, 'clean', { 警号: { number: 380_019 }, 联系电话: { number: 17_000_000_019 } }),
    row(20, no('身份证号'), { [id]: { number: '3.7039919870116020E+17' } }),
    row(23, no(until), { [until]: { number: 99_999_999, style: styles.date } }),
    row(24, no(until), { [until]: { number: -5000, style: styles.own } }),
    row(21, 'clean', { 状态: '借调' }),
    row(22, 'clean', { 状态: '休假' }),
  ];
  return {
    name: date1904 ? 'dates-1904.xlsx' : 'dates-1900.xlsx',
    kind: 'inspectors',
    bytes: xlsx([{ name: '执法人员', lines }], { date1904, strings: 'inline' }),
    expected: expect(lines),
  };
}

/** Identities: repaired, wrong, of fifteen digits, and those that somebody above has. */
function identities(): Stranger {
  const { header, row } = writer('inspectors', ownNames('inspectors'));
  const withX = Array.from({ length: 400 }, (_, at) => idNumber('19880229', at + 1)).filter(
    (each) => each.endsWith('X'),
  );
  return csv(
    'identities.csv',
    'inspectors',
    [
      header,
      row(101, 'clean'),
      row(102, 'repaired', { [id]: withX[0]!.toLowerCase() }),
      row(103, no(id), { [id]: withX[0]! }),
      row(104, 'repaired', { [id]: wide(withX[1]!) }),
      row(105, no(id), { [id]: '370399870116058' }),
      row(106, no(id), { [id]: wrong(idNumber('19870116', 6)) }),
      row(107, no(id), { [id]: idNumber('19870229', 7) }),
      row(108, no(id), { [id]: idNumber('19871301', 8) }),
      row(109, no('警号'), { 警号: '380101' }),
      row(110, no('执法证号'), { 执法证号: '鲁C031101' }),
      row(111, no('执法证号'), { 执法证号: '鲁c031101' }),
      row(112, no('警号'), { 警号: wide('380101') }),
      row(113, no('警号'), { 警号: '380105' }),
      row(114, no(id), { [id]: '' }),
      row(115, no('姓名'), { 姓名: '' }),
      row(116, no('警号'), { 警号: ' ' }),
      row(117, no('执法证号'), { 执法证号: '' }),
      row(118, 'clean', { 姓名: '喻宇101' }),
      row(119, 'clean', { 性别: '', 职位: '', 业务专长: '', 联系电话: '', 所属业务处室: '' }),
      row(120, 'clean', { [id]: idNumber('20040229', 20) }),
      row(121, 'repaired', { 警号: '　380121', 执法证号: '鲁ｃ０３１１２１' }),
      row(122, no('执法证号'), { 执法证号: '鲁C031121' }),
      row(125, no('警号'), { 警号: noise(3000) }),
      row(127, 'clean', { 警号: noise(400), 姓名: noise(3000), 执法证号: noise(399) }),
      row(126, 'clean', {
        联系电话: noise(3000),
        职位: noise(3000),
        业务专长: noise(3000),
        状态: noise(3000),
      }),
      row(123, no('姓名'), { 姓名: '＠张三' }),
      row(124, no('警号'), { 姓名: '喻宇', 警号: '380123' }),
    ],
    { encoding: 'gb18030' },
  );
}

/** Inspectors of partners, split by semicolons. */
function semicolons(): Stranger {
  const { header, row } = writer('partner-inspectors', ownNames('partner-inspectors'), ';');
  return csv(
    'semicolons.csv',
    'partner-inspectors',
    [
      header,
      row(1, 'clean', { 业务专长: '市场监管,消防安全' }),
      row(2, 'repaired', { 执法证号: '鲁cs2002' }),
      row(3, no('执法证号'), { 执法证号: '鲁CS2002' }),
      row(4, no(until), { [until]: '2028-02-30' }),
      row(5, 'clean', { 业务专长: '市场监管;消防' }),
    ],
    { bom: true },
  );
}

/** Inspectors of partners as spreadsheets save 制表符分隔 text. */
function tabs(encoding: string, name: string): Stranger {
  const { header, row } = writer('partner-inspectors', ownNames('partner-inspectors'), '\t');
  return csv(
    name,
    'partner-inspectors',
    [
      header,
      row(1, 'clean', { 业务专长: '市场监管,消防安全' }),
      row(2, 'repaired', { [until]: '2028/6/30' }),
      row(3, no('姓名'), { 姓名: '' }),
    ],
    { encoding, bom: encoding !== 'gb18030' },
  );
}

/** Interests: the pair is the identity. */
function pairs(): Stranger {
  const code = '统一社会信用代码';
  const { header, row } = writer('interests', {
    利害关系: '利害关系',
    [code]: '信用代码',
    警号: '警员号',
  });
  return csv('pairs.csv', 'interests', [
    header,
    row(1, 'clean'),
    row(2, 'clean', { 警号: '380001' }),
    row(3, 'clean', { [code]: uscc(1) }),
    row(1, no('*')),
    row(1, no('*'), { [code]: ` ${uscc(1)}`, 警号: wide('380001') }),
    row(6, no(code), { [code]: wrong(uscc(6)) }),
    row(7, no('警号'), { 警号: '' }),
    row(8, no(code), { [code]: '' }),
    row(9, 'clean', { 利害关系: '' }),
    row(10, no('利害关系'), { 利害关系: '=亲属' }),
    row(10, no('*'), { 利害关系: '亲属' }),
  ]);
}

/** Registries of people with other dirt. */
export const peopleStrangers = (): Stranger[] => [
  dates(false),
  dates(true),
  identities(),
  semicolons(),
  { ...tabs('utf-16le', 'unicode-text.csv'), expected: 'unreadable' },
  tabs('gb18030', 'tabs-gbk.csv'),
  pairs(),
];
