import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { RegistryKind } from '../../../domain/registry/columns.ts';
import { UnreadableFile } from '../../../domain/registry/reasons.ts';
import { readRegistryFile, summarise } from '../../../usecases/registry/read-file.ts';
import { source } from './workbook.ts';

const header = '警号,统一社会信用代码,利害关系';
const first = '370546,92370322LNU0YPAMDR,曾在该单位任职';
const second = '370580,91370322W0D13ENQY0,"存在诉讼，""调解""中\r\n未结"';

async function read(content: Buffer | string, kind: RegistryKind = 'interests') {
  const landed: unknown[] = [];
  const file = await readRegistryFile(kind, source('名录.csv', content));
  const summary = await summarise(file, (row) => void (row.ok && landed.push(row.record)));
  return { ...summary, landed };
}

const faultOf = (content: Buffer | string, kind: RegistryKind = 'interests') =>
  read(content, kind).then(
    () => 'read',
    (error: unknown) => (error instanceof UnreadableFile ? error.details : error),
  );

describe('a CSV file', () => {
  it.each([
    ['UTF-8', Buffer.from([header, first, second].join('\r\n'))],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${[header, first, second].join('\n')}\n`)],
    ['GBK', iconv.encode([header, first, second].join('\r\n'), 'gbk')],
    ['GB18030', iconv.encode([header, first, second].join('\r\n'), 'gb18030')],
  ])('is read from %s', async (_, content) => {
    expect(await read(content)).toMatchObject({
      rows: 2,
      clean: 2,
      landed: [
        { badgeNo: '370546', nature: '曾在该单位任职' },
        { badgeNo: '370580', nature: expect.stringMatching(/^存在诉讼，"调解"中\r?\n未结$/) },
      ],
    });
  });

  it('keeps characters that only GB18030 has, and those cut by a piece of the file', async () => {
    const lines = Array.from({ length: 40_000 }, (_, row) => `${row},92370322LNU0YPAMDR,䶮㐂𠮷镕`);
    const { landed, clean } = await read(iconv.encode([header, ...lines].join('\n'), 'gb18030'));
    expect(clean).toBe(40_000);
    expect(new Set(landed.map((record) => (record as { nature: string }).nature))).toEqual(
      new Set(['䶮㐂𠮷镕']),
    );
  });

  it('counts records from 1, titles, header, blank lines and lines in quotes included', async () => {
    const lines = ['利害关系登记表', '', header, second, '', ',,', '1,2,3', '4,,'];
    expect(await read(lines.join('\r\n'))).toMatchObject({
      rows: 3,
      clean: 1,
      refused: [
        { row: 7, field: '统一社会信用代码', reason: 'usccCheck' },
        { row: 8, field: '统一社会信用代码', reason: 'blank' },
      ],
    });
  });

  it('bears short and long lines, and names the columns that nobody knows', async () => {
    const lines = [`${header},来源,`, '1,92370322LNU0YPAMDR', `${first},举报,多余,更多`];
    expect(await read(lines.join('\n'))).toMatchObject({
      rows: 2,
      clean: 2,
      unknownColumns: ['来源'],
      landed: [{ nature: '', extra: {} }, { extra: { 来源: '举报' } }],
    });
  });

  it('passes over a header that is repeated', async () => {
    expect(await read([header, first, header, second].join('\n'))).toMatchObject({
      rows: 2,
      clean: 2,
    });
  });

  it.each<[string, Buffer | string, object]>([
    ['nothing', '', { fault: 'empty' }],
    ['UTF-16', Buffer.from(`\uFEFF${header}`, 'utf16le'), { fault: 'utf16' }],
    ['neither encoding', Buffer.from([0x41, 0xff, 0xff, 0xff, 0x2c]), { fault: 'encoding' }],
    ['an open quote', `${header}\n1,"2,3\n4,5,6`, { fault: 'quotes', row: 2 }],
    ['no header', '甲,乙\n丙,丁', { fault: 'header' }],
    ['a column short', '警号,利害关系\n1,2', { fault: 'columns', columns: '统一社会信用代码' }],
    ['a program', Buffer.from('MZ\0\0\0'), { fault: 'type' }],
    ['a PDF', '%PDF-1.7\n', { fault: 'type' }],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), { fault: 'legacyWorkbook' }],
  ])('is refused whole with %s', async (_, content, fault) => {
    expect(await faultOf(content)).toMatchObject(fault);
  });

  it('tells how far it has come', async () => {
    const content = Buffer.from([header, first, second].join('\n'));
    const seen: number[] = [];
    const file = await readRegistryFile('interests', source('a.csv', content), {
      onProgress: (progress) => {
        expect(progress.size).toBe(content.length);
        seen.push(progress.bytes);
      },
    });
    await summarise(file);
    expect(seen.at(-1)).toBe(content.length);
  });
});
