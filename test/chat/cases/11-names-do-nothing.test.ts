import { Api } from 'grammy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Card, ChatPort, Handle, Locale } from '../../../chat/port.ts';
import { renderModal, renderSlack } from '../../../chat/render-slack.ts';
import { renderTelegram } from '../../../chat/render-telegram.ts';
import { renderWeb } from '../../../chat/render-web.ts';
import { slackClient, slackPort } from '../../../chat/slack.ts';
import { telegramPort } from '../../../chat/telegram.ts';
import { say, told } from '../../../chat/text.ts';
import { cardKinds } from '../../../domain/cards.ts';
import { safeName } from '../../../domain/evidence/media.ts';
import { mrkdwnHtml } from '../../../simulator/slack/mrkdwn.ts';
import { type FakeSlack, startFakeSlack } from '../../../simulator/slack/server.ts';
import { parseHtml } from '../../../simulator/telegram/html.ts';
import { type FakeTelegram, startFakeTelegram } from '../../../simulator/telegram/server.ts';
import { wordsOf } from '../../support/markup.ts';
import { bound } from '../bound.ts';
import { samples } from '../samples.ts';
import { formNamed, renamed } from './renamed.ts';

/** Names that a registry would take and that some chat reads as more than words. */
const names = [
  '<b>甲</b>公司',
  '甲&amp;乙 & 丙 &lt;i&gt;',
  '*甲* _乙_ ~丙~ `丁` ```戊```',
  '<!channel> <!here> <@U1> <#C1> <https://evil.example|点这里>',
  '@here @everybody @channel',
  '[点这里](https://evil.example) [甲](tg://user?id=1)',
  '"><script>alert(1)</script>',
  "'><img src=x onerror=alert(1)>",
  '</b></i></article></form><form action="https://evil.example">',
  '${7*7} {{name}} %s {name}',
  '甲\u202e厂乙\u2066丙\u200f\u061c丁',
  '甲\u0000乙\u0007\n丙\r\n丁',
  '👮🏽‍♀️🚓🅰️',
];

/** What turns writing around or draws nothing: it must be nowhere that people look. */
const invisible = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]|(?!\n)\p{Cc}/u;
/** A name as people see it: what turns writing around is gone, line ends are blanks. */
const seenAs = (name: string) =>
  name
    .replaceAll(/[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]+/gu, ' ')
    .trim();
const withoutJoiners = (text: string) => text.replaceAll('\u2060', '');

const locales: Locale[] = ['zh-CN', 'en'];
const all = cardKinds.flatMap((kind) =>
  Object.entries(samples[kind]).map(([state, card]) => ({ kind, state, card })),
);

const versions = names.flatMap((name) => locales.map((locale) => ({ name, locale })));

type Json = { [key: string]: unknown };

/** Every text object of Slack in a message or a view. */
function textsOf(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  const own = typeof (value as Json)['text'] === 'string' && 'type' in value ? [value as Json] : [];
  return [...own, ...Object.values(value).flatMap(textsOf)];
}

/** What a card itself leads to and calls, whatever anybody is named: the map and the reader's account. */
const ownOf = ({ blocks }: Card, provider: 'telegram' | 'slack'): string[] =>
  blocks.flatMap((block) => {
    if (block.t === 'link') return [block.url];
    if (block.t !== 'mention') return [];
    const user = block.users[provider];
    return user ? [provider === 'slack' ? `@${user}` : user] : [];
  });

describe.each(all)(
  'case 11: the card $kind, $state, with names that mean something',
  ({ card }) => {
    it('is words and nothing else on Telegram', () => {
      for (const { name, locale } of versions) {
        const { text: source, keyboard } = renderTelegram(bound(renamed(card, name)), locale);
        const { text, entities } = parseHtml(source);
        const others = entities.filter(({ type }) => !['bold', 'italic'].includes(type));
        expect(
          others.map(({ url, user }) => url ?? String(user?.id)),
          name,
        ).toEqual(ownOf(card, 'telegram'));
        expect(source, name).not.toMatch(invisible);
        expect(text, name).not.toMatch(/@\w/);
        for (const { text: label } of keyboard.flat()) expect(label, name).not.toMatch(invisible);
      }
    });

    it('is words and nothing else on Slack', () => {
      for (const { name, locale } of versions) {
        const slack = renderSlack(bound(renamed(card, name)), locale);
        const marked = textsOf(slack.blocks).filter(({ type }) => type !== 'plain_text');
        const label = say(locale, told('visit.map'));
        expect(
          marked.map(({ text }) => String(text).replace(`|${label}>`, '>')),
          name,
        ).toEqual(ownOf(card, 'slack').map((own) => `<${own}>`.replaceAll('&', '&amp;')));
        expect(slack.text, name).not.toMatch(/<[!@#h]/);
        expect(JSON.stringify(slack), name).not.toMatch(invisible);
      }
    });

    it('is words and nothing else on the web', () => {
      for (const { name, locale } of versions) {
        const html = renderWeb(bound(renamed(card, name)), locale);
        expect(html, name).not.toMatch(invisible);
        const plain = renderWeb(bound(renamed(card, '甲')), locale);
        expect(skeletonOf(html), name).toEqual(skeletonOf(plain));
      }
    });
  },
);

describe.each(names)('case 11: where everything is called %j', (name) => {
  it('a form is words and nothing else', () => {
    for (const locale of locales) {
      const view = renderModal(formNamed(name), locale);
      expect(textsOf(view).filter(({ type }) => type !== 'plain_text')).toEqual([]);
      expect(JSON.stringify(view)).not.toMatch(invisible);
    }
  });

  it('a file is kept under a name without a path, a quote or a sign that nobody sees', () => {
    for (const given of [`${name}.jpg`, `../../${name}`, `C:\\${name}\\..\\x.exe`]) {
      const kept = safeName(given, 'image/jpeg');
      expect(kept).toMatch(/^[^./\\][^/\\:*?"<>|]{0,83}\.jpg$/u);
      expect(kept).not.toMatch(invisible);
      expect(kept).not.toContain('\n');
    }
  });

  it('a note says it as it is written', () => {
    for (const locale of locales) {
      const words = say(locale, told('refusal.already-decided', { by: name, at: name }));
      expect(words).toContain(seenAs(name));
      expect(words).not.toMatch(invisible);
    }
  });
});

// The elements and attributes of some markup, with everything that people wrote left out.
const skeletonOf = (html: string) =>
  [...html.matchAll(/<(\/?[a-z][a-z0-9]*)((?:\s[a-z-]+(?:="[^"]*")?)*)\s*\/?>/g)].map(
    ([, tag, attributes = '']) =>
      [tag, ...[...attributes.matchAll(/\s([a-z-]+)/g)].map(([, key]) => key)].join(' '),
  );

describe('case 11: a note', () => {
  let telegram: FakeTelegram;
  let slack: FakeSlack;
  let ports: Record<'telegram' | 'slack', ChatPort>;
  beforeAll(async () => {
    telegram = await startFakeTelegram({ token: '4242:test' });
    slack = await startFakeSlack({ botToken: 'xoxb-test', signingSecret: 'signed' });
    telegram.user({ id: 7, name: '王建国', started: true });
    slack.user({ id: 'U7', name: '王建国' });
    ports = {
      telegram: telegramPort(new Api('4242:test', { apiRoot: telegram.url }), '4242'),
      slack: slackPort(slackClient('xoxb-test', slack.apiUrl)),
    };
  });
  afterAll(async () => {
    await telegram.close();
    await slack.close();
  });

  const handles: Record<'telegram' | 'slack', Handle> = {
    telegram: { provider: 'telegram', account: '4242', user: '7', chat: '7' },
    slack: { provider: 'slack', account: 'T0FAKE', user: 'U7', chat: 'D7' },
  };
  const note = (name: string) => told('refusal.already-decided', { by: name, at: '9:00' });

  it.each(names)('on Telegram says %j as it is written', async (name) => {
    await ports.telegram.answer(handles.telegram, note(name), 'zh-CN', 'deny');
    const { params } = telegram.calls('sendMessage').at(-1)!;
    expect(params['parse_mode']).toBeUndefined();
    expect(withoutJoiners(String(params['text']))).toContain(seenAs(name));
    expect(params['text']).not.toMatch(invisible);
  });

  it.each(names)('on Slack says %j as it is written', async (name) => {
    await ports.slack.answer(handles.slack, note(name), 'zh-CN', 'deny');
    const { params } = slack.calls('chat.postEphemeral').at(-1)!;
    const blocks = JSON.parse(String(params['blocks'])) as unknown[];
    expect(textsOf(blocks).map(({ type }) => type)).toEqual(['plain_text']);
    expect(textsOf(blocks)[0]!['text']).toContain(seenAs(name));
    // What a phone shows of it on its lock screen comes from the text beside the blocks.
    expect(mrkdwnHtml(String(params['text']))).not.toMatch(/<(?:a|span|script|img|form)\b/);
    expect(wordsOf(JSON.stringify(params))).not.toMatch(invisible);
    const shown = slack.messages('U7').at(-1)!;
    expect(shown.text).toContain(seenAs(name));
  });
});
