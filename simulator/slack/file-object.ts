import type { Json, SlackFile } from './state.ts';

/** Slack's own form of a file. */
export function fileObject({ origin }: { origin: string }, file: SlackFile): Json {
  const { id, name, mime, bytes, user } = file;
  const url = `${origin}/files-pri/${id}/${encodeURIComponent(name)}`;
  return {
    id,
    name,
    title: name,
    mimetype: mime,
    filetype: /\.(\w+)$/.exec(name)?.[1] ?? 'binary',
    user,
    mode: 'hosted',
    size: bytes.length,
    is_external: false,
    url_private: url,
    url_private_download: `${url}?download=1`,
  };
}
