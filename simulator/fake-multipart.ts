/** One part of a multipart body: a field, or a file when it has a file name. */
export interface Part {
  name: string;
  filename: string | undefined;
  mime: string;
  bytes: Buffer;
}

// The platform's own parser refuses what bots really send: file names without quotes.
/** Splits a multipart/form-data body into its parts. */
export function readParts(body: Buffer, contentType: string): Part[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (!boundary) return [];
  const edge = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let from = body.indexOf(edge);
  while (from !== -1) {
    const next = body.indexOf(edge, from + edge.length);
    if (next === -1) break;
    // Between two edges: a line end, the head, an empty line, the content, a line end.
    parts.push(readPart(body.subarray(from + edge.length + 2, next - 2)));
    from = next;
  }
  return parts;
}

function readPart(raw: Buffer): Part {
  const end = raw.indexOf('\r\n\r\n');
  const head = raw.subarray(0, end).toString();
  return {
    name: attribute(head, 'name') ?? '',
    filename: attribute(head, 'filename'),
    mime: /content-type:\s*([^\r\n]+)/i.exec(head)?.[1] ?? 'application/octet-stream',
    bytes: raw.subarray(end + 4),
  };
}

function attribute(head: string, name: string): string | undefined {
  const found = new RegExp(`[;\\s]${name}=(?:"([^"]*)"|([^;\\r\\n]*))`, 'i').exec(head);
  return found?.[1] ?? found?.[2];
}
