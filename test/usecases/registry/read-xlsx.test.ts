import { createHash } from 'node:crypto';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { RegistryKind } from '../../../domain/registry/columns.ts';
import { readRegistryFile, summarise } from '../../../usecases/registry/read-file.ts';
import { partsOf, sheetOf, source, textCell, workbookOf, zipOf } from './workbook.ts';

const header = ['检查对象名称', '统一社会信用代码', '分级', '经营状态'];
const good = '92370322LNU0YPAMDR';
const other = '91370322W0D13ENQY0';
const third = '92370322NTGJ5Q4K3M';

async function read(file: ReturnType<typeof source>, kind: RegistryKind = 'subjects') {
  const landed: unknown[] = [];
  const summary = await summarise(await readRegistryFile(kind, file), (row) => {
    if (row.ok) landed.push(row.record);
  });
  return { ...summary, landed };
}

const readSheet = (sheet: string, more = {}) =>
  read(source('名录.xlsx', zipOf(partsOf(sheet, more))));

describe('a workbook', () => {
  it('is read from below its titles, by the numbers of the sheet', async () => {
    const rows = [
      ['高青县公安局检查对象名录库', null, null, null],
      [null, null, '填报日期', '2026年9月'],
      [],
      header,
      ['甲宾馆', good, null, '存续'],
      [null, ' ', null, null],
      ['乙网吧', other, 'b', '存续'],
      ['丙典当行', third, 'C', '吊销'],
    ];
    expect(await read(await workbookOf(rows))).toMatchObject({
      rows: 3,
      clean: 2,
      repaired: 0,
      refused: [{ row: 7, field: '分级', reason: 'grade' }],
      landed: [{ name: '甲宾馆' }, { name: '丙典当行', grade: 'C', status: '吊销' }],
    });
  });

  it('is one registry: it says how many sheets with the same header stay unread', async () => {
    const rows = [header, ['甲宾馆', good, 'A', '存续']];
    const content = await writeXlsx({
      sheets: [
        { name: '城区', rows },
        { name: '说明', rows: [['请逐行填写']] },
        { name: '乡镇', rows: [header, ['乙网吧', other, 'B', '存续']] },
      ],
    });
    const file = await readRegistryFile('subjects', source('两张.xlsx', Buffer.from(content)));
    expect(file.otherSheets).toBe(1);
    expect(await summarise(file)).toMatchObject({ rows: 1, clean: 1 });
    const single = await readRegistryFile('subjects', await workbookOf(rows));
    expect(single.otherSheets).toBe(0);
    await single.rows.return(undefined);
  });

  it('gives numbers, days and yes or no as text would', async () => {
    const rows = [
      ['抽查名称', '抽查比例', '预估数量', '开始时间', '检查期限', '备注'],
      ['一', 0.05, 40, new Date(Date.UTC(2026, 2, 2)), '2026年4月30日', true],
    ];
    expect(await read(await workbookOf(rows), 'plan')).toMatchObject({
      repaired: 1,
      landed: [
        {
          ratioBp: 500,
          estimate: 40,
          startsOn: '2026-03-02',
          endsOn: '2026-04-30',
          extra: { 备注: 'TRUE' },
        },
      ],
    });
  });

  it('is read the same without a row of its own for each number', async () => {
    const cells = (row: number, ...texts: string[]) =>
      `<row r="${row}">${texts.map((text, at) => textCell(`${'ABCD'[at]}${row}`, text)).join('')}</row>`;
    const sheet = `<worksheet><sheetData>${cells(3, ...header)}${cells(500, '甲', good, '', '停业')}${cells(900, '', other, '', '停业')}</sheetData></worksheet>`;
    expect(await readSheet(sheet)).toMatchObject({
      rows: 2,
      landed: [{ status: '停业' }],
      refused: [{ row: 900, field: '检查对象名称', reason: 'blank' }],
    });
  });

  it('keeps characters whole, wherever the file is cut into pieces', async () => {
    const rows = Array.from({ length: 8000 }, (_, at) => [
      `${at}`,
      good,
      '存在诉讼于高青县人民法院',
    ]);
    const file = await workbookOf([['警号', '统一社会信用代码', '利害关系'], ...rows]);
    const { landed, clean } = await read(file, 'interests');
    expect(clean).toBe(8000);
    const natures = new Set(landed.map((record) => (record as { nature: string }).nature));
    expect(natures).toEqual(new Set(['存在诉讼于高青县人民法院']));
  });

  it('is read from its first visible sheet, whatever its part is called', async () => {
    const parts = partsOf('<worksheet/>', {
      'xl/workbook.xml':
        '<workbook><sheets><sheet name="a" sheetId="1" state="hidden" r:id="rId1"/><sheet name="b" sheetId="2" r:id="rId2"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Target="/xl/data.xml" Type="x/worksheet" Id="rId2"/></Relationships>',
      'xl/data.xml': sheetOf([header, ['甲', good, '', '存续']]),
    });
    expect(await read(source('a.xlsx', zipOf(parts)))).toMatchObject({ rows: 1, clean: 1 });
  });

  it('is read from the sheet that has the header, behind pages of instructions', async () => {
    const parts = partsOf(sheetOf([['填表说明'], ['一、名称按营业执照填写']]), {
      'xl/workbook.xml':
        '<workbook><sheets><sheet name="说明" sheetId="1" r:id="rId1"/><sheet name="名录" sheetId="2" r:id="rId2"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/worksheet" Target="worksheets/sheet2.xml"/></Relationships>',
      'xl/worksheets/sheet2.xml': sheetOf([header, ['甲', good, '', '存续']]),
    });
    expect(await read(source('a.xlsx', zipOf(parts)))).toMatchObject({ rows: 1, clean: 1 });
  });

  it('with very many strings of its own is read the same', async () => {
    const long = (seed: number) => {
      const words = Array.from({ length: 480 }, (_, at) =>
        createHash('sha256').update(`${seed} ${at}`).digest('hex'),
      );
      return words.join('');
    };
    const rows = Array.from({ length: 300 }, (_, at) => [at, good, long(at)]);
    const file = await workbookOf([['警号', '信用代码', '利害关系'], ...rows]);
    const { landed } = await read(file, 'interests');
    expect(landed.map((record) => (record as { nature: string }).nature)).toEqual(
      rows.map(([, , text]) => text),
    );
  });

  it('may write its elements with a prefix, and its strings in runs', async () => {
    const cell = (ref: string, text: string) =>
      `<x:c r="${ref}" t="inlineStr"><x:is><x:r><x:t>${text}</x:t></x:r></x:is></x:c>`;
    const row = (number: number, texts: string[]) =>
      `<x:row r="${number}">${texts.map((text, at) => cell(`${'ABCD'[at]}${number}`, text)).join('')}</x:row>`;
    const sheet = `<x:worksheet xmlns:x="y"><x:sheetData>${row(1, header)}${row(2, ['甲', good, '', '存续'])}</x:sheetData></x:worksheet>`;
    expect(await readSheet(sheet)).toMatchObject({ rows: 1, clean: 1 });
  });
});

describe('a cell', () => {
  const sheet = (cell: string, after = '') =>
    sheetOf([header, ['甲', good, '', '存续'], ['乙', other, cell, '存续']], after);

  it.each([
    ['with its result', '<c r="C3" t="str"><f>CHAR(65)</f><v>A</v></c>'],
    ['without', '<c r="C3"><f>A1</f></c>'],
    ['shared', '<c r="C3"><f t="shared" si="0"/><v>1</v></c>'],
    ['of an array', '<c r="C3" s="1"> <f t="array" ref="C3:C4">A1:A2</f><v>1</v></c>'],
  ])('with a formula refuses its row: %s', async (_, cell) => {
    expect(await readSheet(sheet(cell))).toMatchObject({
      rows: 2,
      clean: 1,
      refused: [{ row: 3, field: '分级', reason: 'formulaCell' }],
    });
  });

  it('with a formula is found wherever the file is cut into pieces', async () => {
    const lines = Array.from({ length: 6000 }, (_, at) => {
      const row = at + 2;
      return `<row r="${row}">${textCell(`A${row}`, `${at}`)}<c r="B${row}" t="str"><f>UPPER("${good}")</f><v>${good}</v></c></row>`;
    });
    const titles = `<row r="1">${textCell('A1', '警号')}${textCell('B1', '信用代码')}</row>`;
    const sheet = `<worksheet><sheetData>${titles}${lines.join('')}</sheetData></worksheet>`;
    const { rows, refused } = await read(source('a.xlsx', zipOf(partsOf(sheet))), 'interests');
    expect(rows).toBe(6000);
    expect(refused.map(({ row }) => row)).toEqual(lines.map((_, at) => at + 2));
    expect(new Set(refused.map(({ reason }) => reason))).toEqual(new Set(['formulaCell']));
  });

  it('that links out of the file refuses its row; a link inside the file does not', async () => {
    const relationships = {
      'xl/worksheets/_rels/sheet1.xml.rels':
        '<Relationships><Relationship Id="rId1" Type="x/hyperlink" Target="http://127.0.0.1/" TargetMode="External"/></Relationships>',
    };
    const links =
      '<hyperlinks><hyperlink ref="A2" location="a!A1"/><hyperlink ref="A3:C3" r:id="rId1"/></hyperlinks>';
    expect(await readSheet(sheet('', links), relationships)).toMatchObject({
      rows: 2,
      clean: 1,
      refused: [{ row: 3, field: '检查对象名称', reason: 'hyperlink' }],
    });
  });
});
