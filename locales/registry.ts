import type { RefusalDetails } from '../domain/refusal.ts';
import type { FileFault, RowReason, UnreadableFile } from '../domain/registry/reasons.ts';
import type { Locale } from './translate.ts';

type RegistryTexts = {
  rows: Record<RowReason, string>;
  files: Record<FileFault, (details: RefusalDetails) => string>;
};

const zh: RegistryTexts = {
  rows: {
    blank: '必填内容为空',
    usccCheck: '统一社会信用代码校验位不符（GB 32100）',
    idNumberCheck: '身份证号的出生日期或校验位不符',
    grade: '分级只能为空、A、B 或 C',
    status: '存续状态只能是存续、注销、吊销、停业或迁出',
    date: '日期不存在或写法无法识别',
    formulaText: '内容以 =、+、- 或 @ 开头，可能被表格软件当作公式执行',
    formulaCell: '单元格是公式，请粘贴为数值后再导入',
    hyperlink: '单元格带有超链接，请取消超链接后再导入',
    tooLong: '内容超过 400 个字，不像是编号、名称或类别',
    duplicate: '与前面某一行重复',
    otherUnit: '管辖机关是其他单位，只能由其维护',
  },
  files: {
    empty: () => '文件是空的。',
    type: ({ expected }) => `文件内容不是 ${expected}。请上传 XLSX 或 CSV 文件。`,
    legacyWorkbook: () => '这是旧版 XLS 或加了密码的工作簿，请另存为不加密的 XLSX 后再导入。',
    utf16: () => 'CSV 使用了 UTF-16 编码，请另存为 UTF-8 或 GBK 编码。',
    encoding: () => 'CSV 的编码既不是 UTF-8 也不是 GBK/GB18030。',
    quotes: ({ row }) => `CSV 第 ${row} 条记录的引号不成对。`,
    header: () => '找不到表头：前 50 行中没有本名录的列名。',
    columns: ({ columns }) => `表头缺少必需的列：${columns}。`,
    damaged: () => '文件已损坏，无法作为 XLSX 打开。',
    encrypted: () => '文件加了密码，请取消密码后再导入。',
    macros: () => '工作簿含有宏，请另存为不含宏的 XLSX。',
    externalLinks: () => '工作簿引用了其他文件，请断开外部链接后再导入。',
    tooManyParts: ({ limit }) => `压缩包内文件超过 ${limit} 个，拒绝读取。`,
    tooLarge: ({ limit }) => `解压后超过 ${limit} MB，拒绝读取。请拆分文件或改用 CSV。`,
    bomb: () => '压缩比异常，疑似压缩炸弹，拒绝读取。',
    unplacedFormula: () => '工作表含有无法定位的公式，请粘贴为数值后再导入。',
  },
};

const en: RegistryTexts = {
  rows: {
    blank: 'a mandatory cell is blank',
    usccCheck: 'wrong check character of the unified social credit code (GB 32100)',
    idNumberCheck: 'wrong birthday or check character of the identity number',
    grade: 'the grade must be blank, A, B or C',
    status: 'the status must be one of 存续, 注销, 吊销, 停业, 迁出',
    date: 'the date does not exist or cannot be read',
    formulaText: 'the text begins with =, +, - or @ and could run as a formula',
    formulaCell: 'the cell is a formula: paste it as a value first',
    hyperlink: 'the cell is a hyperlink: remove the link first',
    tooLong: 'more than 400 characters, too many for a number, a name or a category',
    duplicate: 'an earlier row has the same identity',
    otherUnit: 'another unit has jurisdiction and alone may change it',
  },
  files: {
    empty: () => 'The file is empty.',
    type: ({ expected }) => `The content is not ${expected}. Give an XLSX or CSV file.`,
    legacyWorkbook: () => 'An old XLS or a password-protected workbook: save it as plain XLSX.',
    utf16: () => 'The CSV is in UTF-16: save it as UTF-8 or GBK.',
    encoding: () => 'The CSV is neither UTF-8 nor GBK/GB18030.',
    quotes: ({ row }) => `The quotes of CSV record ${row} do not pair.`,
    header: () => 'No header: the first 50 rows have no column name of this registry.',
    columns: ({ columns }) => `The header lacks columns: ${columns}.`,
    damaged: () => 'The file is damaged and does not open as XLSX.',
    encrypted: () => 'The file has a password: remove it first.',
    macros: () => 'The workbook has macros: save it as XLSX without them.',
    externalLinks: () => 'The workbook refers to other files: break the external links first.',
    tooManyParts: ({ limit }) => `The archive has more than ${limit} parts.`,
    tooLarge: ({ limit }) => `More than ${limit} MB when unpacked: split the file or use CSV.`,
    bomb: () => 'The compression ratio is that of a zip bomb.',
    unplacedFormula: () => 'A formula of the sheet has no address: paste values first.',
  },
};

const texts: Record<Locale, RegistryTexts> = { 'zh-CN': zh, en };

/** Why a row was refused, in the reader's language. */
export function describeRowReason(locale: Locale, reason: RowReason): string {
  return texts[locale].rows[reason];
}

/** Why a file could not be read, in the reader's language. */
export function describeFileFault(locale: Locale, { fault, details }: UnreadableFile): string {
  return texts[locale].files[fault](details);
}
