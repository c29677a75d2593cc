import { afterEach, describe, expect, it } from 'vitest';
import { inspectionCard } from '../../chat/cards/inspection.ts';
import { mapUrl } from '../../chat/map.ts';
import { renderSlack } from '../../chat/render-slack.ts';
import { renderTelegram } from '../../chat/render-telegram.ts';
import { renderWeb } from '../../chat/render-web.ts';
import { forgetConfig } from '../../config.ts';
import { mrkdwnHtml } from '../../simulator/slack/mrkdwn.ts';
import { parseHtml } from '../../simulator/telegram/html.ts';
import { bound } from './bound.ts';
import { inspection } from './facts.ts';
import { shen } from './facts-people.ts';

// What the adapters' own settings need is none of this test's business.
const needed = {
  DATABASE_URL: 'postgres://office@127.0.0.1/yaohao',
  DATA_KEY: '0'.repeat(64),
  SESSION_SECRET: 's'.repeat(32),
};
Object.assign(process.env, needed);

const chosen = (url?: string) => {
  if (url) process.env['MAP_URL'] = url;
  else delete process.env['MAP_URL'];
  forgetConfig();
};

afterEach(() => chosen());

describe('the map of a visit', () => {
  it('is the one that the office has chosen, and learns nothing but the address', () => {
    expect(mapUrl('中心路1号')).toBeUndefined();
    chosen('https://map.test/search?keyword={address}&src=yaohao');
    expect(mapUrl('')).toBeUndefined();
    expect(mapUrl('中心路1号&b="><b>')).toBe(
      `https://map.test/search?keyword=${encodeURIComponent('中心路1号&b="><b>')}&src=yaohao`,
    );
    expect(mapUrl('路'.repeat(400))!.length).toBeLessThan(800);
  });

  it('is opened from the card by a member of the team on all three platforms, and by nobody else', () => {
    const url = `https://map.test/?q=${encodeURIComponent('路'.repeat(80))}&z=9`;
    const card = bound(inspectionCard(inspection, shen, url));
    const [link] = parseHtml(renderTelegram(card, 'zh-CN').text).entities.filter(
      ({ type }) => type === 'text_link',
    );
    expect(link).toMatchObject({ url });
    const blocks = renderSlack(card, 'zh-CN').blocks as { text?: { text: string } }[];
    const shown = mrkdwnHtml(blocks.map(({ text }) => text?.text ?? '').join('\n'));
    expect(shown).toContain(url.replaceAll('&', '&#38;'));
    expect(renderWeb(card, 'zh-CN')).toContain(`href="${url.replaceAll('&', '&amp;')}"`);
    const outside = inspectionCard({ ...inspection, seat: null }, shen, url);
    const beside = inspectionCard({ ...inspection, seat: null, accompanies: true }, shen, url);
    expect(JSON.stringify([outside, beside])).not.toContain('map.test');
  });
});
