import { Api } from 'grammy';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFakeTelegram, type FakeTelegram } from '../../simulator/telegram/server.ts';
import { startHttpApp, type SlackWorld } from './slack-app.ts';

const photo = Buffer.from('a photo, byte for byte');

describe('files on the fake Slack', () => {
  let world: SlackWorld;
  beforeEach(async () => {
    world = await startHttpApp({ scopes: ['chat:write', 'files:read'] });
    world.fake.user({ id: 'U1', name: '张三' });
  });
  afterEach(() => world.stop());

  it('takes an upload of the real client, shows it and deletes it', async () => {
    const { client, fake } = world;
    const sent = (await client.filesUploadV2({
      channel_id: 'D1',
      filename: '照片.jpg',
      file: photo,
      initial_comment: '附件',
    })) as unknown as { files: { files: { id: string }[] }[] };
    const id = sent.files[0]!.files[0]!.id;
    await fake.expectMessage('U1', '附件');
    const { file } = await client.files.info({ file: id });
    expect(file).toMatchObject({ name: '照片.jpg', size: photo.length, mimetype: 'image/jpeg' });
    await client.files.delete({ file: id });
    await expect(client.files.info({ file: id })).rejects.toThrow('file_not_found');
  });

  it('brings what somebody shares, which only the token may fetch', async () => {
    const { fake, client } = world;
    const { ts } = await fake
      .user({ id: 'U1', name: '张三' })
      .share([{ name: 'a.png', bytes: photo }], '现场');
    expect(world.heard).toEqual(['message 现场']);
    const { messages } = await client.conversations.history({ channel: 'D1' });
    const [shared] = messages!.find((message) => message.ts === ts)!.files!;
    expect(shared).toMatchObject({ mimetype: 'image/png', user: 'U1' });
    const url = shared!.url_private_download!;
    const token = { authorization: `Bearer ${fake.botToken}` };
    const got = await fetch(url, { headers: token });
    expect(Buffer.from(await got.arrayBuffer())).toEqual(photo);
    expect((await fetch(url)).headers.get('content-type')).toBe('text/html');
  });

  it('tells what the token may do with every answer', async () => {
    const { response_metadata: told } = await world.client.auth.test();
    expect(told?.scopes).toEqual(['chat:write', 'files:read']);
  });
});

describe('files on the fake Telegram', () => {
  let fake: FakeTelegram;
  let api: Api;
  beforeEach(async () => {
    fake = await startFakeTelegram({ token: '42:test' });
    api = new Api('42:test', { apiRoot: fake.url });
  });
  afterEach(() => fake.close());

  it('brings an album of photos, the largest size last, and a place', async () => {
    const person = fake.user({ id: 7, name: '张三', started: true });
    person.sendAlbum(
      [1, 2, 3].map((n) => ({ name: `${n}.jpg`, bytes: photo })),
      '三张',
    );
    person.sendPlace({ latitude: 37.17, longitude: 117.83, accuracy: 12 });
    const [first, second, third, place] = (await api.getUpdates()).map(({ message }) => message!);
    expect(first).toMatchObject({ caption: '三张', media_group_id: second!.media_group_id });
    expect(third!.media_group_id).toBe(first!.media_group_id);
    const { file_path: path } = await api.getFile(first!.photo!.at(-1)!.file_id);
    const got = await fetch(`${fake.url}/file/bot42:test/${path}`);
    expect(Buffer.from(await got.arrayBuffer())).toEqual(photo);
    expect(place).toMatchObject({
      location: { latitude: 37.17, longitude: 117.83, horizontal_accuracy: 12 },
    });
  });

  it('does not give out more than 20 MB', async () => {
    const person = fake.user({ id: 7, name: '张三', started: true });
    person.sendFile({ name: 'film.mp4', bytes: Buffer.alloc(20 * 1024 * 1024 + 1) });
    const [update] = await api.getUpdates();
    const id = update!.message!.document!.file_id;
    await expect(api.getFile(id)).rejects.toThrow('file is too big');
  });
});
