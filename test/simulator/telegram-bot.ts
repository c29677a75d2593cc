import { Bot, InlineKeyboard } from 'grammy';
import { startFakeTelegram, type FakeTelegram } from '../../simulator/telegram/server.ts';

/** A fake Telegram, a real grammY bot that polls it, and the texts the bot heard. */
export interface PollingBot {
  fake: FakeTelegram;
  bot: Bot;
  heard: string[];
  /** Settles when the bot no longer polls; rejects when Telegram threw it out. */
  running: Promise<void>;
  stop(): Promise<void>;
}

/** A bot that greets, sends a card with two buttons on /card, and answers the press with an edit. */
export function cardBot(fake: FakeTelegram, heard: string[] = []): Bot {
  const bot = new Bot(fake.token, { client: { apiRoot: fake.url } });
  bot.command('start', async (ctx) => {
    heard.push(`start ${ctx.match}`);
    await ctx.reply(`你好 ${ctx.match}`);
  });
  bot.command('card', async (ctx) => {
    const keyboard = new InlineKeyboard().text('接受', 'a:accept').text('申请回避', 'a:recuse');
    await ctx.reply('<b>抽查任务</b> A&amp;B', { parse_mode: 'HTML', reply_markup: keyboard });
  });
  bot.callbackQuery('a:accept', async (ctx) => {
    heard.push(`accept by ${ctx.from.first_name}`);
    await ctx.answerCallbackQuery({ text: '已接受' });
    await ctx.editMessageText('抽查任务 · 已接受');
  });
  bot.on('callback_query', (ctx) =>
    ctx.answerCallbackQuery({ text: '不能处理这个按钮', show_alert: true }),
  );
  bot.on('my_chat_member', (ctx) => void heard.push(ctx.myChatMember.new_chat_member.status));
  bot.on('message:document', async (ctx) => {
    const file = await ctx.getFile();
    heard.push(file.file_path ?? '');
    await ctx.reply('收到文件');
  });
  bot.on('message:text', (ctx) => void heard.push(ctx.message.text));
  return bot;
}

/** Starts both, with the bot polling. */
export async function startPollingBot(): Promise<PollingBot> {
  const fake = await startFakeTelegram({ token: '42:test' });
  const heard: string[] = [];
  const bot = cardBot(fake, heard);
  const running = bot.start({ allowed_updates: ['message', 'callback_query', 'my_chat_member'] });
  const stop = async () => {
    await bot.stop();
    await running.catch(() => undefined);
    await fake.close();
  };
  return { fake, bot, heard, running, stop };
}
