import { argumentOf } from './argument.ts';

const inChinese: Record<string, string> = {
  今天: 'today',
  本周: 'week',
  审批: 'queue',
  待我审批: 'queue',
  任务: 'tasks',
  帮助: 'help',
  绑定: 'start',
  link: 'start',
  我: 'me',
  静默: 'quiet',
  语言: 'language',
  退出: 'signout',
  位置: 'place',
  代理: 'deputy',
};

/** What somebody wrote after /yaohao: a command in either language, and its argument as it is kept. */
export function readCommand(text: string): { name: string; argument: string } {
  const [, word = '', written = ''] = /^(\S*)\s*([^]*)$/.exec(text.trim()) ?? [];
  const name = inChinese[word] ?? (word.toLowerCase() || 'help');
  return { name, argument: argumentOf(name, written) };
}
