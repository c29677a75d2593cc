import { zipOf } from '../../usecases/registry/workbook.ts';
import { ownNames } from './csv.ts';
import { expect, no, type Stranger, uscc } from './stranger.ts';
import { escaped, plain, type SheetLine, sheetWriter, styles, xlsx } from './xlsx.ts';

const name = '检查对象名称';
const code = '统一社会信用代码';
const address = '住所（地址）';
const columns = ownNames('subjects');

const workbook = (file: string, lines: SheetLine[], bytes: Uint8Array): Stranger => ({
  name: file,
  kind: 'subjects',
  bytes,
  expected: expect(lines),
});

/** Formulas of all sorts, texts that look like them, and cells with faults or switches. */
function formulas(): Stranger {
  const { header, row } = sheetWriter('subjects', columns);
  const cell = (attributes: string, content: string) => (ref: string) =>
    `<c r="${ref}"${attributes}>${content}</c>`;
  const lines = [
    header,
    row(1, 'clean'),
    row(2, no(name), {
      [name]: cell(' t="str"', '<f>CONCATENATE("高青","旅馆")</f><v>高青旅馆</v>'),
    }),
    row(3, no(address), { [address]: cell('', '<f>1+1</f><v>2</v>') }),
    row(4, no(address), {
      [address]: cell(' t="str"', '<f t="shared" ref="F5:F6" si="0">A1</f><v>x</v>'),
    }),
    row(5, no(address), { [address]: cell(' t="str"', '<f t="shared" si="0"/><v>x</v>') }),
    row(6, no(address), { [address]: cell(' t="str"', '<f t="array" ref="F7">A1:A2</f><v>x</v>') }),
    row(7, no(address), { [address]: cell('', '<f>A1</f>') }),
    row(8, no(name), {
      [name]: cell(` t="inlineStr" s="${styles.quoted}"`, '<is><t>=1+1</t></is>'),
    }),
    row(9, no(code), { [code]: cell(' t="str"', `<f>"${uscc(9)}"</f><v>${uscc(9)}</v>`) }),
    row(10, no(code), { [code]: { number: 913_703_220_000_000_100 } }),
    row(11, 'clean', { [address]: cell(' t="str"', '<v>青城路</v>') }),
    row(12, 'clean', { 黑名单: cell(' t="b"', '<v>0</v>') }),
    row(13, no('风险等级'), { 风险等级: cell('', '<f>IF(1,"高","低")</f><v></v>') }),
  ];
  return workbook('formulas.xlsx', lines, xlsx([{ name: '名录库', lines }]));
}

/** A workbook as other programs write it: prefixes, no references, absolute targets. */
function otherWriter(): Stranger {
  const { header, row } = sheetWriter('subjects', columns);
  const lines = [
    header,
    row(1, 'clean'),
    row(2, 'repaired', { [name]: '高青县第二旅馆　' }),
    row(3, no('分级'), { 分级: 'E' }),
  ];
  const x = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const rows = lines.map(
    ({ cells }) =>
      `<x:row>${cells.map((cell) => `<x:c t="inlineStr"><x:is><x:t>${escaped(cell as string)}</x:t></x:is></x:c>`).join('')}</x:row>`,
  );
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packed = xlsx([{ name: '名录库', lines: [] }], {
    parts: {
      'xl/worksheets/sheet1.xml': `\uFEFF<?xml version="1.0" encoding="utf-8"?><x:worksheet ${x}><x:sheetData>${rows.join('')}</x:sheetData></x:worksheet>`,
      'xl/workbook.xml': `<?xml version="1.0" encoding="utf-8"?><x:workbook ${x}><x:sheets><x:sheet name="名录库" sheetId="1" r:id="Rabc" xmlns:r="${relation}"/></x:sheets></x:workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Type="${relation}/worksheet" Target="/xl/worksheets/sheet1.xml" Id="Rabc"/></Relationships>`,
    },
  });
  return workbook('other-writer.xlsx', lines, packed);
}

/** Cells by reference only, with holes, rows with gaps, entities and escapes of characters. */
function sparse(): Stranger {
  const { header, row } = sheetWriter('subjects', columns);
  const entity = (ref: string) =>
    `<c r="${ref}" t="inlineStr"><is><t>&#39640;&#x9752;&amp;&quot;旅馆&quot;</t></is></c>`;
  const lines = [
    plain(),
    plain(),
    header,
    plain(),
    row(1, 'clean', { [name]: entity }),
    plain(),
    plain(),
    row(2, 'clean', { [address]: '青城路_x000A_二楼' }),
    row(3, no('存续状态'), { 存续状态: '' }),
    plain(),
    plain('9'),
  ];
  for (const line of lines) line.cells = line.cells.map((cell) => (cell === '' ? () => '' : cell));
  return workbook('sparse.xlsx', lines, xlsx([{ name: '名录库', lines }], { strings: 'inline' }));
}

/** Instructions first, a hidden list of words, then the registry itself. */
function sheets(): Stranger {
  const { header, row } = sheetWriter('subjects', columns);
  const lines = [
    plain('高青县公安局检查对象名录库'),
    header,
    row(1, 'clean'),
    row(2, 'repaired', { [code]: ` ${uscc(2)}` }),
    row(3, no(name), { [name]: '' }),
  ];
  const packed = xlsx([
    {
      name: '字典',
      state: 'hidden',
      lines: [plain('存续状态', '分级'), plain('存续', 'A'), plain('注销', 'B')],
    },
    {
      name: '填表说明',
      lines: [plain('填表说明'), plain('一、名称按营业执照填写。'), plain('二、代码为18位。')],
    },
    { name: '名录库', lines },
    { name: '空表', lines: [] },
  ]);
  return workbook('several-sheets.xlsx', lines, packed);
}

/** Far more columns than are known, and an empty cell in the very last column of a sheet. */
function wideSheet(): Stranger {
  const { header, row } = sheetWriter('subjects', columns);
  const extra = Array.from({ length: 300 }, (_, at) => `附加${at}`);
  const lines = [header, row(1, 'clean'), row(2, 'clean'), row(3, no('分级'), { 分级: 'x' })];
  lines[0]!.cells = [...header.cells, ...extra];
  lines[1]!.cells = [...lines[1]!.cells, ...extra];
  lines[2]!.cells = [...lines[2]!.cells, (ref) => `<c r="XFD${/\d+/u.exec(ref)![0]}"/>`];
  return workbook('wide.xlsx', lines, xlsx([{ name: '名录库', lines }]));
}

/** A link out of the workbook beside a link within it. */
function links(): Stranger {
  const { header, row } = sheetWriter('subjects', columns);
  const lines = [header, row(1, no(name)), row(2, 'clean'), row(3, 'clean')];
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';
  const after =
    '<hyperlinks><hyperlink ref="C2" r:id="rId1"/><hyperlink ref="C3" location="名录库!A1"/></hyperlinks>';
  const parts = {
    'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${type}" Target="http://127.0.0.1/" TargetMode="External"/></Relationships>`,
  };
  return workbook('links.xlsx', lines, xlsx([{ name: '名录库', lines, after }], { parts }));
}

/** The same clean rows for the ways in which a workbook may not be right. */
export function soundLines(): SheetLine[] {
  const { header, row } = sheetWriter('subjects', columns);
  return [header, row(1, 'clean'), row(2, 'clean')];
}

const broken = (file: string, bytes: Uint8Array): Stranger => ({
  name: file,
  kind: 'subjects',
  bytes,
  expected: 'unreadable',
});

/** Workbooks that must not be read: bombs, entities, links out, programs, halves. */
function unsound(): Stranger[] {
  const sheet = { name: '名录库', lines: soundLines() };
  const whole = xlsx([sheet]);
  const bomb = Buffer.alloc(96 * 1024 * 1024, 0x20);
  const text = (cell: string) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`;
  const rows = [
    [name, code, '存续状态'],
    ['&b;', uscc(1), '存续'],
  ].map((cells) => `<row>${cells.map(text).join('')}</row>`);
  const withEntity = `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`;
  const link = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return [
    broken(
      'bomb.xlsx',
      xlsx([{ ...sheet, lines: [] }], { parts: { 'xl/sharedStrings.xml': bomb } }),
    ),
    broken(
      'entities.xlsx',
      xlsx([sheet], {
        parts: {
          'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "高青"><!ENTITY b "&a;&a;&a;">]>${withEntity}`,
        },
      }),
    ),
    broken(
      'external-link.xlsx',
      xlsx([sheet], {
        relations: `<Relationship Id="rId9" Type="${link}/externalLink" Target="externalLinks/externalLink1.xml"/>`,
        parts: {
          'xl/externalLinks/externalLink1.xml':
            '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
        },
      }),
    ),
    broken('macros.xlsm', xlsx([sheet], { parts: { 'xl/vbaProject.bin': Buffer.from('VBA') } })),
    broken('cut.xlsx', whole.subarray(0, Math.floor(whole.length / 2))),
    broken('cut-end.xlsx', whole.subarray(0, whole.length - 10)),
    broken('not-a-sheet.xlsx', zipOf({ 'word/document.xml': '<document/>' })),
    broken('no-header.xlsx', xlsx([{ name: '名录库', lines: [plain('高青县'), plain('无')] }])),
  ];
}

/** Workbooks with other dirt. */
export const bookStrangers = (): Stranger[] => [
  formulas(),
  otherWriter(),
  sparse(),
  sheets(),
  wideSheet(),
  links(),
  ...unsound(),
];
