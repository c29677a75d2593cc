import { type Command, type Output, UsageError } from './command.ts';

type Entry = { usage: string; zh: string; en: string; load: () => Promise<Command> };

/** Every command of `npx yaohao`, loaded only when asked for. */
const commands: Record<string, Entry> = {
  draw: {
    usage: 'draw run|receipt|verify …',
    zh: '计算一次摇号、出具或核验回执',
    en: 'compute a draw, make or verify a receipt',
    load: async () => (await import('./commands/draw.ts')).draw,
  },
  match: {
    usage: 'match run --input FILE',
    zh: '为检查对象匹配执法检查人员',
    en: 'match inspectors to subjects',
    load: async () => (await import('./commands/match.ts')).match,
  },
  workday: {
    usage: 'workday --from YYYY-MM-DD --add N',
    zh: '推算工作日期限（首日不计）',
    en: 'count working days (the first day is not counted)',
    load: async () => (await import('./commands/workday.ts')).workday,
  },
  import: {
    usage: 'import KIND FILE --dry-run --json [--profile SLUG]',
    zh: '试读名录文件，列出修正与拒收的行',
    en: 'dry run of a registry file: rows repaired and refused',
    load: async () => (await import('./commands/import.ts')).importFile,
  },
  profile: {
    usage: 'profile list|show SLUG|diff A B [--json] [--database]',
    zh: '列出、显示、对比各局的规则参数及出处',
    en: 'list, show or compare rule profiles with their sources',
    load: async () => (await import('./commands/profile.ts')).profile,
  },
  chat: {
    usage: 'chat check [--to LOGIN] [--only PLATFORM] [--wait SECONDS] [--en] [--json]',
    zh: '检查各聊天通道：令牌、时钟、权限、接收、按钮、修改、文件、删除',
    en: 'check the chats: token, clock, scopes, way in, button, edit, file, delete',
    load: async () => (await import('./commands/chat.ts')).chat,
  },
  audit: {
    usage: 'audit verify [--trail FILE] [--checkpoint FILE] [--key VERIFIER]',
    zh: '逐条核验全过程留痕，并与存证点比对',
    en: 'verify the whole trail against its signed checkpoints',
    load: async () => (await import('./commands/audit.ts')).audit,
  },
  archive: {
    usage: 'archive verify FILE [--key VERIFIER] [--media FOLDER]',
    zh: '离线核验归档包，指出被改动之处',
    en: 'verify an archive package offline and say where it was changed',
    load: async () => (await import('./commands/archive.ts')).archive,
  },
  migrate: {
    usage: 'migrate',
    zh: '建立或升级数据库（部署时运行一次）',
    en: 'create or upgrade the database (once per deployment)',
    load: async () => (await import('./commands/migrate.ts')).migrate,
  },
};

const help = () =>
  [
    '用法 Usage: npx yaohao COMMAND …',
    '',
    ...Object.values(commands).flatMap(({ usage, zh, en }) => [
      `  ${usage}`,
      `      ${zh} · ${en}`,
    ]),
  ].join('\n');

const process_: Output = {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
};

/** Runs `npx yaohao WORDS` and returns its exit code. */
export async function main(words: string[], output: Output = process_): Promise<number> {
  const [name = '--help', ...rest] = words;
  if (name === '--help' || name === '-h' || name === 'help') {
    output.out(help());
    return 0;
  }
  const entry = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!entry) {
    output.err(`没有这个命令 No such command: ${name} (npx yaohao --help)`);
    return 2;
  }
  try {
    return await (
      await entry.load()
    )(rest, output);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    output.err(error.message);
    return 2;
  }
}
