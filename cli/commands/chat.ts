import { parseArgs } from 'node:util';
import { checkChats } from '../../chat/check-all.ts';
import type { ProviderId } from '../../chat/port.ts';
import { connect, database, disconnect } from '../../db/data-source.ts';
import { type CheckLine, isWell } from '../../domain/chat-check.ts';
import { type Locale, translateAny } from '../../locales/translate.ts';
import { type Command, UsageError } from '../command.ts';

const usage =
  'chat check [--to LOGIN] [--only telegram|slack|web] [--wait SECONDS] [--en] [--json]';
const providers = ['telegram', 'slack', 'web'] as const;

/**
 * `chat check`: tries every chat that is configured, from the token to a message taken away; with --to
 * in that person's private chats. Exit code 1 when anything fails.
 */
export const chat: Command = async ([name = '', ...words], { out }) => {
  if (name !== 'check') throw new UsageError(`用法 Usage: npx yaohao ${usage}`);
  const { to, only, waitMs, locale, json } = readWords(words);
  await connect();
  try {
    const personId = to === undefined ? undefined : await personOf(to);
    const tell = (provider: ProviderId, line: CheckLine) => {
      if (!json) out(sentence(provider, line, locale));
    };
    const reports = await checkChats({ personId, only, waitMs, tell });
    if (json) out(JSON.stringify(reports));
    return reports.every(isWell) ? 0 : 1;
  } finally {
    await disconnect();
  }
};

function sentence(provider: ProviderId, line: CheckLine, locale: Locale): string {
  const { step, state, ms = 0, detail = '', advice } = line;
  const t = (key: Parameters<typeof translateAny>[1]) => translateAny(locale, key);
  const said = [t(`check.state.${state}`), t(`check.step.${step}`), `${ms} ms`, detail];
  const mend = advice ? [`    ${t(`check.advice.${advice}`)}`] : [];
  return [`${provider.padEnd(8)} ${said.filter(Boolean).join(' · ')}`, ...mend].join('\n');
}

function readWords(words: string[]) {
  const { values } = parse(words);
  const only = providers.find((provider) => provider === values.only);
  if (values.only !== undefined && !only) throw new UsageError(`--only ${providers.join('|')}`);
  const seconds = Number(values.wait ?? 60);
  if (!(seconds >= 0 && seconds <= 600)) throw new UsageError('--wait 0…600');
  const locale: Locale = values.en ? 'en' : 'zh-CN';
  return { to: values.to, only, waitMs: seconds * 1000, locale, json: values.json ?? false };
}

function parse(words: string[]) {
  try {
    return parseArgs({
      args: words,
      options: {
        to: { type: 'string' },
        only: { type: 'string' },
        wait: { type: 'string' },
        en: { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split('\n')[0]} (${usage})`);
  }
}

async function personOf(login: string): Promise<string> {
  const [person] = await database().query(
    `select p.id from account a join person p on p.id = a.person_id where a.login = $1 and p.active`,
    [login],
  );
  if (!person) throw new UsageError(`没有这个登录名 no such login: ${login}`);
  return person.id as string;
}
