import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExif } from '../../../domain/evidence/exif.ts';
import { stripJpeg } from '../../../domain/evidence/jpeg.ts';
import { safeName, sniff } from '../../../domain/evidence/media.ts';
import { stripPng } from '../../../domain/evidence/png.ts';
import { prepare } from '../../../domain/evidence/prepare.ts';
import { aJpeg, aPdf, aPng, aTiff } from '../../support/pictures.ts';

const camera = {
  at: '2026:09:14 10:21:33',
  place: [37.1731, 117.8295] as [number, number],
  orientation: 6,
};

describe('what a camera wrote into a picture', () => {
  it.each([false, true])('is read in either order of bytes (little end first: %s)', (little) => {
    expect(readExif(aTiff({ ...camera, little }))).toEqual({
      orientation: 6,
      at: '2026-09-14T02:21:33.000Z',
      place: { latitude: 37.1731, longitude: 117.8295 },
    });
  });

  it('has the zone that it names, and lies south and west where it says so', () => {
    const taken = readExif(aTiff({ at: camera.at, zone: '+00:00', place: [-33.5, -70.25] }));
    expect(taken).toMatchObject({
      at: '2026-09-14T10:21:33.000Z',
      place: { latitude: -33.5, longitude: -70.25 },
    });
  });

  it('is left out where it is nonsense', () => {
    expect(readExif(aTiff({ at: '2026:13:77 99:00:00', orientation: 9 }))).toEqual({
      orientation: 1,
    });
    expect(readExif(aTiff({ place: [95, 10] }))).toEqual({ orientation: 1 });
    expect(readExif(Buffer.from('nothing'))).toEqual({ orientation: 1 });
  });

  it('harms nobody when any of its bytes is another, or missing', () => {
    const whole = aTiff(camera);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, byte, end) => {
        const bent = Buffer.from(whole.subarray(0, end));
        if (at < bent.length) bent[at] = byte;
        const { orientation, place } = readExif(bent);
        expect(orientation).toBeGreaterThanOrEqual(1);
        if (place) expect(Math.abs(place.latitude)).toBeLessThanOrEqual(90);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the copy of a picture that is shared', () => {
  it('shows the picture as it is, turned as it has to be, and says nothing else', () => {
    const original = aJpeg(camera);
    const { shared, exif } = stripJpeg(original)!;
    const text = Buffer.from(shared).toString('latin1');
    for (const trace of ['2026', 'xmp', 'MPF', 'Photoshop', 'taken by', 'ftyp', '36.9']) {
      expect(text, trace).not.toContain(trace);
    }
    expect(text).toContain('JFIF');
    expect(text).toContain('ICC_PROFILE');
    expect(exif).toMatchObject({ place: { latitude: 37.1731 } });
    const again = stripJpeg(shared)!;
    expect(again.exif).toEqual({ orientation: 6 });
    expect(Buffer.from(again.shared)).toEqual(Buffer.from(shared));
    expect(Buffer.from(shared).includes(Buffer.from([0x12, 0xff, 0, 0x34, 0xff, 0xd0, 0x56]))).toBe(
      true,
    );
  });

  it('of a PNG has only what shows it', () => {
    const { shared, exif } = stripPng(aPng(camera))!;
    expect(exif).toMatchObject({ at: '2026-09-14T02:21:33.000Z' });
    const text = Buffer.from(shared).toString('latin1');
    expect(text).toMatch(/IHDR.*IDAT.*IEND/s);
    expect(text).not.toMatch(/zhang san|eXIf|2026/);
  });

  it('is not made of a picture that ends before its end', () => {
    const [jpeg, png] = [stripJpeg(aJpeg(camera))!.shared, aPng(camera)];
    for (let end = 0; end < jpeg.length; end += 1)
      expect(stripJpeg(jpeg.subarray(0, end))).toBeUndefined();
    for (let end = 8; end < png.length; end += 1)
      expect(stripPng(png.subarray(0, end))).toBeUndefined();
  });

  it('stays the same when it is made of itself, whatever bytes of the picture are others', () => {
    const original = aJpeg(camera);
    fc.assert(
      fc.property(fc.nat(original.length - 1), fc.nat(255), (at, byte) => {
        const bent = Buffer.from(original);
        bent[at] = byte;
        const made = stripJpeg(bent);
        if (!made) return;
        const again = stripJpeg(made.shared)!;
        expect(Buffer.from(again.shared)).toEqual(Buffer.from(made.shared));
        expect(again.exif.place ?? again.exif.at).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a file that is sent', () => {
  it('is what its bytes say, whatever it is called', () => {
    expect(sniff(aJpeg())).toBe('image/jpeg');
    expect(sniff(aPng())).toBe('image/png');
    expect(sniff(aPdf())).toBe('application/pdf');
    for (const other of ['MZ\x90\0', '<html>', 'PK\x03\x04', '\0\0\0\x18ftypheic', '']) {
      expect(sniff(Buffer.from(other, 'latin1')), other).toBeUndefined();
    }
  });

  it('is refused with a reason: no picture, not whole, too large', () => {
    const codeOf = (bytes: Uint8Array) => {
      try {
        prepare(bytes);
      } catch (error) {
        return (error as { code: string }).code;
      }
      return undefined;
    };
    expect(codeOf(Buffer.from('<script>alert(1)</script>'))).toBe('file-type');
    expect(codeOf(aJpeg().subarray(0, 60))).toBe('file-damaged');
    expect(codeOf(Buffer.alloc(20 * 1024 * 1024 + 1))).toBe('file-too-large');
    expect(codeOf(aPdf())).toBeUndefined();
  });

  it('is kept under a name that leads nowhere and turns nothing around', () => {
    expect(safeName('../../etc/passwd.jpeg', 'image/jpeg')).toBe('etc passwd.jpg');
    expect(safeName('\u202egpj.exe', 'image/png')).toBe('gpj.png');
    expect(safeName('<b>证据</b>*".pdf', 'application/pdf')).toBe('b 证据 b.pdf');
    expect(safeName('', 'image/jpeg')).toBe('file.jpg');
    expect(safeName(`${'长'.repeat(200)}.jpg`, 'image/jpeg')).toHaveLength(84);
  });
});
