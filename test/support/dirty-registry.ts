import fc from 'fast-check';
import type { RegistryKind } from '../../domain/registry/columns.ts';
import type { RegistrySource } from '../../usecases/registry/read-source.ts';
import {
  among,
  day,
  type Gen,
  idCell,
  type MakeCell,
  needed,
  ownCode,
  share,
  telephone,
  usccCell,
  words,
  type Written,
} from './dirty-cells.ts';
import { fileForms, fileOf, type Lines } from './dirty-file.ts';

/** A file with its faults, and what the rules (files.md) make of it, known by construction. */
export type DirtyRegistry = {
  kind: RegistryKind;
  source: RegistrySource;
  rows: number;
  clean: number;
  repaired: number;
  refused: { row: number; field: string; reason: string }[];
};

type Column = { header: string; names: string[]; make: MakeCell; needed?: true; identity?: true };

const column = (header: string, names: string[], make: MakeCell): Column => ({
  header,
  names,
  make,
});
const must = (header: string, names: string[], make: MakeCell): Column => ({
  ...column(header, names, make),
  needed: true,
});
const identity = (header: string, names: string[], make: MakeCell): Column => ({
  ...must(header, names, make),
  identity: true,
});

const codeNames = [
  '统一社会信用代码',
  '社会信用代码',
  '信用代码',
  '唯一编码',
  ' 统一社会\n信用代码*',
];
const statuses = ['存续', '注销', '吊销', '停业', '迁出'];

// The names are those of files.md, as somebody might type them.
const columnsOf: Partial<Record<RegistryKind, Column[]>> = {
  subjects: [
    must(
      '检查对象名称',
      ['检查对象名称', '名称', '单位名称', '企业名称', '市场主体名称'],
      needed(words('青城旅馆', '田镇修理厂', '黑里寨"老"印章店')),
    ),
    identity('统一社会信用代码', codeNames, usccCell),
    column('检查对象类别', ['检查对象类别', '类别', '行业类别'], words('旅馆业', '机动车修理业')),
    must(
      '存续状态',
      ['存续状态', '经营状态', '登记状态'],
      needed(among('status', statuses, ['在业', '开业', '注 销'])),
    ),
    column(
      '住所（地址）',
      ['住所（地址）', '住所', '地址', '经营地址', '住所(地址)'],
      words('青城路1号, 二楼', '田镇街道'),
    ),
    column('负责人姓名', ['负责人姓名', '负责人', '法定代表人'], words('王一', '李二')),
    column('联系电话', ['联系电话', '电话', '联系方式', '手机号'], telephone),
    column('分级', ['分级'], among('grade', ['', 'A', 'B', 'C'], ['a', 'D', 'Ａ', 'AB'])),
    column('管辖机关', ['管辖机关', '管辖单位'], words('高青县公安局')),
  ],
  inspectors: [
    must('姓名', ['姓名'], needed(words('张三', '李四'))),
    identity('警号', ['警号', '警员号'], ownCode('03')),
    identity('身份证号', ['身份证号', '公民身份号码'], idCell),
    identity('执法证号', ['执法证号'], ownCode('ZF-')),
    column('所属业务处室', ['所属业务处室', '单位', '所属部门'], words('治安大队')),
    column('职位', ['职位', '职务'], words('民警')),
    column('联系电话', ['联系电话', '电话', '联系方式', '手机号'], telephone),
    column('执法证有效期', ['执法证有效期'], day),
  ],
  'partner-inspectors': [
    must('姓名', ['姓名'], needed(words('赵五'))),
    identity('执法证号', ['执法证号'], ownCode('LH')),
    column('所属业务处室', ['所属业务处室', '所属部门'], words('市场监管局')),
    column('执法证有效期', ['执法证有效期'], day),
  ],
  items: [
    identity('事项编码', ['事项编码'], ownCode('GQGA-')),
    must('抽查事项名称', ['抽查事项名称'], needed(words('旅馆业治安检查'))),
    column('检查依据', ['检查依据'], words('《旅馆业治安管理办法》第三条')),
    column('抽查比例', ['抽查比例'], share),
  ],
};

/** The kinds of registries that `dirtyRegistry` makes. */
export const dirtyKinds = Object.keys(columnsOf) as RegistryKind[];

const one = <T>(g: Gen, ...values: T[]): T => g(() => fc.constantFrom(...values));
const chance = (g: Gen, percent: number): boolean =>
  g(() => fc.integer({ min: 0, max: 99 })) < percent;

/** Makes a registry of a kind with columns in any order under any of their names, and dirt of all sorts. */
export function dirtyRegistry(g: Gen, kind: RegistryKind): DirtyRegistry {
  const form = one(g, ...fileForms);
  const columns = columnsFor(g, kind);
  const lines: Lines = titleOf(g, columns.length);
  const header = columns.map(({ text }) => ({ text }));
  if (chance(g, 20)) lines.push(groupLine(g, columns.length));
  lines.push(header);
  const made: DirtyRegistry = {
    kind,
    source: { name: '', bytes: new Uint8Array() },
    rows: 0,
    clean: 0,
    repaired: 0,
    refused: [],
  };
  const seen = new Set<string>();
  const count = g(() => fc.integer({ min: 0, max: 14 }));
  for (let number = 1; number <= count; number += 1) {
    interrupt(g, lines, header);
    const cells = rowOf(g, columns, number, form === 'workbook', lines);
    lines.push(cells);
    judge(made, columns, cells, seen, lines.length);
  }
  return { ...made, source: fileOf(g, form, lines) };
}

type Placed = { text: string; column: Column | undefined };

function columnsFor(g: Gen, kind: RegistryKind): Placed[] {
  const all = columnsOf[kind]!;
  const kept = all.filter((each) => each.needed || chance(g, 80));
  const placed: Placed[] = kept.map((each) => ({ text: one(g, ...each.names), column: each }));
  if (chance(g, 40)) placed.push({ text: '序号', column: undefined });
  if (chance(g, 40)) placed.push({ text: '备注说明', column: undefined });
  return g(() => fc.shuffledSubarray(placed, { minLength: placed.length }));
}

/** Nothing, or a title merged over the columns with lines below it. */
function titleOf(g: Gen, width: number): Lines {
  const lines: Lines = [];
  if (chance(g, 50)) lines.push([{ text: '高青县公安局名录（2026年）' }]);
  if (lines.length > 0 && chance(g, 50))
    lines.push([{ text: '' }, { text: '填报日期：2026年1月' }].slice(0, width));
  return lines;
}

/** A line above the header whose cells are merged over several columns. */
function groupLine(g: Gen, width: number): Written[] {
  const at = g(() => fc.integer({ min: 0, max: width - 1 }));
  return Array.from({ length: width }, (_, place) => ({ text: place === at ? '基本情况' : '' }));
}

/** What stands between rows and is none: nothing, spaces, the header once more. */
function interrupt(g: Gen, lines: Lines, header: Written[]): void {
  if (chance(g, 8)) lines.push([]);
  if (chance(g, 5)) lines.push(header.map(() => ({ text: one(g, '', ' ', '　') })));
  if (chance(g, 5)) lines.push(header);
  if (chance(g, 5)) lines.push(header.map(({ text }) => ({ text: text === '序号' ? '99' : '' })));
}

function rowOf(
  g: Gen,
  columns: Placed[],
  number: number,
  isWorkbook: boolean,
  lines: Lines,
): Written[] {
  const cells = columns.map(({ text, column: of }): Written => {
    if (!of) return { text: text === '序号' ? String(number) : one(g, '', '门口有台阶') };
    const cell = of.make(g, number);
    if (of.identity && chance(g, 12)) return againOf(g, lines, columns, of) ?? cell;
    // Only a workbook has cells that are formulas.
    return cell.as === 'formula' && !isWorkbook
      ? { text: '', ...(of.needed && { fault: 'blank' }) }
      : cell;
  });
  return cells;
}

/** An identity that an earlier row had, as it was written there. */
function againOf(g: Gen, lines: Lines, columns: Placed[], of: Column): Written | undefined {
  const place = columns.findIndex(({ column: each }) => each === of);
  const earlier = lines
    .map((cells) => cells[place])
    .filter((cell) => cell?.identity !== undefined && !cell.fault);
  return earlier.length === 0 ? undefined : one(g, ...earlier);
}

/** What the rules make of a row: its leftmost fault; an identity of an earlier row is one, too. */
function judge(
  made: DirtyRegistry,
  columns: Placed[],
  cells: Written[],
  seen: Set<string>,
  row: number,
): void {
  if (
    cells.every(
      ({ text, as }, place) =>
        (text.trim() === '' && as !== 'formula') || columns[place]!.text === '序号',
    )
  )
    return;
  made.rows += 1;
  const faults = columns.flatMap(({ column: of }, place) => {
    const { identity: code, fault } = cells[place]!;
    const key = `${of?.header} ${code}`;
    const again = code !== undefined && seen.has(key);
    if (code !== undefined) seen.add(key);
    const reason = fault ?? (again ? 'duplicate' : undefined);
    return of && reason ? [{ row, field: of.header, reason }] : [];
  });
  const [first] = faults;
  if (first) return void made.refused.push(first);
  made.clean += 1;
  if (cells.some(({ changed }) => changed)) made.repaired += 1;
}
