import { describe, expect, it } from 'vitest';
import { actionsOf } from '../../../chat/render-message.ts';
import { renderModal, renderSlack } from '../../../chat/render-slack.ts';
import { renderTelegram } from '../../../chat/render-telegram.ts';
import { renderWeb } from '../../../chat/render-web.ts';
import { say } from '../../../chat/text.ts';
import { cardKinds } from '../../../domain/cards.ts';
import { checkBlocks, checkView } from '../../../simulator/slack/limits.ts';
import { parseHtml } from '../../../simulator/telegram/html.ts';
import { wordsOf } from '../../support/markup.ts';
import { bound } from '../bound.ts';
import { samples } from '../samples.ts';
import { formNamed, renamed } from './renamed.ts';

/** A company as the registry writes them, 60 characters long. */
const company =
  '山东省淄博市高青县田镇街道中心路一百八十八号鲁中通达汽车修理与二手机动车交易综合服务连锁有限责任公司高青第一分公司门市部';
const names = {
  'Chinese signs': company,
  'signs of two units each': '𠮷'.repeat(60),
  emoji: '👨‍👩‍👧‍👦'.repeat(60),
  'signs that markup writes longer': '&'.repeat(60),
};
const locales = ['zh-CN', 'en'] as const;

const all = cardKinds.flatMap((kind) =>
  Object.entries(samples[kind]).map(([state, card]) => ({ kind, state, card })),
);
const versions = Object.entries(names).flatMap(([what, name]) =>
  locales.map((locale) => ({ what, name, locale })),
);
const halfCharacter = /\p{Surrogate}/u;

it('the company has 60 characters', () => {
  expect(Array.from(company)).toHaveLength(60);
});

describe.each(all)(
  'case 10: the card $kind, $state, with names of 60 signs',
  ({ card: sample }) => {
    it('is inside the limits of Telegram in both languages', () => {
      for (const { what, name, locale } of versions) {
        const { text, keyboard } = renderTelegram(bound(renamed(sample, name)), locale);
        const parsed = parseHtml(text);
        expect(parsed.text.length, what).toBeLessThanOrEqual(4096);
        expect(parsed.text, what).not.toMatch(halfCharacter);
        for (const button of keyboard.flat()) {
          expect(button.text).not.toBe('');
          const data = 'callback_data' in button ? button.callback_data : '';
          expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
        }
      }
    });

    it('is inside the limits of Slack in both languages', () => {
      for (const { what, name, locale } of versions) {
        const message = renderSlack(bound(renamed(sample, name)), locale);
        expect(() => checkBlocks(message.blocks as never), what).not.toThrow();
        expect(message.text).not.toBe('');
        expect(message.text.length, what).toBeLessThanOrEqual(3000);
        expect(JSON.stringify(message), what).not.toMatch(/\\ud[89a-f]/);
      }
    });

    it('loses neither a button nor a name', () => {
      for (const locale of locales) {
        const card = renamed(sample, company);
        const actions = actionsOf(card);
        const telegram = renderTelegram(bound(card), locale);
        expect(telegram.keyboard.flat()).toHaveLength(actions.length);
        const blocks = renderSlack(bound(card), locale).blocks as { type: string; elements?: [] }[];
        const row = blocks.find(({ type }) => type === 'actions');
        expect(row?.elements?.length ?? 0).toBe(actions.length);
        const names = (text: string) => text.split(company).length - 1;
        const labels = actions.map(({ label }) => say(locale, label)).join();
        const shown = names(wordsOf(renderWeb(bound(card), locale))) - names(labels);
        expect(names(parseHtml(telegram.text).text)).toBe(shown);
        expect(names(wordsOfSlack(blocks))).toBe(shown + names(labels));
      }
    });
  },
);

const wordsOfSlack = (blocks: object[]): string =>
  JSON.stringify(blocks, (key, value: unknown) => (key === 'confirm' ? undefined : value));

describe.each(Object.entries(names))('case 10: a form where every name is 60 %s', (what, name) => {
  it.each(locales)('is inside the limits of a modal in %s', (locale) => {
    const view = renderModal(formNamed(name), locale);
    expect(() => checkView(view as never), what).not.toThrow();
    expect(JSON.stringify(view)).not.toMatch(/\\ud[89ab]/);
  });
});
