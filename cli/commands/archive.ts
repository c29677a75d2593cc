import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { verifyContents } from '../../domain/archive/verify-contents.ts';
import { type PackageFault, verifyFiles } from '../../domain/archive/verify-package.ts';
import { type FoundMedium, verifyMedia } from '../../domain/archive/verify-media.ts';
import { type Unpacked, unpacked } from '../../usecases/archive/container.ts';
import { type Command, UsageError } from '../command.ts';
import { misused, optionsOf } from './draw-words.ts';

const usage = 'archive verify FILE [--key VERIFIER] [--media FOLDER]';

/**
 * `archive verify`: checks a package offline, byte by byte, against its signed manifest; then whether its
 * draws and its trail follow from what it holds. With `--media` the files in a folder are compared with its
 * index as well. Exit code 1 says where the first fault is.
 */
export const archive: Command = async ([name = '', file = '', ...rest], output) => {
  if (name !== 'verify' || file === '') misused(['archive', name, file, ...rest], usage);
  const { key, media } = optionsOf(rest, usage, [], ['key', 'media']);
  const bytes = await readFile(file).catch(() => {
    throw new UsageError(`${file}: 无法读取文件 · cannot read the file`);
  });
  const opened = unpacked(bytes);
  const answer = opened
    ? await withMedia(opened, media, verdictOn(opened, key))
    : said({ where: 'container', reason: 'unreadable' });
  output.out(JSON.stringify(answer));
  return answer.ok ? 0 : 1;
};

async function withMedia({ files }: Unpacked, folder: string | undefined, answer: Verdict) {
  if (!answer.ok || folder === undefined) return answer;
  const found = verifyMedia(files, await filesIn(folder));
  return 'reason' in found ? said(found) : { ...answer, ...found };
}

async function filesIn(folder: string): Promise<FoundMedium[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => {
    throw new UsageError(`${folder}: 无法读取文件夹 · cannot read the folder`);
  });
  const found: FoundMedium[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const hash = createHash('sha256');
    for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
    found.push({ name: relative(folder, path), sha256: hash.digest('hex') });
  }
  return found.toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

function verdictOn(opened: Unpacked, key: string | undefined) {
  const found = verifyFiles(opened.files, key);
  if ('reason' in found) return said(found);
  if (opened.strayAt !== null) {
    return said({
      where: 'container',
      reason: 'altered',
      from: opened.strayAt,
      to: opened.strayAt + 1,
    });
  }
  const fault = verifyContents(opened.files);
  if (fault) return said(fault);
  const { manifest, verifier } = found;
  const { kind, code, number, madeAt, files } = manifest;
  // Compare the key with the one on the portal: without --key the package vouches for itself only.
  const isTrusted = key !== undefined;
  return {
    ok: true as const,
    checked: 'archive',
    kind,
    code,
    number,
    madeAt,
    files: files.length,
    verifier,
    isTrusted,
  };
}

type Reason = PackageFault['reason'] | 'unreadable';
type Verdict = ReturnType<typeof verdictOn>;

const said = (fault: Omit<PackageFault, 'reason'> & { reason: Reason }) => ({
  ok: false as const,
  checked: 'archive',
  ...fault,
  text: texts[fault.reason],
});

const texts: Record<Reason, string> = {
  unreadable: '不是归档包，或容器已损坏 · not an archive package, or its container is damaged',
  missing: '文件缺失 · the file is missing',
  signature: '签名不成立 · the signature does not hold',
  key: '不是所给密钥签的 · signed with another key than the one given',
  altered: '内容与签名时不同 · not what was signed',
  size: '长度与签名时不同 · not as long as what was signed',
  unlisted: '清单中没有这个文件 · no file of the manifest',
  content: '内容自相矛盾，重新计算的结果不同 · does not follow from what the package holds',
};
