const inChinese: Record<string, string> = {
  今天: 'today',
  本周: 'week',
  审批: 'queue',
  待我审批: 'queue',
  任务: 'tasks',
  帮助: 'help',
  绑定: 'start',
  link: 'start',
};

/** What somebody wrote after /yaohao: a command in either language, and its argument. */
export function readCommand(text: string): { name: string; argument: string } {
  const [word = '', argument = ''] = text.trim().split(/\s+/);
  return { name: inChinese[word] ?? (word.toLowerCase() || 'help'), argument };
}
