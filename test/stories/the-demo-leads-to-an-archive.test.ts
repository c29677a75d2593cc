import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stepKeys } from '../../simulator/steps.ts';
import { yaohao } from '../cli/yaohao.ts';
import { freeBase, pressOn, type RunningDemo, startDemo, stateOf } from '../support/demo.ts';
import { aClient } from '../support/panel.ts';

let folder: string;
let demo: RunningDemo | undefined;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yaohao-demo-'));
  // Postgres works as a user of its own and has to reach its data.
  await chmod(folder, 0o755);
  demo = await startDemo(['--port', String(await freeBase()), '--data', path.join(folder, 'data')]);
}, 120_000);
afterAll(async () => {
  await demo?.interrupt();
  await rm(folder, { recursive: true, force: true });
});

describe('the demo', () => {
  it(
    'R-191 leads to a package that is verified offline, and names a changed byte',
    {
      timeout: 240_000,
    },
    async () => {
      const page = demo!.addresses['web chat']!;
      for (const key of stepKeys) {
        await pressOn(page, 'step', { key });
        await stateOf(page, ({ done }) => done.includes(key));
      }
      const panel = aClient(() => new URL(demo!.addresses['admin panel']!).origin);
      await panel.post('/sign-in', { login: 'planner', password: 'yaohao-demo' });
      // a form of the sample is there to be looked at, and the teams ticked it off.
      const forms = await (await panel.get('/desk/forms')).text();
      expect(forms).toContain('机动车修理业现场检查表');
      const tasks = await (await panel.get('/desk/archive')).text();
      const [task] = /\/desk\/archive\/[0-9a-f-]{36}/.exec(tasks)!;
      const [pack] = /\/desk\/archive\/packages\/[0-9a-f-]+\.zip/.exec(
        await (await panel.get(task)).text(),
      )!;
      const bytes = Buffer.from(await (await panel.get(pack)).arrayBuffer());
      const file = path.join(folder, 'package.zip');
      await writeFile(file, bytes);
      expect(await yaohao('archive', 'verify', file)).toMatchObject({ code: 0 });
      const kept = unzipSync(bytes)['records/visit_form.json']!;
      expect(JSON.parse(Buffer.from(kept).toString()).length).toBeGreaterThan(0);
      bytes[bytes.length >> 1]! ^= 1;
      await writeFile(file, bytes);
      const { code, out } = await yaohao('archive', 'verify', file);
      expect(code).toBe(1);
      expect(JSON.parse(out[0]!)).toMatchObject({ ok: false, reason: 'altered' });
      expect(JSON.parse(out[0]!).where).toMatch(/^(records|draws|archive|trail|manifest)/);
    },
  );
});
