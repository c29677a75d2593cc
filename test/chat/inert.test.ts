import { describe, expect, it } from 'vitest';
import { inspectionCard } from '../../chat/cards/inspection.ts';
import { renderSlack } from '../../chat/render-slack.ts';
import { renderTelegram } from '../../chat/render-telegram.ts';
import { renderWeb } from '../../chat/render-web.ts';
import { checkBlocks } from '../../simulator/slack/limits.ts';
import { parseHtml } from '../../simulator/telegram/html.ts';
import { bound } from './bound.ts';
import { inspection } from './facts.ts';

const reader = inspection.team[0]!.personId;

const cardNamed = (name: string) =>
  bound(inspectionCard({ ...inspection, subject: { ...inspection.subject, name } }, reader));

const evil = [
  '<b>甲</b>公司',
  '甲&amp;乙 & 丙',
  '*甲* _乙_ ~丙~ `丁`',
  '<!channel> <@U1> <https://evil.example|点这里>',
  '@here @everybody',
  `"><script>alert(1)</script>`,
  `'><img src=x onerror=alert(1)>`,
];

describe.each(evil)('a subject called %s', (name) => {
  it('is shown on Telegram as it is written', () => {
    const { text, entities } = parseHtml(renderTelegram(cardNamed(name), 'zh-CN').text);
    expect(text.replaceAll('\u2060', '')).toContain(name);
    expect(entities.filter(({ type }) => !['bold', 'italic'].includes(type))).toEqual([]);
    const marked = entities.map(({ offset, length }) => text.slice(offset, offset + length));
    expect(marked.filter((words) => words.includes('甲') || words.includes('乙'))).toEqual([]);
  });

  it('stands on Slack only where no markup is read', () => {
    const { text, blocks } = renderSlack(cardNamed(name), 'zh-CN');
    checkBlocks(blocks as never);
    const objects = JSON.stringify(blocks).match(/\{[^{}]*\}/g) ?? [];
    const holding = objects.filter((object) => object.includes(JSON.stringify(name).slice(1, -1)));
    expect(holding.length).toBeGreaterThan(0);
    expect(holding.every((object) => object.includes('"plain_text"'))).toBe(true);
    expect(text).not.toMatch(/<[!@#h]/);
  });

  it('makes no element and no attribute on the web', () => {
    const html = renderWeb(cardNamed(name), 'zh-CN');
    expect(html).not.toMatch(/<(b|script|img)[ >]/);
    expect(html.match(/<dd>/g)).toHaveLength(7);
  });
});

describe('what turns writing around', () => {
  it('is taken out everywhere', () => {
    const card = cardNamed('甲\u202e厂乙\u2066丙\u0000\n丁');
    const all = [
      renderTelegram(card, 'zh-CN').text,
      JSON.stringify(renderSlack(card, 'zh-CN')),
      renderWeb(card, 'zh-CN'),
    ];
    for (const text of all) {
      expect(text).toContain('甲 厂乙 丙 丁');
      expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Bidi_Control}\p{Cc}]/u);
    }
  });
});

describe('very long words', () => {
  const long = (sign: string) =>
    bound(
      inspectionCard(
        {
          ...inspection,
          subject: { name: sign.repeat(3000), address: sign.repeat(3000), uscc: '' },
          tasks: [sign.repeat(3000), sign.repeat(3000)],
          items: Array.from({ length: 60 }, () => ({
            name: sign.repeat(60),
            tasks: [sign.repeat(3000)],
          })),
          team: Array.from({ length: 40 }, () => ({
            ...inspection.team[0]!,
            name: sign.repeat(200),
          })),
        },
        reader,
      ),
    );

  it.each(['汉', '𠮷', '<', '&', '"'])('of %s stay inside every limit', (sign) => {
    const { text } = renderTelegram(long(sign), 'zh-CN');
    expect(text.length).toBeLessThanOrEqual(4096);
    expect(() => parseHtml(text)).not.toThrow();
    const slack = renderSlack(long(sign), 'zh-CN');
    checkBlocks(slack.blocks as never);
    expect(slack.text.length).toBeLessThanOrEqual(3000);
  });

  it('are never cut inside a character', () => {
    expect(renderTelegram(long('𠮷'), 'zh-CN').text).not.toMatch(
      /[\ud800-\udbff](?![\udc00-\udfff])/,
    );
  });
});
