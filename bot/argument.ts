import { linkCodeHash } from '../usecases/account/issue-link-code.ts';
import { settingNames } from './settings.ts';

const most = 200;

/** What somebody wrote behind a command, as it is kept: a link code, or what may be one, as its hash only. */
export function argumentOf(name: string, written: string): string {
  const said = written.trim();
  if (settingNames.some((one) => one === name)) return said.slice(0, most);
  const [first = ''] = said.split(/\s+/);
  return first && linkCodeHash(first);
}
