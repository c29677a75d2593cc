import { describe, expect, it } from 'vitest';
import { UnreadableFile } from '../../../domain/registry/reasons.ts';
import { readRegistryFile, summarise } from '../../../usecases/registry/read-file.ts';
import { partsOf, sheetOf, source, textCell, zipOf } from './workbook.ts';

const sheetPart = 'xl/worksheets/sheet1.xml';
const sheet = sheetOf([
  ['警号', '统一社会信用代码', '利害关系'],
  ['1', '92370322LNU0YPAMDR', '持有股份'],
]);

async function faultOf(content: Buffer, name = '名录.xlsx') {
  try {
    return await summarise(await readRegistryFile('interests', source(name, content)));
  } catch (error) {
    return error instanceof UnreadableFile ? error.details : error;
  }
}

const plain = () => zipOf(partsOf(sheet));

describe('an archive', () => {
  it('that is a plain workbook is read', async () => {
    expect(await faultOf(plain())).toMatchObject({ rows: 1, clean: 1 });
  });

  it.each<[string, () => Buffer, object]>([
    [
      'a bomb',
      () => zipOf(partsOf(sheet.replace('持有股份', 'a'.repeat(30_000_000)))),
      { fault: 'bomb' },
    ],
    [
      'a bomb that tells a lie about its size',
      () =>
        zipOf(partsOf(sheet.replace('持有股份', 'a'.repeat(30_000_000))), {
          [sheetPart]: { declared: 4000 },
        }),
      { fault: 'damaged' },
    ],
    [
      'more than a workbook can need',
      () => zipOf(partsOf(sheet), { 'xl/workbook.xml': { declared: 2 ** 30 } }),
      { fault: 'tooLarge', limit: 1024 },
    ],
    [
      'very many parts',
      () =>
        zipOf(
          partsOf(
            sheet,
            Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`a${at}`, ''])),
          ),
        ),
      { fault: 'tooManyParts', limit: 200 },
    ],
    [
      'a password',
      () => zipOf(partsOf(sheet), { [sheetPart]: { flags: 1 } }),
      { fault: 'encrypted' },
    ],
    ['macros', () => zipOf(partsOf(sheet, { 'xl/vbaProject.bin': 'x' })), { fault: 'macros' }],
    [
      'links to other workbooks',
      () => zipOf(partsOf(sheet, { 'xl/externalLinks/externalLink1.xml': '<externalLink/>' })),
      { fault: 'externalLinks' },
    ],
    ['no workbook', () => zipOf({ 'readme.txt': 'hello' }), { fault: 'type', expected: 'XLSX' }],
    [
      'a document',
      () =>
        zipOf({
          '[Content_Types].xml': '<Types/>',
          '_rels/.rels':
            '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
        }),
      { fault: 'type', expected: 'XLSX' },
    ],
    ['half of itself', () => plain().subarray(0, plain().length / 2), { fault: 'damaged' }],
    [
      'a wrong byte in its sheet',
      () => {
        const bytes = plain();
        const at = bytes.indexOf(sheetPart) + sheetPart.length + 40;
        bytes[at] = (bytes[at] ?? 0) ^ 0xff;
        return bytes;
      },
      { fault: 'damaged' },
    ],
    [
      'no sheet',
      () => zipOf(partsOf(sheet, { 'xl/workbook.xml': '<workbook/>' })),
      { fault: 'damaged' },
    ],
    [
      'a formula in no place',
      () => zipOf(partsOf(sheetOf([['警号'], ['<c><f>1</f></c>']]))),
      { fault: 'unplacedFormula' },
    ],
    ['no rows', () => zipOf(partsOf('<worksheet><sheetData/></worksheet>')), { fault: 'empty' }],
    [
      'a link on more rows than a sheet has',
      () =>
        zipOf(
          partsOf(
            sheetOf(
              [[textCell('A1', '警号')]],
              '<hyperlinks><hyperlink ref="A1:B9999999" r:id="rId1"/></hyperlinks>',
            ),
            {
              'xl/worksheets/_rels/sheet1.xml.rels':
                '<Relationships><Relationship Id="rId1" Type="x/hyperlink"/></Relationships>',
            },
          ),
        ),
      { fault: 'externalLinks' },
    ],
  ])('with %s is refused whole', async (_, content, fault) => {
    expect(await faultOf(content())).toMatchObject(fault);
  });

  it('is not read under the name of another type', async () => {
    expect(await faultOf(plain(), '名录.csv')).toMatchObject({ fault: 'type', expected: 'CSV' });
    expect(await faultOf(Buffer.from('警号,信用代码'), '名录.XLSX')).toMatchObject({
      fault: 'type',
      expected: 'XLSX',
    });
  });
});
