import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { cite } from '../../domain/profile/cite.ts';
import { parameters } from '../../domain/profile/parameters.ts';
import { parameter, profileOf, profileSlugs } from '../../domain/profile/profile.ts';
import { type RegistryKind, registryKinds } from '../../domain/registry/columns.ts';
import { isOwnByName, type Ownership } from '../../domain/registry/ownership.ts';
import { missingByProfile } from '../../domain/registry/required-columns.ts';
import { UnreadableFile } from '../../domain/registry/reasons.ts';
import { describeFileFault, describeRowReason } from '../../locales/registry.ts';
import {
  type RegistryFile,
  readRegistryFile,
  type RegistrySummary,
  summarise,
} from '../../usecases/registry/read-file.ts';
import { type Command, type Output, UsageError } from '../command.ts';

const usage = 'import KIND FILE --dry-run --json [--profile SLUG [--unit NAME]]';

/** `import KIND FILE --dry-run --json`: what an import of the file would take, repair and refuse. */
export const importFile: Command = async (words, { out, err }) => {
  const { kind, path, json, profile, unit } = readWords(words);
  const opened = await open(kind, path, err);
  if (profile !== undefined) tellMissing(kind, opened.missingColumns, profile, err);
  const file =
    profile !== undefined && unit !== undefined ? ofUnit(opened, unit, profile, err) : opened;
  const summary = await summarise(file).catch(refuse);
  out(json ? JSON.stringify(answerOf(summary)) : tell(summary));
  return 0;
};

// whose a row is by the bureau's rules, as far as its own 管辖机关 tells.
function ofUnit(
  file: RegistryFile<RegistryKind>,
  unit: string,
  slug: string,
  err: Output['err'],
): RegistryFile<RegistryKind> {
  if (file.kind !== 'subjects') return file;
  const profile = profileOf(slug);
  const ownership = parameter(profile, 'registry.ownership');
  const how = parameters['registry.ownership'].kind.print(ownership, 'zh');
  err(`${how} kept by（${cite(profile, 'registry.ownership')}）: ${unit}`);
  return { ...file, rows: ownRows(file.rows as Rows<'subjects'>, ownership, unit) };
}

type Rows<K extends RegistryKind> = RegistryFile<K>['rows'];

async function* ownRows(
  rows: Rows<'subjects'>,
  ownership: Ownership,
  unit: string,
): Rows<'subjects'> {
  for await (const row of rows) {
    const isOwn = !row.ok || isOwnByName(ownership, unit, row.record.jurisdiction);
    yield isOwn ? row : { ok: false, row: row.row, field: '管辖机关', reason: 'otherUnit' };
  }
}

// The rows land all the same: what the bureau demands keeps subjects out of draws, not out of the registry.
function tellMissing(
  kind: RegistryKind,
  missing: readonly string[],
  slug: string,
  err: Output['err'],
): void {
  const found = missingByProfile(profileOf(slug), kind, missing);
  if (found)
    err(
      `本局必填而文件没有的列 columns that the bureau demands: ${found.headers.join('、')}（${found.rule}）`,
    );
}

type Words = { kind: RegistryKind; path: string; json: boolean } & {
  profile: string | undefined;
  unit: string | undefined;
};

function readWords(words: string[]): Words {
  const { values, positionals } = parse(words);
  const [kind, path, ...more] = positionals;
  if (!isKind(kind))
    throw new UsageError(`KIND 应是 must be one of: ${registryKinds.join(', ')} (${usage})`);
  if (path === undefined || more.length > 0)
    throw new UsageError(`请给出一个文件 give one file: ${usage}`);
  if (values.profile !== undefined && !profileSlugs.includes(values.profile))
    throw new UsageError(`没有这个规则参数 no such profile: ${values.profile}`);
  if (!values['dry-run'])
    throw new UsageError(
      '命令行只试读，请加 --dry-run；写入数据库的导入在管理后台进行 · the command line only tries: add --dry-run; importing into a database happens in the panel',
    );
  if (values.unit !== undefined && values.profile === undefined)
    throw new UsageError(
      `单位的名录由谁维护依各局规则，请加 --profile · whose a row is depends on the bureau: add --profile`,
    );
  return { kind, path, json: values.json ?? false, profile: values.profile, unit: values.unit };
}

function parse(words: string[]) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean' },
        json: { type: 'boolean' },
        profile: { type: 'string' },
        unit: { type: 'string' },
      },
    });
  } catch (error) {
    const [line] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new UsageError(`${line} (${usage})`);
  }
}

const isKind = (word: string | undefined): word is RegistryKind =>
  (registryKinds as readonly (string | undefined)[]).includes(word);

async function open(kind: RegistryKind, path: string, err: Output['err']) {
  const file = await readRegistryFile(kind, { name: basename(path), path }).catch(refuse);
  if (file.unknownColumns.length > 0)
    err(`未识别的列，原样保留 unknown columns, kept aside: ${file.unknownColumns.join('、')}`);
  if (file.otherSheets > 0)
    err(`另有 ${file.otherSheets} 张工作表未读 more sheets with this header, not read`);
  return file;
}

/** A file that cannot be read is the user's to mend: one line. Anything else is ours. */
function refuse(error: unknown): never {
  if (error instanceof UnreadableFile)
    throw new UsageError(`${describeFileFault('zh-CN', error)} ${describeFileFault('en', error)}`);
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('E'))
    throw new UsageError(`打不开文件 cannot open the file: ${error.message}`);
  throw error;
}

function answerOf({ rows, clean, repaired, refused }: RegistrySummary) {
  return {
    rows,
    clean,
    repaired,
    refused: refused.map(({ row, field, reason }) => ({
      row,
      field,
      reason: describeRowReason('zh-CN', reason),
    })),
  };
}

function tell(summary: RegistrySummary): string {
  const { rows, clean, repaired, refused } = answerOf(summary);
  return [
    `数据 rows ${rows} · 可导入 clean ${clean} · 其中修正 repaired ${repaired} · 拒收 refused ${refused.length}`,
    ...refused.map(({ row, field, reason }) => `  ${row}  ${field}  ${reason}`),
  ].join('\n');
}
