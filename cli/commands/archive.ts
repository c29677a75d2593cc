import { readFile } from 'node:fs/promises';
import { verifyContents } from '../../domain/archive/verify-contents.ts';
import { type PackageFault, verifyFiles } from '../../domain/archive/verify-package.ts';
import { unpacked } from '../../usecases/archive/container.ts';
import { type Command, UsageError } from '../command.ts';
import { misused } from './draw-words.ts';

const usage = 'archive verify FILE [--key VERIFIER]';

/**
 * `archive verify`: checks a package offline, byte by byte, against its signed manifest; then whether its
 * draws and its trail follow from what it holds. Exit code 1 says where the first fault is.
 */
export const archive: Command = async ([name = '', file = '', ...rest], output) => {
  const key = rest.length === 2 && rest[0] === '--key' ? rest[1] : undefined;
  if (name !== 'verify' || file === '' || (rest.length > 0 && key === undefined)) {
    misused(['archive', name, file, ...rest], usage);
  }
  const bytes = await readFile(file).catch(() => {
    throw new UsageError(`${file}: 无法读取文件 · cannot read the file`);
  });
  const answer = verdictOn(bytes, key);
  output.out(JSON.stringify(answer));
  return answer.ok ? 0 : 1;
};

function verdictOn(bytes: Uint8Array, key: string | undefined) {
  const opened = unpacked(bytes);
  if (!opened) return said({ where: 'container', reason: 'unreadable' });
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
    ok: true,
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
