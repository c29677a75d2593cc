import { describe, expect, it } from 'vitest';
import { drawDeskCard } from '../../chat/cards/draw-desk.ts';
import { drawNoticeCard } from '../../chat/cards/draw-notice.ts';
import { witnessCard } from '../../chat/cards/witness.ts';
import type { Card } from '../../chat/port.ts';
import { say } from '../../chat/text.ts';
import type { SourceFacts } from '../../db/queries/card-facts-draw.ts';
import type { Locale } from '../../locales/translate.ts';
import { at, wang } from './facts-people.ts';
import { announced, draw } from './facts.ts';

const nothing: SourceFacts = {
  position: 0,
  kind: 'drand',
  person: null,
  unit: null,
  network: null,
  round: null,
  roundAt: null,
  name: null,
  drawnOn: null,
  enteredText: null,
  enteredBy: null,
  committedAt: null,
  openedAt: null,
};
const drand = { ...nothing, network: 'quicknet', round: 1000, roundAt: at('09:20') };
const lottery = { ...nothing, kind: 'lottery' as const, name: '双色球', drawnOn: '2026-09-15' };

// Every word of a card, as somebody reads it.
function words({ blocks }: Card, locale: Locale = 'zh-CN'): string {
  return blocks
    .map((block) => {
      if (block.t === 'text') return say(locale, block.body);
      if (block.t !== 'fields') return '';
      return block.rows
        .map(([name, value]) => `${say(locale, name)} ${say(locale, value)}`)
        .join('\n');
    })
    .join('\n');
}

const waiting = { ...draw, state: 'announced' as const, witnesses: [], announcedAt: at('09:10') };

describe('cards of a draw that waits for public values', () => {
  it('tell the round and when it is, before and after it is fixed and in', () => {
    const frozen = { ...draw, witnesses: [], sources: [{ ...nothing, network: 'quicknet' }] };
    expect(words(drawDeskCard(frozen))).toContain('待公告：轮次随公告确定');
    expect(words(drawDeskCard(frozen))).toContain('随机数来源已选定，可以发布抽取公告');
    const before = { ...waiting, sources: [drand] };
    expect(words(drawDeskCard(before))).toMatch(/等待第 1000 轮，2026年9月14日（周一） 09:20 公布/);
    expect(words(drawDeskCard(before))).toContain('等待公开来源的值');
    expect(words(drawNoticeCard(before))).toContain('随机数来自尚未产生的公开来源');
    expect(words(drawNoticeCard(before), 'en')).toContain('waiting for round 1000');
    const after = { ...waiting, sources: [{ ...drand, openedAt: at('09:20') }] };
    expect(words(drawDeskCard(after))).toContain('第 1000 轮已取得，签名核验无误');
  });

  it('never show what the first person entered before the second has', () => {
    const enteredText = '03 08 12 22 27 31 + 09';
    const entered = { ...waiting, sources: [{ ...lottery, enteredText, enteredBy: wang }] };
    for (const card of [
      drawDeskCard(entered),
      drawNoticeCard(entered),
      witnessCard(entered, wang),
    ]) {
      expect(words(card)).toContain('已由一人录入，待另一人复核');
      expect(words(card)).not.toContain(enteredText);
    }
    const confirmed = { ...lottery, enteredText, enteredBy: wang, openedAt: at('21:40') };
    expect(words(drawNoticeCard({ ...waiting, sources: [confirmed] }))).toContain(enteredText);
  });

  it('name the demo network as what it is', () => {
    const demo = { ...waiting, sources: [{ ...drand, network: 'demo' }] };
    expect(words(drawDeskCard(demo))).toContain('演示网络（不计入可验证程度）');
    expect(words(drawDeskCard(demo), 'en')).toContain('demo network');
  });

  it('still wait for the witnesses by name where there are any', () => {
    expect(words(drawDeskCard({ ...announced, sources: [drand] }))).toContain('赵敏');
  });
});
