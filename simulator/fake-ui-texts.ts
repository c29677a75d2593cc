/** The words of the chat pages themselves; what people and the bot write is not ours. */
export interface PaneTexts {
  lang: string;
  send: string;
  say: string;
  start: string;
  unblock: string;
  block: string;
  blockedNote: string;
  bot: string;
  group: string;
  edited: string;
  deleted: string;
  onlyYou: string;
  actAs: string;
  ok: string;
  cancel: string;
  close: string;
  submit: string;
  home: string;
  chats: string;
  offline: string;
  noAnswer: string;
  empty: string;
  required: string;
  choose: string;
  app: string;
}

const zh: PaneTexts = {
  lang: 'zh-CN',
  send: '发送',
  say: '说点什么…',
  start: '开始',
  unblock: '恢复机器人',
  block: '停用机器人',
  blockedNote: '已停用机器人，收不到消息',
  bot: '机器人',
  group: '群聊',
  edited: '已更新',
  deleted: '消息已删除',
  onlyYou: '仅您可见',
  actAs: '身份',
  ok: '确定',
  cancel: '取消',
  close: '关闭',
  submit: '提交',
  home: '主页',
  chats: '聊天',
  offline: '连接中断，正在重连…',
  noAnswer: '没有回应，请重试。',
  empty: '还没有消息',
  required: '必填',
  choose: '请选择',
  app: '应用',
};

const en: PaneTexts = {
  lang: 'en',
  send: 'Send',
  say: 'Write a message…',
  start: 'Start',
  unblock: 'Restart bot',
  block: 'Stop bot',
  blockedNote: 'You stopped the bot; it cannot reach you',
  bot: 'bot',
  group: 'group',
  edited: 'edited',
  deleted: 'Message deleted',
  onlyYou: 'Only visible to you',
  actAs: 'Acting as',
  ok: 'OK',
  cancel: 'Cancel',
  close: 'Close',
  submit: 'Submit',
  home: 'Home',
  chats: 'Chats',
  offline: 'Connection lost, trying again…',
  noAnswer: 'No answer. Please try again.',
  empty: 'No messages yet',
  required: 'required',
  choose: 'Choose',
  app: 'app',
};

/** The words in the reader's language; Chinese unless English is asked for. */
export function paneTexts(lang: string | null): PaneTexts {
  return lang === 'en' ? en : zh;
}
