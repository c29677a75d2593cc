import { csv, ownNames, raw, writer } from './csv.ts';
import { expect, no, noise, type Stranger, uscc, wide, wrong } from './stranger.ts';
import { plain, sheetWriter, styles, xlsx } from './xlsx.ts';

const code = '统一社会信用代码';
const grade = '分级';
const status = '存续状态';
const telephone = '联系电话';
const name = '检查对象名称';
const address = '住所（地址）';

/** Columns in another order under other names, below a title, a date and a group line. */
function shuffled(): Stranger {
  const { header, row } = sheetWriter('subjects', {
    [status]: '登记状态',
    [telephone]: '手机号',
    负责人姓名: '法定代表人',
    [grade]: '分级',
    [address]: '经营地址',
    检查对象类别: '行业类别',
    [code]: '唯一编码',
    [name]: '市场主体名称',
    管辖机关: '管辖单位',
    备注: '备注',
    序号: '序号',
    经营范围: '经营范围',
  });
  const lower = uscc(1205, '9A').toLowerCase();
  const lines = [
    plain('高青县公安局检查对象名录库', '', '', '', ''),
    plain('填报单位：治安大队', '', '', '', '填报日期：2026年1月'),
    plain(),
    plain('', '', '', '', '基本情况', '', '', '', '', '', '', ''),
    header,
    row(1, 'clean'),
    row(2, 'clean', {}, ' hidden="1"'),
    row(3, 'repaired', { [name]: '　高青县第三旅馆 ' }),
    row(4, 'clean', { [name]: '高青县（老）旅馆，ＫＴＶ', 备注: '门口有台阶' }),
    plain(),
    row(5, 'repaired', { [code]: lower }),
    row(6, 'repaired', { [code]: wide(uscc(6)) }),
    row(7, no(grade), { [grade]: '甲' }),
    row(8, no(grade), { [grade]: 'A级' }),
    row(9, no(grade), { [grade]: 'Ａ' }),
    row(10, no(grade), { [grade]: 'b' }),
    row(11, 'repaired', { [grade]: ' B ' }),
    header,
    row(12, no(status), { [status]: '在业' }),
    row(13, no(status), { [status]: '存续（在营、开业、在册）' }),
    row(14, no(status), { [status]: '' }),
    row(15, 'repaired', { [status]: '　存续' }),
    row(16, 'clean', { [status]: '迁出' }),
    row(17, 'clean', { 管辖机关: '', [address]: '', 负责人姓名: '', [telephone]: '' }),
    row(18, 'clean', { 管辖机关: '外县公安局某大队' }),
    row(19, 'clean', { [telephone]: { number: 17000001019 } }),
    row(20, 'clean', { [telephone]: { number: '1.700000102E10', style: styles.scientific } }),
    plain('', '', '', '', '', '', '', '', '', '', '21', ''),
    plain('', '', '', '', '', '', '', '合计', '', '', '', ''),
    plain('', '', '', '', '', '', '', '', '', '', '填表人：张三', ''),
  ];
  lines[lines.length - 2]!.fate = no('*');
  return {
    name: 'shuffled-merged.xlsx',
    kind: 'subjects',
    bytes: xlsx(
      [
        {
          name: '名录库',
          lines,
          after:
            '<mergeCells count="3"><mergeCell ref="A1:L1"/><mergeCell ref="E4:L4"/><mergeCell ref="A2:D2"/></mergeCells>',
        },
      ],
      { strings: 'rich' },
    ),
    expected: expect(lines),
  };
}

/** GB 18030 with characters of four bytes, quotes, commas and new lines within cells. */
function rare(): Stranger {
  const { header, row } = writer('subjects', ownNames('subjects'));
  return csv(
    'gbk-rare.csv',
    'subjects',
    [
      header,
      row(1, 'clean', { [name]: '高青县䶮㐂旅馆', 负责人姓名: '𠮷田㼆' }),
      row(2, 'clean', { [name]: '高青县"老"旅馆, 北店', [address]: '青城路2号\n二楼' }),
      row(3, 'clean', { [name]: '喆昇堃旅馆€', 负责人姓名: '买买提·艾力' }),
      row(4, 'repaired', { [name]: '旅馆\r\n', [address]: '青城路4号\r\n二楼' }),
      row(5, 'repaired', { [telephone]: '0533-6967110' }),
      row(6, 'repaired', { [telephone]: '１７００００００００６' }),
      row(7, 'repaired', { [telephone]: '0533－6967110' }),
      row(8, 'repaired', { [telephone]: '0533—6967110' }),
      row(9, 'clean', { [telephone]: '17000000009、6967110' }),
      row(10, no(telephone), { [telephone]: '+8617000000010' }),
      row(11, no(telephone), { [telephone]: '-' }),
      row(12, 'clean', { [telephone]: '1.7E+10' }),
      row(13, 'clean', { [telephone]: '无' }),
    ],
    { encoding: 'gb18030' },
  );
}

/** Codes of all sorts, twice in the file and with names of others. */
function codes(): Stranger {
  const { header, row } = writer('subjects', {
    [name]: '单位名称',
    [code]: '社会信用代码',
    [status]: '经营状态',
    [grade]: '分级',
  });
  const old = uscc(40);
  return csv('codes.csv', 'subjects', [
    header,
    row(1, 'clean'),
    row(2, no(code), { [code]: wrong(uscc(2)) }),
    row(3, no(code), { [code]: uscc(1) }),
    row(4, no(code), { [code]: ` ${uscc(1).toLowerCase()} ` }),
    row(5, no(code), { [code]: wide(uscc(1)) }),
    row(6, no(grade), { [grade]: 'D' }),
    row(7, no(code), { [code]: uscc(6) }),
    row(8, no(code), { [code]: wrong(uscc(2)) }),
    row(9, 'clean', { [name]: '高青县第1旅馆' }),
    row(10, no(code), { [code]: '9.1370322E+17' }),
    row(11, no(code), { [code]: `'${uscc(11)}` }),
    row(12, no(code), { [code]: '370322000012345' }),
    row(13, no(code), { [code]: `${old.slice(0, 10)}O${old.slice(11)}` }),
    row(14, no(code), { [code]: '' }),
    row(15, no(code), { [code]: '　' }),
    row(16, 'clean', { [code]: '000000000000000000' }),
    row(17, 'clean', { [code]: uscc(17, '52') }),
    row(18, no(code), { [code]: `${uscc(18).slice(0, 9)} ${uscc(18).slice(9)}` }),
    row(19, no(name), { [name]: '　 ' }),
    row(20, no(code), { [code]: uscc(19) }),
    row(21, no(code), { [code]: `${uscc(21)}0` }),
    row(22, 'repaired', { [code]: `\t${uscc(22)}\u00a0` }),
  ]);
}

/** Cells that a spreadsheet program would run, and some that only look like it. */
function injected(): Stranger {
  const { header, row } = writer('subjects', ownNames('subjects'));
  return csv(
    'injection.csv',
    'subjects',
    [
      header,
      row(1, no(name), { [name]: "=cmd|'/C calc'!A0" }),
      row(2, no(name), { [name]: '＝1+1' }),
      row(3, no(name), { [name]: '@SUM(1,1)' }),
      row(4, no(name), { [name]: '＠SUM' }),
      row(5, no(address), { [address]: ' \t=1' }),
      row(6, no(address), { [address]: '　－' }),
      row(7, no(address), { [address]: '＋1' }),
      row(8, no('经营范围'), { 经营范围: '-住宿' }),
      row(9, no('风险等级'), { 风险等级: '=1' }),
      row(10, no('负责人姓名'), { 负责人姓名: '\r\n=HYPERLINK("http://127.0.0.1/","吕洋")' }),
      row(11, no('管辖机关'), { 管辖机关: '+治安大队' }),
      row(12, 'clean', { [address]: "'=1" }),
      row(13, 'clean', { [address]: '—' }),
      row(14, 'clean', { [name]: '宾馆=旅馆@高青-1+1' }),
      row(15, 'clean', { [name]: '😀旅馆🏨' }),
      row(16, no(code), { [code]: '=1' }),
      row(17, no(grade), { [grade]: '=1' }),
      row(18, no(status), { [status]: '=1' }),
    ],
    { ends: ['\n'] },
  );
}

/** A byte order mark, ends of lines of all three sorts and none after the last. */
function mixedEnds(): Stranger {
  const { header, row } = writer('subjects', ownNames('subjects'));
  return csv(
    'bom-mixed-ends.csv',
    'subjects',
    [
      raw('高青县公安局检查对象名录库,,,,,,,,,,,,,'),
      header,
      row(1, 'clean'),
      row(2, 'repaired', { [name]: ' 高青县第二旅馆' }),
      row(3, 'clean', { [address]: '青城路3号\n二楼' }),
      raw(',,,,,,,,,,,,,'),
      row(4, no(grade), { [grade]: '优' }),
      row(5, 'clean'),
      row(6, 'clean'),
    ],
    { bom: true, ends: ['\r\n', '\n', '\r\n', '\n', '\n', '\r\n'], last: '' },
  );
}

/** Lines that end as they did on old machines. */
function oldEnds(): Stranger {
  const { header, row } = writer('subjects', ownNames('subjects'));
  return csv(
    'carriage-returns.csv',
    'subjects',
    [
      header,
      row(1, 'clean'),
      row(2, 'repaired', { [name]: ' 高青县第二旅馆' }),
      row(3, no(status), { [status]: '歇业' }),
    ],
    { ends: ['\r'] },
  );
}

/** Cells as long as a sheet allows, and characters that are seldom typed. */
function long(): Stranger {
  const { header, row } = writer('subjects', ownNames('subjects'));
  return csv('long-cells.csv', 'subjects', [
    header,
    row(1, 'clean', { 经营范围: '住宿服务；'.repeat(6553) }),
    row(2, 'clean', { [name]: '旅'.repeat(3000) }),
    row(3, 'clean', { [address]: '青'.repeat(32_767) }),
    row(4, 'repaired', { 负责人姓名: '\u200b吕\u0301洋\u202e' }),
    row(5, 'clean', { [telephone]: '1'.repeat(500) }),
    row(6, no(code), { [code]: '9'.repeat(32_767) }),
    row(7, no(grade), { [grade]: 'A'.repeat(5000) }),
    row(8, 'clean', { [name]: noise(3000), [address]: noise(30_000), 管辖机关: noise(3000) }),
    row(9, 'clean', {
      检查对象类别: noise(400),
      负责人姓名: noise(3000),
      [telephone]: noise(3000),
    }),
    row(11, no('检查对象类别'), { 检查对象类别: noise(401) }),
    row(10, 'clean', {
      风险等级: noise(400),
      检查对象类别: noise(400),
      [address]: '\u0001\u001f\u007f\ufffe',
      经营范围: 'a\0b',
    }),
  ]);
}

/** Registries of subjects with other dirt. */
export const subjectStrangers = (): Stranger[] => [
  shuffled(),
  rare(),
  codes(),
  injected(),
  mixedEnds(),
  oldEnds(),
  long(),
];
