import jsQR from 'jsqr';

const scale = 4;

/** What a phone reads from the QR code in a page's markup; fails where there is none. */
export function readQr(markup: string): string {
  const [, side, path] = /<svg class="qr" viewBox="0 0 (\d+) \1"[\s\S]*?<path d="([^"]+)"/.exec(
    markup,
  )!;
  const size = Number(side) * scale;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (const [, x, y] of path!.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let at = 0; at < scale * scale; at += 1) {
      const row = Number(y) * scale + Math.floor(at / scale);
      const offset = (row * size + Number(x) * scale + (at % scale)) * 4;
      pixels.fill(0, offset, offset + 3);
    }
  }
  // The package has no types of its own for a module; its function is the default export.
  const read = jsQR as unknown as (
    data: Uint8ClampedArray,
    width: number,
    height: number,
  ) => { data: string } | null;
  return read(pixels, size, size)!.data;
}
