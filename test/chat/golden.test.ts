import { describe, expect, it } from 'vitest';
import { actionsOf } from '../../chat/render-message.ts';
import { renderSlack } from '../../chat/render-slack.ts';
import { renderTelegram } from '../../chat/render-telegram.ts';
import { renderWeb } from '../../chat/render-web.ts';
import type { BoundCard, Card, Locale } from '../../chat/port.ts';
import { type CardKind, cardKinds } from '../../domain/cards.ts';
import { checkBlocks } from '../../simulator/slack/limits.ts';
import { parseHtml } from '../../simulator/telegram/html.ts';
import { bound } from './bound.ts';
import { samples } from './samples.ts';

const print: Record<string, (card: BoundCard, locale: Locale) => string> = {
  telegram: (card, locale) => {
    const { text, keyboard } = renderTelegram(card, locale);
    const rows = keyboard.map((row) =>
      row.map((each) => `[${each.text}]${'url' in each ? ` ${each.url}` : ''}`).join(' '),
    );
    return [text, ...rows].join('\n');
  },
  slack: (card, locale) => JSON.stringify(renderSlack(card, locale), null, 1),
  web: (card, locale) => renderWeb(card, locale),
};

const all = cardKinds.flatMap((kind) =>
  Object.entries(samples[kind]).map(([state, card]) => ({ kind, state, card })),
);

describe.each(cardKinds)('the card %s', (kind: CardKind) => {
  it.each(
    Object.keys(print).flatMap((platform) =>
      (['zh-CN', 'en'] as const).map((locale) => ({ platform, locale })),
    ),
  )('looks as it looked on $platform in $locale', async ({ platform, locale }) => {
    const text = Object.entries(samples[kind])
      .map(([state, card]) => `=== ${state}\n${print[platform]!(bound(card), locale)}\n`)
      .join('\n');
    await expect(text).toMatchFileSnapshot(`golden/${kind}.${locale}.${platform}.golden`);
  });
});

describe.each(all)('$kind, $state', ({ card }) => {
  it('has at most three buttons, each with a name of its own', () => {
    const ids = actionsOf(card).map(({ id }) => id);
    expect(ids.length).toBeLessThanOrEqual(3);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(['zh-CN', 'en'] as const)('is taken by Telegram and Slack in %s', (locale) => {
    const { text, keyboard } = renderTelegram(bound(card), locale);
    expect(parseHtml(text).text.length).toBeLessThanOrEqual(4096);
    for (const button of keyboard.flat()) {
      if ('callback_data' in button) expect(Buffer.byteLength(button.callback_data)).toBe(24);
    }
    const slack = renderSlack(bound(card), locale);
    checkBlocks(slack.blocks as never);
    expect(slack.text.length).toBeLessThanOrEqual(3000);
  });
});

describe('group cards', () => {
  it.each(['draw-notice', 'task-notice'] as const)('%s names no subject and nobody', (kind) => {
    for (const card of Object.values(samples[kind]) as Card[]) {
      const text = renderTelegram(bound(card), 'zh-CN').text;
      expect(text).not.toMatch(/通达|王建国|赵敏|沈国强|郑海|中心路/);
      expect(actionsOf(card)).toEqual([]);
    }
  });
});

describe('no text is without its translation', () => {
  it.each(all)('$kind, $state', ({ card }) => {
    const english = renderTelegram(bound(card), 'en').text;
    const names = /[一-龥]+/g;
    const own = JSON.stringify(card).match(names) ?? [];
    const left = (english.match(names) ?? []).filter(
      (word) => !own.some((name) => name.includes(word)),
    );
    expect(left).toEqual([]);
  });
});

describe('what a card says is for people', () => {
  it.each(all)('$kind, $state', ({ card }) => {
    for (const locale of ['zh-CN', 'en'] as const) {
      const { text } = renderTelegram(bound(card), locale);
      const words = parseHtml(text).text;
      // A rule is cited by its article; what we call its value stays in the panel.
      expect(words).not.toMatch(/\b[a-z]+\.[a-z]+[A-Z]\w*|\bP-\d\d\b|undefined|\[object/);
      // Days stand as the reader's language writes them, and one thing is one thing.
      expect(words).not.toMatch(/\b\d{4}-\d\d(?:-\d\d)?\b(?!-)/);
      expect(words).not.toMatch(
        /(?<!\d)1 (?:\w+ )?(?:draws|days|people|files|inspections|visits)\b/,
      );
      // Chinese needs no space after the end of a sentence.
      expect(words).not.toMatch(/。 \p{Script=Han}/u);
    }
  });
});
