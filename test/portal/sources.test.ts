import { describe, expect, it } from 'vitest';
import { quicknet } from '../../domain/draw/drand-network.ts';
import type { AnnouncementBody, DrawBody, Source } from '../../portal/bodies.ts';
import type { DrawStory } from '../../portal/draw-story.ts';
import { storiesOf } from '../../portal/draw-story.ts';
import { drawCheck } from '../../portal/parts/draw-check.ts';
import { sourcesPart } from '../../portal/parts/draw-sources.ts';
import { makeReader } from '../../portal/reader.ts';

const now = new Date('2026-09-14T09:00:00+08:00');
const here = new URL('https://portal.example.gov.cn/draws/GQGA-2026-000001');
const announced: Source[] = [
  {
    kind: 'drand',
    network: 'quicknet',
    chainHash: quicknet.chainHash,
    round: 1000,
    at: '2026-09-14T01:10:00.000Z',
  },
  { kind: 'lottery', name: '双色球', drawnOn: '2026-09-15', bits: 24 },
  { kind: 'reveal', commitment: 'ab'.repeat(32), unit: '法制大队' },
  { kind: 'secret', commitment: 'cd'.repeat(32) },
];

function storyWith(kinds: Record<string, object>): DrawStory {
  const ref = 'GQGA-2026-000001';
  const notices = Object.entries(kinds).map(([kind, body], at) => ({
    id: String(at),
    kind,
    ref,
    number: 1,
    title: '',
    body,
    hash: '',
    publishedAt: now,
  }));
  return storiesOf([ref], notices as never)[0]!;
}

const announcement = (entropy: Source[]): AnnouncementBody => ({
  version: 'yaohao/1',
  drawId: 'GQGA-2026-000001',
  organisation: '高青县公安局',
  task: { name: '秋季抽查' },
  predecessor: null,
  entropy,
});

const text = (story: DrawStory, locale: 'zh-CN' | 'en' = 'zh-CN') =>
  String(sourcesPart(makeReader(locale, here, now), story))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the public sources of a draw on the portal', () => {
  it('are named with network, chain, round and time before they exist, and how to check them', () => {
    const page = text(storyWith({ announcement: announcement(announced) }));
    for (const said of [
      'drand quicknet',
      quicknet.chainHash,
      '1000',
      '9月14日',
      '09:10',
      '双色球',
      '9月15日',
      '24',
      '待公布',
      '如何核对',
    ]) {
      expect(page).toContain(said);
    }
  });

  it('say when the seed will be public, which a secret puts off', () => {
    const check = (entropy: Source[]) =>
      String(
        drawCheck(
          makeReader('zh-CN', here, now),
          storyWith({ announcement: announcement(entropy) }),
        ),
      );
    expect(check(announced)).toContain('种子在检查结束后公开');
    expect(check(announced.slice(0, 3))).toContain('种子随抽取结果公布');
  });

  it('show value and signature once they are in', () => {
    const entropy: Source[] = [
      { kind: 'drand', value: '11'.repeat(32), round: 1000, signature: '22'.repeat(48) },
      { kind: 'lottery', value: '33', text: '03 08 12 22 27 31 + 09' },
      { kind: 'reveal', value: '44'.repeat(32) },
      { kind: 'secret' },
    ];
    const draw: DrawBody = {
      drawId: 'GQGA-2026-000001',
      organisation: '高青县公安局',
      task: '秋季抽查',
      label: 'verifiable',
      sealed: true,
      counts: {},
      entropy,
    };
    const page = text(storyWith({ announcement: announcement(announced), draw }));
    expect(page).toContain('11'.repeat(32));
    expect(page).toContain('22'.repeat(48));
    expect(page).toContain('03 08 12 22 27 31 + 09');
    expect(page).toContain('已公布并核验');
    expect(page).not.toContain('待公布');
  });

  it('say of the demo’s network that it counts nothing, in either language', () => {
    const demo = announcement([{ ...announced[0]!, network: 'demo' }]);
    expect(text(storyWith({ announcement: demo }))).toContain('演示网络');
    expect(text(storyWith({ announcement: demo }), 'en')).toContain('demo network');
  });

  it('are unused in a draw that was void before they came', () => {
    const story = storyWith({
      announcement: announcement(announced),
      void: { drawId: 'GQGA-2026-000001', reason: '见证人未在期限内揭示随机数' },
    });
    expect(text(story)).toContain('抽取作废，未采用');
    expect(text(story)).not.toContain('待公布');
  });
});
