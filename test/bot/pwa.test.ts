import { describe, expect, it } from 'vitest';
import { aMatchedTask, teamOf } from '../support/visit.ts';
import { useWorld } from './world.ts';

const world = useWorld();

type Manifest = { name: string; lang: string; icons: { src: string; type: string }[] };

describe('the web chat as an app', () => {
  it.each([
    ['zh-CN', '双随机'],
    ['en', 'random inspections'],
  ])('has a manifest in %s whose icons are there', async (lang, words) => {
    const answer = await fetch(`${world.origin}/manifest.webmanifest?lang=${lang}`);
    expect(answer.headers.get('content-type')).toContain('application/manifest+json');
    const manifest = (await answer.json()) as Manifest;
    expect(manifest).toMatchObject({ lang, display: 'standalone', start_url: '/inbox' });
    expect(manifest.name.toLowerCase()).toContain(words);
    for (const { src, type } of manifest.icons) {
      const icon = await fetch(world.origin + src);
      expect(icon.headers.get('content-type')).toContain(type);
    }
  });

  it('has a service worker at its root that is looked for anew each time', async () => {
    const answer = await fetch(`${world.origin}/sw.js`);
    expect(answer.headers.get('content-type')).toContain('javascript');
    expect(answer.headers.get('cache-control')).toBe('no-cache');
    expect(answer.headers.get('content-security-policy')).toContain("worker-src 'self'");
  });

  it('tells an open page how much waits and when the newest came, never what about', async () => {
    const scene = await aMatchedTask(world.sql);
    const [lead] = await teamOf(world.sql, scene, scene.task.inspectionIds[0]!);
    const news = async () =>
      (await fetch(`${world.origin}/as/${lead!.id}/inbox/news`)).json() as Promise<object>;
    expect(await news()).toEqual({ open: 0, latest: '' });
    await world.deliver();
    expect(await news()).toEqual({ open: 1, latest: expect.stringMatching(/^20\d\d-/) });
  });
});
